import { useLocation } from 'wouter'
import type { Joined } from '#contract/known'
import KnownCard from '../../shell/known/known-card.tsx'
import { useText } from '../../shell/known/text.ts'
import { contactIn, whatAsked } from '../../shell/known/what-asked.ts'
import { toast } from '../../shell/ui/toast.tsx'
import type { Answers } from '../data/drafts.ts'
import { rememberReport } from '../data/my-reports.ts'
import type { CaseType } from '../data/office.ts'
import { dropPhotos } from '../data/photo-store.ts'
import { photoIdsIn } from '../data/upload.ts'

type JoinKnownProps = { found: CaseType; answers: Answers; clear: () => void }

/** The quiet card above the way to send: who finds their matter there joins it, and has nothing left to send. */
export default function JoinKnown({ found, answers, clear }: JoinKnownProps) {
  const t = useText()
  const [, go] = useLocation()
  const { type, def } = found
  const joined = ({ id, number, key, view }: Joined, title: string) => {
    rememberReport({ id, number, key, type, title, state: view.state, dueAt: view.dueAt, filedAt: view.filedAt })
    clear()
    void dropPhotos(photoIdsIn(answers))
    toast(t('known.joined'))
    go(`/s/${number}`, { replace: true })
  }
  return <KnownCard def={def} ask={whatAsked(type, def, answers)} contact={contactIn(def, answers)} onJoined={joined} />
}
