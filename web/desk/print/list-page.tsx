import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useSearch } from 'wouter'
import type { CaseRow, caseList } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { sayDay, sayExactly, sayTime } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { asQuery, readFilter, writeFilter } from '../data/filter.ts'
import { nameIn } from '../data/names.ts'
import { useKind, useOffice, usePlaces, useUnits } from '../data/office.ts'
import { useBarText } from '../frame/text.ts'
import { useText } from '../text.ts'
import './print.css'

const MOST = 1000
const PAGE = 200
type CaseList = (typeof caseList)['_output']

/** The rows of a list up to a thousand: what anybody would carry on paper. */
function useRows(search: string) {
  const filter = readFilter(search)
  const kind = useKind(filter.type)
  const query = useQuery({
    queryKey: ['print', kind?.type, search],
    enabled: kind !== undefined,
    queryFn: async ({ signal }) => {
      const rows: CaseRow[] = []
      for (let cursor: string | undefined; rows.length < MOST; ) {
        const asked = { ...asQuery(filter, kind?.type ?? ''), limit: PAGE, cursor }
        const page: CaseList = await api.get<CaseList>('/cases', { query: asked, signal })
        rows.push(...page.rows)
        if (page.next === null) return { rows, more: false }
        cursor = page.next
      }
      return { rows: rows.slice(0, MOST), more: true }
    },
  })
  return { ...query, filter, kind }
}

/** A list as a plain table, to be printed. */
export default function PrintListPage() {
  const t = useText()
  const b = useBarText()
  const lang = useLanguage()
  const { data, error, refetch, filter, kind } = useRows(useSearch())
  const { data: office } = useOffice()
  const { data: units = [] } = useUnits()
  const { data: communities = [] } = usePlaces('community')
  const { data: grids = [] } = usePlaces('grid')
  const name = (rows: readonly { id: string; name: string; nameEn: string | null }[], id: string | null) => {
    const found = rows.find(row => row.id === id)
    return found ? nameIn(lang, found) : ''
  }
  const now = Date.now()
  const say = (at: number) => `${sayDay(at, now, lang)} ${sayTime(at, lang)}`
  const view = t(`desk.view.${filter.view === 'mine' ? 'all' : filter.view}`)
  const title = [kind?.def.title, view].filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`
  }, [title, t])
  const narrowed = [
    filter.state && kind?.def.states[filter.state]?.title,
    filter.community && name(communities, filter.community),
    filter.grid && name(grids, filter.grid),
    filter.unit && name(units, filter.unit),
    filter.q,
    filter.from,
    filter.to,
  ].filter(Boolean)
  return (
    <Page
      title={title}
      lead={[office && nameIn(lang, office), ...narrowed, sayExactly(now, lang)].filter(Boolean).join(' · ')}
      width="full"
      actions={
        <Button look="main" onPress={() => print()} disabled={!data}>
          {b('bar.export.print')}
        </Button>
      }
    >
      <p className="ui-no-print">
        <Link href={`/?${writeFilter(filter)}`}>{t('desk.back')}</Link>
      </p>
      {error ? (
        <ErrorNote error={error} retry={() => refetch()} />
      ) : !data ? (
        <Skeleton lines={9} />
      ) : data.rows.length === 0 ? (
        <EmptyState title={t('desk.empty')}>{t('desk.empty.next')}</EmptyState>
      ) : (
        <>
          <div className="print-scroll">
            <table className="print-table">
              <thead>
                <tr>
                  {(['number', 'title', 'state', 'due', 'unit', 'place', 'filed'] as const).map(column => (
                    <th key={column} scope="col">
                      {b(`bar.print.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map(row => (
                  <tr key={row.id}>
                    <td className="print-number">{row.number}</td>
                    <td>{row.title}</td>
                    <td>{kind?.def.states[row.state]?.title ?? row.state}</td>
                    <td className={row.lateAt === null ? undefined : 'is-late'}>
                      {row.dueAt === null ? '' : say(row.dueAt)}
                      {row.lateAt !== null && <strong> {b('bar.print.late')}</strong>}
                    </td>
                    <td>{name(units, row.unit)}</td>
                    <td>{row.address ?? [name(communities, row.community), name(grids, row.grid)].join(' ')}</td>
                    <td>{say(row.filedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="ui-soft">{b(data.more ? 'bar.print.more' : 'bar.print.count', { count: data.rows.length })}</p>
        </>
      )}
    </Page>
  )
}
