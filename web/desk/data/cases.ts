import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import type { CaseDetail, CaseRow, caseCounts, caseList, mapPoints } from '#contract/cases'
import type { caseCount, UnitLoads } from '#contract/lists'
import type { CaseData } from '#kernel/index'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from './client.ts'
import { asQuery, type Filter, fits } from './filter.ts'
import { rowAhead, useAhead } from './held-store.ts'
import { useKind } from './office.ts'
import { MeContext } from './session.ts'

type CaseList = (typeof caseList)['_output']
export type Counts = (typeof caseCounts)['_output']
export type MapPoints = (typeof mapPoints)['_output']
type Pages = InfiniteData<CaseList, string | undefined>

const PAGE = 200

/** The list, page after page by key; `more` fetches the next when there is one. */
export function useCaseList(filter: Filter, type: string | undefined) {
  const key = ['cases', type, filter]
  const known = client.getQueryData<Pages>(key)?.pages.length ?? 0
  const query = useInfiniteQuery({
    queryKey: key,
    enabled: type !== undefined,
    // A list of ten thousand rows is mended where it stands; it is read anew when somebody asks for it.
    staleTime: known > 3 ? Number.POSITIVE_INFINITY : 60_000,
    refetchOnWindowFocus: false,
    gcTime: 30 * 60_000,
    structuralSharing: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<CaseList>('/cases', { query: { ...asQuery(filter, type ?? ''), limit: PAGE, cursor: pageParam }, signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const loaded = useMemo(() => query.data?.pages.flatMap(page => page.rows) ?? [], [query.data])
  const ahead = useAhead()
  const me = use(MeContext)
  const def = useKind(type)?.def
  // What is accepted but not taken yet stands in the list as it will stand, or has left it.
  const rows = useMemo(() => {
    if (ahead.size === 0 || !def || !me) return loaded
    return loaded.flatMap(row => {
      const next = ahead.has(row.id) ? rowAhead(row, ahead.get(row.id), (detail, before) => rowOf(detail, def, before)) : row
      return next === row || fits(filter, next, def, me, Date.now()) ? [next] : []
    })
  }, [loaded, ahead, def, me, filter])
  return { ...query, rows, loaded: loaded.length }
}

type Count = (typeof caseCount)['_output']
/** How many cases a list holds; it follows what happens, a little later. */
export const useListCount = (filter: Filter, type: string | undefined) =>
  useQuery({
    queryKey: ['count', type, filter],
    enabled: type !== undefined,
    queryFn: ({ signal }) => api.get<Count>('/cases/count', { query: asQuery(filter, type ?? ''), signal }),
  })

/** What each unit has in hand. */
export const useUnitLoads = (type: string | undefined) =>
  useQuery({
    queryKey: ['unit-loads', type],
    enabled: type !== undefined,
    queryFn: ({ signal }) => api.get<UnitLoads>('/cases/units', { query: { type }, signal }),
  })

export const useCounts = (type: string | undefined) =>
  useQuery({
    queryKey: ['counts', type],
    enabled: type !== undefined,
    queryFn: ({ signal }) => api.get<Counts>('/cases/counts', { query: { type }, signal }),
  })

export const useMapPoints = (filter: Filter, type: string | undefined, active = true) =>
  useQuery({
    queryKey: ['map', type, filter],
    enabled: type !== undefined && active,
    queryFn: ({ signal }) => api.get<MapPoints>('/cases/map', { query: asQuery(filter, type ?? ''), signal }),
  })

export const fetchCase = (id: string, signal?: AbortSignal) =>
  api.get<CaseDetail>(`/cases/${id}`, signal ? { signal } : undefined)

/** One case with its history. Personal fields once revealed stay so until the page is left. */
export function useCase(id: string | undefined) {
  const lang = useLanguage()
  const preview = useAhead().get(id ?? '')?.preview
  const query = useQuery({
    queryKey: ['case', id, lang],
    enabled: id !== undefined,
    queryFn: ({ signal }) => fetchCase(id ?? '', signal),
  })
  // A step that is accepted and can still be taken back: the case as it will stand.
  const isAhead = preview && query.data && preview.case.version > query.data.case.version
  return isAhead ? { ...query, data: preview } : query
}

export type Reasons = { deadline: string[]; duty: string[]; steps: string[] | Record<string, string[]> }
export const fetchReasons = (id: string, lang: string, signal?: AbortSignal) =>
  api.get<Reasons>(`/cases/${id}/why`, { query: { lang }, ...(signal && { signal }) })

export function useReasons(id: string, version: number, active: boolean) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['why', id, version, lang],
    enabled: active,
    queryFn: ({ signal }) => fetchReasons(id, lang, signal),
  })
}

/** The row a case makes in a list, after it changed. */
export function rowOf({ case: c }: CaseDetail, def: CaseData, before?: CaseRow): CaseRow {
  const text = Object.keys(def.form).find(key => def.list.includes(key) && def.form[key]?.kind === 'note')
  const kind = c.data.kind
  return {
    ...c,
    voices: c.gathered.reduce((sum, one) => sum + one.voices, 1 + c.joined.length),
    title: [...String(c.data[text ?? ''] ?? before?.title ?? '')].slice(0, 80).join(''),
    kind: typeof kind === 'string' ? kind : null,
    dueAt: c.clock?.dueAt ?? null,
    lateAt: c.clock?.lateAt ?? null,
    pausedMs: c.kept?.leftMs ?? null,
    startedAt: c.clock?.startedAt ?? null,
    warnAt: c.clock?.warnAt ?? null,
    clockUnit: c.clock?.span.unit ?? null,
    provisional: c.clock?.provisional ?? false,
    community: c.place.community,
    grid: c.place.grid,
    address: c.place.address,
    point: c.place.point,
    taskUnits: c.tasks.map(task => task.unit),
    photos: before?.photos ?? 0,
  }
}

/** Puts a changed case into every list that shows it, where it stands; `keep` says whether it still belongs there. */
export function placeRow(row: CaseRow, keep: (filter: Filter) => boolean) {
  for (const query of client.getQueryCache().findAll({ queryKey: ['cases', row.type] })) {
    const filter = query.queryKey[2] as Filter
    client.setQueryData<Pages>(query.queryKey, pages => {
      if (!pages?.pages.some(page => page.rows.some(one => one.id === row.id))) return pages
      const mend = (rows: readonly CaseRow[]) => rows.flatMap(one => (one.id !== row.id ? [one] : keep(filter) ? [row] : []))
      return { ...pages, pages: pages.pages.map(page => ({ ...page, rows: mend(page.rows) })) }
    })
  }
}

/** Cases that took a step: their rows stand in the new state, or leave the lists they no longer belong in. */
export function placeTaken(
  type: string,
  cases: readonly string[],
  to: string | undefined,
  keep: (filter: Filter, row: CaseRow) => boolean,
) {
  const taken = new Set(cases)
  if (taken.size === 0 || to === undefined) return
  for (const query of client.getQueryCache().findAll({ queryKey: ['cases', type] })) {
    const filter = query.queryKey[2] as Filter
    client.setQueryData<Pages>(query.queryKey, pages => {
      if (!pages?.pages.some(page => page.rows.some(one => taken.has(one.id)))) return pages
      const mend = (rows: readonly CaseRow[]) =>
        rows.flatMap(one => {
          if (!taken.has(one.id) || one.state === to) return [one]
          const row = { ...one, state: to }
          return keep(filter, row) ? [row] : []
        })
      return { ...pages, pages: pages.pages.map(page => ({ ...page, rows: mend(page.rows) })) }
    })
  }
}
