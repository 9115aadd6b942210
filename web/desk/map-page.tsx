import { useEffect, useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useLanguage } from '../shell/preferences.ts'
import { ClockChip } from '../shell/ui/clock-chip.tsx'
import { useNow } from '../shell/use-now.ts'
import { useCaseList } from './data/cases.ts'
import { clockOfRow } from './data/clocks.ts'
import { readFilter, writeFilter } from './data/filter.ts'
import { areaName, useNames } from './data/names.ts'
import { useCalendar, useKind } from './data/office.ts'
import { CasesMap } from './queue/cases-map.tsx'
import { Filters } from './queue/filters.tsx'
import { useText } from './text.ts'
import './queue/queue.css'

/** All cases of a view where they lie, with the list beside that says the same. */
export default function MapPage() {
  const t = useText()
  const language = useLanguage()
  const search = useSearch()
  const [, navigate] = useLocation()
  const names = useNames()
  const now = useNow()
  const filter = useMemo(
    () => ({ ...readFilter(search), view: readFilter(search).view === 'turn' ? ('open' as const) : readFilter(search).view }),
    [search],
  )
  const kind = useKind(filter.type)
  const { data: calendar } = useCalendar()
  const { rows, hasNextPage, fetchNextPage } = useCaseList(filter, kind?.type)
  useEffect(() => {
    document.title = `${t('desk.map')} · ${t('shell.brand')}`
  }, [t])
  const list = (
    <div className="desk-map-list" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <h2>{t('desk.map.list', { count: rows.length })}</h2>
      <ul>
        {rows.map(row => (
          <li key={row.id}>
            <Link href={`/case/${row.id}`}>
              <span>{row.title || row.number}</span>
              <ClockChip plain {...(kind ? clockOfRow(row, kind.def, calendar, now) : { due: row.dueAt ?? undefined })} />
              <small className="ui-soft">{areaName(names(row.community), names(row.grid))}</small>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="desk-link" onClick={() => fetchNextPage()}>
          {t('desk.more')}
        </button>
      )}
    </div>
  )
  return (
    <main id="main" className="desk-map-page">
      <h1 className="ui-hidden">{t('desk.map')}</h1>
      <Filters filter={filter} kind={kind} onChange={to => navigate(`/map?${writeFilter(to)}`)} />
      <CasesMap
        filter={filter}
        kind={kind}
        onCase={id => navigate(`/case/${id}`)}
        onArea={({ layer, id }) =>
          navigate(
            `/map?${writeFilter({ ...filter, community: undefined, grid: undefined, [layer === 'grids' ? 'grid' : 'community']: id })}`,
          )
        }
        height="calc(100dvh - 8.5rem)"
        listBeside={list}
      />
    </main>
  )
}
