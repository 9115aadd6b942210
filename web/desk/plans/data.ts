import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PlanDiff, planRoll } from '#contract/plan-editions'
import type {
  PlanBinding,
  PlanDetail,
  PlanItemDetail,
  PlanItemWasSet,
  PlanList,
  PlanLook,
  PlanRead,
  PlanSource,
  PlanTree,
  PlanWork,
  planBody,
  planItemAct,
  planItemBody,
  planItemMove,
  planItemPut,
  planItemSet,
  planPut,
  planValueBody,
} from '#contract/plans'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'

export type Head = (typeof planBody)['_input']
export type ItemDraft = Omit<(typeof planItemPut)['_output'], 'version' | 'reason'>

export function usePlans() {
  const lang = useLanguage()
  return useQuery({ queryKey: ['plans', lang], queryFn: ({ signal }) => api.get<PlanList>('/plans', { signal }) })
}
export function usePlan(id: string) {
  const lang = useLanguage()
  return useQuery({ queryKey: ['plan', id, lang], queryFn: ({ signal }) => api.get<PlanDetail>(`/plans/${id}`, { signal }) })
}
export const useTree = (id: string) =>
  useQuery({
    queryKey: ['plan-tree', id],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<PlanTree>(`/plans/${id}/tree`, { signal }),
  })
export function useItem(id: string | undefined) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['plan-item', id, lang],
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<PlanItemDetail>(`/plan-items/${id}`, { signal }),
  })
}
export const useSource = (plan: string, id: string | undefined) =>
  useQuery({
    queryKey: ['plan-source', plan, id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.get<PlanSource>(`/plans/${plan}/sources/${id}`, { signal }),
  })
export type WorkAsked = {
  plan?: string
  unit?: string
  mine?: boolean
  standing?: string
  from?: string
  until?: string
  limit?: number
}
export const useWork = (asked: WorkAsked) =>
  useQuery({
    queryKey: ['plan-work', asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<PlanWork>('/plans/work', { query: asked, signal }),
  })
export const useDiff = (id: string, from: number, to: number) =>
  useQuery({
    queryKey: ['plan-diff', id, from, to],
    queryFn: ({ signal }) => api.get<PlanDiff>(`/plans/${id}/diff`, { query: { from, to }, signal }),
  })
const again = () => client.invalidateQueries({ predicate: query => String(query.queryKey[0]).startsWith('plan') })
async function after<T>(work: Promise<T>): Promise<T> {
  const made = await work
  await again()
  return made
}

export const lookAtText = (text: string) => api.post<PlanLook>('/plans/look', { text })
export function lookAtFile(file: File): Promise<PlanLook> {
  const form = new FormData()
  form.append('file', file)
  return api.post<PlanLook>('/plans/look/file', form)
}
export const makePlan = (head: Head) => after(api.create<PlanDetail>('/plans', head))
export const bringText = (plan: string, body: { id: string; name: string; text: string }) =>
  after(api.create<PlanRead>(`/plans/${plan}/text`, body))
export const changePlan = (id: string, body: (typeof planPut)['_input']) => after(api.put<PlanDetail>(`/plans/${id}`, body))
export const adoptPlan = (id: string, version: number, words: string) =>
  after(api.post<PlanDetail>(`/plans/${id}/adopt`, { version, words }))
export const closePlan = (id: string, version: number, words: string) =>
  after(api.post<PlanDetail>(`/plans/${id}/close`, { version, words }))
export const rollPlan = (id: string, body: (typeof planRoll)['_input']) =>
  after(api.create<PlanDetail>(`/plans/${id}/roll`, body))
export const countPlan = (id: string) => after(api.post<PlanDetail>(`/plans/${id}/count`))
export const actOn = (plan: string, body: (typeof planItemAct)['_input']) =>
  after(api.post<{ changed: number }>(`/plans/${plan}/items/act`, body))
export const addItem = (plan: string, body: (typeof planItemBody)['_input']) =>
  after(api.create<PlanItemDetail>(`/plans/${plan}/items`, body))
export const changeItem = (id: string, body: (typeof planItemPut)['_input']) =>
  after(api.put<PlanItemDetail>(`/plan-items/${id}`, body))
export const splitItem = (id: string, version: number, parts: readonly { id: string; title: string }[], reason: string) =>
  after(api.post<PlanItemDetail>(`/plan-items/${id}/split`, { version, parts, reason }))
export const setItems = (plan: string, body: (typeof planItemSet)['_input']) =>
  after(api.post<PlanItemWasSet>(`/plans/${plan}/items/set`, body))
export const moveItem = (id: string, body: (typeof planItemMove)['_input']) =>
  after(api.post<PlanItemDetail>(`/plan-items/${id}/move`, body))
export const bindItem = (id: string, version: number, bound: PlanBinding | null) =>
  after(api.put<PlanItemDetail>(`/plan-items/${id}/bound`, { version, bound }))
export const tieItem = (id: string, version: number, same: string | null) =>
  after(api.put<PlanItemDetail>(`/plan-items/${id}/same`, { version, same }))
export const sayValue = (id: string, body: (typeof planValueBody)['_input']) =>
  after(api.create<PlanItemDetail>(`/plan-items/${id}/values`, body))
