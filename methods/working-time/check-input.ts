import { dayMs, hourMs, minuteMs } from './day.ts'
import { WorkingTimeError } from './errors.ts'
import type { Instant, Span, SpanUnit } from './types.ts'

const longestYears = 100
export const longestMs = longestYears * 366 * dayMs

const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(2400, 0, 1)

/** The shortest time one of each unit can take: enough to refuse an absurd amount before counting. */
const unitMs: Readonly<Record<SpanUnit, number>> = {
  minute: minuteMs,
  hour: hourMs,
  workhour: hourMs,
  workday: dayMs,
  day: dayMs,
  month: 28 * dayMs,
}

const wholeUnits: ReadonlySet<SpanUnit> = new Set<SpanUnit>(['workday', 'day', 'month'])

/** Instants are whole milliseconds; outside 1900 to 2400 something else was passed. */
export function checkInstant(at: Instant): void {
  if (!Number.isInteger(at) || at < earliest || at >= latest) {
    throw new WorkingTimeError('working-time/instant-invalid', `${at} is not a whole millisecond between 1900 and 2400`)
  }
}

export function checkUnit(unit: SpanUnit): void {
  if (!Object.hasOwn(unitMs, unit)) throw new WorkingTimeError('working-time/unit-unknown', `"${unit}" is not a unit of time`)
}

export function checkSpan(span: Span): void {
  checkUnit(span.unit)
  if (!Number.isFinite(span.amount) || span.amount < 0) {
    throw new WorkingTimeError('working-time/amount-invalid', `${span.amount} is not an amount of time`)
  }
  if (wholeUnits.has(span.unit) && !Number.isInteger(span.amount)) {
    throw new WorkingTimeError('working-time/amount-not-whole', `${span.amount}: a ${span.unit} is not divided`)
  }
  if (span.amount * unitMs[span.unit] > longestMs) throw tooLong(`${span.amount} × ${span.unit}`)
  if (span.lastDay !== undefined) checkChoice('lastDay', span, lastDayChoices)
  if (span.closedStart !== undefined) checkChoice('closedStart', span, closedStartChoices)
}

interface Choices {
  readonly units: readonly SpanUnit[]
  readonly values: readonly string[]
}

const lastDayChoices: Choices = { units: ['day', 'month'], values: ['as-counted', 'next-working-day'] }
const closedStartChoices: Choices = { units: ['workday'], values: ['next-opening', 'same-day'] }

function checkChoice(name: 'lastDay' | 'closedStart', span: Span, { units, values }: Choices): void {
  if (!units.includes(span.unit) || !values.includes(String(span[name]))) {
    const detail = `${name} "${span[name]}" is not one of ${values.join(', ')} for ${units.join(', ')}`
    throw new WorkingTimeError('working-time/choice-invalid', detail)
  }
}

/** Counted time comes from `countedBetween`; a fraction of a millisecond is refused, it would hide a mistake. */
export function checkCounted(ms: number): void {
  if (!Number.isInteger(ms) || ms < 0) {
    throw new WorkingTimeError('working-time/counted-invalid', `${ms} is not a whole number of milliseconds from 0`)
  }
  if (ms > longestMs) throw tooLong(`${ms} ms`)
}

export function checkShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new WorkingTimeError('working-time/share-invalid', `${share} is not a share from 0 to 1`)
}

export const tooLong = (what: string): WorkingTimeError =>
  new WorkingTimeError('working-time/span-too-long', `${what} reaches more than ${longestYears} years`)
