import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Comparisons } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { Says } from './bind-panel.tsx'
import { shortCell } from './data.ts'
import { useReportText } from './text.ts'

/** Numbers that other reports hold as well: those that differ first, each with the reason. */
export function ComparePanel({ report, onChoose }: { report: string; onChoose: (cell: string) => void }) {
  const t = useReportText()
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'compare', report],
    queryFn: ({ signal }) => api.get<Comparisons>(`/reports/${report}/compare`, { signal }),
  })
  const differ = data?.rows.filter(row => !row.agrees) ?? []
  const agree = (data?.rows.length ?? 0) - differ.length
  return (
    <Panel title={t('rep.compare')}>
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.rows.length === 0 && <p className="ui-soft">{t('rep.compare.none')}</p>}
      {agree > 0 && <p>{t('rep.compare.agree', { count: agree })}</p>}
      <ul className="rep-list">
        {differ.map(row => (
          <li key={`${row.cell} ${row.other.report} ${row.other.cell}`}>
            <div>
              <Button look="quiet" size="small" onPress={() => onChoose(row.cell)}>
                {`${shortCell(row.cell)} ${row.labels.join(' / ')}`}
              </Button>
              <p>
                {t('rep.compare.mine', { shown: row.mine })} ·{' '}
                <Link href={`/filled/${row.other.report}`}>
                  {t('rep.compare.other', { title: row.other.title, says: row.other.says, shown: row.other.shown })}
                </Link>
              </p>
              <Says lines={row.because} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
