import { isWorkingDay } from '#methods/working-time/office-day'
import type { Calendar } from '#methods/working-time/types'

/** China keeps one zone without summer time; the office's days begin eight hours before those of UTC. */
const AHEAD = 8 * 3_600_000
export const DAY = 86_400_000
const MINUTE = 60_000

type Stretch = { readonly from: number; readonly to: number }

/** The first moment of the Monday of the week that `at` lies in, by the office's clock. */
export function weekOf(at: number): number {
  const day = Math.floor((at + AHEAD) / DAY)
  // The first of January 1970 was a Thursday.
  return (day - ((day + 3) % 7)) * DAY - AHEAD
}

export const daysOf = (week: number): number[] => [0, 1, 2, 3, 4, 5, 6].map(n => week + n * DAY)

/** The parts of a day's office hours that no shift covers; nothing on days off. */
export function uncovered(dayStart: number, shifts: readonly Stretch[], calendar: Calendar): Stretch[] {
  const day = new Date(dayStart + AHEAD).toISOString().slice(0, 10)
  if (!isWorkingDay(day, calendar)) return []
  const inOrder = [...shifts].sort((a, b) => a.from - b.from)
  return calendar.hours.flatMap(([open, close]) => {
    let at = dayStart + open * MINUTE
    const end = dayStart + close * MINUTE
    const gaps: Stretch[] = []
    for (const shift of inOrder) {
      if (shift.to <= at || shift.from >= end) continue
      if (shift.from > at) gaps.push({ from: at, to: shift.from })
      at = Math.max(at, shift.to)
    }
    return at < end ? [...gaps, { from: at, to: end }] : gaps
  })
}
