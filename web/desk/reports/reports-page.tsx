import { Link } from 'wouter'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useReports } from './data.ts'
import { useReportText } from './text.ts'

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 0 })

/** Every report that was begun or handed in, newest first. */
export function ReportsPage() {
  const t = useReportText()
  const { data, error, refetch } = useReports()
  return (
    <Page title={t('rep.reports')} width="wide">
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.rows.length === 0 && <EmptyState title={t('rep.reports.none')}>{t('rep.reports.none.lead')}</EmptyState>}
      {data && data.rows.length > 0 && (
        <ul className="rep-list">
          {data.rows.map(report => (
            <li key={report.id}>
              <div>
                <h2>
                  <Link href={`/filled/${report.id}`}>
                    {report.title} {report.says}
                  </Link>
                </h2>
                <p>
                  {report.community ?? t('rep.whole')} ·{' '}
                  {t('rep.counts', { filled: report.filled, typed: report.typed, missing: report.missing })}
                  {report.filled > 0 &&
                    ` · ${t('rep.saved', { percent: percent.format(report.filled / (report.filled + report.typed + report.missing)) })}`}
                </p>
                <p className="ui-soft">
                  {report.handedAt === null
                    ? report.madeBy && t('rep.by', { name: report.madeBy })
                    : report.handedBy && t('rep.handedBy', { name: report.handedBy })}{' '}
                  <When at={report.handedAt ?? report.madeAt} />
                </p>
              </div>
              <StateChip tone={report.state === 'handed' ? 'green' : 'grey'}>
                {t(report.state === 'handed' ? 'rep.handed' : 'rep.draft')}
              </StateChip>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
