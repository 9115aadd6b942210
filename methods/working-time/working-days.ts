import { tooLong } from './check-input.ts'
import { type CompiledCalendar, isWorked, kindOfDay } from './compiled-calendar.ts'
import { type DayNumber, dayOf, startOfDay, yearOf } from './day.ts'
import type { Instant } from './types.ts'

const longestWalkYears = 101

/** The working day that has `nth` working days between `from` (included) and itself (excluded): 0 is the first from `from` on. */
export function nthWorkingDay(calendar: CompiledCalendar, from: DayNumber, nth: number): DayNumber {
  const startYear = yearOf(from)
  let table = calendar.yearTable(startYear)
  let position = table.before[from - table.first]! + nth
  while (position >= table.total) {
    position -= table.total
    if (table.year - startYear >= longestWalkYears) throw tooLong(`${nth} working days`)
    table = calendar.yearTable(table.year + 1)
  }
  return table.first + table.working[position]!
}

/** Working days from `from` (included) to `to` (excluded); `from` must not be later. */
export function workingDaysBetween(calendar: CompiledCalendar, from: DayNumber, to: DayNumber): number {
  const last = calendar.yearTable(yearOf(to))
  let table = calendar.yearTable(yearOf(from))
  let count = last.before[to - last.first]! - table.before[from - table.first]!
  for (; table.year < last.year; table = calendar.yearTable(table.year + 1)) count += table.total
  return count
}

/** Working milliseconds of the instant's own day that lie before it. */
export function workedToday(calendar: CompiledCalendar, at: Instant): number {
  const day = dayOf(at, calendar.offsetMs)
  if (!isWorked(kindOfDay(calendar, day))) return 0
  const timeOfDay = at - startOfDay(day, calendar.offsetMs)
  let worked = 0
  for (const window of calendar.windows) worked += Math.max(0, Math.min(timeOfDay, window.close) - window.open)
  return worked
}

/** The earliest instant of a working day by which `worked` milliseconds (above 0, at most the whole day) have been worked. */
export function whenWorked(calendar: CompiledCalendar, day: DayNumber, worked: number): Instant {
  let left = worked
  for (const window of calendar.windows) {
    const length = window.close - window.open
    if (left <= length) return startOfDay(day, calendar.offsetMs) + window.open + left
    left -= length
  }
  return startOfDay(day, calendar.offsetMs) + calendar.closing
}

/** Working milliseconds from one instant to a later one. */
export function workingMsBetween(calendar: CompiledCalendar, from: Instant, to: Instant): number {
  const days = workingDaysBetween(calendar, dayOf(from, calendar.offsetMs), dayOf(to, calendar.offsetMs))
  return days * calendar.workingMs + workedToday(calendar, to) - workedToday(calendar, from)
}

/** The earliest instant, not before `start`, by which `ms` of working time have passed since `start`. */
export function afterWorkingMs(calendar: CompiledCalendar, start: Instant, ms: number): Instant {
  if (ms === 0) return start
  const need = ms + workedToday(calendar, start)
  const wholeDays = Math.ceil(need / calendar.workingMs) - 1
  const day = nthWorkingDay(calendar, dayOf(start, calendar.offsetMs), wholeDays)
  return whenWorked(calendar, day, need - wholeDays * calendar.workingMs)
}
