import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { UnitStandings } from '#contract/lists'
import { api } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { nameIn } from '../../data/names.ts'
import { useKind, useUnits } from '../../data/office.ts'
import { useSignedIn } from '../../data/session.ts'
import { mayFile } from '../../file/may-file.ts'
import { useOrderText } from './text.ts'
import './orders.css'

const type = 'supervisionOrder'
const counts = ['open', 'late', 'blocked', 'lengthened', 'asking'] as const
type Count = (typeof counts)[number]
type Row = UnitStandings['rows'][number]
const countOf = (row: Row, key: Count): number => (key === 'blocked' ? (row.states[key] ?? 0) : row[key])

/** Who has how many orders, and what stands in the way of them. */
export function OrdersPage() {
  const t = useOrderText()
  const me = useSignedIn()
  const kind = useKind(type)
  const { data, error, refetch } = useQuery({
    queryKey: ['unit-loads', type, 'standings'],
    queryFn: ({ signal }) => api.get<UnitStandings>('/cases/units/standings', { query: { type }, signal }),
  })
  return (
    <Page
      title={t('po.title')}
      lead={t('po.lead')}
      width="wide"
      actions={
        <>
          <ButtonLink to="~/desk/?type=matter&view=open">{t('po.matters')}</ButtonLink>
          <ButtonLink to="~/desk/?type=meeting&view=open">{t('po.meetings')}</ButtonLink>
          {kind && mayFile(kind, me) && (
            <ButtonLink to={`~/desk/file/${type}`} look="main">
              {t('po.new')}
            </ButtonLink>
          )}
        </>
      }
    >
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.rows.length === 0 && <EmptyState title={t('po.none')}>{t('po.none.next')}</EmptyState>}
      {data && data.rows.length > 0 && <Table rows={data.rows} />}
    </Page>
  )
}

function Table({ rows }: { rows: readonly Row[] }) {
  const t = useOrderText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const named = new Map(units.map(unit => [unit.id, nameIn(language, unit)]))
  const sum = (key: Count) => rows.reduce((all, row) => all + countOf(row, key), 0)
  const cell = (key: Count, n: number, unit?: string) => {
    const query = new URLSearchParams({ type, view: key === 'late' ? 'late' : 'open', ...(unit && { unit }) })
    if (key === 'blocked') query.set('state', key)
    return (
      <td key={key} data-count={key} data-some={n > 0 || undefined}>
        {n > 0 && (key === 'open' || key === 'late' || key === 'blocked') ? <Link href={`~/desk/?${query}`}>{n}</Link> : n}
      </td>
    )
  }
  return (
    <div className="po-scroll">
      <table className="po-table">
        <thead>
          <tr>
            <th scope="col">{t('po.unit')}</th>
            {counts.map(key => (
              <th key={key} scope="col">
                {t(`po.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.unit}>
              <th scope="row">{named.get(row.unit) ?? ''}</th>
              {counts.map(key => cell(key, countOf(row, key), row.unit))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('po.all')}</th>
            {counts.map(key => cell(key, sum(key)))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
