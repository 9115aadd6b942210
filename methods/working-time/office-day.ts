import { checkInstant } from './check-input.ts'
import { compiled, isWorked, kindOfDay } from './compiled-calendar.ts'
import { dayFromText, dayOf, dayText } from './day.ts'
import type { Calendar, Instant } from './types.ts'

/** Whether the office works on a day 'YYYY-MM-DD'. In a year the calendar does not know, only what it holds for that year counts. */
export const isWorkingDay = (day: string, calendar: Calendar): boolean =>
  isWorked(kindOfDay(compiled(calendar), dayFromText(day)))

/** The office's own date 'YYYY-MM-DD' at an instant, whatever zone the machine is in. */
export function localDay(at: Instant, calendar: Calendar): string {
  checkInstant(at)
  return dayText(dayOf(at, compiled(calendar).offsetMs))
}
