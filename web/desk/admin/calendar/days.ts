import type { CalendarYear } from '#contract/office'

export type DayRow = CalendarYear['days'][number]
type Days = Readonly<Record<string, 'holiday' | 'workday'>>

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

/** A month as weeks from Monday to Sunday; places before the first and after the last day are empty. */
export function weeksOf(days: readonly DayRow[]): (DayRow | null)[][] {
  const first = days[0]
  if (!first) return []
  const before = (weekdayOf(first.day) + 6) % 7
  const cells = [...Array.from({ length: before }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => cells[week * 7 + at] ?? null),
  )
}

export const monthsOf = (days: readonly DayRow[]): DayRow[][] => [...Map.groupBy(days, day => day.day.slice(0, 7)).values()]

/** Exceptions after a day was said to be off or worked; `undefined` leaves it to the week and the published holidays. */
export function withDay(days: Days, day: string, kind: 'holiday' | 'workday'): Days {
  return { ...days, [day]: kind }
}

export const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
export function minutesOf(clock: string): number | undefined {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? undefined : hours * 60 + minutes
}
