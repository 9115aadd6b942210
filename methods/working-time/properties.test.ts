import fc from 'fast-check'
import { expect, it } from 'vitest'
import { china, office } from './china.testing.ts'
import { addCounted, addSpan, atShare, countedBetween, isWorkingDay, localDay } from './index.ts'
import type { Calendar, Instant, SpanUnit } from './types.ts'

const minute = 60_000
const units: readonly SpanUnit[] = ['minute', 'hour', 'workhour', 'workday', 'day', 'month']

const anyInstant = fc.integer({ min: china('2024-06-01 00:00'), max: china('2028-01-01 00:00') })
const anyUnit = fc.constantFrom(...units)
const officeUnit = fc.constantFrom<SpanUnit>('workhour', 'workday')
const runningUnit = fc.constantFrom<SpanUnit>('minute', 'hour', 'day', 'month')
const anyAmount = fc.integer({ min: 0, max: 120 })

/** Offices with one to three windows, some weekend and some exceptional days. */
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 6, maxLength: 6 }),
    windows: fc.integer({ min: 1, max: 3 }),
    weekend: fc.subarray([0, 5, 6]),
    exceptions: fc.dictionary(
      fc.integer({ min: 0, max: 1300 }).map(day => localDay(china('2024-06-01 00:00') + day * 86_400_000, office)),
      fc.constantFrom('holiday' as const, 'workday' as const),
    ),
  })
  .map(({ cuts, windows, weekend, exceptions }) => {
    const sorted = cuts.toSorted((a, b) => a - b)
    const hours = Array.from({ length: windows }, (_, index) => [sorted[2 * index]!, sorted[2 * index + 1]!] as const)
    return { ...office, hours, weekend, days: exceptions }
  })

const anyOffice = fc.oneof(fc.constant(office), anyCalendar)

/** Counts office minutes one by one, straight from the words of the calendar. */
function minutesWorked(from: Instant, to: Instant, calendar: Calendar): number {
  let count = 0
  for (let at = from; at < to; at += minute) {
    const local = new Date(at + calendar.utcOffsetMinutes * minute)
    const exception = calendar.days[local.toISOString().slice(0, 10)]
    const works = exception === undefined ? !calendar.weekend.includes(local.getUTCDay()) : exception === 'workday'
    const ofDay = local.getUTCHours() * 60 + local.getUTCMinutes()
    if (works && calendar.hours.some(([open, close]) => ofDay >= open && ofDay < close)) count++
  }
  return count
}

it('a later start is never due earlier', () => {
  fc.assert(
    fc.property(
      anyInstant,
      fc.integer({ min: 0, max: 10 * 86_400_000 }),
      anyAmount,
      anyUnit,
      anyOffice,
      (start, later, amount, unit, calendar) => {
        const first = addSpan(start, { amount, unit }, calendar).at
        expect(addSpan(start + later, { amount, unit }, calendar).at).toBeGreaterThanOrEqual(first)
        expect(first).toBeGreaterThanOrEqual(start)
      },
    ),
    { numRuns: 500 },
  )
})

it('a larger amount is due later', () => {
  fc.assert(
    fc.property(
      anyInstant,
      anyAmount,
      fc.integer({ min: 1, max: 50 }),
      anyUnit,
      anyOffice,
      (start, amount, more, unit, calendar) => {
        const first = addSpan(start, { amount, unit }, calendar).at
        expect(addSpan(start, { amount: amount + more, unit }, calendar).at).toBeGreaterThan(first)
      },
    ),
    { numRuns: 500 },
  )
})

it('the counted time up to a deadline in hours is the span itself', () => {
  fc.assert(
    fc.property(
      anyInstant,
      fc.integer({ min: 0, max: 100_000 }),
      fc.constantFrom('workhour', 'hour'),
      anyOffice,
      (start, seconds, unit, calendar) => {
        const { at } = addSpan(start, { amount: seconds / 3600, unit }, calendar)
        expect(countedBetween(start, at, unit, calendar)).toBe(seconds * 1000)
      },
    ),
    { numRuns: 500 },
  )
})

it('office time is what counting minute by minute gives', () => {
  const wholeMinute = anyInstant.map(at => Math.floor(at / minute) * minute)
  fc.assert(
    fc.property(wholeMinute, fc.integer({ min: 0, max: 9 * 1440 }), anyOffice, (from, minutes, calendar) => {
      const to = from + minutes * minute
      expect(countedBetween(from, to, 'workhour', calendar)).toBe(minutesWorked(from, to, calendar) * minute)
    }),
    { numRuns: 60 },
  )
})

