import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Stop } from '#contract/rounds'
import { FormFields } from '../../fields/form.tsx'
import { FieldSourcesContext, useFieldSources } from '../../fields/sources.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { type Type, useField } from '../data.ts'
import { idsInLists } from '../outbox/errand.ts'
import { entrust, takeBack, useErrands } from '../outbox/queue.ts'
import { cameraFirst, checkAnswers } from '../parts/check-answers.ts'
import { useText } from '../text.ts'
import { nameOfStop } from './stop-words.tsx'
import { useWalkText } from './text.ts'
import { dropTaken, useVisitDraft } from './use-visit-draft.ts'
import { answersFor, asksOther, checklistsOf, othersOf, pointsLeft, type VisitStep, visitSteps } from './visit-steps.ts'

type VisitFormProps = {
  stop: Stop
  type: Type
  /** The step whose form is open; the choice of all when there is none. */
  open: string | undefined
  /** After a visit is safely on the phone. */
  onNoted: (step: string) => Promise<void>
  onChanged: () => void
}

/** What there is to look at, and how it was: one press where all is well, a form where it is not. */
export function VisitForm({ stop, type, open, onNoted, onChanged }: VisitFormProps) {
  const t = useWalkText()
  const g = useText()
  const [, go] = useLocation()
  const { me, lang } = useField()
  const sources = useFieldSources()
  const { def } = type
  const steps = visitSteps(def, stop.steps)
  const draft = useVisitDraft(
    stop.id,
    steps.map(one => one.name),
  )
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [fault, setFault] = useState<string>()
  const going = useErrands().find(one => one.state === 'waiting' && one.wish.kind === 'take' && one.wish.case === stop.id)

  if (!draft.values) return <Skeleton lines={6} />
  if (steps.length === 0) return <EmptyState title={t('visit.nosteps')}>{t('visit.nosteps.lead')}</EmptyState>
  const values = draft.values
  const chosen = steps.find(one => one.name === open)
  const lists = checklistsOf(chosen ? [chosen] : steps)
  const direct = steps.filter(one => one.direct)
  const others = chosen ? cameraFirst(chosen.ask).filter(key => !lists.includes(key)) : othersOf(direct)
  const fields = Object.assign({}, ...steps.map(one => one.ask)) as VisitStep['ask']
  const left = pointsLeft(lists, values, stop.points)
  const changed = asksOther(lists, values, stop.points) || (draft.cameBack && Object.keys(left).length > 0)

  const send = async (step: VisitStep) => {
    setFault(undefined)
    const answers = answersFor(step, values)
    const checked = checkAnswers(def, step.ask, answers, lang, step.name, stop.facts)
    const unseen = pointsLeft(checklistsOf([step]), answers, stop.points)
    const wrong = {
      ...('errors' in checked ? checked.errors : {}),
      ...Object.fromEntries(Object.entries(unseen).map(([key, count]) => [key, t('visit.points.left', { count })])),
    }
    setErrors(wrong)
    if ('errors' in checked || Object.keys(wrong).length > 0) return
    const after = await entrust({
      id: newId(),
      person: me.person.id,
      title: step.title,
      words: nameOfStop(stop).slice(0, 60),
      wish: {
        kind: 'take',
        type: type.type,
        case: stop.id,
        number: stop.number,
        version: stop.version,
        step: step.name,
        answers: checked.answers,
      },
      photos: idsInLists(checked.answers),
      fields: step.ask,
    })
    if (after.state === 'refused' && Object.keys(after.problem?.fields ?? {}).length > 0) {
      // The list of points was rewritten meanwhile, for one: everything stays, what is new is asked.
      await takeBack(after)
      await dropTaken(stop.id, step.name)
      draft.setCameBack(true)
      setErrors(after.problem?.fields ?? {})
      setFault(after.problem?.message)
      return onChanged()
    }
    await draft.clear()
    await onNoted(step.name)
    if (after.state === 'refused' || after.state === 'conflict') return go('/outbox')
    toast(after.state === 'sent' ? g('grid.step.sent', { step: step.title }) : g('grid.step.waiting'))
  }

  const form = (only: readonly string[]) => (
    <FormFields fields={fields} only={only} values={values} before={stop.facts} onChange={draft.change} errors={errors} />
  )
  const wrong = Object.keys(errors).length
  return (
    <FieldSourcesContext value={{ ...sources, points: stop.points }}>
      <form className="ui-stack grid-form walk-form" onSubmit={event => event.preventDefault()}>
        {going && (
          <p className="grid-note" role="status">
            {t('visit.going', { step: going.title })} <Link href="/outbox">{g('grid.task.going.see')}</Link>
          </p>
        )}
        {changed && (
          <p className="grid-note" role="status">
            {t('visit.changed')}
          </p>
        )}
        {chosen && form(others)}
        {lists.length > 0 && form(lists)}
        {(fault || wrong > 0) && (
          <p className="ui-fault" role="alert">
            {[fault, wrong > 0 && g('grid.step.again', { count: wrong })].filter(Boolean).join(' ')}
          </p>
        )}
        {chosen ? (
          <div className="grid-send">
            <Button look="main" size="wide" onPress={() => send(chosen)}>
              {chosen.title}
            </Button>
            <Button size="wide" look="quiet" onPress={() => go(`/rounds/${type.type}/${stop.id}`)}>
              {t('visit.cancel')}
            </Button>
          </div>
        ) : (
          <fieldset className="grid-steps walk-steps">
            <legend className="ui-hidden">{t('visit.how')}</legend>
            {steps.map((step, at) => (
              <Button
                key={step.name}
                size="wide"
                look={at === 0 ? 'main' : 'plain'}
                onPress={() => (step.direct ? send(step) : go(`/rounds/${type.type}/${stop.id}/${step.name}`))}
              >
                {step.title}
              </Button>
            ))}
          </fieldset>
        )}
        {!chosen && others.length > 0 && (
          <details className="grid-more" open={others.some(key => values[key] !== undefined || errors[key]) || undefined}>
            <summary>{t('visit.more')}</summary>
            {form(others)}
          </details>
        )}
        <p className="ui-soft">{g('grid.step.kept')}</p>
      </form>
    </FieldSourcesContext>
  )
}
