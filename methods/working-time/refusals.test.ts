import { describe, expect, it } from 'vitest'
import { china, office } from './china.testing.ts'
import {
  addCounted,
  addSpan,
  atShare,
  chineseCalendar,
  countedBetween,
  isWorkingDay,
  localDay,
  WorkingTimeError,
} from './index.ts'
import type { Calendar, Span } from './types.ts'

const now = china('2025-03-03 10:00')

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof WorkingTimeError) return error.code.replace('working-time/', '')
    throw error
  }
  return 'accepted'
}

describe('a span is refused when', () => {
  // Outside callers send JSON, not checked types.
  const fromOutside = (json: string): Span => JSON.parse(json)

  it.each<[string, Span, string]>([
    ['it is not a number', { amount: Number.NaN, unit: 'hour' }, 'amount-invalid'],
    ['it is infinite', { amount: Number.POSITIVE_INFINITY, unit: 'workday' }, 'amount-invalid'],
    ['it is negative', { amount: -1, unit: 'day' }, 'amount-invalid'],
    ['it is text', fromOutside('{"amount":"5","unit":"day"}'), 'amount-invalid'],
    ['a working day is divided', { amount: 1.5, unit: 'workday' }, 'amount-not-whole'],
    ['a month is divided', { amount: 0.5, unit: 'month' }, 'amount-not-whole'],
    ['it is longer than a hundred years in hours', { amount: 900_000, unit: 'hour' }, 'span-too-long'],
    ['it is longer than a hundred years in months', { amount: 1400, unit: 'month' }, 'span-too-long'],
    ['its working hours reach further than a hundred years', { amount: 400_000, unit: 'workhour' }, 'span-too-long'],
    ['its working days reach further than a hundred years', { amount: 30_000, unit: 'workday' }, 'span-too-long'],
    ['the unit is unknown', fromOutside('{"amount":1,"unit":"week"}'), 'unit-unknown'],
    ['the unit is a name every object has', fromOutside('{"amount":1,"unit":"toString"}'), 'unit-unknown'],
    ['a last day is asked of hours', { amount: 1, unit: 'hour', lastDay: 'next-working-day' }, 'choice-invalid'],
    ['a closed start is asked of natural days', { amount: 1, unit: 'day', closedStart: 'same-day' }, 'choice-invalid'],
    ['the last day rule is unknown', fromOutside('{"amount":1,"unit":"day","lastDay":"sunday"}'), 'choice-invalid'],
  ])('%s', (_why, span, code) => {
    expect(codeOf(() => addSpan(now, span, office))).toBe(code)
  })
})

describe('instants, days, remainders and shares', () => {
  it('are refused when they are not what they say', () => {
    expect(codeOf(() => addSpan(Number.NaN, { amount: 1, unit: 'hour' }, office))).toBe('instant-invalid')
    expect(codeOf(() => addSpan(now + 0.5, { amount: 1, unit: 'hour' }, office))).toBe('instant-invalid')
    expect(codeOf(() => addSpan(Date.UTC(9999, 0, 1), { amount: 1, unit: 'hour' }, office))).toBe('instant-invalid')
    expect(codeOf(() => countedBetween(now, Number.POSITIVE_INFINITY, 'hour', office))).toBe('instant-invalid')
    expect(codeOf(() => localDay(Number.NaN, office))).toBe('instant-invalid')
    expect(codeOf(() => addCounted(now, -1, 'hour', office))).toBe('counted-invalid')
    expect(codeOf(() => addCounted(now, 0.5, 'hour', office))).toBe('counted-invalid')
    expect(codeOf(() => addCounted(now, 4e12, 'workhour', office))).toBe('span-too-long')
    expect(codeOf(() => atShare(now, now, 1.1, 'hour', office))).toBe('share-invalid')
    expect(codeOf(() => atShare(now, now, Number.NaN, 'hour', office))).toBe('share-invalid')
    expect(codeOf(() => isWorkingDay('2025-02-29', office))).toBe('day-invalid')
    expect(codeOf(() => isWorkingDay('2025-2-9', office))).toBe('day-invalid')
  })
})

describe('a calendar is refused when', () => {
  it.each<[string, Partial<Calendar>, string]>([
    ['it has no id', { id: '' }, 'calendar-identity-invalid'],
    ['its version is broken', { version: 1.5 }, 'calendar-identity-invalid'],
    ['its offset is broken', { utcOffsetMinutes: 8000 }, 'calendar-offset-invalid'],
    ['it has no office hours', { hours: [] }, 'calendar-no-hours'],
    ['a window ends before it begins', { hours: [[720, 540]] }, 'calendar-hours-invalid'],
    ['a window leaves the day', { hours: [[1200, 1500]] }, 'calendar-hours-invalid'],
    ['a window is not in whole minutes', { hours: [[540.5, 720]] }, 'calendar-hours-invalid'],
    [
      'windows overlap',
      {
        hours: [
          [540, 720],
          [700, 1080],
        ],
      },
      'calendar-hours-overlap',
    ],
    [
      'windows are out of order',
      {
        hours: [
          [840, 1080],
          [540, 720],
        ],
      },
      'calendar-hours-overlap',
    ],
    ['a weekend day does not exist', { weekend: [0, 7] }, 'calendar-weekend-invalid'],
    ['every day is off', { weekend: [0, 1, 2, 3, 4, 5, 6] }, 'calendar-no-working-day'],
    ['an exception has no real date', { days: { '2025-02-30': 'holiday' } }, 'calendar-day-invalid'],
    ['an exception is of no known kind', JSON.parse('{"days":{"2025-02-03":"half"}}'), 'calendar-day-invalid'],
    ['a known year is no year', { knownYears: [Number.NaN] }, 'calendar-year-invalid'],
  ])('%s', (_why, change, code) => {
    expect(codeOf(() => addSpan(now, { amount: 1, unit: 'workhour' }, { ...office, ...change }))).toBe(code)
  })

  it('an office asks for it', () => {
    expect(codeOf(() => chineseCalendar({ id: 'x', version: 1, hours: [] }))).toBe('calendar-no-hours')
  })

  it('touching windows are one long window, and accepted', () => {
    const touching = {
      ...office,
      hours: [
        [540, 720],
        [720, 1080],
      ] as const,
    }
    expect(codeOf(() => addSpan(now, { amount: 1, unit: 'workhour' }, touching))).toBe('accepted')
  })
})
