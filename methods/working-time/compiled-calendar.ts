import { checkCalendar, readExceptions } from './check-calendar.ts'
import { type DayNumber, firstDayOfYear, minuteMs, weekdayOf, yearOf } from './day.ts'
import type { Calendar, DayKind } from './types.ts'

/** What a day is, as a number so that a year is a small byte table. */
export const dayKind = { working: 0, makeUp: 1, weekend: 2, holiday: 3 } as const

/** One year laid out for counting. */
export interface YearTable {
  readonly year: number
  readonly first: DayNumber
  readonly length: number
  readonly known: boolean
  /** `dayKind` of each day of the year. */
  readonly kinds: Uint8Array
  /** Working days before each day of the year; one more entry holds the total. */
  readonly before: Uint16Array
  /** Day of the year of each working day, in order. */
  readonly working: Uint16Array
  readonly total: number
}

export interface CompiledCalendar {
  readonly source: Calendar
  readonly offsetMs: number
  /** Windows in milliseconds of the day. */
  readonly windows: readonly { readonly open: number; readonly close: number }[]
  /** First opening and last closing, milliseconds of the day. */
  readonly opening: number
  readonly closing: number
  /** Working milliseconds in a working day. */
  readonly workingMs: number
  readonly yearTable: (year: number) => YearTable
}

function layOutYear(calendar: Calendar, exceptions: ReadonlyMap<DayNumber, DayKind>, year: number): YearTable {
  const first = firstDayOfYear(year)
  const length = firstDayOfYear(year + 1) - first
  const off = new Set(calendar.weekend)
  const kinds = new Uint8Array(length)
  const before = new Uint16Array(length + 1)
  const working = new Uint16Array(length)
  let total = 0
  for (let index = 0; index < length; index++) {
    const isWeekend = off.has(weekdayOf(first + index))
    const exception = exceptions.get(first + index)
    const works = exception === undefined ? !isWeekend : exception === 'workday'
    if (works) kinds[index] = isWeekend ? dayKind.makeUp : dayKind.working
    else kinds[index] = exception === 'holiday' ? dayKind.holiday : dayKind.weekend
    before[index] = total
    if (works) working[total++] = index
  }
  before[length] = total
  return { year, first, length, known: calendar.knownYears.includes(year), kinds, before, working, total }
}

function compile(calendar: Calendar): CompiledCalendar {
  checkCalendar(calendar)
  const windows = calendar.hours.map(([open, close]) => ({ open: open * minuteMs, close: close * minuteMs }))
  const exceptions = readExceptions(calendar)
  const tables = new Map<number, YearTable>()
  return {
    source: calendar,
    offsetMs: calendar.utcOffsetMinutes * minuteMs,
    windows,
    opening: windows[0]!.open,
    closing: windows.at(-1)!.close,
    workingMs: windows.reduce((sum, window) => sum + window.close - window.open, 0),
    yearTable(year) {
      let table = tables.get(year)
      if (table === undefined) {
        table = layOutYear(calendar, exceptions, year)
        tables.set(year, table)
      }
      return table
    },
  }
}

const cache = new WeakMap<Calendar, CompiledCalendar>()

/** Checks the calendar and lays it out once per object; years are laid out when first needed. */
export function compiled(calendar: Calendar): CompiledCalendar {
  let known = cache.get(calendar)
  if (known === undefined) {
    known = compile(calendar)
    cache.set(calendar, known)
  }
  return known
}

export function kindOfDay(calendar: CompiledCalendar, day: DayNumber): number {
  const table = calendar.yearTable(yearOf(day))
  return table.kinds[day - table.first]!
}

export const isWorked = (kind: number): boolean => kind === dayKind.working || kind === dayKind.makeUp
