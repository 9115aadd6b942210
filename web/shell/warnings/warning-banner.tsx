import { useEffect, useState } from 'react'
import type { Warning, warningList } from '#contract/warnings'
import { api } from '../api.ts'
import { sayMoment } from '../dates.ts'
import { useLanguage } from '../preferences.ts'
import { sayList } from '../say-list.ts'
import { useNow } from '../use-now.ts'
import { LevelMark } from './level.tsx'
import { useText } from './text.ts'
import './warnings.css'

const every = 3 * 60_000

/** Warnings that hold; asked for when the page comes up or back into sight, and every few minutes while it is looked at. */
export function useWarnings(): readonly Warning[] {
  const language = useLanguage()
  const [rows, setRows] = useState<readonly Warning[]>([])
  useEffect(() => {
    let gone = false
    const read = () => {
      if (document.visibilityState === 'hidden') return
      api.get<(typeof warningList)['_output']>('/public/warnings', { query: { lang: language } }).then(
        answer => !gone && setRows(answer.rows),
        () => {},
      )
    }
    read()
    const timer = setInterval(read, every)
    document.addEventListener('visibilitychange', read)
    return () => {
      gone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', read)
    }
  }, [language])
  return rows
}

/** One line for each warning that holds, the gravest first: what to do is one press away. Nothing at all when there is none. */
export function WarningBanner({ most = 2 }: { most?: number | undefined }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const warnings = useWarnings()
  if (warnings.length === 0) return null
  const until = (one: Warning) =>
    [
      one.areas.length > 0
        ? sayList(
            one.areas.map(area => area.name),
            language,
          )
        : t('warning.all'),
      t('warning.until', { when: sayMoment(one.expires, now, language) }),
    ].join(' · ')
  return (
    <section className="wn-banner ui-no-print" aria-label={t('warning.list')}>
      {warnings.slice(0, most).map(one => (
        <details key={one.id} className="wn-line">
          <summary>
            <LevelMark level={one.level} />
            <strong>{one.headline}</strong>
            <span className="wn-soft">{until(one)}</span>
          </summary>
          <p className="wn-soft">{until(one)}</p>
          {one.description && <p>{one.description}</p>}
          {one.instruction && <p>{one.instruction}</p>}
        </details>
      ))}
      {warnings.length > most && <span className="wn-soft">{t('warning.more', { count: warnings.length - most })}</span>}
    </section>
  )
}
