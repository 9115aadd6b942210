import type { CompiledCalendar } from './compiled-calendar.ts'
import { type DayNumber, dayOf } from './day.ts'
import { nextOpening } from './opening.ts'
import { traceDays, unknownYears } from './trace.ts'
import type { Deadline, Instant, TracePart } from './types.ts'

/** A deadline that consulted the calendar from the start's day to the last day looked at. */
export function fromCalendar(
  calendar: CompiledCalendar,
  at: Instant,
  trace: TracePart[],
  consulted: { readonly from: DayNumber; readonly to: DayNumber },
): Deadline {
  const years = unknownYears(calendar, consulted.from, consulted.to)
  if (years.length > 0) trace.push({ kind: 'unknown-years', years })
  return { at, provisional: years.length > 0, trace }
}

/** A deadline that ran by the clock alone: no holiday can change it. */
export const byTheClock = (start: Instant, at: Instant, head: TracePart): Deadline => ({
  at,
  provisional: false,
  trace: [head, { kind: 'elapsed', from: start, to: at }],
})

/** A deadline reached by counting office hours from `start` to `at`. */
export function byOfficeHours(calendar: CompiledCalendar, start: Instant, at: Instant, head: TracePart): Deadline {
  const trace: TracePart[] = [head]
  const startDay = dayOf(start, calendar.offsetMs)
  const dueDay = dayOf(at, calendar.offsetMs)
  if (at > start) {
    const opening = nextOpening(calendar, start)
    if (opening.because !== undefined) trace.push({ kind: 'moved', from: start, to: opening.at, because: opening.because })
    trace.push({ kind: 'windows', windows: calendar.source.hours })
    trace.push(...traceDays(calendar, dayOf(opening.at, calendar.offsetMs), dueDay))
  }
  return fromCalendar(calendar, at, trace, { from: startDay, to: dueDay })
}
