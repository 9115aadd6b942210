import { useQueries, useQuery } from '@tanstack/react-query'
import { use, useCallback } from 'react'
import type { calendar, Office, PlaceRow, RegisterRow, UnitRow } from '#contract/office'
import { readingRoles } from '#kernel/engine/access'
import type { CaseData, IndicatorData, Programme, Role } from '#kernel/index'
import type { RuleSet } from '#methods/routing/index'
import type { Calendar } from '#methods/working-time/types'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { MeContext } from './session.ts'

const hour = 3_600_000

export const useOffice = () =>
  useQuery({ queryKey: ['office'], staleTime: hour, queryFn: ({ signal }) => api.get<Office>('/office', { signal }) })

export type ProgrammeSeen = Omit<Programme, 'upgrades' | 'indicators'> & {
  readonly indicators: Readonly<Record<string, Omit<IndicatorData, 'of'>>>
}
type Programmes = { readonly programmes: readonly ProgrammeSeen[]; readonly roles: readonly Role[] }

export function useProgrammes() {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['programmes', lang],
    staleTime: hour,
    queryFn: ({ signal }) => api.get<Programmes>('/programmes', { query: { lang }, signal }),
  })
}

/** One kind of case: its definition in the reader's language, and the programme it belongs to. */
export type Kind = { readonly type: string; readonly programme: ProgrammeSeen; readonly def: CaseData }

export const kindsOf = (data: Programmes | undefined): readonly Kind[] =>
  data?.programmes.flatMap(programme => Object.entries(programme.cases).map(([type, def]) => ({ type, programme, def }))) ?? []

/** What is reported and done with, and so stands in the queue. A round comes back for ever and has pages of its own. */
export const isMatter = (kind: Kind): boolean => kind.def.round === undefined

/** The kinds whose cases may stand in the queue of whoever is signed in. */
export function useMatters(): readonly Kind[] {
  const { data } = useProgrammes()
  const roles = use(MeContext)?.posts.map(post => post.role)
  return kindsOf(data).filter(kind => isMatter(kind) && (!roles || readingRoles(kind.def).some(role => roles.includes(role))))
}

/** The kind of that name; without one the first in the queue of whoever is signed in. */
export function useKind(type: string | undefined): Kind | undefined {
  const { data } = useProgrammes()
  const [first] = useMatters()
  const kinds = kindsOf(data)
  return kinds.find(kind => kind.type === type) ?? (type === undefined ? (first ?? kinds.find(isMatter)) : undefined)
}

type Rows<Row> = { readonly rows: readonly Row[] }

export const usePlaces = (kind: PlaceRow['kind']) =>
  useQuery({
    queryKey: ['places', kind],
    staleTime: hour,
    queryFn: ({ signal }) => api.get<Rows<PlaceRow>>('/places', { query: { kind }, signal }).then(answer => answer.rows),
  })

export const useUnits = () =>
  useQuery({
    queryKey: ['units'],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => api.get<Rows<UnitRow>>('/units', { signal }).then(answer => answer.rows),
  })

const registerQuery = (programme: string | undefined, register: string | undefined) => ({
  queryKey: ['register', programme, register],
  enabled: programme !== undefined && register !== undefined,
  staleTime: 5 * 60_000,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<Rows<RegisterRow>>(`/registers/${programme}/${register}`, { signal }).then(answer => answer.rows),
})
export const useRegister = (programme: string | undefined, register: string | undefined) =>
  useQuery(registerQuery(programme, register))

/** Who receives what first, by the rules live now. Kept like a register, so that a phone has them without a network. */
export const useLiveRules = (type: string | undefined) =>
  useQuery({
    queryKey: ['register', 'routing', type],
    enabled: type !== undefined,
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => api.get<RuleSet | null>(`/routing/${type}/live`, { signal }),
  })

/** Rows of several registers of a programme, by the register's id; what has not come yet is left out. */
export function useRegisters(programme: string | undefined, registers: readonly string[]) {
  const combine = useCallback(
    (answers: readonly { readonly data: readonly RegisterRow[] | undefined }[]) =>
      new Map(answers.flatMap(({ data }, n) => (data ? [[registers[n] ?? '', data] as const] : []))),
    [registers],
  )
  return useQueries({ queries: registers.map(register => registerQuery(programme, register)), combine })
}

type CalendarSeen = Calendar & (typeof calendar)['_output']

export const useCalendar = () =>
  useQuery({
    queryKey: ['calendar'],
    staleTime: hour,
    queryFn: ({ signal }) => api.get<CalendarSeen>('/calendar', { signal }),
  })
