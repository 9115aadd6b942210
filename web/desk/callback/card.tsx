import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { CallCard, CallDone } from '#contract/callback'
import type { CaseDetail } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { sayTime } from '../../shell/dates.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useNames } from '../data/names.ts'
import { useCallbackText } from './text.ts'

type Props = { card: CallCard; maxTries: number; onDone: (putOff: boolean) => unknown }
const asked = {
  solved: [
    ['yes', '1'],
    ['partly', '2'],
    ['no', '3'],
  ],
  satisfied: [
    ['very', '4'],
    ['fairly', '5'],
    ['so', '6'],
    ['not', '7'],
  ],
  contacted: [
    ['yes', '8'],
    ['no', '9'],
  ],
} as const
type Question = keyof typeof asked
type Answers = { readonly [Q in Question]?: (typeof asked)[Q][number][0] }
const questions = ['solved', 'satisfied', 'contacted'] as const

/** One reporter: what it was about, who handled it, the number on request, and the answers under single keys. */
export function CallCardView({ card, maxTries, onDone }: Props) {
  const t = useCallbackText()
  const lang = useLanguage()
  const name = useNames()
  const [answers, setAnswers] = useState<Answers>({})
  const [remark, setRemark] = useState('')
  const [error, setError] = useState<unknown>()
  const [told, setTold] = useState<{ phone: string; reporter: string | undefined }>()
  // The same call sent twice is one call.
  const ids = useRef({ answer: newId(), missed: newId() })
  const box = useRef<HTMLElement>(null)
  const busy = useRef(false)
  const notSolved = answers.solved === 'no'
  const ready = notSolved ? remark.trim() !== '' : answers.solved !== undefined && answers.satisfied !== undefined

  const attempt = async (work: () => Promise<void>) => {
    if (busy.current) return
    busy.current = true
    setError(undefined)
    await work().catch(setError)
    busy.current = false
  }
  const save = () =>
    attempt(async () => {
      if (!ready) return
      const body = { id: ids.current.answer, version: card.version, ...answers, ...(remark.trim() && { remark: remark.trim() }) }
      const done = await api.post<CallDone>(`/callback/cases/${card.case}/answer`, body)
      toast(t(done.ended ? 'cb.saved' : 'cb.returned', { number: card.number }))
      await onDone(false)
    })
  const missed = () =>
    attempt(async () => {
      const done = await api.post<CallDone>(`/callback/cases/${card.case}/try`, { id: ids.current.missed })
      ids.current.missed = newId()
      toast(t(done.ended ? 'cb.missed.ended' : 'cb.missed.done', { n: done.tries }))
      await onDone(!done.ended)
    })
  const show = () =>
    attempt(async () => {
      const { case: c } = await api.get<CaseDetail>(`/cases/${card.case}/reveal`, { query: { reason: t('cb.phone.why') } })
      const reporter = (c.data.reporter as { name?: string } | undefined)?.name
      setTold({ phone: String(c.data.phone ?? ''), reporter })
    })
  const answer = (question: Question, value: string) => {
    setAnswers({ ...answers, [question]: answers[question] === value ? undefined : value })
    // Words are wanted at once: the next thing the reporter says is why.
    if (question === 'solved' && value === 'no') setTimeout(() => box.current?.querySelector('textarea')?.focus())
  }
  useKeys({
    ...Object.fromEntries(
      questions.flatMap(question => asked[question].map(([value, key]) => [key, () => answer(question, value)])),
    ),
    n: missed,
    p: show,
    r: () => box.current?.querySelector('textarea')?.focus(),
    s: () => onDone(true),
    'mod+Enter': save,
  })
  const facts: readonly (readonly [string, string | null])[] = [
    [t('cb.where'), card.address],
    [t('cb.unit'), name(card.unit) || t('cb.unit.none')],
    [t('cb.helpers'), card.helpers.map(name).join('、') || null],
    [t('cb.result'), card.result],
    [t('cb.before'), card.before],
  ]
  const last = card.tries.at(-1)
  return (
    <article className="callback-card" ref={box} aria-label={card.number}>
      <header>
        <h2>{card.title}</h2>
        <p>
          <Link href={`~/desk/case/${card.case}`} aria-label={`${t('cb.open')} ${card.number}`}>
            {card.number}
          </Link>
          {last && (
            <span className="callback-tried">{t('cb.tried', { n: card.tries.length, time: sayTime(last.at, lang) })}</span>
          )}
        </p>
      </header>
      <dl className="callback-facts">
        {facts.map(
          ([title, value]) =>
            value && (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="callback-phone">
        <span>{told?.reporter ?? card.reporter}</span>
        {told ? (
          <a href={`tel:${told.phone}`}>{told.phone}</a>
        ) : (
          <>
            <span>{card.phone}</span>
            <Button size="small" onPress={show}>
              {t('cb.phone.show')}
            </Button>
            <KeyHint keys={['p']} />
          </>
        )}
        <small className="ui-soft">{t('cb.phone.record')}</small>
      </p>
      {questions.map(question => (
        <fieldset key={question} className="callback-question">
          <legend>{t(`cb.${question}`)}</legend>
          {asked[question].map(([value, key]) => (
            <button
              key={value}
              type="button"
              className="callback-option"
              aria-pressed={answers[question] === value}
              aria-keyshortcuts={key}
              onClick={() => answer(question, value)}
            >
              <KeyHint keys={[key]} />
              {t(`cb.${question}.${value}` as 'cb.solved.yes')}
            </button>
          ))}
        </fieldset>
      ))}
      <TextArea
        label={t(notSolved ? 'cb.reason' : 'cb.remark')}
        hint={notSolved ? t('cb.reason.hint') : undefined}
        value={remark}
        onChange={setRemark}
        rows={2}
        maxLength={1000}
      />
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row">
        <Button look="main" disabled={!ready} onPress={save}>
          {t('cb.save')}
        </Button>
        <KeyHint keys={['Ctrl', 'Enter']} />
        <Button onPress={missed}>{t(card.tries.length + 1 >= maxTries ? 'cb.missed.last' : 'cb.missed')}</Button>
        <KeyHint keys={['n']} />
        <Button look="quiet" onPress={() => onDone(true)}>
          {t('cb.skip')}
        </Button>
        <KeyHint keys={['s']} />
      </div>
    </article>
  )
}
