import { checkInstant, checkSpan } from './check-input.ts'
import { type CompiledCalendar, compiled, dayKind, isWorked, kindOfDay } from './compiled-calendar.ts'
import { addMonths, type DayNumber, dayOf, dayText, endOfDay, hourMs, minuteMs, startOfDay } from './day.ts'
import { byOfficeHours, byTheClock, fromCalendar } from './deadline.ts'
import { nextOpening } from './opening.ts'
import { traceDays } from './trace.ts'
import type { Calendar, Deadline, Instant, Span, TracePart } from './types.ts'
import { afterWorkingMs, nthWorkingDay } from './working-days.ts'

/**
 * When a span that starts at `start` ends.
 *
 * - `minute`, `hour`: that much later by the clock.
 * - `workhour`: the earliest instant by which that much office time has passed (so 17:00 plus 1 is 18:00, not the next opening).
 * - `workday`: the close of office on the nth working day after the start day. A start when the office is closed
 *   counts from its next opening, and that day is then the start day; with `closedStart: 'same-day'` the start day is
 *   the day it is, so the first working day after it is counted.
 * - `day`: the last millisecond of the nth day after the start day (民法典 201: the day of the start is not counted).
 * - `month`: the last millisecond of the corresponding day, or of the month's last day (民法典 202).
 *
 * Amounts may be broken for minute, hour and workhour (rounded to a millisecond), must be whole otherwise.
 * Amount 0 is allowed: now, or the end of the start day. Throws WorkingTimeError for bad input or a broken calendar.
 */
export function addSpan(start: Instant, span: Span, calendar: Calendar): Deadline {
  checkInstant(start)
  checkSpan(span)
  const plan = compiled(calendar)
  const rule: TracePart = { kind: 'rule', unit: span.unit, amount: span.amount, calendar: calendar.id, version: calendar.version }
  switch (span.unit) {
    case 'minute':
      return byTheClock(start, start + Math.round(span.amount * minuteMs), rule)
    case 'hour':
      return byTheClock(start, start + Math.round(span.amount * hourMs), rule)
    case 'workhour':
      return byOfficeHours(plan, start, afterWorkingMs(plan, start, Math.round(span.amount * hourMs)), rule)
    case 'workday':
      return addWorkdays(plan, start, span, rule)
    case 'day': {
      const first = dayOf(start, plan.offsetMs) + 1
      const last = first + span.amount - 1
      const counted: TracePart[] =
        span.amount === 0 ? [] : [{ kind: 'natural-days', from: dayText(first), to: dayText(last), days: span.amount }]
      return endingOn(plan, last, span, [rule, ...counted])
    }
    case 'month': {
      const from = dayOf(start, plan.offsetMs)
      const { day, clipped } = addMonths(from, span.amount)
      const months: TracePart = { kind: 'months', from: dayText(from), to: dayText(day), months: span.amount, clipped }
      return endingOn(plan, day, span, [rule, months])
    }
  }
}

function addWorkdays(calendar: CompiledCalendar, start: Instant, span: Span, rule: TracePart): Deadline {
  const trace: TracePart[] = [rule]
  const received = dayOf(start, calendar.offsetMs)
  let startDay = received
  if (span.closedStart !== 'same-day') {
    const opening = nextOpening(calendar, start)
    if (opening.because !== undefined) trace.push({ kind: 'moved', from: start, to: opening.at, because: opening.because })
    startDay = dayOf(opening.at, calendar.offsetMs)
  }
  // From a day off, the first working day found is already the first one counted.
  const passed = isWorked(kindOfDay(calendar, startDay)) ? span.amount : Math.max(0, span.amount - 1)
  const due = nthWorkingDay(calendar, startDay, passed)
  trace.push({ kind: 'windows', windows: calendar.source.hours }, ...traceDays(calendar, startDay + 1, due))
  // An office open until 24:00 is due in the day's last millisecond, or the deadline would carry the next date.
  const at = Math.min(startOfDay(due, calendar.offsetMs) + calendar.closing, endOfDay(due, calendar.offsetMs))
  return fromCalendar(calendar, at, trace, { from: received, to: due })
}

/** Ends a count of natural time on a day, moved past days off where the span asks for it (民法典 203). */
function endingOn(calendar: CompiledCalendar, lastDay: DayNumber, span: Span, trace: TracePart[]): Deadline {
  if (span.lastDay !== 'next-working-day') return { at: endOfDay(lastDay, calendar.offsetMs), provisional: false, trace }
  const kind = kindOfDay(calendar, lastDay)
  const due = isWorked(kind) ? lastDay : nthWorkingDay(calendar, lastDay, 0)
  if (due !== lastDay) {
    const because = kind === dayKind.holiday ? 'holiday' : 'weekend'
    trace.push({ kind: 'rolled', from: dayText(lastDay), to: dayText(due), because })
  }
  return fromCalendar(calendar, endOfDay(due, calendar.offsetMs), trace, { from: lastDay, to: due })
}
