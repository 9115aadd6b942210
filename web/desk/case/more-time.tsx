import type { CaseDetail } from '#contract/cases'
import { sayAmount } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { When } from '../../shell/ui/when.tsx'
import { useText } from '../text.ts'

/** A unit asked for more time and waits for the answer. */
export function MoreTimeAsked({ detail }: { detail: CaseDetail }) {
  const t = useText()
  const language = useLanguage()
  const asked = detail.case.moreTime
  if (!asked) return null
  return (
    <div className="desk-time">
      <strong>{t('desk.time.asked', { span: sayAmount(asked.span, language) })}</strong>
      <p>
        {asked.reason}{' '}
        <span className="ui-soft">
          {asked.by.name ?? ''} <When at={asked.askedAt} />
        </span>
      </p>
    </div>
  )
}
