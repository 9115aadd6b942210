import { useLocation } from 'wouter'
import type { Joined } from '#contract/known'
import KnownCard from '../../shell/known/known-card.tsx'
import { useText } from '../../shell/known/text.ts'
import { contactIn, whatAsked } from '../../shell/known/what-asked.ts'
import { toast } from '../../shell/ui/toast.tsx'
import type { Type } from '../data.ts'

type JoinKnownProps = { type: Type; values: Readonly<Record<string, unknown>>; clear: () => Promise<void> }

/** Asked with a signal only: what a neighbour reported already needs no second report from the street. */
export default function JoinKnown({ type, values, clear }: JoinKnownProps) {
  const t = useText()
  const [, go] = useLocation()
  const { def } = type
  const joined = async ({ number }: Joined) => {
    await clear()
    toast(t('known.joined.staff', { number }))
    go('/')
  }
  return (
    <KnownCard
      def={def}
      ask={whatAsked(type.type, def, values)}
      contact={contactIn(def, values)}
      staff
      onJoined={one => void joined(one)}
    />
  )
}
