import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ListLayout, ListSetUp, ListView, viewBody, viewPatch } from '#contract/lists'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { client } from './client.ts'

const plain: ListLayout = { columns: null, density: 'normal', split: true, view: null }
const keyOf = (list: string) => ['list', list]
const change = (list: string, to: (before: ListSetUp) => ListSetUp) =>
  client.setQueryData<ListSetUp>(keyOf(list), before => to(before ?? { layout: null, views: [] }))

const waiting = new Map<string, ReturnType<typeof setTimeout>>()
const SOON = 600

/** How the person has a list set up; what is changed is seen at once and kept a moment later. */
export function useListSetUp(type: string | undefined, of: 'cases' | 'entries' = 'cases') {
  const list = `${of}.${type ?? ''}`
  const { data, isPending } = useQuery({
    queryKey: keyOf(list),
    enabled: type !== undefined,
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => api.get<ListSetUp>(`/lists/${list}`, { signal }),
  })
  const layout = data?.layout ?? plain
  const setLayout = useCallback(
    (more: Partial<ListLayout>) => {
      change(list, before => ({ ...before, layout: { ...plain, ...before.layout, ...more } }))
      clearTimeout(waiting.get(list))
      waiting.set(
        list,
        setTimeout(() => {
          const kept = client.getQueryData<ListSetUp>(keyOf(list))?.layout
          if (kept) void api.put(`/lists/${list}/layout`, kept).catch(() => client.invalidateQueries({ queryKey: keyOf(list) }))
        }, SOON),
      )
    },
    [list],
  )
  return { list, layout, setLayout, views: data?.views ?? [], ready: !isPending }
}

const replace = (list: string, view: ListView) =>
  change(list, before => {
    const known = before.views.some(one => one.id === view.id)
    return { ...before, views: known ? before.views.map(one => (one.id === view.id ? view : one)) : [...before.views, view] }
  })

type NewView = Omit<(typeof viewBody)['_input'], 'id'>
export async function keepView(list: string, view: NewView): Promise<ListView> {
  const made = await api.create<ListView>(`/lists/${list}/views`, { id: newId(), ...view })
  replace(list, made)
  return made
}
export async function changeView(list: string, id: string, patch: (typeof viewPatch)['_input']): Promise<void> {
  replace(list, await api.patch<ListView>(`/views/${id}`, patch))
}
export async function dropView(list: string, id: string): Promise<void> {
  await api.remove(`/views/${id}`)
  change(list, before => ({ ...before, views: before.views.filter(one => one.id !== id) }))
}

/** Shown at once; kept when it is the person's own view. Somebody else's view is changed for this look at it alone. */
export function setViewColumns(list: string, view: ListView, columns: ListView['columns']): void {
  replace(list, { ...view, columns })
  if (view.mine) void changeView(list, view.id, { columns }).catch(() => client.invalidateQueries({ queryKey: keyOf(list) }))
}
