import {
  addCounted,
  addSpan,
  atShare,
  type Calendar,
  countedBetween,
  type Instant,
  localDay,
  type Span,
} from '#methods/working-time/index'
import type { Within } from '../define/case.ts'
import type { Clock, Data } from './model.ts'

/** The span a state's `within` means for this case: written down, read from the register row it names, or answered. */
export function spanOf(
  within: Within,
  data: Data,
  limit: (item: string, column: string) => Span | null,
  until: (day: string) => Span | null,
  rule: Span | undefined,
): Span {
  if ('routed' in within) return rule ?? spanOf(within.otherwise, data, limit, until, rule)
  if ('row' in within) {
    const chosen = typeof data[within.row] === 'string' ? limit(within.row, within.column) : null
    return chosen ?? within.otherwise
  }
  if (!('answer' in within)) return within
  const answer = data[within.answer]
  // A moment is no length of time: `givenUntil` reads it.
  const span = typeof answer === 'object' ? (answer as Span | null) : null
  const answered = typeof answer === 'string' ? until(answer) : span
  return answered ?? spanOf(within.otherwise, data, limit, until, rule)
}

const dayMs = 86_400_000
/** The span that ends with this day, or null when the day is today, past or no day. */
export function spanUntil(day: string, now: Instant, calendar: Calendar): Span | null {
  const amount = Math.round((Date.parse(day) - Date.parse(localDay(now, calendar))) / dayMs)
  return amount > 0 ? { amount, unit: 'day' } : null
}

/** How a stored deadline names the calendar that made it. */
export const versionOf = (calendar: Calendar) => `${calendar.id}@${calendar.version}`

/** A clock started now. The deadline is stored with the calendar version that made it, so it can be explained later. */
export function startClock(of: string, span: Span, now: Instant, calendar: Calendar, warnShare = 0.8): Clock {
  const due = addSpan(now, span, calendar)
  return {
    for: of,
    span,
    startedAt: now,
    dueAt: due.at,
    warnAt: warnShare < 1 ? atShare(now, due.at, warnShare, span.unit, calendar) : null,
    leftMs: null,
    calendar: versionOf(calendar),
    provisional: due.provisional,
    warned: false,
    lateAt: null,
    changes: [],
  }
}

/** A clock whose deadline came with the case: nothing is counted. The span says how long that leaves. */
export function givenClock(of: string, dueAt: Instant, now: Instant, calendar: Calendar, warnShare = 0.8): Clock {
  const span: Span = { amount: Math.max(1, Math.ceil((dueAt - now) / 60_000)), unit: 'minute' }
  const warnAt = warnShare < 1 ? Math.round(now + (dueAt - now) * warnShare) : null
  return { ...startClock(of, span, now, calendar, warnShare), dueAt, warnAt, given: true, provisional: false }
}

/**
 * The moment that the case itself names as its limit, the first answered of several that it may name; null where it names
 * none, the moment is past, or a length of time or a day was answered instead.
 */
export function givenUntil(within: Within | undefined, data: Data, now: Instant): Instant | null {
  for (let limit = within; limit && 'answer' in limit; limit = limit.otherwise) {
    const value = data[limit.answer]
    if (typeof value === 'number') {
      if (value > now) return value
    } else if (value !== undefined && value !== null) return null
  }
  return null
}

/** The clock standing still, with the counted time it had left. A late clock has none. */
export function stopClock(clock: Clock, now: Instant, calendar: Calendar): Clock {
  if (clock.dueAt === null) return clock
  const leftMs = countedBetween(now, Math.max(now, clock.dueAt), clock.span.unit, calendar)
  return { ...clock, dueAt: null, warnAt: null, leftMs, changes: [...clock.changes, { what: 'stopped', at: now, leftMs }] }
}

/** The stopped clock running again with what it had left. */
export function resumeClock(clock: Clock, now: Instant, calendar: Calendar): Clock {
  const leftMs = clock.leftMs ?? 0
  const due = addCounted(now, leftMs, clock.span.unit, calendar)
  const warnAt = clock.warned ? null : atShare(now, due.at, 0.8, clock.span.unit, calendar)
  return {
    ...clock,
    dueAt: due.at,
    warnAt,
    leftMs: null,
    calendar: versionOf(calendar),
    provisional: due.provisional,
    changes: [...clock.changes, { what: 'resumed', at: now, leftMs }],
  }
}

/** How often more time was granted on this clock: a pause does not make the count begin again. */
export const timesLengthened = (clock: Clock): number => clock.changes.filter(c => c.what === 'lengthened').length

/** A span on top of a deadline: the closing hour it fell due at belongs to that day, not to the next. */
export const spanFurther = (from: Instant, by: Span, calendar: Calendar) =>
  addSpan(from, by.unit === 'workday' ? { ...by, closedStart: 'same-day' } : by, calendar)

/** The clock with more time: counted from its deadline, or from now when that has passed. */
export function lengthenClock(clock: Clock, by: Span, now: Instant, calendar: Calendar): Clock {
  const from = Math.max(clock.dueAt ?? now, now)
  const due = spanFurther(from, by, calendar)
  const warnAt = atShare(now, due.at, 0.8, by.unit, calendar)
  return {
    ...clock,
    dueAt: due.at,
    warnAt,
    warned: false,
    lateAt: null,
    calendar: versionOf(calendar),
    provisional: due.provisional,
    changes: [...clock.changes, { what: 'lengthened', at: now, from, span: by }],
  }
}
