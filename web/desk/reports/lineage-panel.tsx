import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Lineage, RecordList } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { Says } from './bind-panel.tsx'
import { cellPath } from './data.ts'
import { useReportText } from './text.ts'

/** Definition, filter, when it was taken, who confirmed it, and the records behind it. */
export function LineagePanel({ report, cell, handed }: { report: string; cell: string; handed: boolean }) {
  const t = useReportText()
  const [looking, setLooking] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'lineage', report, cell],
    queryFn: ({ signal }) => api.get<Lineage>(cellPath(report, cell), { signal }),
  })
  if (error) return <ErrorNote error={error} retry={refetch} />
  if (!data) return <Skeleton lines={3} />
  return (
    <div className="ui-stack">
      <h3>{t('rep.lineage')}</h3>
      {data.says.length > 0 ? <Says lines={data.says} /> : <p className="ui-soft">{t('rep.lineage.none')}</p>}
      <p className="ui-soft">
        {t(handed ? 'rep.lineage.kept' : 'rep.lineage.fresh')} <When at={data.fresh} />
        {data.version !== null && (
          <>
            <br />
            {t('rep.confirmed', { by: data.confirmedBy ?? '', version: data.version })}{' '}
            {data.confirmedAt !== null && <When at={data.confirmedAt} />}
          </>
        )}
      </p>
      {data.records !== null && data.records > 0 && !looking && (
        <div>
          <Button size="small" onPress={() => setLooking(true)}>
            {t('rep.records.count', { count: data.records })}
          </Button>
        </div>
      )}
      {looking && <Records report={report} cell={cell} />}
    </div>
  )
}

function Records({ report, cell }: { report: string; cell: string }) {
  const t = useReportText()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['reports', 'records', report, cell],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<RecordList>(`${cellPath(report, cell)}/records`, { query: { cursor: pageParam }, signal }),
    getNextPageParam: last => last.next,
  })
  if (error) return <ErrorNote error={error} retry={refetch} />
  if (!data) return <Skeleton lines={4} />
  const rows = data.pages.flatMap(page => page.rows)
  return (
    <section aria-label={t('rep.records')}>
      <h3>{t('rep.records')}</h3>
      <p className="ui-soft">{rows.length === 0 ? t('rep.records.none') : t('rep.records.now')}</p>
      <ul>
        {rows.map(row => (
          <li key={row.id}>
            <Link href={`~/desk${row.href}`}>{row.key}</Link> {row.name} <When at={row.at} />
          </li>
        ))}
      </ul>
      {hasNextPage && <Button onPress={() => fetchNextPage()}>{t('rep.records.more')}</Button>}
    </section>
  )
}
