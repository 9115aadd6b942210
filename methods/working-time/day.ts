import { WorkingTimeError } from './errors.ts'
import type { Instant } from './types.ts'

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** A local day as the number of days since 1970-01-01, so that days can be counted with plain arithmetic. */
export type DayNumber = number

export const dayOf = (at: Instant, offsetMs: number): DayNumber => Math.floor((at + offsetMs) / dayMs)

/** The instant at which a local day begins. */
export const startOfDay = (day: DayNumber, offsetMs: number): Instant => day * dayMs - offsetMs

/** The last millisecond of a local day, so that the deadline still carries the date it falls on. */
export const endOfDay = (day: DayNumber, offsetMs: number): Instant => (day + 1) * dayMs - offsetMs - 1

export const yearOf = (day: DayNumber): number => new Date(day * dayMs).getUTCFullYear()

export const firstDayOfYear = (year: number): DayNumber => Date.UTC(year, 0, 1) / dayMs

/** 0 = Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7

export const dayText = (day: DayNumber): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Reads 'YYYY-MM-DD'; undefined for anything else and for dates that do not exist, such as 2025-02-29. */
export function readDay(text: string): DayNumber | undefined {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return undefined
  const month = Number(text.slice(5, 7))
  const time = Date.UTC(Number(text.slice(0, 4)), month - 1, Number(text.slice(8)))
  const date = new Date(time)
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === Number(text.slice(8)) ? time / dayMs : undefined
}

export function dayFromText(text: string): DayNumber {
  const day = readDay(text)
  if (day === undefined) throw new WorkingTimeError('working-time/day-invalid', `"${text}" is not a date YYYY-MM-DD`)
  return day
}

/** The corresponding day some months later; `clipped` when that month has no such day and its last day stands in (民法典 202). */
export function addMonths(day: DayNumber, months: number): { day: DayNumber; clipped: boolean } {
  const date = new Date(day * dayMs)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + months
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const wanted = date.getUTCDate()
  return { day: Date.UTC(year, month, Math.min(wanted, lastOfMonth)) / dayMs, clipped: wanted > lastOfMonth }
}
