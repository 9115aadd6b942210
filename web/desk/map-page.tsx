import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { CaseRow, caseList } from '#contract/cases'
import { MapWithList } from '../map/map-with-list.tsx'
import { useText as useMapText } from '../map/text.ts'
import { api } from '../shell/api.ts'
import { sayDeadline } from '../shell/dates.ts'
import { useLanguage } from '../shell/preferences.ts'
import { ClockChip } from '../shell/ui/clock-chip.tsx'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { useNow } from '../shell/use-now.ts'
import { useListCount, useMapPoints } from './data/cases.ts'
import { clockOfRow, toneOfPoint } from './data/clocks.ts'
import { readFilter, writeFilter } from './data/filter.ts'
import { useMapGround, useRegisterPlaces } from './data/layers.ts'
import { areaName, useNames } from './data/names.ts'
import { useCalendar, useKind } from './data/office.ts'
import { Filters } from './queue/filters.tsx'
import { useText } from './text.ts'
import './queue/queue.css'
import './map-page.css'

const FEW_MINUTES = 300_000

/** What the list says of the cases it shows; the map holds the points of all. */
function useRows(ids: readonly string[], type: string | undefined): ReadonlyMap<string, CaseRow> {
  const asked = ids.slice(0, 200).join()
  const { data } = useQuery<(typeof caseList)['_output']>({
    queryKey: ['map-rows', type, asked],
    enabled: type !== undefined && asked !== '',
    placeholderData: before => before,
    queryFn: ({ signal }) => api.get('/cases', { query: { type, view: 'all', ids: asked, limit: 200 }, signal }),
  })
  return useMemo(() => new Map(data?.rows.map(row => [row.id, row])), [data])
}

/** All cases of a view where they lie, with the list beside that says the same. */
export default function MapPage() {
  const t = useText()
  const say = useMapText()
  const language = useLanguage()
  const search = useSearch()
  const [, navigate] = useLocation()
  const names = useNames()
  const now = useNow()
  const filter = useMemo(() => {
    const read = readFilter(search)
    return { ...read, view: read.view === 'turn' ? ('open' as const) : read.view }
  }, [search])
  const kind = useKind(filter.type)
  const { data: calendar } = useCalendar()
  const ground = useMapGround()
  const places = useRegisterPlaces()
  const { data } = useMapPoints(filter, kind?.type)
  const { data: count } = useListCount(filter, kind?.type)
  const [listed, setListed] = useState<readonly string[]>([])
  const rows = useRows(listed, kind?.type)
  useEffect(() => {
    document.title = `${t('desk.map')} · ${t('shell.brand')}`
  }, [t])
  // The points of thousands of cases are not made anew twice a minute.
  const lately = Math.floor(now / FEW_MINUTES) * FEW_MINUTES
  const cases = useMemo(() => {
    if (!kind || !data) return []
    return data.points.map(([id, lng, lat, state, due, warnAt, time]) => {
      const words = kind.def.states[state]?.title ?? state
      const ended = kind.def.states[state]?.ends !== undefined
      return {
        id,
        at: [lng, lat] as const,
        tone: toneOfPoint(kind.def, state, due, lately, warnAt),
        time,
        // Said when somebody points at it: thirty thousand deadlines in words would hold up every minute.
        get title() {
          return due === null || ended ? words : `${words} · ${sayDeadline(due, lately, language)}`
        },
      }
    })
  }, [data, kind, lately, language])
  const known = useMemo(() => new Map(cases.map(one => [one.id, one])), [cases])
  const row = (id: string) => {
    const found = rows.get(id)
    return (
      <Link href={`/case/${id}`} className="desk-map-row">
        <span>{found ? found.title || found.number : known.get(id)?.title}</span>
        {found && kind && <ClockChip plain {...clockOfRow(found, kind.def, calendar, now)} />}
        <small className="ui-soft">{found && areaName(names(found.community), names(found.grid))}</small>
      </Link>
    )
  }
  const without = data && !data.more && count?.count ? count.count - data.points.length : 0
  return (
    <main id="main" className="desk-map-page">
      <h1 className="ui-hidden">{t('desk.map')}</h1>
      <Filters filter={filter} kind={kind} onChange={to => navigate(`/map?${writeFilter(to)}`)} />
      {data?.more && <p className="ui-soft">{say('map.capped', { count: data.points.length })}</p>}
      {ground ? (
        <MapWithList
          {...ground}
          label={t('desk.map.label', { count: cases.length })}
          heading={say('map.list')}
          cases={cases}
          places={places}
          tools
          onCase={id => navigate(`/case/${id}`)}
          onArea={({ layer, id }) =>
            navigate(
              `/map?${writeFilter({ ...filter, community: undefined, grid: undefined, [layer === 'grids' ? 'grid' : 'community']: id })}`,
            )
          }
          height="calc(100dvh - 9rem)"
          row={row}
          onListed={setListed}
          below={
            without > 0 && (
              <p className="ui-soft">
                {say('map.nopoint', { count: without })} <Link href={`/?${writeFilter(filter)}`}>{say('map.nopoint.list')}</Link>
              </p>
            )
          }
        />
      ) : (
        <Skeleton lines={8} />
      )}
    </main>
  )
}
