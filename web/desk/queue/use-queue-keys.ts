import type { Keys } from '../../shell/use-keys.ts'
import { useKeys } from '../../shell/use-keys.ts'
import type { Assigning } from './bulk-bar.tsx'
import type { useQueue } from './use-queue.ts'
import type { Selection } from './use-selection.ts'

type Work = {
  readonly selection: Selection
  readonly selectEvery: () => unknown
  readonly toEnd: () => unknown
  /** The cases an act means: the selected ones, or the current one. */
  readonly meant: readonly string[]
  readonly fresh: () => void
  readonly assign: (to: Assigning) => void
}

/** The list by keyboard; every key stands in `keys.ts`, which the help shows. */
export function useQueueKeys(queue: ReturnType<typeof useQueue>, work: Work, intoPane: () => void) {
  const { rows, currentId, go, nextOf, setUp } = queue
  const { selection } = work
  const move = (by: number) => {
    const to = nextOf(by)
    if (to) go(to.id)
  }
  const extend = (by: number) => {
    const to = nextOf(by)
    selection.set([...selection.ids, ...(currentId ? [currentId] : []), ...(to ? [to.id] : [])])
    if (to) go(to.id)
  }
  const all = () => {
    if (rows.length > 0 && rows.every(row => selection.ids.has(row.id))) return work.selectEvery()
    selection.set(rows.map(row => row.id))
  }
  // A link or a button in focus is pressed by Enter itself.
  const open = (event: KeyboardEvent) => {
    const pressed = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('a, button, summary')
    if (pressed) pressed.click()
    else queue.openWhole(currentId)
  }
  const keys: Keys = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => go(rows[0]?.id),
    End: work.toEnd,
    ArrowRight: intoPane,
    Enter: open,
    Escape: selection.clear,
    x: () => currentId && selection.toggle(currentId),
    J: () => extend(1),
    K: () => extend(-1),
    'shift+ArrowDown': () => extend(1),
    'shift+ArrowUp': () => extend(-1),
    a: all,
    d: () => work.meant.length > 0 && work.assign({ cases: work.meant }),
    v: () => setUp.setLayout({ split: !setUp.layout.split }),
    m: () => queue.showPane('map'),
    u: () => queue.showPane('units'),
    n: work.fresh,
  }
  useKeys(keys)
}
