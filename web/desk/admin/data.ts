import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { apiKeyRow } from '#contract/identity'
import type { deadLetter, PersonRow, rosterRow } from '#contract/office'
import type { Role } from '#kernel/index'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'
import { nameIn } from '../data/names.ts'
import { usePlaces, useProgrammes, useUnits } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'

type Rows<Row> = { readonly rows: readonly Row[] }
export type Roster = z.infer<typeof rosterRow>
export type ApiKey = z.infer<typeof apiKeyRow>
export type DeadLetter = z.infer<typeof deadLetter>

export const usePeople = () =>
  useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => api.get<Rows<PersonRow>>('/people', { signal }).then(answer => answer.rows),
  })

export const useRosters = (from: number, to: number) =>
  useQuery({
    queryKey: ['rosters', from, to],
    queryFn: ({ signal }) => api.get<Rows<Roster>>('/rosters', { query: { from, to }, signal }).then(answer => answer.rows),
  })

export const useApiKeys = () =>
  useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => api.get<Rows<ApiKey>>('/api-keys', { signal }).then(answer => answer.rows),
  })

export const useDeadLetters = () =>
  useQuery({
    queryKey: ['dead-letters'],
    queryFn: ({ signal }) => api.get<Rows<DeadLetter>>('/outbox/dead', { signal }).then(answer => answer.rows),
  })

/** After a change what was read before is asked anew. */
export const changed = (...keys: readonly string[]) => Promise.all(keys.map(key => client.invalidateQueries({ queryKey: [key] })))

/** The roles somebody on the staff may hold, titles in the reader's language. */
export function useRoles(): readonly Role[] {
  const { data } = useProgrammes()
  const own = data?.programmes.flatMap(programme => programme.roles) ?? []
  return [...(data?.roles ?? []), ...own].filter(role => role.scope !== 'self')
}

export function useHasRole(): (...roles: readonly string[]) => boolean {
  const { posts } = useSignedIn()
  return (...roles) => posts.some(post => roles.includes(post.role))
}

/** Streets, communities and grids in one list, the wider before the narrower. */
export function useAreas() {
  const street = usePlaces('street')
  const community = usePlaces('community')
  const grid = usePlaces('grid')
  return [...(street.data ?? []), ...(community.data ?? []), ...(grid.data ?? [])]
}

/** The name of a unit or of any area by its id. */
export function useNameOf(): (id: string | null | undefined) => string {
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const areas = useAreas()
  const names = new Map([...units, ...areas].map(one => [one.id, nameIn(language, one)]))
  return id => (id ? (names.get(id) ?? '') : '')
}
