import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type {
  EntryAtDay,
  EntryChange,
  EntryCompare,
  EntryDetail,
  EntryFigure,
  EntryList,
  EntryMap,
  entryCount,
  LedgerRow,
} from '#contract/entries'
import { api } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { client } from '../../data/client.ts'
import { type Asked, asQuery } from './asked.ts'

type Count = (typeof entryCount)['_output']
type Rows<Row> = { readonly rows: readonly Row[] }

export const pathOf = (register: string, id?: string): string => `/entries/${register}${id ? `/${id}` : ''}`

/** Everything the desk knows of one register is under this key, so that a change asks it anew. */
const key = (what: string, register: string, ...more: readonly unknown[]) => ['entries', register, what, ...more]

export const useLedgerRows = () =>
  useQuery({
    queryKey: ['ledgers', useLanguage()],
    queryFn: ({ signal }) => api.get<Rows<LedgerRow>>('/ledgers', { signal }).then(answer => answer.rows),
  })

const PAGE = 200

/** The list, page after page by key; a list of many thousand rows is mended where it stands and not read anew by itself. */
export function useEntryList(register: string, asked: Asked) {
  const query = useInfiniteQuery({
    queryKey: key('list', register, asked),
    refetchOnWindowFocus: false,
    structuralSharing: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<EntryList>(pathOf(register), { query: { ...asQuery(asked), limit: PAGE, cursor: pageParam }, signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.rows) ?? [], [query.data])
  return { ...query, rows }
}

const countQuery = (register: string, asked: Asked) => ({
  queryKey: key('count', register, asked),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<Count>(`${pathOf(register)}/count`, { query: asQuery(asked), signal }),
})

export const useEntryCount = (register: string, asked: Asked, active = true) =>
  useQuery({ ...countQuery(register, asked), enabled: active })

/** The same view of several registers; what has not come yet is undefined. */
export const useEntryCounts = (registers: readonly string[], asked: Asked): readonly (Count | undefined)[] =>
  useQueries({ queries: registers.map(register => countQuery(register, asked)) }).map(({ data }) => data)

export const useEntryMap = (register: string, asked: Asked) =>
  useQuery({
    queryKey: key('map', register, asked),
    queryFn: ({ signal }) => api.get<EntryMap>(`${pathOf(register)}/map`, { query: asQuery(asked), signal }),
  })

export const fetchEntry = (register: string, id: string, signal?: AbortSignal) =>
  api.get<EntryDetail>(pathOf(register, id), signal ? { signal } : undefined)

export const useEntry = (register: string, id: string | undefined) =>
  useQuery({
    queryKey: key('one', register, id),
    enabled: id !== undefined,
    queryFn: ({ signal }) => fetchEntry(register, id ?? '', signal),
  })

export const useEntryHistory = (register: string, id: string) =>
  useQuery({
    queryKey: key('history', register, id),
    queryFn: ({ signal }) =>
      api.get<Rows<EntryChange>>(`${pathOf(register, id)}/history`, { signal }).then(answer => answer.rows),
  })

/** The entry at the end of a day; a refusal `not-found` says that it was not there yet. */
export const useEntryAt = (register: string, id: string, day: string) =>
  useQuery({
    queryKey: key('at', register, id, day),
    enabled: day !== '',
    queryFn: ({ signal }) => api.get<EntryAtDay>(`${pathOf(register, id)}/at`, { query: { day }, signal }),
  })

export const useEntryCompare = (register: string, from: string, to: string) =>
  useQuery({
    queryKey: key('compare', register, from, to),
    enabled: from !== '' && to !== '' && from < to,
    queryFn: ({ signal }) => api.get<EntryCompare>(`${pathOf(register)}/compare`, { query: { from, to }, signal }),
  })

export const useEntryFigures = (register: string) =>
  useQuery({
    queryKey: key('figures', register, useLanguage()),
    queryFn: ({ signal }) => api.get<Rows<EntryFigure>>(`${pathOf(register)}/figures`, { signal }).then(answer => answer.rows),
  })

/** After a change everything said about the register is asked anew; the changed entry itself is known already. */
export async function entryChanged(register: string, after?: EntryDetail): Promise<void> {
  if (after) client.setQueryData(key('one', register, after.id), after)
  await Promise.all([
    client.invalidateQueries({ queryKey: ['ledgers'] }),
    client.invalidateQueries({
      predicate: ({ queryKey: [name, of, what, id] }) =>
        name === 'entries' && of === register && !(what === 'one' && id === after?.id),
    }),
  ])
}
