import { useKeys } from '../../../shell/use-keys.ts'
import type { Selection } from '../../queue/use-selection.ts'

type Walk = {
  readonly rows: readonly { readonly id: string }[]
  readonly currentId: string | undefined
  readonly selection: Selection
  readonly go: (id: string | undefined) => void
  readonly open: (id: string | undefined) => unknown
  readonly selectEvery: () => unknown
  readonly intoPane: () => void
  readonly toSplit: () => void
  readonly make: () => unknown
  readonly toMap: () => unknown
  readonly change: () => unknown
}

/** The list by keyboard; every key stands in `keys.ts`, which the help shows. */
export function useListKeys({ rows, currentId, selection, go, open, ...acts }: Walk): void {
  const at = rows.findIndex(row => row.id === currentId)
  const move = (by: number) => go(rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.id)
  const extend = (by: number) => {
    const to = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    selection.set([...selection.ids, ...(currentId ? [currentId] : []), ...(to ? [to.id] : [])])
    go(to?.id)
  }
  // A link or a button in focus is pressed by Enter itself.
  const enter = (event: KeyboardEvent) => {
    const pressed = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('a, button, summary')
    if (pressed) pressed.click()
    else open(currentId)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => go(rows[0]?.id),
    End: () => go(rows.at(-1)?.id),
    ArrowRight: acts.intoPane,
    Enter: enter,
    Escape: selection.clear,
    x: () => currentId && selection.toggle(currentId),
    J: () => extend(1),
    K: () => extend(-1),
    a: () =>
      rows.length > 0 && rows.every(row => selection.ids.has(row.id))
        ? acts.selectEvery()
        : selection.set(rows.map(row => row.id)),
    c: acts.make,
    e: acts.change,
    m: acts.toMap,
    v: acts.toSplit,
  })
}
