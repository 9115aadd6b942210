import { useEffect, useRef, useState } from 'react'
import type { CaseRow } from '#contract/cases'
import { fetchCase, placeRow, rowOf } from '../data/cases.ts'
import { client } from '../data/client.ts'
import { type Filter, fits } from '../data/filter.ts'
import { type Change, useChanges } from '../data/live.ts'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'

const AT_ONCE = 12

/**
 * Keeps the list true while others work: a row that changed is redrawn where it stands, and cases that now belong in the
 * list are counted and wait for a press, so that nothing jumps under the reader's hand.
 */
export function useFresh(filter: Filter, kind: Kind | undefined, rows: readonly CaseRow[]) {
  const me = useSignedIn()
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())
  const key = JSON.stringify(filter)
  const shown = useRef(rows)
  useEffect(() => {
    shown.current = rows
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts with nothing new
  useEffect(() => setArrived(new Set()), [key])

  const look = async ({ id, version }: Change) => {
    const before = shown.current.find(row => row.id === id)
    if (!kind || (before && before.version >= version)) return
    const detail = await fetchCase(id).catch(() => undefined)
    if (!detail || detail.case.type !== kind.type) return
    const row = rowOf(detail, kind.def, before)
    // Another person's step keeps the row in sight with its new state: it leaves with the next look at the list.
    if (before) placeRow(row, () => true)
    else if (!filter.q && fits(filter, row, kind.def, me, Date.now())) setArrived(ids => new Set([...ids, id]))
  }
  useChanges(changes => {
    if (changes.length > AT_ONCE) {
      const known = new Set(shown.current.map(row => row.id))
      setArrived(ids => new Set([...ids, ...changes.filter(change => !known.has(change.id)).map(change => change.id)]))
    }
    for (const change of changes.slice(0, AT_ONCE)) void look(change)
  })
  const show = () => {
    setArrived(new Set())
    void client.resetQueries({ queryKey: ['cases', kind?.type, filter], exact: true })
  }
  return { count: arrived.size, show }
}
