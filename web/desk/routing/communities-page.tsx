import { useState } from 'react'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import type { Kind } from '../data/office.ts'
import { useAsked, useLists } from './data.ts'
import { useRoutingText } from './text.ts'

const EAST = 8 * 3_600_000
const monthOf = (at: number) => new Date(at + EAST).toISOString().slice(0, 7)
const monthPattern = /^\d{4}-\d{2}$/

type Row = {
  readonly month: string
  readonly unit: string
  readonly kind: 'case' | 'task'
  readonly source: string | null
  readonly count: number
}
const total = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.count, 0)
const ranked = <Key,>(rows: readonly Row[], of: (row: Row) => Key) =>
  [...Map.groupBy(rows, of)].sort(([, a], [, b]) => total(b) - total(a))

/** What communities were asked to do, month by month, and who asked. */
export function CommunitiesPage({ kind }: { kind: Kind }) {
  const t = useRoutingText()
  const lists = useLists(kind)
  const [to, setTo] = useState(() => monthOf(Date.now()))
  const [from, setFrom] = useState(() => monthOf(Date.now() - 150 * 86_400_000))
  const right = monthPattern.test(from) && monthPattern.test(to) && from <= to
  const { data, error, refetch } = useAsked(kind.type, right ? { from, to } : { from: to, to })
  const rows = data?.rows ?? []
  const months = [...new Set(rows.map(row => row.month))].sort()
  const kinds = ['case', 'task'] as const
  return (
    <Page title={t('communities.title')} lead={t('communities.lead')} width="full">
      <div className="ui-stack">
        <div className="routing-asked ui-no-print">
          <TextField label={t('communities.from')} type="month" value={from} onChange={setFrom} />
          <TextField label={t('communities.to')} type="month" value={to} onChange={setTo} />
        </div>
        {error && <ErrorNote error={error} retry={refetch} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && rows.length === 0 && <EmptyState title={t('communities.none')} />}
        {rows.length > 0 && (
          <>
            <div className="routing-scroll">
              <table className="routing-matrix">
                <thead>
                  <tr>
                    <th scope="col">{t('communities.unit')}</th>
                    {kinds.map(one => (
                      <th key={one} scope="col">
                        {t(`communities.${one}`)}
                      </th>
                    ))}
                    <th scope="col">{t('communities.sum')}</th>
                    {months.map(month => (
                      <th key={month} scope="col">
                        {month}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {ranked(rows, row => row.unit).map(([unit, some]) => (
                    <tr key={unit}>
                      <th scope="row">{lists.name(unit)}</th>
                      {kinds.map(one => (
                        <td key={one}>{total(some.filter(row => row.kind === one))}</td>
                      ))}
                      <td>
                        <strong>{total(some)}</strong>
                      </td>
                      {months.map(month => (
                        <td key={month}>{total(some.filter(row => row.month === month))}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t('communities.months')}</th>
                    {kinds.map(one => (
                      <td key={one}>{total(rows.filter(row => row.kind === one))}</td>
                    ))}
                    <td>{total(rows)}</td>
                    {months.map(month => (
                      <td key={month}>{total(rows.filter(row => row.month === month))}</td>
                    ))}
                  </tr>
                </tfoot>
              </table>
            </div>
            <div className="routing-scroll">
              <table className="routing-matrix">
                <thead>
                  <tr>
                    <th scope="col">{t('communities.source')}</th>
                    {kinds.map(one => (
                      <th key={one} scope="col">
                        {t(`communities.${one}`)}
                      </th>
                    ))}
                    <th scope="col">{t('communities.count')}</th>
                  </tr>
                </thead>
                <tbody>
                  {ranked(rows, row => row.source ?? '').map(([source, some]) => (
                    <tr key={source}>
                      <th scope="row">{source === '' ? t('communities.source.none') : lists.name(source)}</th>
                      {kinds.map(one => (
                        <td key={one}>{total(some.filter(row => row.kind === one))}</td>
                      ))}
                      <td>{total(some)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
        <p className="ui-soft">{t('communities.forms')}</p>
      </div>
    </Page>
  )
}
