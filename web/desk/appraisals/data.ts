import { useQuery } from '@tanstack/react-query'
import type { AppraisalDetail, AppraisalList, AppraisalScheme } from '#contract/appraisals'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'
import { isAdminPost, useSignedIn } from '../data/session.ts'

const list = {
  queryKey: ['appraisals'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<AppraisalList>('/appraisals', { signal }),
}
export const useAppraisals = () => useQuery(list)

/** Appraisals in which something waits for me, for the number in the bar. */
export function useAppraisalsWaiting(): number {
  const { posts } = useSignedIn()
  const enabled = posts.some(post => !isAdminPost(post))
  const { data } = useQuery({ ...list, enabled, staleTime: 5 * 60_000 })
  return data?.rows.filter(({ asks }) => asks.judge > 0 || asks.answer > 0 || asks.object || asks.next !== null).length ?? 0
}
export function useAppraisal(id: string) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['appraisal', id, lang],
    queryFn: ({ signal }) => api.get<AppraisalDetail>(`/appraisals/${id}`, { signal }),
  })
}
const again = () => client.invalidateQueries({ predicate: query => String(query.queryKey[0]).startsWith('appraisal') })
async function after<T>(work: Promise<T>): Promise<T> {
  const made = await work
  await again()
  return made
}
export const makeAppraisal = (id: string, scheme: AppraisalScheme) =>
  after(api.create<AppraisalDetail>('/appraisals', { id, ...scheme }))
export const changeAppraisal = (a: AppraisalDetail, scheme: AppraisalScheme) =>
  after(api.put<AppraisalDetail>(`/appraisals/${a.id}`, { version: a.version, ...scheme }))
/** Opens, shows, fixes or takes back, as the scheme stood when it was read. */
export const step = (a: AppraisalDetail, what: 'open' | 'show' | 'fix' | 'withdraw', more: object = {}) =>
  after(api.post<AppraisalDetail>(`/appraisals/${a.id}/${what}`, { version: a.version, ...more }))
export const compute = (a: AppraisalDetail) => after(api.post<AppraisalDetail>(`/appraisals/${a.id}/compute`))
export const judge = (
  a: AppraisalDetail,
  mark: { unit: string; part: string; points: number; words: string; evidence: string; files: readonly string[] },
) => after(api.post<AppraisalDetail>(`/appraisals/${a.id}/marks`, mark))
export const appeal = (
  a: AppraisalDetail,
  body: { id: string; unit: string; part: string; words: string; files: readonly string[] },
) => after(api.create<AppraisalDetail>(`/appraisals/${a.id}/appeals`, body))
export const answer = (a: AppraisalDetail, which: string, body: { upheld: boolean; words: string; points: number | null }) =>
  after(api.post<AppraisalDetail>(`/appraisals/${a.id}/appeals/${which}/answer`, body))
