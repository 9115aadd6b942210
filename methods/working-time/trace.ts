import { type CompiledCalendar, dayKind } from './compiled-calendar.ts'
import { type DayNumber, dayText, yearOf } from './day.ts'
import type { TracePart } from './types.ts'

/**
 * Tells the days from `from` to `to` (both included, `to` a working day) as ranges: worked stretches with the
 * weekends inside them, broken only by holidays. Every day of the range is in exactly one part's figures.
 */
export function traceDays(calendar: CompiledCalendar, from: DayNumber, to: DayNumber): TracePart[] {
  const parts: TracePart[] = []
  let worked: { from: DayNumber; to: DayNumber; days: number; weekendDays: number; makeUpDays: string[] } | undefined
  let holiday: { from: DayNumber; to: DayNumber } | undefined
  let weekendDays = 0

  const closeWorked = (): void => {
    if (worked !== undefined) parts.push({ kind: 'counted', ...worked, from: dayText(worked.from), to: dayText(worked.to) })
    worked = undefined
  }
  const closeHoliday = (): void => {
    if (holiday === undefined) return
    parts.push({ kind: 'holiday', from: dayText(holiday.from), to: dayText(holiday.to), days: holiday.to - holiday.from + 1 })
    holiday = undefined
  }

  let table = calendar.yearTable(yearOf(from))
  for (let day = from; day <= to; day++) {
    if (day >= table.first + table.length) table = calendar.yearTable(table.year + 1)
    const kind = table.kinds[day - table.first]!
    if (kind === dayKind.weekend) {
      closeHoliday()
      weekendDays++
    } else if (kind === dayKind.holiday) {
      closeWorked()
      if (holiday === undefined) holiday = { from: day, to: day }
      else holiday.to = day
    } else {
      closeHoliday()
      worked ??= { from: day, to: day, days: 0, weekendDays: 0, makeUpDays: [] }
      worked.to = day
      worked.days++
      worked.weekendDays += weekendDays
      weekendDays = 0
      if (kind === dayKind.makeUp) worked.makeUpDays.push(dayText(day))
    }
  }
  closeHoliday()
  closeWorked()
  return parts
}

/** The years from one day to another whose holidays the calendar does not know. */
export function unknownYears(calendar: CompiledCalendar, from: DayNumber, to: DayNumber): number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.yearTable(year).known) years.push(year)
  return years
}
