import { useEffect } from 'react'
import { Link, useSearch } from 'wouter'
import type { CaseRow, caseList } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { sayDay, sayExactly, sayTime } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { asQuery, readFilter, writeFilter } from '../data/filter.ts'
import { nameIn } from '../data/names.ts'
import { useKind, useOffice, usePlaces, useUnits } from '../data/office.ts'
import { useBarText } from '../frame/text.ts'
import { useText } from '../text.ts'
import { PrintTable, printPage, usePrinted } from './print-table.tsx'

type CaseList = (typeof caseList)['_output']
const heads = ['number', 'title', 'state', 'due', 'unit', 'place', 'filed'] as const

/** A list of cases as a plain table, to be printed. */
export default function PrintListPage() {
  const t = useText()
  const b = useBarText()
  const lang = useLanguage()
  const search = useSearch()
  const filter = readFilter(search)
  const kind = useKind(filter.type)
  const printed = usePrinted<CaseRow>(
    ['print', kind?.type, search],
    (cursor, signal) =>
      api.get<CaseList>('/cases', { query: { ...asQuery(filter, kind?.type ?? ''), limit: printPage, cursor }, signal }),
    kind !== undefined,
  )
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
    <PrintTable
      title={title}
      lead={[office && nameIn(lang, office), ...narrowed, sayExactly(now, lang)].filter(Boolean).join(' · ')}
      back={<Link href={`/?${writeFilter(filter)}`}>{t('desk.back')}</Link>}
      printed={printed}
      words={{
        print: b('bar.export.print'),
        none: t('desk.empty'),
        noneNext: t('desk.empty.next'),
        count: ({ rows, more }) => b(more ? 'bar.print.more' : 'bar.print.count', { count: rows.length }),
      }}
      heads={heads.map(key => [key, b(`bar.print.${key}`)])}
      look={(row, key) => (key === 'number' ? 'print-number' : key === 'due' && row.lateAt !== null ? 'is-late' : undefined)}
      cells={row => [
        row.number,
        row.title,
        kind?.def.states[row.state]?.title ?? row.state,
        <>
          {row.dueAt === null ? '' : say(row.dueAt)}
          {row.lateAt !== null && <strong> {b('bar.print.late')}</strong>}
        </>,
        name(units, row.unit),
        row.address ?? [name(communities, row.community), name(grids, row.grid)].join(' '),
        say(row.filedAt),
      ]}
    />
  )
}
