import { useState } from 'react'
import type { RoutingRule, RoutingSet } from '#contract/routing'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useChange } from './data.ts'
import { useRoutingText } from './text.ts'

type Props = {
  type: string
  base: number
  rules: readonly RoutingRule[]
  mustMend: boolean
  onSaved: () => void
  onDrop: () => void
}

/** Puts what was changed down as a new version, with a word on what and why. */
export function Save({ type, base, rules, mustMend, onSaved, onDrop }: Props) {
  const t = useRoutingText()
  const [note, setNote] = useState('')
  // The same draft sent twice is one version.
  const [id] = useState(newId)
  const { mutateAsync, error } = useChange(type, (at, body: object) => api.post<RoutingSet>(`${at}/versions`, body))
  const save = async () => {
    const saved = await mutateAsync({ id, base, note, rules }).catch(() => undefined)
    if (!saved) return
    toast(t('routing.saved', { version: saved.version }))
    onSaved()
  }
  return (
    <section className="routing-card is-now" aria-label={t('routing.save')}>
      <h2>{t('routing.save')}</h2>
      <TextField label={t('routing.save.note')} maxLength={300} value={note} onChange={setNote} />
      {error && <ErrorNote error={error} kept />}
      <div className="ui-row">
        <Button look="main" disabled={mustMend || note.trim().length < 2} onPress={save}>
          {t('routing.save.do')}
        </Button>
        <Button look="quiet" confirm={t('routing.undo.sure')} onPress={onDrop}>
          {t('routing.undo')}
        </Button>
      </div>
    </section>
  )
}
