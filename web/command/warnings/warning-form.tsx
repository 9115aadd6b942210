import { useState } from 'react'
import { warningEvents, warningLevels } from '#contract/choices'
import type { Warning, WarningEvent, WarningLevel } from '#contract/warnings'
import { ApiError, api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choices } from '../../shell/ui/choice.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useWall } from '../data/wall.ts'
import { useText } from './text.ts'

const office = 8 * 3_600_000

/** A moment of the office as the browser's own field writes it, and back. */
const written = (at: number) => new Date(at + office).toISOString().slice(0, 16)
const moment = (text: string) => Date.parse(`${text}:00+08:00`)

const fresh = () => ({
  event: 'rain' as WarningEvent,
  level: 'blue' as WarningLevel,
  headline: '',
  description: '',
  instruction: '',
  areas: [] as readonly string[],
  expires: written(Date.now() + 12 * 3_600_000),
})
const valuesOf = (w: Warning): ReturnType<typeof fresh> => ({
  ...w,
  areas: w.areas.map(area => area.id),
  expires: written(w.expires),
})

/** A warning to give out, or the next version of one that holds. */
export function WarningForm({ before, onDone }: { before?: Warning; onDone?: () => void }) {
  const t = useText()
  const { feed, known, name } = useWall()
  const [id, setId] = useState(newId)
  const [values, setValues] = useState(() => (before ? valuesOf(before) : fresh()))
  const [error, setError] = useState<unknown>()
  const fields = error instanceof ApiError ? error.fields : {}
  const set = (more: Partial<typeof values>) => setValues({ ...values, ...more })
  const expires = moment(values.expires)
  const places = known.summary?.communities.flatMap(one => one.place ?? []) ?? []
  const save = async () => {
    setError(undefined)
    const { event, level, headline, description, instruction, areas } = values
    const body = { event, level, headline: headline.trim(), description, instruction, areas, expires }
    try {
      if (before) await api.patch(`/warnings/${before.id}`, { version: before.version, ...body })
      else await api.create('/warnings', { id, ...body })
      await feed.refresh()
      toast(t('warnings.given'))
      if (!before) {
        setId(newId())
        setValues(fresh())
      }
      onDone?.()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <form
      className="ui-stack"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <Select
        label={t('warnings.event')}
        value={values.event}
        onChange={value => set({ event: (value ?? 'other') as WarningEvent })}
        empty={false}
        options={warningEvents.map(one => ({ value: one, label: t(`warnings.event.${one}`) }))}
      />
      <Select
        label={t('warnings.level')}
        value={values.level}
        onChange={value => set({ level: (value ?? 'blue') as WarningLevel })}
        empty={false}
        options={warningLevels.map(one => ({ value: one, label: t(`warnings.level.${one}`) }))}
      />
      <TextField
        label={t('warnings.headline')}
        hint={t('warnings.headline.hint')}
        value={values.headline}
        onChange={headline => set({ headline })}
        maxLength={60}
        error={fields.headline}
      />
      <TextArea
        label={t('warnings.description')}
        optional
        value={values.description}
        onChange={description => set({ description })}
        maxLength={1000}
      />
      <TextArea
        label={t('warnings.instruction')}
        optional
        value={values.instruction}
        onChange={instruction => set({ instruction })}
        maxLength={1000}
      />
      <Choices
        label={t('warnings.areas')}
        hint={t('warnings.areas.hint')}
        tiles
        options={places.map(one => ({ value: one, label: name(one) }))}
        value={values.areas}
        onChange={areas => set({ areas })}
      />
      <TextField
        label={t('warnings.expires')}
        type="datetime-local"
        value={values.expires}
        onChange={value => set({ expires: value })}
        error={fields.expires}
      />
      {error !== undefined && <ErrorNote error={error} kept />}
      <Button submit look="main" disabled={values.headline.trim() === '' || Number.isNaN(expires)}>
        {t(before ? 'warnings.save' : 'warnings.give')}
      </Button>
    </form>
  )
}
