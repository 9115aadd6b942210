import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CaseDetail, CaseRow, caseCounts, caseList, mapPoints } from '#contract/cases'
import type { CaseData } from '#kernel/index'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from './client.ts'
import { asQuery, type Filter } from './filter.ts'

type CaseList = (typeof caseList)['_output']
export type Counts = (typeof caseCounts)['_output']
export type MapPoints = (typeof mapPoints)['_output']
type Pages = InfiniteData<CaseList, string | undefined>

const PAGE = 100

/** The list, page after page by key; `more` fetches the next when there is one. */
export function useCaseList(filter: Filter, type: string | undefined) {
  const query = useInfiniteQuery({
    queryKey: ['cases', type, filter],
    enabled: type !== undefined,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<CaseList>('/cases', { query: { ...asQuery(filter, type ?? ''), limit: PAGE, cursor: pageParam }, signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.rows) ?? [], [query.data])
  return { ...query, rows }
}

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
  return useQuery({
    queryKey: ['case', id, lang],
    enabled: id !== undefined,
    queryFn: ({ signal }) => fetchCase(id ?? '', signal),
  })
}

export type Reasons = { deadline: string[]; duty: string[]; steps: string[] | Record<string, string[]> }
export function useReasons(id: string, version: number, active: boolean) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['why', id, version, lang],
    enabled: active,
    queryFn: ({ signal }) => api.get<Reasons>(`/cases/${id}/why`, { query: { lang }, signal }),
  })
}

/** The row a case makes in a list, after it changed. */
export function rowOf({ case: c }: CaseDetail, def: CaseData, before?: CaseRow): CaseRow {
  const text = Object.keys(def.form).find(key => def.list.includes(key) && def.form[key]?.kind === 'note')
  const kind = c.data.kind
  return {
    ...c,
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
