import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { FieldData } from '#kernel/define/field'
import { FieldInput } from '../../fields/field.tsx'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import type { Answers } from '../data/drafts.ts'
import type { CaseType } from '../data/office.ts'
import { sendReport, takeBack } from '../data/outbox.ts'
import { AskField } from '../report/ask-field.tsx'
import { missing, planForm } from '../report/plan-form.ts'
import { useSending } from '../report/use-sending.ts'
import { useText } from '../text.ts'
import { useCareText } from './text.ts'
import '../report/report.css'

const often = [1, 3, 7, 14] as const
const spanDays = (value: unknown) =>
  typeof value === 'object' && value !== null && 'amount' in value ? String(value.amount) : undefined

const nameIn = (value: unknown) => (typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '')

/** The questions of the definition; how often is asked in words people use. */
export function CareForm({ found: { type, def } }: { found: CaseType }) {
  const t = useCareText()
  const p = useText()
  const [, go] = useLocation()
  const id = useRef(newId())
  const form = useRef<HTMLFormElement>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [error, setError] = useState<unknown>()
  const { progress, words, run } = useSending()
  const busy = progress !== undefined
  const change = (key: string, value: unknown) => {
    setAnswers(({ [key]: _, ...rest }) => (value === undefined ? rest : { ...rest, [key]: value }))
    setFaults(({ [key]: _, ...rest }) => rest)
  }
  const show = (next: Readonly<Record<string, string>>) => {
    setFaults(next)
    requestAnimationFrame(() =>
      form.current?.querySelector('[aria-invalid="true"], .ui-fault')?.scrollIntoView({ block: 'center' }),
    )
  }
  const send = async () => {
    setError(undefined)
    const empty = missing(def.form, planForm(def.form), answers)
    if (empty.length > 0)
      return show(Object.fromEntries(empty.map(key => [key, p('shell.required', { label: def.form[key]?.title ?? key })])))
    try {
      const waiting = { id: id.current, answers, type, title: def.title, savedAt: Date.now() }
      const outcome = await run(onPhoto => sendReport(waiting, onPhoto))
      if (outcome.is === 'sent') return go(`/care/${outcome.number}`, { replace: true })
      if (outcome.is === 'waiting') return go(`/waiting/${id.current}`, { replace: true })
      takeBack(id.current)
      setError(outcome.error)
      show(outcome.error.fields)
    } catch (fault) {
      takeBack(id.current)
      setError(fault)
    }
  }
  const ask = ([key, field]: [string, FieldData]) =>
    field.kind === 'span' ? (
      <Choice
        key={key}
        label={field.title}
        value={spanDays(answers[key])}
        error={faults[key]}
        options={often.map(days => ({ value: String(days), label: t(`care.every.${days}`) }))}
        onChange={days => change(key, { amount: Number(days), unit: 'day' })}
      />
    ) : field.kind === 'person' && field.required ? (
      <TextField
        key={key}
        label={field.title}
        error={faults[key]}
        disabled={busy}
        maxLength={60}
        autoComplete="name"
        value={nameIn(answers[key])}
        onChange={name => change(key, name.trim() ? { name } : undefined)}
      />
    ) : field.kind === 'person' ? (
      <FieldInput
        key={key}
        field={field}
        value={answers[key]}
        error={faults[key]}
        disabled={busy}
        onChange={value => change(key, value)}
      />
    ) : (
      <AskField
        key={key}
        name={key}
        fields={def.form}
        value={answers[key]}
        error={faults[key]}
        disabled={busy}
        onChange={value => change(key, value)}
      />
    )
  return (
    <form ref={form} className="p-report" onSubmit={event => event.preventDefault()} noValidate>
      {error !== undefined && <ErrorNote error={error} kept />}
      {Object.entries(def.form).map(entry => (
        <section className="p-block" key={entry[0]}>
          {ask(entry)}
        </section>
      ))}
      <p className="ui-soft">{t('care.why')}</p>
      <div className="p-send">
        <Button look="main" size="wide" busy={busy} onPress={send}>
          {t('care.send')}
        </Button>
        <p className="ui-soft" role="status" aria-live="polite">
          {words}
        </p>
      </div>
    </form>
  )
}
