import type { Stop, StopList } from '#contract/rounds'
import { api } from '../../shell/api.ts'
import { officeNow } from '../../shell/office-clock.ts'
import { useNow } from '../../shell/use-now.ts'
import type { Type } from '../data.ts'
import type { Errand } from '../outbox/errand.ts'
import { useErrands } from '../outbox/queue.ts'
import { type Seen, useSeen } from '../store/answers.ts'

const DAY = 86_400_000
/** China keeps one zone without summer time, so a day of the office begins a fixed distance from UTC. */
const EAST = 8 * 3_600_000
export const startOfDay = (now: number): number => Math.floor((now + EAST) / DAY) * DAY - EAST
/** Tomorrow may begin without a signal: what is due then is on the phone already. */
const AHEAD = 2 * DAY

type Known = {
  readonly rows: readonly Stop[]
  /** Stops that somebody visited since `day` began. */
  readonly visited: readonly string[]
  readonly day: number
}

export type StopsToday = {
  /** Late, or due before the day ends, and not visited from this phone. */
  readonly due: readonly Stop[]
  /** Visited today. */
  readonly done: number
  /** Everything the phone knows, also what is due later. */
  readonly rows: readonly Stop[]
}

/** The version of a stop that a visit from this phone was written on, sent or still waiting. */
export function visitedFromHere(errands: readonly Errand[], type: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { wish } of errands)
    if (wish.kind === 'take' && wish.type === type) found.set(wish.case, Math.max(wish.version, found.get(wish.case) ?? 0))
  return found
}

/** Which stops are to be visited today and which were, by what the office said and what this phone did since. */
export function stopsToday(known: Known, here: ReadonlyMap<string, number>, now: number): StopsToday {
  const end = startOfDay(now) + DAY
  const isDone = (stop: Stop) => (here.get(stop.id) ?? 0) >= stop.version
  const due = known.rows.filter(stop => (stop.dueAt ?? 0) < end && !isDone(stop))
  const open = new Set(due.map(stop => stop.id))
  const visited = known.day === startOfDay(now) ? known.visited : []
  const done = new Set([...visited, ...known.rows.filter(isDone).map(stop => stop.id)].filter(id => !open.has(id)))
  return { due, done: done.size, rows: known.rows }
}

const ofDay = (type: string, query: Readonly<Record<string, string | number>>, signal: AbortSignal) =>
  api.get<StopList>(`/rounds/${type}/stops`, { query: { ...query, mine: 'true' }, signal })

/** My stops of one round, as far as a signal or the phone's memory reaches. */
export function useStops({ type }: Pick<Type, 'type'>): Omit<Seen<Known>, 'data'> & {
  data: StopsToday | undefined
  /** The office said so just now. */
  fresh: boolean
} {
  const now = useNow()
  const errands = useErrands()
  const seen = useSeen<Known>(`rounds/${type}`, async signal => {
    const day = startOfDay(officeNow())
    const [due, visited] = await Promise.all([
      ofDay(type, { dueTo: day + DAY + AHEAD }, signal),
      ofDay(type, { figure: 'visited', from: day }, signal),
    ])
    return { rows: due.rows, visited: visited.rows.map(stop => stop.id), day }
  })
  const data = seen.data && stopsToday(seen.data, visitedFromHere(errands, type), now)
  return { ...seen, data, fresh: seen.data !== undefined && !seen.loading && seen.asOf === undefined && seen.error === undefined }
}

/** One stop, also when it is not due soon. */
export function useStop(type: string, id: string, known: Stop | undefined, ready: boolean): Seen<Stop | null> {
  const asks = known === undefined && ready
  const seen = useSeen<Stop | null>(asks ? `stop/${type}/${id}` : 'stop/known', async signal => {
    if (!asks) return null
    const all = await ofDay(type, {}, signal)
    return all.rows.find(stop => stop.id === id) ?? null
  })
  return known ? { ...seen, data: known, error: undefined, loading: false, asOf: undefined } : seen
}

/** By what the office says now: no stop of mine today any more, though no visit from this phone made it so. */
export const isVisitedByOthers = ({ rows }: Pick<StopsToday, 'rows'>, stop: Stop, now: number): boolean => {
  const there = rows.find(row => row.id === stop.id)
  return there === undefined || (there.version > stop.version && (there.dueAt ?? 0) >= startOfDay(now) + DAY)
}
