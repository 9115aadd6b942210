// The data file, not the package's functions: those answer a day off on machines west of Greenwich.
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { statutoryDays, statutoryYears } from './statutory-days.ts'
import type { DayKind } from './types.ts'

/** Holidays and make-up working days as published, by 'YYYY-MM-DD'. */
export interface PublishedDays {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

export const publishedDays: PublishedDays = published

/** Days every yearly notice since 2004 has given off; a year that lacks one is not, or not wholly, in the data. */
const everyNotice = ['01-01', '05-01', '10-01', '10-02', '10-03'] as const

function isComplete(data: PublishedDays, year: number): boolean {
  const springHoliday = Object.keys(data.holidays).some(day => day > `${year}-01-20` && day < `${year}-02-29`)
  const needed = year < statutoryYears.first ? everyNotice.map(day => `${year}-${day}`) : statutoryDays(year)
  return springHoliday && needed.length > 0 && needed.every(day => day in data.holidays)
}

/** The years whose notice is wholly in the data, judged by the data: a few days that spill over from a neighbour do not count. */
export function publishedYears(data: PublishedDays): readonly number[] {
  const years = new Set(Object.keys(data.holidays).map(day => Number(day.slice(0, 4))))
  return [...years].filter(year => isComplete(data, year)).sort((a, b) => a - b)
}

/** Exceptions to ordinary weeks: what was published, and the statutory days of the years that have no notice yet. */
export function exceptionsOf(data: PublishedDays): Record<string, DayKind> {
  const known = new Set(publishedYears(data))
  const days: Record<string, DayKind> = {}
  for (let year = statutoryYears.first; year <= statutoryYears.last; year++) {
    if (!known.has(year)) for (const day of statutoryDays(year)) days[day] = 'holiday'
  }
  for (const day of Object.keys(data.holidays)) days[day] = 'holiday'
  for (const day of Object.keys(data.workdays)) days[day] = 'workday'
  return days
}
