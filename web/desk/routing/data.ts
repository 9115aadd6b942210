import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type {
  CommunityAsked,
  ReturnsCases,
  ReturnsMatrix,
  RoutingGap,
  RoutingOverview,
  RoutingRule,
  RoutingRun,
  RoutingSet,
} from '#contract/routing'
import { fieldsOf } from '#kernel/define/check-case'
import { namedRow } from '../../fields/named-row.ts'
import type { Named } from '../../fields/sources.ts'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { nameIn } from '../data/names.ts'
import { type Kind, kindsOf, usePlaces, useProgrammes, useRegister, useUnits } from '../data/office.ts'

const base = (type: string) => `/routing/${type}`

/** The kinds of cases that are sent by rules. */
export function useRoutedKinds(): readonly Kind[] {
  const { data } = useProgrammes()
  return kindsOf(data).filter(kind => Object.values(fieldsOf(kind.def)).some(field => field.routed))
}

export const useOverview = (type: string) =>
  useQuery({
    queryKey: ['routing', type],
    queryFn: ({ signal }) => api.get<RoutingOverview>(base(type), { signal }),
  })
export const useSet = (type: string, version: number | undefined) =>
  useQuery({
    queryKey: ['routing', type, 'version', version],
    enabled: version !== undefined && version > 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<RoutingSet>(`${base(type)}/versions/${version}`, { signal }),
  })
/** What is wrong with the rules as they stand on the screen. */
export const useGaps = (type: string, rules: readonly RoutingRule[] | undefined) =>
  useQuery({
    queryKey: ['routing', type, 'check', rules],
    enabled: rules !== undefined && rules.length > 0,
    placeholderData: keepPreviousData,
    queryFn: () => api.post<{ gaps: RoutingGap[]; mustMend: boolean }>(`${base(type)}/check`, { rules }),
  })
export const useRun = (type: string, id: string | undefined) =>
  useQuery<RoutingRun>({
    queryKey: ['routing', type, 'run', id],
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && ['done', 'failed'].includes(state.data.status) ? false : 700),
    queryFn: ({ signal }) => api.get<RoutingRun>(`${base(type)}/runs/${id}`, { signal }),
  })
export const useReturns = (type: string, query: { from: number; to: number; category?: string | undefined }) =>
  useQuery({
    queryKey: ['routing', type, 'returns', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<ReturnsMatrix>(`${base(type)}/returns`, { query, signal }),
  })
export const useReturnsCases = (
  type: string,
  query: { from: number; to: number; category?: string | undefined; unit: string; next: string },
) =>
  useQuery({
    queryKey: ['routing', type, 'returns', 'cases', query],
    queryFn: ({ signal }) => api.get<ReturnsCases>(`${base(type)}/returns/cases`, { query, signal }),
  })
export const useAsked = (type: string, query: { from: string; to: string }) =>
  useQuery({
    queryKey: ['routing', type, 'communities', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<CommunityAsked>(`${base(type)}/communities`, { query, signal }),
  })

/** Sends something about rules and looks anew. */
export function useChange<Body, Answer>(type: string, send: (at: string, body: Body) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body) => send(base(type), body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['routing', type] }),
  })
}

export interface Lists {
  readonly matters: readonly Named[]
  readonly places: readonly Named[]
  readonly units: readonly Named[]
  readonly name: (id: string) => string
  /** The usual unit of each matter, as the catalogue names it. */
  readonly usual: ReadonlyMap<string, string>
}

/** What rules speak of, by name: matters with their classes, communities and grids, units. */
export function useLists(kind: Kind): Lists {
  const language = useLanguage()
  const register = Object.values(fieldsOf(kind.def)).find(field => field.kind === 'item')?.register
  const { data: rows } = useRegister(kind.programme.id, register)
  const { data: communities } = usePlaces('community')
  const { data: grids } = usePlaces('grid')
  const { data: units } = useUnits()
  return useMemo(() => {
    const def = register ? kind.programme.registers[register] : undefined
    const matters = (rows ?? []).map(row => {
      const named = def ? namedRow(def, row, language) : { id: row.key, name: row.key }
      return { id: named.id, name: named.name, group: named.group, note: row.key }
    })
    const places = [...(communities ?? []), ...(grids ?? [])].map(place => ({ id: place.id, name: nameIn(language, place) }))
    const offered = (units ?? []).filter(unit => unit.active).map(unit => ({ id: unit.id, name: nameIn(language, unit) }))
    const all = [...places, ...(units ?? []).map(unit => ({ id: unit.id, name: nameIn(language, unit) }))]
    const names = new Map(all.map(one => [one.id, one.name]))
    const usual = (rows ?? []).flatMap(row => (typeof row.data.unit === 'string' ? [[row.key, row.data.unit] as const] : []))
    return { matters, places, units: offered, name: id => names.get(id) ?? id, usual: new Map(usual) }
  }, [rows, communities, grids, units, register, kind, language])
}
