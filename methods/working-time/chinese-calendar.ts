import { compiled } from './compiled-calendar.ts'
import { exceptionsOf, publishedDays, publishedYears } from './published-holidays.ts'
import type { Calendar, DayKind, OfficeWindow } from './types.ts'

/** What an office states about its own working time; everything else comes from the published holidays. */
export interface ChineseCalendarOptions {
  readonly id: string
  /** Raise it with every change, so that a stored deadline tells which calendar made it. */
  readonly version: number
  /** 09:00–12:00 and 14:00–18:00 when not given. */
  readonly hours?: readonly OfficeWindow[]
  /** Saturday and Sunday when not given. */
  readonly weekend?: readonly number[]
  /** The office's own exceptions; they win over the published ones. */
  readonly days?: Readonly<Record<string, DayKind>>
  /** Further years whose notice the office has entered wholly under `days`. */
  readonly knownYears?: readonly number[]
}

const usualHours: readonly OfficeWindow[] = [
  [540, 720],
  [840, 1080],
]

/**
 * A mainland calendar (UTC+8) with the holidays and make-up days of every year that the chinese-days package wholly
 * knows, the statutory days of later years up to 2050 (those years stay unknown, so deadlines in them are provisional),
 * and the office's own exceptions on top. The result is frozen. Keep it: laying one out anew for every call is slow.
 * Throws WorkingTimeError when the options make no working calendar.
 */
export function chineseCalendar(options: ChineseCalendarOptions): Calendar {
  const hours = (options.hours ?? usualHours).map(([open, close]): OfficeWindow => Object.freeze([open, close] as const))
  const years = new Set([...publishedYears(publishedDays), ...(options.knownYears ?? [])])
  const calendar: Calendar = Object.freeze({
    id: options.id,
    version: options.version,
    utcOffsetMinutes: 480,
    hours: Object.freeze(hours),
    weekend: Object.freeze([...(options.weekend ?? [0, 6])]),
    days: Object.freeze({ ...exceptionsOf(publishedDays), ...options.days }),
    knownYears: Object.freeze([...years].sort((a, b) => a - b)),
  })
  compiled(calendar)
  return calendar
}
