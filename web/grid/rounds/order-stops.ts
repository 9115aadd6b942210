import type { Stop } from '#contract/rounds'
import type { RoundOrder } from '#kernel/define/case'
import { metresBetween } from '#methods/placement/measure'
import { walkingOrder } from '#methods/walking-order/index'
import type { LngLat } from '../../map/types.ts'

/** A whole number from 0 up to, and without, `n`. */
export type Draw = (n: number) => number

/** From the device's own source of chance; each number as likely as the other, so nothing is left over to guess from. */
export const drawn: Draw = n => {
  const fair = Math.floor(2 ** 32 / n) * n
  for (;;) {
    const x = crypto.getRandomValues(new Uint32Array(1))[0]!
    if (x < fair) return x % n
  }
}

/** Fisher and Yates: every order is as likely as any other. */
export function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const all = [...items]
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = draw(i + 1)
    const kept = all[i]!
    all[i] = all[j]!
    all[j] = kept
  }
  return all
}

/** The stops as they are to be walked; without a position on the map they come last, except where chance decides. */
export function orderStops(stops: readonly Stop[], order: RoundOrder, start: LngLat | undefined, draw: Draw = drawn): Stop[] {
  const byDue = [...stops].sort((a, b) => (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY))
  if (order === 'due') return byDue
  if (order === 'random') return shuffled(stops, draw)
  const placed = byDue.filter(stop => stop.point !== null)
  const { order: way } = walkingOrder(
    start,
    placed.map(stop => ({ point: stop.point! })),
  )
  return [...way.map(i => placed[i]!), ...byDue.filter(stop => stop.point === null)]
}

/** Metres as the crow flies along these points. */
export const lengthOfWay = (points: readonly LngLat[]): number =>
  points.reduce((sum, at, i) => (i === 0 ? 0 : sum + metresBetween([...points[i - 1]!], [...at])), 0)

/** Length of the walk from `start` past the stops in this order. */
export const lengthOfWalk = (start: LngLat | undefined, stops: readonly Stop[]): number =>
  lengthOfWay([...(start ? [start] : []), ...stops.flatMap(stop => (stop.point ? [stop.point] : []))])

const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Wind = (typeof winds)[number]

/** In which of the eight directions `to` lies. */
export function windTo(from: LngLat, to: LngLat): Wind {
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180)
  const angle = (Math.atan2(east, to[1] - from[1]) * 180) / Math.PI
  return winds[Math.round((angle + 360) / 45) % 8]!
}
