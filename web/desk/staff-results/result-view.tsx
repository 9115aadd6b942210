import type { ReactNode } from 'react'
import type { StaffResult } from '#contract/staff-results'
import { Facts } from '../../shell/ui/facts.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useStaffResultText } from './text.ts'

/** What was decided of one year, and every version of what was entered. */
export function ResultView({ of, children }: { of: StaffResult; children?: ReactNode }) {
  const t = useStaffResultText()
  const objected = of.objected ? of.outcome || t('sr.outcome.open') : t('sr.objected.no')
  return (
    <Panel title={t('sr.year.of', { year: of.year })}>
      <Facts
        facts={[
          [t('sr.grade'), of.withdrawn ? t('sr.withdrawn') : of.grade],
          [t('sr.told'), of.toldOn ?? t('sr.told.not')],
          [t('sr.outcome'), objected],
          [t('sr.document'), of.document],
        ]}
      />
      <p className="ui-soft">{t('sr.kept', { day: of.keptUntil })}</p>
      <details>
        <summary>{t('sr.history', { count: of.history.length })}</summary>
        <ul>
          {of.history.map(h => (
            <li key={h.at}>
              {h.withdrawn ? t('sr.withdrawn') : t('sr.history.of', { grade: h.grade, by: h.by })}{' '}
              <span className="ui-soft">
                <When at={h.at} /> {h.reason}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {children}
    </Panel>
  )
}
