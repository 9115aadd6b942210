import { type CompiledCalendar, dayKind, isWorked, kindOfDay } from './compiled-calendar.ts'
import { dayOf, startOfDay } from './day.ts'
import type { ClosedBecause, Instant } from './types.ts'
import { nthWorkingDay } from './working-days.ts'

export interface Opening {
  readonly at: Instant
  /** Absent when the office was open at the instant itself. */
  readonly because?: ClosedBecause
}

/** The first instant, not before `at`, at which the office is open; closing time itself is already closed. */
export function nextOpening(calendar: CompiledCalendar, at: Instant): Opening {
  const day = dayOf(at, calendar.offsetMs)
  const begin = startOfDay(day, calendar.offsetMs)
  const kind = kindOfDay(calendar, day)
  if (!isWorked(kind)) return { at: openingAfter(calendar, at), because: kind === dayKind.holiday ? 'holiday' : 'weekend' }
  const timeOfDay = at - begin
  const window = calendar.windows.find(candidate => timeOfDay < candidate.close)
  if (window === undefined) return { at: openingAfter(calendar, at), because: 'after-closing' }
  if (timeOfDay >= window.open) return { at }
  return { at: begin + window.open, because: window.open === calendar.opening ? 'before-opening' : 'break' }
}

function openingAfter(calendar: CompiledCalendar, at: Instant): Instant {
  const day = nthWorkingDay(calendar, dayOf(at, calendar.offsetMs) + 1, 0)
  return startOfDay(day, calendar.offsetMs) + calendar.opening
}
