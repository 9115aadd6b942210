import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Coverage, DemandColumns, DemandDetail, DemandEffect, DemandList, demandBody } from '#contract/demands'
import type { FormList } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'
import { useSignedIn } from '../data/session.ts'

export type Show = 'all' | 'waiting' | 'standing'
export type Draft = Omit<(typeof demandBody)['_output'], 'id'>

export const useDemands = (show: Show) =>
  useQuery({
    queryKey: ['demands', show],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<DemandList>('/demands', { query: { show }, signal }),
  })

export function useDemand(id: string | undefined) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['demand', id, lang],
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.get<DemandDetail>(`/demands/${id}`, { signal }),
  })
}

export function useCoverage(columns: Draft['columns'], except: string | undefined) {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['demand-cover', columns, except, lang],
    enabled: columns.length > 0,
    placeholderData: keepPreviousData,
    queryFn: () => api.post<Coverage>('/demands/cover', { columns, ...(except && { except }) }),
  })
}

export const useEffectOfTables = () =>
  useQuery({ queryKey: ['demand-effect'], queryFn: ({ signal }) => api.get<DemandEffect>('/demands/effect', { signal }) })

/** Report forms that may fill a table, for those who may read them. */
export function useForms() {
  const { posts } = useSignedIn()
  const reads = posts.some(post => ['supervisor', 'dispatcher', 'leader'].includes(post.role))
  return useQuery({
    queryKey: ['demand-forms'],
    enabled: reads,
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<FormList>('/reports/forms', { signal }).then(answer => answer.rows),
  })
}

const again = () => client.invalidateQueries({ predicate: query => String(query.queryKey[0]).startsWith('demand') })
const after = async (work: Promise<DemandDetail>): Promise<DemandDetail> => {
  const made = await work
  await again()
  return made
}
const formOf = (file: File) => {
  const form = new FormData()
  form.append('file', file)
  return form
}

export const readColumns = (file: File) => api.post<DemandColumns>('/demands/columns', formOf(file))
/** `id` is made once for what is being written, so that sent twice it is one demand. */
export async function enterDemand(id: string, draft: Draft, file: File | undefined): Promise<DemandDetail> {
  const made = await api.create<DemandDetail>('/demands', { id, ...draft } as { id: string })
  if (file) await api.post(`/demands/${made.id}/file`, formOf(file))
  await again()
  return made
}
export const changeDemand = (id: string, version: number, draft: Draft) =>
  after(api.put<DemandDetail>(`/demands/${id}`, { ...draft, version }))
export const decideDemand = (id: string, version: number, approve: boolean, words: string) =>
  after(api.post<DemandDetail>(`/demands/${id}/decide`, { version, approve, words }))
export const withdrawDemand = (id: string, version: number) =>
  after(api.post<DemandDetail>(`/demands/${id}/withdraw`, { version }))
export const handOut = (id: string, due: string) =>
  after(api.create<DemandDetail>(`/demands/${id}/rounds`, { id: newId(), due } as { id: string }))
export async function setMinutes(minutes: number): Promise<void> {
  await api.put('/demands/settings', { minutes })
  await again()
}
