import type { CaseRow } from '#contract/cases'
import { walkingOrder } from '#methods/walking-order/index'
import type { LngLat } from '../../map/types.ts'

/** What is late, or due this soon, is gone to first whatever the way. */
const PRESSING = 2 * 3_600_000

export type Round = {
  readonly rows: readonly CaseRow[]
  /** Length of the round in metres, as the crow flies; undefined when the tasks are not in walking order. */
  readonly metres?: number | undefined
}

/** The tasks in the order in which to walk to them from `start`; those without a position come last, as they were. */
export function inWalkingOrder(rows: readonly CaseRow[], start: LngLat | undefined, now: number): Round {
  const placed = rows.filter(row => row.point !== null)
  const { order, metres } = walkingOrder(
    start,
    placed.map(({ point, dueAt }) => ({ point: point!, before: dueAt !== null && dueAt < now + PRESSING ? 1 : undefined })),
  )
  return { rows: [...order.map(i => placed[i]!), ...rows.filter(row => row.point === null)], metres }
}
