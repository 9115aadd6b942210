import { useQuery } from '@tanstack/react-query'
import type { PlanPaper, PlanPaperAsked, PlanPaperDetail, PlanPaperList, planPaperBody } from '#contract/plan-papers'
import { api } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { client } from '../../data/client.ts'

/** `all`: of all plans together. */
export function usePapers(plan: string) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['plan-papers', plan, lang],
    queryFn: ({ signal }) => api.get<PlanPaperList>('/plan-papers', { query: { plan, lang }, signal }),
  })
}
export function useCircular(id: string) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['plan-paper', id, lang],
    queryFn: ({ signal }) => api.get<PlanPaperDetail>(`/plan-papers/${id}`, { query: { lang }, signal }),
  })
}
export function useAskedCirculars() {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['plan-papers-asked', lang],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<PlanPaperAsked>('/plan-papers/asked', { query: { lang }, signal }),
  })
}

async function after<T>(work: Promise<T>): Promise<T> {
  const made = await work
  await client.invalidateQueries({ predicate: query => String(query.queryKey[0]).startsWith('plan-paper') })
  return made
}
export const makePaper = (body: (typeof planPaperBody)['_input']) => after(api.create<PlanPaper>('/plan-papers', body))
export const setReplyBy = (id: string, version: number, replyBy: string) =>
  after(api.put<PlanPaperDetail>(`/plan-papers/${id}`, { version, replyBy }))
export const answerCircular = (id: string, version: number, unit: string, words: string, source: string) =>
  after(api.post<PlanPaperDetail>(`/plan-papers/${id}/answer`, { version, unit, words, source }))
export const actOnCircular = (id: string, version: number, act: 'write' | 'stop') =>
  after(api.post<PlanPaperDetail>(`/plan-papers/${id}/acts`, { version, act }))
