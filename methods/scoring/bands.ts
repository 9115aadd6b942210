import type { Points } from './rule.ts'

/** Something with a score to be put in a band. */
export interface Placed extends Points {
  readonly id: string
}
/** Those between whom chance or a hair's breadth may decide; in the order in which they came, which means nothing. */
export interface Band {
  readonly low: number
  readonly high: number
  readonly ids: readonly string[]
}

/**
 * Bands instead of ranks, best first. A line is drawn only where everybody above it is clearly above everybody below: the
 * lowest bound above is higher than the highest bound below, and the scores are more than `near` points apart.
 */
export function bandsOf(placed: readonly Placed[], near: number): Band[] {
  const order = [...placed].sort((a, b) => b.points - a.points)
  const groups: Placed[][] = []
  let lowest = Number.POSITIVE_INFINITY
  for (const [n, one] of order.entries()) {
    const below = Math.max(...order.slice(n).map(o => o.high))
    const above = order[n - 1]
    const apart = above === undefined || (lowest > below && above.points - one.points > near)
    if (apart) groups.push([one])
    else groups.at(-1)!.push(one)
    lowest = Math.min(lowest, one.low)
  }
  const place = new Map(placed.map((one, n) => [one.id, n]))
  return groups.map(group => ({
    low: Math.min(...group.map(o => o.points)),
    high: Math.max(...group.map(o => o.points)),
    ids: group.map(o => o.id).sort((a, b) => place.get(a)! - place.get(b)!),
  }))
}
