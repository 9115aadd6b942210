import type { Warning } from '#contract/warnings'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { LevelMark } from '../../shell/warnings/level.tsx'
import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { useMinute } from './use-minute.ts'

/** Where and until when a warning holds. */
export function useExtent(): (warning: Warning) => string {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const { name } = useWall()
  return ({ areas, onset, expires }) => {
    const where =
      areas.length > 0
        ? areas.map(area => name(area.id) || area.name).join(language === 'zh' ? '、' : ', ')
        : t('command.warning.all')
    const when =
      onset > now
        ? t('command.warning.from', { when: sayMoment(onset, now, language) })
        : t('command.warning.until', { when: sayMoment(expires, now, language) })
    return `${where} · ${when}`
  }
}

/** The warnings that hold, gravest first; the slot says where they come from when there is none. */
export function WarningsStrip({ most }: { most: number }) {
  const t = useText()
  const open = useOpen()
  const extent = useExtent()
  const { warnings, warningSource } = useSummary()
  const source = warningSource === null ? t('command.warning.byhand') : t('command.warning.source', { source: warningSource })
  return (
    <section className="cc-warnings" aria-label={t('command.warnings')}>
      {warnings.length === 0 && (
        <p className="cc-soft">
          {t('command.warning.none')} · {source}
        </p>
      )}
      {warnings.slice(0, most).map(one => (
        <button type="button" key={one.id} className="cc-warning" onClick={() => open({ what: 'warnings' })}>
          <LevelMark level={one.level} />
          <strong>{one.headline}</strong>
          <span className="cc-soft">{extent(one)}</span>
        </button>
      ))}
      {warnings.length > most && (
        <button type="button" className="cc-open" onClick={() => open({ what: 'warnings' })}>
          {t('command.warning.more', { count: warnings.length - most })}
        </button>
      )}
    </section>
  )
}