it('a running clock that is paused is due later by exactly the pause', () => {
  fc.assert(
    fc.property(
      anyInstant,
      anyAmount,
      runningUnit,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 1e10 }),
      (start, amount, unit, share, pause) => {
        const due = addSpan(start, { amount, unit }, office).at
        const pausedAt = start + Math.floor((due - start) * share)
        const left = countedBetween(pausedAt, due, unit, office)
        expect(addCounted(pausedAt + pause, left, unit, office).at).toBe(due + pause)
      },
    ),
  )
})

it('an office clock that is paused is due later by the office time of the pause', () => {
  fc.assert(
    fc.property(
      anyInstant,
      fc.integer({ min: 1, max: 60 }),
      officeUnit,
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      fc.integer({ min: 0, max: 2e9 }),
      anyOffice,
      (start, amount, unit, share, pause, calendar) => {
        const due = addSpan(start, { amount, unit }, calendar).at
        const pausedAt = atShare(start, due, share, unit, calendar)
        const resumedAt = pausedAt + pause
        const left = countedBetween(pausedAt, due, unit, calendar)
        const stood = countedBetween(pausedAt, resumedAt, unit, calendar)
        const resumed = addCounted(resumedAt, left, unit, calendar).at
        expect(resumed).toBe(addCounted(start, countedBetween(start, due, unit, calendar) + stood, unit, calendar).at)
        expect(countedBetween(due, resumed, unit, calendar)).toBe(stood)
      },
    ),
    { numRuns: 500 },
  )
})

it('a pause of no length changes no deadline', () => {
  fc.assert(
    fc.property(
      anyInstant,
      fc.integer({ min: 1, max: 60 }),
      anyUnit,
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (start, amount, unit, share) => {
        const due = addSpan(start, { amount, unit }, office).at
        const pausedAt = atShare(start, due, share, unit, office)
        expect(addCounted(pausedAt, countedBetween(pausedAt, due, unit, office), unit, office).at).toBe(due)
      },
    ),
  )
})

it('warnings come in the order of their shares, between start and deadline', () => {
  fc.assert(
    fc.property(
      anyInstant,
      anyAmount,
      anyUnit,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (start, amount, unit, a, b) => {
        const due = addSpan(start, { amount, unit }, office).at
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map(share => atShare(start, due, share, unit, office))
        expect(early).toBeGreaterThanOrEqual(start)
        expect(late).toBeGreaterThanOrEqual(early!)
        expect(due).toBeGreaterThanOrEqual(late!)
      },
    ),
  )
})

it('working days are due at closing time of a working day, as many working days after the start day as asked', () => {
  fc.assert(
    fc.property(anyInstant, anyAmount, (start, amount) => {
      const { at } = addSpan(start, { amount, unit: 'workday' }, office)
      expect(isWorkingDay(localDay(at, office), office)).toBe(true)
      expect((at + 8 * 3_600_000) % 86_400_000).toBe(18 * 3_600_000)
      const counted = countedBetween(start, at, 'workday', office) / (7 * 3_600_000)
      expect(counted).toBeGreaterThan(amount)
      expect(counted).toBeLessThanOrEqual(amount + 1)
    }),
  )
})

it('the trace accounts for every day from the first to the last it tells of', () => {
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: 1, max: 200 }), officeUnit, anyOffice, (start, amount, unit, calendar) => {
      const { at, trace } = addSpan(start, { amount, unit }, calendar)
      const moved = trace.find(part => part.kind === 'moved')
      const first = Date.parse(localDay(moved?.to ?? start, calendar)) / 86_400_000 + (unit === 'workday' ? 1 : 0)
      const last = Date.parse(localDay(Math.max(at - 1, start), calendar)) / 86_400_000
      let told = 0
      let worked = 0
      for (const part of trace) {
        if (part.kind === 'counted') {
          told += part.days + part.weekendDays
          worked += part.days
        }
        if (part.kind === 'holiday') told += part.days
      }
      expect(told).toBe(last - first + 1)
      if (unit === 'workday') expect(worked).toBe(amount)
    }),
    { numRuns: 500 },
  )
})
