import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { BulkLook } from '#contract/bulk'
import { api } from '../../shell/api.ts'

const AT_ONCE = 200

/** Lists of at most so many as one call takes. */
export const inParts = <One>(all: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, n) => all.slice(n * AT_ONCE, (n + 1) * AT_ONCE))

/** What the person may do with each selected case, asked anew when one of them changes. */
export function useLooked(cases: readonly { readonly id: string; readonly version: number }[]) {
  return useQuery<readonly BulkLook['rows'][number][]>({
    queryKey: ['bulk-look', cases.map(one => `${one.id}.${one.version}`).sort()],
    enabled: cases.length > 0,
    staleTime: 10_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const rows: BulkLook['rows'][number][] = []
      for (const part of inParts(cases.map(one => one.id)))
        rows.push(...(await api.post<BulkLook>('/cases/bulk/look', { cases: part }, { signal })).rows)
      return rows
    },
  })
}
