import type { CaseDetail } from '#contract/cases'
import { Why } from '../../shell/ui/why.tsx'
import { useText } from '../text.ts'

/** Whom the office's rules name and why; said out loud when they would send the case round in a circle. */
export function Proposed({ proposal }: { proposal: NonNullable<CaseDetail['proposal']> }) {
  const t = useText()
  return (
    <>
      {proposal.circle && (
        <p className="desk-circle" role="note">
          {t('desk.act.circle')}
        </p>
      )}
      <Why lines={proposal.why} label={t(proposal.circle ? 'desk.act.suggested.not' : 'desk.act.suggested.why')} />
    </>
  )
}
