import type { CommandPoint, CommandSummary, commandPoints } from '#contract/command'
import { ApiError, api } from '../../shell/api.ts'
import { type Door, headersOf } from './door.ts'
import { type Heard, listen } from './stream.ts'

type Points = (typeof commandPoints)['_output']

/** What the wall knows, as one value that is replaced and never changed. */
export interface Known {
  readonly summary: CommandSummary | null
  readonly points: ReadonlyMap<string, CommandPoint>
  readonly morePoints: boolean
  /** Since when what is shown may be out of date; null while the line is good. */
  readonly staleSince: number | null
  /** Why nothing can be shown: nobody is signed in, or whoever is may not. */
  readonly refused: 'sign-in' | 'not-allowed' | null
  /** The report that came in last while one was looking. */
  readonly newest: CommandPoint | null
}

const nothing: Known = { summary: null, points: new Map(), morePoints: false, staleSince: null, refused: null, newest: null }

const gatherMs = 120
const minute = 60_000
/** Beats come every ten seconds; a line this quiet is lost. */
const quietMs = 25_000
const longestWait = 15_000

/** Follows the command centre for as long as it is open: reads once, then only what changed, and comes back by itself. */
export function openFeed(door: Door, type: string | undefined) {
  const headers = headersOf(door)
  const listeners = new Set<() => void>()
  let known = nothing
  let changed = new Set<string>()
  let gather: ReturnType<typeof setTimeout> | undefined
  let line: AbortController | undefined
  let heardAt = Date.now()
  let tries = 0
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined

  const put = (more: Partial<Known>) => {
    known = { ...known, ...more }
    for (const listener of listeners) listener()
  }
  const lost = () => {
    if (known.staleSince === null) put({ staleSince: heardAt })
  }
  const failed = (error: unknown) => {
    if (closed) return
    if (error instanceof ApiError && (error.status === 401 || error.status === 403))
      put({ refused: error.status === 401 ? 'sign-in' : 'not-allowed' })
    lost()
    again(5000)
  }

  const readSummary = async () => {
    const summary = await api.get<CommandSummary>('/command/summary', { query: { type }, headers })
    if (!closed) put({ summary, refused: null })
  }
  const readPoints = async () => {
    const { points, more } = await api.get<Points>('/command/points', { query: { type }, headers })
    if (!closed) put({ points: new Map(points.map(p => [p[0], p])), morePoints: more })
  }

  /** Only the dots that changed: gone when closed, moved to the end when they are new. */
  const followPoints = async (ids: readonly string[]) => {
    if (ids.length > 50) return readPoints()
    const { points } = await api.get<Points>('/command/points', { query: { type, ids: ids.join(',') }, headers })
    if (closed) return
    const next = new Map(known.points)
    const fresh = points.filter(p => !next.has(p[0]) && Date.now() - p[5] < 10 * minute)
    for (const id of ids) next.delete(id)
    for (const point of points) next.set(point[0], point)
    put({ points: next, ...(fresh[0] && { newest: fresh[0] }) })
  }

  const everything = () =>
    Promise.all([readSummary(), readPoints()]).then(() => {
      heardAt = Date.now()
      put({ staleSince: null })
    })

  const flush = () => {
    gather = undefined
    const ids = [...changed]
    changed = new Set()
    Promise.all([readSummary(), ids.length > 0 ? followPoints(ids) : null]).catch(failed)
  }

  const hear = ({ event, data }: Heard) => {
    heardAt = Date.now()
    if (event === 'case') changed.add((data as { id: string }).id)
    if (event === 'case' || event === 'news') gather ??= setTimeout(flush, gatherMs)
  }

  const again = (wait: number) => {
    clearTimeout(retry)
    if (!closed) retry = setTimeout(connect, wait)
  }

  function connect(): void {
    line?.abort()
    const mine = new AbortController()
    line = mine
    const opened = () => {
      tries = 0
      heardAt = Date.now()
      everything().catch(failed)
    }
    listen('/api/command/live', headers, mine.signal, opened, hear).then(
      status => {
        if (mine.signal.aborted) return
        // The office ends each stream after some minutes, so that whoever may no longer listen hears nothing more.
        if (status === 200) return again(tries === 0 ? 300 : 2000)
        if (status === 401 || status === 403) put({ refused: status === 401 ? 'sign-in' : 'not-allowed' })
        lost()
        again(longestWait)
      },
      () => {
        if (mine.signal.aborted) return
        lost()
        tries += 1
        again(Math.min(longestWait, 1000 * 2 ** Math.min(tries, 4)))
      },
    )
  }

  const watch = setInterval(() => {
    if (Date.now() - heardAt < quietMs) return
    lost()
    heardAt = Date.now()
    connect()
  }, 5000)
  // Time itself makes cases late and ends shifts.
  const tick = setInterval(() => void readSummary().catch(failed), minute)
  const back = () => connect()
  addEventListener('online', back)

  connect()
  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    known: () => known,
    refresh: () => everything().catch(failed),
    close() {
      closed = true
      clearInterval(watch)
      clearInterval(tick)
      clearTimeout(gather)
      clearTimeout(retry)
      removeEventListener('online', back)
      line?.abort()
    },
  }
}
export type Feed = ReturnType<typeof openFeed>
