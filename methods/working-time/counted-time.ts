import { checkCounted, checkInstant, checkShare, checkUnit } from './check-input.ts'
import { compiled } from './compiled-calendar.ts'
import { byOfficeHours, byTheClock } from './deadline.ts'
import type { Calendar, Deadline, Instant, SpanUnit, TracePart } from './types.ts'
import { afterWorkingMs, workingMsBetween } from './working-days.ts'

const runsInOfficeHours = (unit: SpanUnit): boolean => unit === 'workhour' || unit === 'workday'

/**
 * Counted time between two instants, in milliseconds: office time for workhour and workday, plain time otherwise.
 * 0 when `to` is not after `from`; for how late something is, give the deadline first.
 */
export function countedBetween(from: Instant, to: Instant, unit: SpanUnit, calendar: Calendar): number {
  checkInstant(from)
  checkInstant(to)
  checkUnit(unit)
  const plan = compiled(calendar)
  if (to <= from) return 0
  return runsInOfficeHours(unit) ? workingMsBetween(plan, from, to) : to - from
}

/**
 * The deadline that leaves `ms` of counted time from `start`: resumes a paused clock with
 * `countedBetween(pausedAt, due, …)` as the remainder. With 0 left it is due at `start`.
 */
export function addCounted(start: Instant, ms: number, unit: SpanUnit, calendar: Calendar): Deadline {
  checkInstant(start)
  checkCounted(ms)
  checkUnit(unit)
  const plan = compiled(calendar)
  const head: TracePart = { kind: 'resumed', unit, ms, calendar: calendar.id, version: calendar.version }
  if (!runsInOfficeHours(unit)) return byTheClock(start, start + ms, head)
  return byOfficeHours(plan, start, afterWorkingMs(plan, start, ms), head)
}

/** The instant at which `share` (0 to 1) of the counted time from `start` to `due` has passed: when to warn. */
export function atShare(start: Instant, due: Instant, share: number, unit: SpanUnit, calendar: Calendar): Instant {
  checkShare(share)
  const counted = Math.round(countedBetween(start, due, unit, calendar) * share)
  return runsInOfficeHours(unit) ? afterWorkingMs(compiled(calendar), start, counted) : start + counted
}
