import { useState } from 'react'
import type { StaffResult } from '#contract/staff-results'
import { toOfficeDay } from '../../fields/office-clock.ts'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { correct, enter, type Said } from './data.ts'
import { useStaffResultText } from './text.ts'

const empty: Said = { grade: '', toldOn: null, objected: false, outcome: '', document: '' }
type Props = { person: string; of?: StaffResult; onDone: () => void }

/** A result as the document says it: entered anew, or said right with a reason. */
export function ResultForm({ person, of, onDone }: Props) {
  const t = useStaffResultText()
  const today = toOfficeDay(useNow())
  const [id, setId] = useState(newId)
  const [year, setYear] = useState(String(of?.year ?? Number(today.slice(0, 4)) - 1))
  const [said, setSaid] = useState<Said>(of ?? empty)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const errors = error instanceof ApiError ? error.fields : undefined
  const set = (more: Partial<Said>) => setSaid({ ...said, ...more })
  const ready = /^\d{4}$/.test(year) && said.grade.trim() !== '' && said.document.trim() !== '' && (!of || reason.trim() !== '')
  const send = async () => {
    const { grade, toldOn, objected, outcome, document } = said
    const body = { grade, toldOn, objected, outcome: objected ? outcome : '', document }
    try {
      await (of ? correct(person, of, reason, body) : enter(person, id, Number(year), body))
      toast(t(of ? 'sr.corrected' : 'sr.entered'))
      setError(undefined)
      setId(newId())
      setSaid(empty)
      onDone()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <div className="ui-stack">
      {error !== undefined && <ErrorNote error={error} kept />}
      {!of && (
        <TextField label={t('sr.year')} inputMode="numeric" maxLength={4} value={year} error={errors?.year} onChange={setYear} />
      )}
      <TextField
        label={t('sr.grade')}
        hint={t('sr.grade.hint')}
        maxLength={20}
        value={said.grade}
        error={errors?.grade}
        onChange={grade => set({ grade })}
      />
      <TextField
        label={t('sr.document')}
        maxLength={100}
        value={said.document}
        error={errors?.document}
        onChange={document => set({ document })}
      />
      <TextField
        type="date"
        optional
        label={t('sr.told')}
        max={today}
        value={said.toldOn ?? ''}
        error={errors?.toldOn}
        onChange={day => set({ toldOn: day || null })}
      />
      <Checkbox checked={said.objected} onChange={objected => set({ objected })}>
        {t('sr.objected')}
      </Checkbox>
      {said.objected && (
        <TextField
          optional
          label={t('sr.outcome')}
          maxLength={500}
          value={said.outcome}
          error={errors?.outcome}
          onChange={outcome => set({ outcome })}
        />
      )}
      {of && <TextField label={t('sr.reason')} maxLength={300} value={reason} error={errors?.reason} onChange={setReason} />}
      <p className="ui-row">
        <Button look="main" disabled={!ready} reason={t('sr.first')} onPress={send}>
          {t(of ? 'sr.correct' : 'sr.enter.send')}
        </Button>
        {of && <Button onPress={onDone}>{t('sr.cancel')}</Button>}
      </p>
    </div>
  )
}
