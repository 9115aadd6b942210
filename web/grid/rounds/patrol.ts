import type { Stop } from '#contract/rounds'
import { metresBetween } from '#methods/placement/measure'
import type { LngLat } from '../../map/types.ts'
import type { Here } from '../parts/use-here.ts'
import { lengthOfWay } from './order-stops.ts'

/** A walk that was started and not ended. It stands on this phone only. */
export type Patrol = {
  readonly id: 'walk'
  readonly type: string
  readonly startedAt: number
  /** In the order in which they are walked. */
  readonly stops: readonly Stop[]
  readonly visits: Readonly<Record<string, { readonly step: string }>>
  readonly pausedAt?: number | undefined
  readonly pausedFor: number
}
/** Where the walker went, one piece for every stretch without a pause. */
export type Route = { readonly id: 'route'; readonly pieces: readonly (readonly LngLat[])[] }

export type Summary = {
  readonly type: string
  readonly all: number
  /** How many visits of each kind, by step. */
  readonly visits: Readonly<Record<string, number>>
  readonly tookMs: number
  /** Undefined when no route was kept. */
  readonly metres: number | undefined
}

const HOUR = 3_600_000
/** No walk lasts longer: a forgotten one ends by itself, and its route goes with it. */
export const LONGEST = 12 * HOUR
export const noRoute: Route = { id: 'route', pieces: [] }

/** A clock that was set back must not keep a route for ever. */
export const isOver = ({ startedAt }: Pick<Patrol, 'startedAt'>, now: number): boolean => Math.abs(now - startedAt) >= LONGEST

export const begin = (type: string, stops: readonly Stop[], now: number): Patrol => ({
  id: 'walk',
  type,
  startedAt: now,
  stops,
  visits: {},
  pausedFor: 0,
})

export const paused = (patrol: Patrol, now: number): Patrol =>
  patrol.pausedAt === undefined ? { ...patrol, pausedAt: now } : patrol

export function resumed({ pausedAt, ...patrol }: Patrol, now: number): Patrol {
  return pausedAt === undefined ? patrol : { ...patrol, pausedFor: patrol.pausedFor + Math.max(0, now - pausedAt) }
}

export const visited = (patrol: Patrol, stop: string, step: string): Patrol => ({
  ...patrol,
  visits: { ...patrol.visits, [stop]: { step } },
})

export const putLast = (patrol: Patrol, id: string): Patrol => ({
  ...patrol,
  stops: [...patrol.stops.filter(stop => stop.id !== id), ...patrol.stops.filter(stop => stop.id === id)],
})

/** Steps on the spot are no way, and a guess of the width of a street is none either. */
const SHORTEST = 10
const VAGUEST = 80

/** The route with one more position, or the same one when that says nothing new. `anew` begins a piece of its own. */
export function further(route: Route, { at, accuracy }: Here, anew: boolean): Route {
  if (accuracy > VAGUEST) return route
  const last = route.pieces.at(-1)
  const before = last?.at(-1)
  if (anew || !last || !before) return { ...route, pieces: [...route.pieces, [at]] }
  if (metresBetween([...before], [...at]) < SHORTEST) return route
  return { ...route, pieces: [...route.pieces.slice(0, -1), [...last, at]] }
}

export const lengthOfRoute = ({ pieces }: Route): number => pieces.reduce((sum, piece) => sum + lengthOfWay(piece), 0)

export function summaryOf(patrol: Patrol, route: Route, now: number): Summary {
  const { type, stops, visits, startedAt, pausedFor } = resumed(patrol, now)
  const counts: Record<string, number> = {}
  for (const { step } of Object.values(visits)) counts[step] = (counts[step] ?? 0) + 1
  return {
    type,
    all: stops.length,
    visits: counts,
    tookMs: Math.max(0, now - startedAt - pausedFor),
    metres: route.pieces.length === 0 ? undefined : lengthOfRoute(route),
  }
}

/** Stops still to be walked to: not visited in this walk, and not by somebody else meanwhile as far as the phone knows. */
export function stopsLeft(patrol: Patrol, isGone: (stop: Stop) => boolean): readonly Stop[] {
  return patrol.stops.filter(stop => !(stop.id in patrol.visits) && !isGone(stop))
}
