export { addSpan } from './add-span.ts'
export { type ChineseCalendarOptions, chineseCalendar } from './chinese-calendar.ts'
export { addCounted, atShare, countedBetween } from './counted-time.ts'
export { WorkingTimeError, type WorkingTimeErrorCode } from './errors.ts'
export { isWorkingDay, localDay } from './office-day.ts'
export type {
  Calendar,
  ClosedBecause,
  DayKind,
  Deadline,
  Instant,
  OfficeWindow,
  Span,
  SpanUnit,
  TracePart,
} from './types.ts'
