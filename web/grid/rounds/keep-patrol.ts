import { useSyncExternalStore } from 'react'
import type { Here } from '../parts/use-here.ts'
import { database } from '../store/db.ts'
import { canSeal } from '../store/seal.ts'
import { get, put, remove } from '../store/shelves.ts'
import { further, isOver, LONGEST, noRoute, type Patrol, type Route, type Summary, summaryOf } from './patrol.ts'

type State = {
  readonly patrol: Patrol | undefined
  readonly route: Route
  readonly here: Here | undefined
  /** The device gives no position. */
  readonly refused: boolean
  /** Of the walk that just ended: in memory only, for whoever walked it. */
  readonly summary: Summary | undefined
}
const empty: State = { patrol: undefined, route: noRoute, here: undefined, refused: false, summary: undefined }

let state = empty
/** The next position begins a piece of its own: the page was closed, or the walk paused. */
let anew = true
const listeners = new Set<() => void>()
/** Other tabs of this phone: a walk that ended here is not kept going there. */
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('linli-patrol') : undefined
tabs?.addEventListener('message', () => void openPatrol())

function show(next: Partial<State>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const usePatrol = (): State => useSyncExternalStore(subscribe, () => state)

/** Goes on with what this phone kept, or deletes it when its time is over. */
export async function openPatrol(): Promise<void> {
  await dropForgotten(Date.now()).catch(() => undefined)
  const [patrol, route] = await Promise.all([get<Patrol>('patrol', 'walk'), get<Route>('patrol', 'route')])
  anew = true
  if (patrol && isOver(patrol, Date.now())) return drop()
  if (!patrol && route) await remove('patrol', 'route')
  show({ patrol, route: patrol ? (route ?? noRoute) : noRoute })
}

/** Walks of people who never came back to this phone: nobody can open them, and they are not kept either. */
async function dropForgotten(now: number): Promise<void> {
  if (!canSeal()) return
  const db = await database()
  for (const key of await db.getAllKeys('sealed')) {
    if (key[1] !== 'patrol') continue
    const found = await db.get('sealed', key)
    if (found && Math.abs(now - found.at) >= LONGEST) await db.delete('sealed', key)
  }
}

async function drop(): Promise<void> {
  show({ patrol: undefined, route: noRoute })
  await Promise.all([remove('patrol', 'walk'), remove('patrol', 'route')])
  tabs?.postMessage('changed')
}

export async function keepPatrol(patrol: Patrol): Promise<void> {
  if (state.patrol?.pausedAt !== patrol.pausedAt) anew = true
  show({ patrol, summary: undefined })
  await put('patrol', patrol)
  tabs?.postMessage('changed')
}

/** Ends the walk: the sum stays on the screen, the route is gone. */
export async function endPatrol(): Promise<void> {
  if (!state.patrol) return
  show({ summary: summaryOf(state.patrol, state.route, Date.now()) })
  await drop()
}

export const closeSummary = () => show({ summary: undefined })

/** Ends what went on for too long. */
export async function endIfOver(): Promise<void> {
  if (state.patrol && isOver(state.patrol, Date.now())) await drop()
}

export function walkTo(here: Here): void {
  if (!state.patrol || state.patrol.pausedAt !== undefined) return
  const route = further(state.route, here, anew)
  if (route !== state.route) {
    anew = false
    void put('patrol', route)
  }
  show({ here, route, refused: false })
}

export const noPosition = () => show({ refused: true })

/** Nothing of a walk stays in the page for the next person. */
export const closePatrol = () => show(empty)
