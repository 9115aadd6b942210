import { useQuery } from '@tanstack/react-query'
import type { StaffResult, StaffResults } from '#contract/staff-results'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'

export type Said = Pick<StaffResult, 'grade' | 'toldOn' | 'objected' | 'outcome' | 'document'>

// Each look is on record, so a page that is only gone back to does not look again; nothing is held when it is left.
const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }
export function useStaffResults(person: string | undefined) {
  const lang = useLanguage()
  return useQuery({
    ...once,
    queryKey: ['staff-results', person, lang],
    enabled: person !== undefined,
    queryFn: ({ signal }) => api.get<StaffResults>(`/staff-results?person=${person}`, { signal }),
  })
}
export function useMyResults(enabled: boolean) {
  const lang = useLanguage()
  return useQuery({
    ...once,
    queryKey: ['my-staff-results', lang],
    enabled,
    queryFn: ({ signal }) => api.get<StaffResults>('/me/staff-results', { signal }),
  })
}

/** What was written is answered as it now stands; it is not read again for that. */
async function after(person: string, work: Promise<StaffResults>): Promise<void> {
  const now = await work
  client.setQueriesData({ queryKey: ['staff-results', person] }, now)
}
export function enter(person: string, id: string, year: number, said: Said): Promise<void> {
  const body = { id, person, year, ...said }
  return after(person, api.create<StaffResults>('/staff-results', body))
}
export const correct = (person: string, { id, version }: StaffResult, reason: string, said: Said) =>
  after(person, api.put<StaffResults>(`/staff-results/${id}`, { version, reason, ...said }))
export const withdraw = (person: string, { id, version }: StaffResult, reason: string) =>
  after(person, api.post<StaffResults>(`/staff-results/${id}/withdraw`, { version, reason }))
