import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ListView } from '#contract/lists'
import { useCaseList } from '../data/cases.ts'
import { asFilter, type Filter, readFilter, writeFilter } from '../data/filter.ts'
import { useListSetUp } from '../data/lists.ts'
import { useKind } from '../data/office.ts'
import { useWide } from './use-wide.ts'

export type Pane = 'map' | 'units' | undefined
const paneOf = (text: string | null): Pane => (text === 'map' || text === 'units' ? text : undefined)

/** The desk opens with the person's own view once; afterwards the address alone decides. */
let opened = false

/** What the address says of the queue, and the ways to change it. */
export function useQueue() {
  const search = useSearch()
  const [, navigate] = useLocation()
  const isWide = useWide()
  const filter = useMemo(() => readFilter(search), [search])
  const filterKey = writeFilter(filter)
  // Walking through the list changes the address, but not what the list is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are the same filter
  const steady = useMemo(() => filter, [filterKey])
  const params = new URLSearchParams(search)
  const pane = paneOf(params.get('pane'))
  const saved = params.get('saved') ?? undefined
  const kind = useKind(filter.type)
  const setUp = useListSetUp(kind?.type)
  const list = useCaseList(steady, kind?.type)
  const { rows } = list
  const split = isWide && setUp.layout.split
  const asked = params.get('case') ?? undefined
  const currentId = asked ?? (isWide ? rows[0]?.id : undefined)
  const at = rows.findIndex(row => row.id === currentId)
  // After a case has left the list, the one that took its place is next.
  const [lastAt, setLastAt] = useState(0)
  useEffect(() => {
    if (at >= 0) setLastAt(at)
  }, [at])

  const address = useCallback((to: Filter, more: { case?: string | undefined; pane?: Pane; saved?: string | undefined }) => {
    const words = writeFilter(to, more)
    return words ? `/?${words}` : '/'
  }, [])
  const go = useCallback(
    (id: string | undefined) => navigate(address(steady, { case: id, pane, saved }), { replace: true }),
    [navigate, address, steady, pane, saved],
  )
  const show = (to: Filter) => navigate(address(to, { pane, saved }))
  const showPane = (to: Pane) => navigate(address(steady, { case: currentId, pane: to === pane ? undefined : to, saved }))
  const showView = (view: ListView) => navigate(address(asFilter(view.filter, steady.type), { pane, saved: view.id }))
  const openWhole = (id: string | undefined) => id && navigate(`/case/${id}?${writeFilter(steady, { saved })}`)
  const nextOf = (by: number) => rows[Math.max(0, Math.min(rows.length - 1, (at < 0 ? lastAt - (by > 0 ? 1 : 0) : at) + by))]

  const first = setUp.views.find(view => view.id === setUp.layout.view)
  useEffect(() => {
    if (opened || !setUp.ready) return
    opened = true
    if (search === '' && first) navigate(address(asFilter(first.filter, undefined), { saved: first.id }), { replace: true })
  }, [setUp.ready, first, search, navigate, address])

  const view = setUp.views.find(one => one.id === saved)
  return {
    filter: steady,
    kind,
    list,
    rows,
    setUp,
    view,
    pane,
    isWide,
    split,
    currentId,
    lastAt,
    go,
    show,
    showPane,
    showView,
    openWhole,
    nextOf,
  }
}
