import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EntryDetail } from '#contract/entries'
import type { AddressProposal, UnresolvedEntry, UnresolvedList } from '#contract/entry-addresses'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { client } from '../../data/client.ts'
import { changeEntry } from '../data/acts.ts'
import { entryChanged, pathOf } from '../data/calls.ts'

const key = ['entries', 'unresolved'] as const
type Pages = { readonly pages: readonly UnresolvedList[] }

export function useUnresolved(register: string | undefined) {
  const query = useInfiniteQuery({
    queryKey: [...key, register],
    refetchOnWindowFocus: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<UnresolvedList>('/entries/unresolved', { query: { register, cursor: pageParam }, signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.rows) ?? [], [query.data])
  return { ...query, rows }
}

/** The others stay where they are: a list that jumps at each decision is hard to work through. */
function leaves(id: string): void {
  client.setQueriesData<Pages>(
    { queryKey: key },
    data => data && { ...data, pages: data.pages.map(page => ({ ...page, rows: page.rows.filter(row => row.entry.id !== id) })) },
  )
}

export async function takePlace({ register, entry }: UnresolvedEntry, { place }: AddressProposal): Promise<EntryDetail> {
  const after = await api.post<EntryDetail>(`${pathOf(register, entry.id)}/place`, { id: newId(), version: entry.version, place })
  leaves(entry.id)
  await entryChanged(register, after)
  return after
}

/** The words as they were: another ordinary change. */
export async function takeBack(row: UnresolvedEntry, after: EntryDetail, column: string): Promise<void> {
  await changeEntry(row.register, after, newId(), { [column]: { address: row.words } }, undefined)
  await client.invalidateQueries({ queryKey: key })
}

export async function sayElsewhere({ register, entry }: UnresolvedEntry): Promise<void> {
  const after = await api.post<EntryDetail>(`${pathOf(register, entry.id)}/elsewhere`, { id: newId(), version: entry.version })
  leaves(entry.id)
  await entryChanged(register, after)
}
