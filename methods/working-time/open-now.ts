import { isWorkingDay, localDay } from './office-day.ts'
import type { Calendar, OfficeWindow } from './types.ts'

/** On which days something is open, and its hours as people write them; hours are left out for office hours and always. */
export interface Opening {
  readonly opens: 'office' | 'workdays' | 'sixDays' | 'everyday' | 'always'
  readonly hours?: string | undefined
}

const DAY = 1440

/**
 * Hours as people write them: `09:00-12:00 13:30-17:00`, also with full-width marks, 至 or commas between.
 * @returns minutes of the day in order, or null when a person must mend them
 */
export function readHours(text: string): readonly OfficeWindow[] | null {
  const tidy = text
    .replace(/：/g, ':')
    .replace(/[－–—~～至]/g, '-')
    .replace(/\s*-\s*/g, '-')
  const windows: OfficeWindow[] = []
  for (const part of tidy.split(/[\s,，;；、]+/).filter(Boolean)) {
    const found = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/.exec(part)
    if (!found) return null
    const [from, to] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])]
    if (from >= to || to > DAY || from < (windows.at(-1)?.[1] ?? 0)) return null
    windows.push([from, to])
  }
  return windows.length > 0 ? windows : null
}

/** The hours of one day 'YYYY-MM-DD'; null when its hours cannot be read. */
function windowsOf({ opens, hours }: Opening, day: string, calendar: Calendar): readonly OfficeWindow[] | null {
  if (opens === 'always') return [[0, DAY]]
  const windows = opens === 'office' || !hours ? calendar.hours : readHours(hours)
  if (opens === 'everyday') return windows
  const worked = isWorkingDay(day, calendar)
  const saturday = new Date(`${day}T00:00:00Z`).getUTCDay() === 6 && calendar.days[day] !== 'holiday'
  return worked || (opens === 'sixDays' && saturday) ? windows : []
}

export interface OpenNow {
  readonly open: boolean
  /** Minute of today at which it closes, when open. */
  readonly until: number | null
  /** When it opens next within a fortnight, when shut: days from today and minute of that day. */
  readonly next: { readonly inDays: number; readonly minute: number } | null
}

/** Is it open at this moment, by the office's calendar with its holidays and make-up days? Null when its hours cannot be read. */
export function openNow(opening: Opening, calendar: Calendar, now: number): OpenNow | null {
  const minute = Math.floor(now / 60_000 + calendar.utcOffsetMinutes) % DAY
  for (let inDays = 0; inDays <= 14; inDays++) {
    const windows = windowsOf(opening, localDay(now + inDays * 86_400_000, calendar), calendar)
    if (windows === null) return null
    for (const [from, to] of windows) {
      if (inDays === 0 && minute >= to) continue
      if (inDays === 0 && minute >= from) return { open: true, until: to, next: null }
      return { open: false, until: null, next: { inDays, minute: from } }
    }
  }
  return { open: false, until: null, next: null }
}
