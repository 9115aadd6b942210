import { useQuery } from '@tanstack/react-query'
import type { AskedList, Bound, FormDetail, FormList, ReportDetail, ReportRow, SourceOffer } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { client } from '../data/client.ts'
import { useSignedIn } from '../data/session.ts'

const readers: readonly string[] = ['supervisor', 'dispatcher', 'leader', 'community-worker', 'system-admin']
export const useReadsReports = (): boolean => useSignedIn().posts.some(post => readers.includes(post.role))

export const useForms = () =>
  useQuery({ queryKey: ['reports', 'forms'], queryFn: ({ signal }) => api.get<FormList>('/reports/forms', { signal }) })
export const useForm = (id: string) =>
  useQuery({
    queryKey: ['reports', 'form', id],
    queryFn: ({ signal }) => api.get<FormDetail>(`/reports/forms/${id}`, { signal }),
  })
export const useReports = () =>
  useQuery({
    queryKey: ['reports', 'list'],
    queryFn: ({ signal }) => api.get<{ rows: ReportRow[] }>('/reports', { signal }),
  })
export const useReport = (id: string) =>
  useQuery({ queryKey: ['reports', 'one', id], queryFn: ({ signal }) => api.get<ReportDetail>(`/reports/${id}`, { signal }) })
export const useSources = () =>
  useQuery({
    queryKey: ['reports', 'sources'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => api.get<SourceOffer>('/reports/sources', { signal }),
  })
/** What waits for me, also for the number in the bar. */
export const useAsked = () =>
  useQuery({
    queryKey: ['reports', 'asked'],
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
    queryFn: ({ signal }) => api.get<AskedList>('/reports/asked', { signal }),
  })

/** Settling cells or beginning a report may ask somebody, perhaps whoever does it. */
const listsAnew = (list: 'forms' | 'list') =>
  Promise.all([list, 'asked'].map(key => client.invalidateQueries({ queryKey: ['reports', key] })))

/** The answer of a change is what the page shows; lists are read anew. */
export function formIs(form: FormDetail): void {
  client.setQueryData(['reports', 'form', form.id], form)
  void listsAnew('forms')
}
export function reportIs(report: ReportDetail): void {
  client.setQueryData(['reports', 'one', report.id], report)
  void listsAnew('list')
}

export const settle = (form: string, changes: readonly { readonly cell: string; readonly bound: Bound | null }[]) =>
  api.put<FormDetail>(`/reports/forms/${form}/bindings`, { changes })
export const boundOf = ({ source, ground, over }: Bound): Bound => ({ source, ground, over })

/** A path with the signs of a cell's key in it. */
export const cellPath = (report: string, cell: string) => `/reports/${report}/cells/${encodeURIComponent(cell)}`
/** 'C5' of '0!C5'. */
export const shortCell = (cell: string) => cell.slice(cell.indexOf('!') + 1).replace(/#\d+$/, '')
