import type { CaseDetail } from '#contract/cases'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useKnownText } from '../known/text.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { useText } from '../text.ts'
import { type Act, mayWork, newCommandId } from './acts.ts'
import { keepAnswer, sendCommand } from './send.ts'
import type { Acts } from './use-acts.ts'
import { readDraft } from './use-draft.ts'

type ActionBarProps = { detail: CaseDetail; kind: Kind; acts: Acts; onAct: (act: Act) => void }

/** What can be done now, always in sight: the main act first, ways back and out quieter. */
export function ActionBar({ detail, kind, acts, onAct }: ActionBarProps) {
  const t = useText()
  const known = useKnownText()
  if (acts.bar.length === 0)
    return (
      <p className="desk-acts-none ui-no-print">
        {detail.case.follows
          ? known('known.acts')
          : t(kind.def.states[detail.case.state]?.ends ? 'desk.acts.ended' : 'desk.acts.none')}
      </p>
    )
  return (
    <div className="desk-acts ui-no-print" role="toolbar" aria-label={t('desk.acts')}>
      {acts.bar.map((act, at) => (
        <Button key={act.key} look={act.look} onPress={() => onAct(act)}>
          {act.lead && detail.case.tasks.length > 1 ? `${act.title} · ${act.lead}` : act.title}
          {readDraft(`${detail.case.id}.${act.key}`) && <small className="desk-draft">{t('desk.draft')}</small>}
          {at < 9 && <KeyHint keys={[String(at + 1)]} />}
        </Button>
      ))}
    </div>
  )
}

/** Less often needed, so it stands beside the state: taking in hand, more time, correction. */
export function SideActs({ detail, kind, acts, onAct }: ActionBarProps) {
  const hold = useHold(detail, kind)
  useKeys({ t: () => hold.change?.() })
  return (
    <span className="desk-acts-more ui-no-print">
      {hold.change && (
        <Button look="quiet" size="small" onPress={hold.change}>
          {hold.words} <KeyHint keys={['t']} />
        </Button>
      )}
      {acts.more.map(act => (
        <Button key={act.key} look="quiet" size="small" onPress={() => onAct(act)}>
          {act.title}
        </Button>
      ))}
      {hold.error !== undefined && <ErrorNote error={hold.error} />}
    </span>
  )
}

/** Takes the case in hand, or puts it back for the unit. */
function useHold(detail: CaseDetail, kind: Kind) {
  const t = useText()
  const me = useSignedIn()
  const { attempt, error } = useAttempt()
  const { holder, id, version } = detail.case
  const mine = holder === me.person.id
  const change = () =>
    attempt(async () => {
      const command = { kind: 'hold', id: newCommandId(), person: mine ? null : me.person.id } as const
      keepAnswer(kind, me, detail, await sendCommand(id, version, command))
    })
  const words = t(mine ? 'desk.hold.back' : holder ? 'desk.hold.over' : 'desk.hold.take')
  return { change: mayWork(kind.def, detail, me) ? change : undefined, words, error }
}
