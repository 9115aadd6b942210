import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useNow } from '../../shell/use-now.ts'
import { LevelMark } from '../../shell/warnings/level.tsx'
import { useText as useWarningText } from '../../shell/warnings/text.ts'
import { useWarnings } from '../../shell/warnings/warning-banner.tsx'
import { useText } from '../text.ts'

const SHOWN = 2

/** A line for each warning that holds, the gravest first; where, until when and what to do are one press away. */
export function HomeWarnings() {
  const t = useText()
  const w = useWarningText()
  const language = useLanguage()
  const now = useNow()
  const warnings = useWarnings()
  if (warnings.length === 0) return null
  const join = language === 'zh' ? '、' : ', '
  const line = (one: (typeof warnings)[number]) => (
    <details key={one.id}>
      <summary>
        <LevelMark level={one.level} />
        <strong className="p-warning-head">{one.headline}</strong>
      </summary>
      <p className="ui-soft">
        {one.areas.length > 0 ? one.areas.map(area => area.name).join(join) : w('warning.all')} ·{' '}
        {w('warning.until', { when: sayMoment(one.expires, now, language) })}
      </p>
      {one.description && <p>{one.description}</p>}
      {one.instruction && <p>{one.instruction}</p>}
    </details>
  )
  return (
    <section className="p-warnings" aria-label={w('warning.list')}>
      {warnings.slice(0, SHOWN).map(line)}
      {warnings.length > SHOWN && (
        <details className="p-warnings-rest">
          <summary>{t('portal.home.warnings', { count: warnings.length - SHOWN })}</summary>
          {warnings.slice(SHOWN).map(line)}
        </details>
      )}
    </section>
  )
}
