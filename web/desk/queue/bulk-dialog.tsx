import { useRef, useState } from 'react'
import { askedFields } from '#kernel/engine/asked'
import { FormFields } from '../../fields/form.tsx'
import { useFieldSources } from '../../fields/sources.ts'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { useDialogKeys } from '../../shell/ui/use-dialog-keys.ts'
import { sendStep } from '../case/send.ts'
import { type Answers, useDraft } from '../case/use-draft.ts'
import type { Kind } from '../data/office.ts'
import { photosArrived } from '../data/photos.ts'
import { useSignedIn } from '../data/session.ts'
import { useText } from '../text.ts'
import { type BulkAct, suggestedField, whyNot } from './bulk-plan.ts'
import { useQueueText } from './text.ts'
import { inParts } from './use-looked.ts'

type BulkDialogProps = {
  act: BulkAct
  kind: Kind
  /** Answers given already, e.g. the unit it was dragged onto. */
  first?: Answers | undefined
  onClose: () => void
  onSent: () => void
}

/** The same step on many cases: says how many take it and why others do not, asks what it needs once, and sends. */
export function BulkDialog({ act, kind, first, onClose, onSent }: BulkDialogProps) {
  const t = useQueueText()
  const desk = useText()
  const me = useSignedIn()
  const [answers, setAnswers, clear] = useDraft(`bulk.${kind.type}.${act.step}`, first)
  const [given, setGiven] = useState<Answers>(first ?? {})
  const values = { ...answers, ...given }
  const step = kind.def.steps[act.step]
  const bySuggestion = suggestedField(step)
  const suggested = useSuggested(act, bySuggestion)
  const [each, setEach] = useState(first === undefined && suggested.groups.length > 0)
  const [error, setError] = useState<unknown>()
  const [sent, setSent] = useState<number>()
  const body = useRef<HTMLDivElement>(null)
  const whole = each && suggested.without === 0
  const fields = step?.ask ?? {}
  const only = Object.keys(askedFields(fields, values)).filter(key => !(whole && key === bySuggestion))

  const send = async () => {
    if (sent !== undefined || act.will.length === 0) return
    setError(undefined)
    setSent(0)
    try {
      await photosArrived(values)
      const group = newId()
      for (const part of inParts(act.will)) {
        const items = part.map(row => {
          const unit = each && bySuggestion ? row.suggestions[bySuggestion]?.unit : undefined
          return { case: row.case, version: row.version, ...(unit && bySuggestion && { answers: { [bySuggestion]: unit } }) }
        })
        await sendStep({ step: act.step, answers: values, items, title: act.title, group }, kind, me)
        setSent(before => (before ?? 0) + part.length)
      }
      clear()
      onSent()
    } catch (caught) {
      setError(caught)
    } finally {
      setSent(undefined)
    }
  }
  useDialogKeys(body, send)
  const count = act.will.length
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('queue.bulk.title', { what: act.title, count: count + act.wont.length })}
      actions={
        <>
          <Button look="main" busy={sent !== undefined} disabled={count === 0} onPress={send}>
            {t('queue.bulk.send', { what: act.title, count })} <KeyHint keys={['Ctrl', 'Enter']} />
          </Button>
          <Button look="quiet" onPress={onClose}>
            {desk('shell.cancel')}
          </Button>
        </>
      }
    >
      <div className="ui-stack" ref={body}>
        <div>
          <p>{t('queue.bulk.will', { count })}</p>
          {act.wont.length > 0 && (
            <>
              <p>{t('queue.bulk.wont', { count: act.wont.length })}</p>
              <ul className="desk-bulk-why">
                {whyNot(kind.def, act).map(({ state, count: some, elsewhere }) => (
                  <li key={state}>
                    {t(elsewhere ? 'queue.bulk.why.state' : 'queue.bulk.why.yours', {
                      count: some,
                      state: kind.def.states[state]?.title ?? state,
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        {error !== undefined && <ErrorNote error={error} kept />}
        {bySuggestion && suggested.groups.length > 0 && (
          <>
            <Choice
              label={t('queue.bulk.suggested')}
              options={[
                { value: 'each', label: t('queue.bulk.suggested.each') },
                { value: 'one', label: t('queue.bulk.suggested.one') },
              ]}
              value={each ? 'each' : 'one'}
              onChange={value => setEach(value === 'each')}
            />
            {each && (
              <p className="ui-soft">
                {suggested.groups.map(([unit, some]) => t('queue.bulk.suggested.group', { unit, count: some })).join(' · ')}
                {suggested.without > 0 && <> · {t('queue.bulk.suggested.without', { count: suggested.without })}</>}
              </p>
            )}
          </>
        )}
        <FormFields
          fields={fields}
          only={only}
          values={values}
          onChange={next => {
            setGiven({})
            setAnswers(next)
          }}
          errors={error instanceof ApiError ? error.fields : {}}
        />
        {sent !== undefined && act.will.length > 200 && <p role="status">{t('queue.bulk.progress', { done: sent, count })}</p>}
      </div>
    </Dialog>
  )
}

/** How many cases each unit gets when every case goes to the one its rule names. */
function useSuggested(act: BulkAct, field: string | undefined) {
  const { units = [] } = useFieldSources()
  const counts = new Map<string, number>()
  if (field)
    for (const { suggestions } of act.will) {
      const unit = suggestions[field]?.unit
      if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  const groups = [...counts].sort((a, b) => b[1] - a[1])
  return {
    groups: groups.map(([unit, count]) => [units.find(one => one.id === unit)?.name ?? unit, count] as const),
    without: act.will.length - groups.reduce((sum, [, count]) => sum + count, 0),
  }
}
