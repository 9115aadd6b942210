import { type DayNumber, readDay } from './day.ts'
import { WorkingTimeError, type WorkingTimeErrorCode } from './errors.ts'
import type { Calendar, DayKind } from './types.ts'

function must(holds: boolean, code: WorkingTimeErrorCode, detail: string): void {
  if (!holds) throw new WorkingTimeError(code, detail)
}

const isWholeBetween = (value: number, low: number, high: number): boolean =>
  Number.isInteger(value) && value >= low && value <= high

function checkHours(calendar: Calendar): void {
  must(calendar.hours.length > 0, 'working-time/calendar-no-hours', `calendar "${calendar.id}" has no office hours`)
  let closedSince = 0
  for (const [open, close] of calendar.hours) {
    const label = `[${open}, ${close}]`
    must(
      isWholeBetween(open, 0, 1439) && isWholeBetween(close, 1, 1440) && open < close,
      'working-time/calendar-hours-invalid',
      `${label} is not a window of whole minutes within one day`,
    )
    must(open >= closedSince, 'working-time/calendar-hours-overlap', `${label} begins before the window before it ends`)
    closedSince = close
  }
}

/** The exceptional days by day number; refuses dates that do not exist and kinds that are not known. */
export function readExceptions(calendar: Calendar): ReadonlyMap<DayNumber, DayKind> {
  const exceptions = new Map<DayNumber, DayKind>()
  for (const text of Object.keys(calendar.days)) {
    const kind = calendar.days[text]
    const day = readDay(text)
    if (day === undefined || (kind !== 'holiday' && kind !== 'workday')) {
      throw new WorkingTimeError('working-time/calendar-day-invalid', `"${text}": "${kind}" is not an exceptional day`)
    }
    exceptions.set(day, kind)
  }
  return exceptions
}

/** Refuses a calendar whose week cannot be counted with. Make-up days alone do not make a week: some weekday must be worked. */
export function checkCalendar(calendar: Calendar): void {
  must(
    calendar.id.length > 0 && isWholeBetween(calendar.version, 0, Number.MAX_SAFE_INTEGER),
    'working-time/calendar-identity-invalid',
    'a calendar needs an id and a whole version number',
  )
  must(
    isWholeBetween(calendar.utcOffsetMinutes, -720, 840),
    'working-time/calendar-offset-invalid',
    `${calendar.utcOffsetMinutes} minutes is not an offset from UTC`,
  )
  checkHours(calendar)
  must(
    calendar.weekend.every(day => isWholeBetween(day, 0, 6)),
    'working-time/calendar-weekend-invalid',
    'weekend days are numbers from 0 (Sunday) to 6',
  )
  must(new Set(calendar.weekend).size < 7, 'working-time/calendar-no-working-day', 'every day of the week is off')
  must(
    calendar.knownYears.every(year => isWholeBetween(year, 1900, 9999)),
    'working-time/calendar-year-invalid',
    'known years are whole numbers from 1900',
  )
}
