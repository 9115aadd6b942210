import { useQuery } from '@tanstack/react-query'
import type { Me } from '#contract/office'
import type { Coverage, StopList, stopQuery } from '#contract/rounds'
import { readingRoles } from '#kernel/engine/access'
import type { CaseData } from '#kernel/index'
import { api } from '../../shell/api.ts'
import { type Kind, kindsOf, useProgrammes } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'

export const DAY = 86_400_000
const EAST = 8 * 3_600_000
/** A moment's day in China, as 'YYYY-MM-DD', and the moment a day begins. */
export const dayOf = (at: number): string => new Date(at + EAST).toISOString().slice(0, 10)
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
export const endOfToday = (): number => startOf(dayOf(Date.now())) + DAY

const hasPost = (me: Me, roles: readonly string[]) => me.posts.some(post => roles.includes(post.role))
const visitRoles = (def: CaseData) => Object.keys(def.round?.visits ?? {}).flatMap(step => def.steps[step]?.by ?? [])

/** Rounds the person has something to do with: whoever visits, and whoever answers for the place. */
export function useRounds(): readonly Kind[] {
  const { data } = useProgrammes()
  const me = useSignedIn()
  return kindsOf(data).filter(({ def }) => def.round && hasPost(me, readingRoles(def)))
}

/** Is this about people, and does this person go there? Then the day's visits are a page of their own. */
export const visitsPeople = (def: CaseData, me: Me): boolean =>
  Object.values(def.form).some(field => field.personal) && hasPost(me, visitRoles(def))

/** Before the first visit was agreed on. */
export const isBefore = (def: CaseData, state: string): boolean => state === def.start && state !== def.round?.awaits

type CoverageAsked = { readonly from: number; readonly to: number; readonly by: 'community' | 'grid' }
export const useCoverage = (type: string, query: CoverageAsked | undefined) =>
  useQuery({
    queryKey: ['coverage', type, query],
    enabled: query !== undefined,
    queryFn: ({ signal }) => api.get<Coverage>(`/rounds/${type}/coverage`, { query: query ?? {}, signal }),
  })

export type StopsAsked = {
  readonly mine: boolean
  readonly figure?: (typeof stopQuery)['_output']['figure']
  readonly community?: string | undefined
  readonly grid?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly dueTo?: number | undefined
}
export const useStops = (type: string, query: StopsAsked) =>
  useQuery({
    queryKey: ['stops', type, query],
    queryFn: ({ signal }) =>
      api.get<StopList>(`/rounds/${type}/stops`, { query: { ...query, mine: String(query.mine) }, signal }),
  })

export const figures = ['stops', 'visited', 'made', 'offered', 'inTime', 'missed', 'lateNow'] as const
export type Figure = (typeof figures)[number]
