import { useState } from 'react'
import type { RoutingRule, RoutingTried } from '#contract/routing'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import type { Lists } from './data.ts'
import { useRoutingText } from './text.ts'

type Props = {
  type: string
  lists: Lists
  /** The rules on the screen when they are not those live. */
  rules: readonly RoutingRule[] | undefined
}

/** One matter tried: who would get it, and why. */
export function TryOne({ type, lists, rules }: Props) {
  const t = useRoutingText()
  const [category, setCategory] = useState<string>()
  const [place, setPlace] = useState<string>()
  const [at, setAt] = useState('')
  const [found, setFound] = useState<RoutingTried>()
  const [error, setError] = useState<unknown>()
  const run = async () => {
    const moment = at === '' ? {} : { at: Date.parse(`${at}:00+08:00`) }
    const body = { category, ...(place && { place }), ...moment, ...(rules && { rules }) }
    setError(undefined)
    await api.post<RoutingTried>(`/routing/${type}/try`, body).then(setFound, setError)
  }
  return (
    <section className="routing-card" aria-label={t('routing.try')}>
      <h2>{t('routing.try')}</h2>
      <Select
        label={t('routing.try.category')}
        value={category}
        onChange={setCategory}
        options={[...Map.groupBy(lists.matters, one => one.group ?? '')].map(([label, some]) => ({
          label,
          options: some.map(one => ({ value: one.id, label: `${one.name} ${one.id}` })),
        }))}
      />
      <Select
        label={t('routing.try.place')}
        optional
        empty={t('routing.all.places')}
        value={place}
        onChange={setPlace}
        options={lists.places.map(one => ({ value: one.id, label: one.name }))}
      />
      <TextField
        label={t('routing.try.at')}
        hint={t('routing.try.at.hint')}
        optional
        type="datetime-local"
        value={at}
        onChange={setAt}
      />
      <Button disabled={!category} onPress={run}>
        {t('routing.try.run')}
      </Button>
      {error !== undefined && <ErrorNote error={error} kept />}
      {found && (
        <div className="routing-tried" role="status">
          <strong>{found.unit ? t('routing.try.gets', { unit: lists.name(found.unit) }) : t('routing.try.nobody')}</strong>
          <ul>
            {found.why.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
