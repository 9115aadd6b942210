import { type ComponentType, lazy, Suspense, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { askedFields, ownForm } from '#kernel/engine/asked'
import { ApiError } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import type { Answers, Draft, Problem } from '../data/drafts.ts'
import type { CaseType } from '../data/office.ts'
import { sendReport, takeBack } from '../data/outbox.ts'
import { looksLikeMail, mailKey } from '../tell/mail-key.ts'
import { useText } from '../text.ts'
import { AskField, labelOf } from './ask-field.tsx'
import { FormParts } from './form-parts.tsx'
import { MoreFields } from './more-fields.tsx'
import { missing, planForm, titleOf } from './plan-form.ts'
import { useSending } from './use-sending.ts'
import './report.css'

export type Noted = { readonly unsaved: boolean; readonly faults: Readonly<Record<string, string>> }

type ReportFormProps = {
  found: CaseType
  start: Draft
  problem: Problem | undefined
  /** What is to be said of a draft that came from the plain form. */
  noted?: Noted | undefined
  /** False when the device does not keep it. */
  save: (draft: Draft) => boolean
  onFresh: (() => void) | undefined
}

const EmailAsk = lazy(() => import('../tell/email-ask.tsx'))
// A help that cannot be fetched is left out: the report itself must work without a connection.
const KindGuess = lazy(() => import('../kind/kind-guess.tsx').catch(() => ({ default: () => null })))
type Help = ComponentType<{ found: CaseType; answers: Answers; clear: () => void }>
const JoinKnown = lazy((): Promise<{ default: Help }> => import('./join-known.tsx').catch(() => ({ default: () => null })))

/** From so many characters on words may say what they are about. */
const wordsToGuess = 4

const asError = (problem: Problem | undefined) => problem && new ApiError({ status: 422, ...problem })

/** Words, photo, place, send. What was written stays on the phone until the office has it. */
export function ReportForm({ found, start, problem, noted, save, onFresh }: ReportFormProps) {
  const t = useText()
  const [, go] = useLocation()
  const { type, def } = found
  const form = useRef<HTMLFormElement>(null)
  const [answers, setAnswers] = useState<Answers>(start.answers)
  const plan = planForm(askedFields(ownForm(def.form), answers))
  const [unsaved, setUnsaved] = useState(noted?.unsaved ?? false)
  const [error, setError] = useState<unknown>(asError(problem))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>(problem?.fields ?? noted?.faults ?? {})
  const { progress, words, run } = useSending()
  const restored = onFresh !== undefined && Object.keys(start.answers).length > 0

  // Photos are made small meanwhile and voice comes late: both must add to what stands there then, not to what stood there before.
  const latest = useRef(start.answers)
  const change = (key: string, value: unknown) => {
    const { [key]: _, ...rest } = latest.current
    latest.current = value === undefined ? rest : { ...rest, [key]: value }
    setAnswers(latest.current)
    setUnsaved(!save({ id: start.id, answers: latest.current }))
    setFaults(({ [key]: _, ...rest }) => rest)
  }
  const showFaults = (next: Readonly<Record<string, string>>) => {
    setFaults(next)
    requestAnimationFrame(() => {
      const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .ui-fault, [role="alert"]')
      const control = first?.matches('.ui-fault') ? first.closest('fieldset')?.querySelector<HTMLElement>('button, input') : first
      first?.scrollIntoView({ block: 'center' })
      control?.focus({ preventScroll: true })
    })
  }
  const send = async () => {
    setError(undefined)
    const empty = missing(def.form, plan, answers)
    if (empty.length > 0) {
      showFaults(Object.fromEntries(empty.map(key => [key, t('shell.required', { label: labelOf(t, def.form, key) })])))
      return
    }
    const mail = answers[mailKey]
    if (mail !== undefined && !looksLikeMail(String(mail))) return showFaults({ [mailKey]: mailKey })
    const draft = { id: start.id, answers }
    const title = titleOf(plan, answers, def.title)
    try {
      const outcome = await run(show => sendReport({ ...draft, type, title, savedAt: Date.now() }, show))
      if (outcome.is === 'sent') return go(`/sent/${outcome.number}`, { replace: true })
      if (outcome.is === 'waiting') return go(`/waiting/${start.id}`, { replace: true })
      if (onFresh) takeBack(start.id)
      save(draft)
      setError(outcome.error)
      const outside = outcome.error.code === 'place-outside' && plan.place
      showFaults(outside ? { ...outcome.error.fields, [plan.place!]: outcome.error.message } : outcome.error.fields)
    } catch (fault) {
      if (onFresh) takeBack(start.id)
      save(draft)
      setError(fault)
    }
  }
  const busy = progress !== undefined
  const ask = (key: string | undefined) =>
    key !== undefined && (
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

  const parts = [[plan.words], [plan.photos], [plan.place], plan.needed].flatMap(keys => {
    const known = keys.filter(key => key !== undefined)
    return known.length > 0 ? [{ keys: known, content: known.map(ask) }] : []
  })
  const more = (
    <MoreFields fields={def.form} keys={plan.folded} open={[...plan.folded, mailKey].some(key => faults[key])} ask={ask}>
      <Suspense>
        <EmailAsk
          value={String(answers[mailKey] ?? '')}
          wrong={faults[mailKey] !== undefined}
          disabled={busy}
          onChange={typed => change(mailKey, typed)}
        />
      </Suspense>
    </MoreFields>
  )

  const clear = () => {
    takeBack(start.id)
    if (onFresh) save({ id: start.id, answers: {} })
  }
  return (
    <form ref={form} className="p-report" onSubmit={event => event.preventDefault()} noValidate>
      {restored && (
        <div className="p-note p-restored">
          <span>{t('portal.report.restored')}</span>
          <Button size="small" look="quiet" confirm={t('portal.report.fresh.confirm')} onPress={onFresh}>
            {t('portal.report.fresh')}
          </Button>
        </div>
      )}
      {unsaved && <p className="p-note">{t('portal.report.unsaved')}</p>}
      {error !== undefined && <ErrorNote error={error} kept />}
      <FormParts parts={parts} faults={faults} more={more}>
        {plan.words !== undefined && String(answers[plan.words] ?? '').length >= wordsToGuess && (
          <Suspense fallback={null}>
            <KindGuess found={found} words={String(answers[plan.words])} answers={answers} onTake={change} />
          </Suspense>
        )}
        {def.known && answers[def.known.place] !== undefined && (
          <Suspense fallback={null}>
            <JoinKnown found={found} answers={answers} clear={clear} />
          </Suspense>
        )}
        <div className="p-send">
          <Button look="main" size="wide" busy={busy} onPress={send}>
            {t('portal.report.send')}
          </Button>
          <p className="ui-soft" role="status" aria-live="polite">
            {words}
          </p>
        </div>
      </FormParts>
    </form>
  )
}
