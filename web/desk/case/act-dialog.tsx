import { lazy, Suspense, useRef, useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { FormFields } from '../../fields/form.tsx'
import { ApiError } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useDialogKeys } from '../../shell/ui/use-dialog-keys.ts'
import { fetchCase } from '../data/cases.ts'
import { client } from '../data/client.ts'
import type { Kind } from '../data/office.ts'
import { photosArrived } from '../data/photos.ts'
import { useSignedIn } from '../data/session.ts'
import { useText } from '../text.ts'
import { type Act, newCommandId } from './acts.ts'
import { Further, useLabel, useOnward } from './onward.tsx'
import { Outcome } from './outcome.tsx'
import { Proposed } from './proposed.tsx'
import { ProposedCategory } from './proposed-category.tsx'
import { Raised, useRaises } from './raises.tsx'
import { keepAnswer, sendCommand, sendOneStep } from './send.ts'
import { Stale } from './stale.tsx'
import { useDraft } from './use-draft.ts'

const StepTexts = lazy(() => import('../texts/step-texts.tsx'))

type ActDialogProps = {
  act: Act
  detail: CaseDetail
  kind: Kind
  onClose: () => void
  /** The case after it, or null when it left the person's reach. */
  onDone: (after: CaseDetail | null) => void
}

/** Asks what an act needs, sends it, and keeps what was typed whatever happens. */
export function ActDialog({ act, detail, kind, onClose, onDone }: ActDialogProps) {
  const t = useText()
  const me = useSignedIn()
  const [answers, setAnswers, clear] = useDraft(`${detail.case.id}.${act.key}`, act.first)
  // What the person saw when they began: what changed since then is shown before anything is sent over it.
  const [seen, setSeen] = useState(detail)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const commandId = useRef(newCommandId())
  const body = useRef<HTMLDivElement>(null)
  const stale = detail.case.version > seen.case.version
  const possible = act.step === undefined || detail.steps.includes(act.step)

  const onward = useOnward(kind, seen, act, answers)
  const raises = useRaises(kind, seen, act, answers)
  const further = onward?.on ? onward.act : undefined
  const first = useLabel(kind, act, answers)
  const second = useLabel(kind, further, onward?.answers ?? {})
  const whole = further ? t('desk.onward.both', { first, second }) : first
  const label = raises && !raises.looked ? t('desk.raises.look') : whole
  // What comes second is looked at before both are sent.
  const waits = onward?.on === true && further === undefined

  const send = async () => {
    if (busy || !possible || waits) return
    setBusy(true)
    setError(undefined)
    try {
      await photosArrived({ ...onward?.answers, ...answers })
      if (raises && !raises.looked) return await raises.look()
      const said = t('desk.done', { number: seen.case.number, what: label })
      const command = act.build(answers, commandId.current)
      const { id: of, version } = seen.case
      if (command.kind === 'take') {
        const { id, step } = command
        const then = further?.step && onward ? [{ step: further.step, answers: onward.answers }] : undefined
        const sent = { id, step, answers: command.answers, items: [{ case: of, version }], further: then, title: said }
        const { after, held } = await sendOneStep(sent, kind, me)
        clear()
        onDone(after)
        // What can still be taken back says so itself, for as long as it can.
        if (!held) toast(said)
        return
      }
      const after = await sendCommand(of, version, command)
      clear()
      onDone(after)
      keepAnswer(kind, me, seen, after)
      toast(said)
    } catch (caught) {
      // Decided against: the next try is a new command. With no decision the same id is sent, and counts once.
      if (caught instanceof ApiError && caught.status >= 400 && caught.status < 500) commandId.current = newCommandId()
      const overtaken = caught instanceof ApiError && ['stale-version', 'step-not-now', 'task-not-now'].includes(caught.code)
      if (overtaken) {
        const fresh = await fetchCase(seen.case.id).catch(() => undefined)
        if (fresh) client.setQueriesData({ queryKey: ['case', seen.case.id] }, fresh)
        if (!fresh || fresh.case.version <= seen.case.version) setError(caught)
      } else setError(caught)
    } finally {
      setBusy(false)
    }
  }
  useDialogKeys(body, () => (stale ? setSeen(detail) : send()))
  const { proposal } = detail
  const proposed = proposal && Object.values(act.fields).some(field => field.routed) ? proposal : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={act.lead ? `${act.title} · ${act.lead}` : act.title}
      actions={
        <>
          <Button look="main" busy={busy} disabled={!possible || stale || waits} onPress={send}>
            {label} <KeyHint keys={['Ctrl', 'Enter']} />
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <div className="ui-stack" ref={body}>
        {stale && (
          <Stale seen={seen} now={detail} kind={kind} possible={possible} title={act.title} onLooked={() => setSeen(detail)} />
        )}
        {error !== undefined && <ErrorNote error={error} kept />}
        <FormFields
          fields={act.fields}
          values={answers}
          before={detail.case.data}
          onChange={setAnswers}
          errors={error instanceof ApiError ? error.fields : {}}
        />
        <ProposedCategory categories={detail.categories} answers={answers} />
        <Suspense>
          <StepTexts act={act} detail={detail} kind={kind} values={answers} onChange={setAnswers} form={body} />
        </Suspense>
        {proposed && <Proposed proposal={proposed} />}
        {act.step && !further && <Outcome kind={kind} detail={detail} step={act.step} answers={answers} />}
        {raises?.looked && <Raised drafts={raises.looked} />}
        {onward && <Further kind={kind} onward={onward} errors={error instanceof ApiError ? error.fields : undefined} />}
      </div>
    </Dialog>
  )
}
