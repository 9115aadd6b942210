/** A moment: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/**
 * How time is counted.
 * `minute`, `hour`: run through nights and holidays (紧急工作时).
 * `workhour`: runs in office hours only (工作时).
 * `workday`: whole working days, due at the close of office (工作日).
 * `day`: natural days, due at the end of the day (自然日).
 * `month`: calendar months, due at the end of the corresponding day.
 */
export type SpanUnit = 'minute' | 'hour' | 'workhour' | 'workday' | 'day' | 'month'

/** An amount of time as a rule states it. */
export interface Span {
  readonly amount: number
  readonly unit: SpanUnit
  /**
   * For `day` and `month`: 'next-working-day' moves a last day that is a day off to the next working day
   * (民法典 203); 'as-counted', the default, leaves it.
   */
  readonly lastDay?: 'as-counted' | 'next-working-day'
  /**
   * For `workday`: what a start while the office is closed counts as. 'next-opening', the default, makes the next
   * opening's day the start day; 'same-day' takes the day it is, as the letter of 民法典 201 does.
   */
  readonly closedStart?: 'next-opening' | 'same-day'
}

/** What an exceptional day is: a day off, or a make-up working day (调休上班). */
export type DayKind = 'holiday' | 'workday'

/** Opening and closing, in minutes of the local day: [540, 720] is 09:00 to 12:00, the end not included. */
export type OfficeWindow = readonly [number, number]

/** An office's working time. Treat as frozen: what is computed from it is cached by the object itself. */
export interface Calendar {
  readonly id: string
  readonly version: number
  /** Minutes east of UTC; China is 480 throughout. */
  readonly utcOffsetMinutes: number
  /** Office hours of every working day, in order, not overlapping. */
  readonly hours: readonly OfficeWindow[]
  /** Days of the week off, 0 = Sunday. */
  readonly weekend: readonly number[]
  /** Exceptions by 'YYYY-MM-DD'. */
  readonly days: Readonly<Record<string, DayKind>>
  /** Years whose exceptions are complete. A count that needs any other year is provisional. */
  readonly knownYears: readonly number[]
}

/** Why a start outside office hours was moved. */
export type ClosedBecause = 'before-opening' | 'after-closing' | 'break' | 'weekend' | 'holiday'

/** One step of the reckoning, without words, so that any language can tell it. Days are 'YYYY-MM-DD', ranges include both ends. */
export type TracePart =
  | {
      readonly kind: 'rule'
      readonly unit: SpanUnit
      readonly amount: number
      readonly calendar: string
      readonly version: number
    }
  | {
      readonly kind: 'resumed'
      readonly unit: SpanUnit
      readonly ms: number
      readonly calendar: string
      readonly version: number
    }
  | { readonly kind: 'moved'; readonly from: Instant; readonly to: Instant; readonly because: ClosedBecause }
  | { readonly kind: 'elapsed'; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'windows'; readonly windows: readonly OfficeWindow[] }
  | {
      readonly kind: 'counted'
      readonly from: string
      readonly to: string
      /** Working days in the range. */
      readonly days: number
      /** Ordinary weekend days passed over before `to` since the part before. */
      readonly weekendDays: number
      /** Make-up working days among the counted ones. */
      readonly makeUpDays: readonly string[]
    }
  | { readonly kind: 'holiday'; readonly from: string; readonly to: string; readonly days: number }
  | { readonly kind: 'natural-days'; readonly from: string; readonly to: string; readonly days: number }
  | { readonly kind: 'months'; readonly from: string; readonly to: string; readonly months: number; readonly clipped: boolean }
  | { readonly kind: 'rolled'; readonly from: string; readonly to: string; readonly because: 'weekend' | 'holiday' }
  | { readonly kind: 'unknown-years'; readonly years: readonly number[] }

/** When something is due, whether that may still change, and how it was reckoned. */
export interface Deadline {
  readonly at: Instant
  /** True when a year was consulted whose holidays are not known: compute again when they are. */
  readonly provisional: boolean
  readonly trace: readonly TracePart[]
}
