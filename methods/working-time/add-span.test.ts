import { describe, expect, it } from 'vitest'
import { china, inChina, office } from './china.testing.ts'
import { addSpan, chineseCalendar } from './index.ts'
import type { Span, SpanUnit } from './types.ts'

const due = (start: string, amount: number, unit: SpanUnit, lastDay?: NonNullable<Span['lastDay']>): string =>
  inChina(addSpan(china(start), lastDay === undefined ? { amount, unit } : { amount, unit, lastDay }, office).at)

describe('working days', () => {
  it('end at the close of office on the nth working day after the start day', () => {
    expect(due('2025-03-03 10:00', 5, 'workday')).toBe('2025-03-10 18:00:00')
  })

  it('count a start one minute before closing on Friday as that Friday', () => {
    expect(due('2025-03-07 17:59', 1, 'workday')).toBe('2025-03-10 18:00:00')
  })

  it('count a start at closing time on Friday from Monday’s opening, so Monday is the start day', () => {
    expect(due('2025-03-07 18:00', 1, 'workday')).toBe('2025-03-11 18:00:00')
    expect(due('2025-03-08 11:00', 1, 'workday')).toBe('2025-03-11 18:00:00')
  })

  it('take the very day as the start day where the span says so, as the letter of the law does', () => {
    const letter = (start: string, amount: number) =>
      inChina(addSpan(china(start), { amount, unit: 'workday', closedStart: 'same-day' }, office).at)
    expect(letter('2025-03-07 18:00', 1)).toBe('2025-03-10 18:00:00')
    expect(letter('2025-03-08 11:00', 1)).toBe('2025-03-10 18:00:00')
    expect(letter('2025-10-03 11:00', 2)).toBe('2025-10-10 18:00:00')
    expect(letter('2025-03-08 11:00', 0)).toBe('2025-03-10 18:00:00')
    expect(letter('2025-03-07 11:00', 1)).toBe('2025-03-10 18:00:00')
  })

  it('count a start before opening or during the noon break as that day', () => {
    expect(due('2025-03-06 06:00', 1, 'workday')).toBe('2025-03-07 18:00:00')
    expect(due('2025-03-06 12:30', 1, 'workday')).toBe('2025-03-07 18:00:00')
  })

  it('give the close of the start day for an amount of 0', () => {
    expect(due('2025-03-06 10:00', 0, 'workday')).toBe('2025-03-06 18:00:00')
    expect(due('2025-03-08 10:00', 0, 'workday')).toBe('2025-03-10 18:00:00')
  })

  it('work the make-up Sunday before the Spring Festival of 2025 and rest until 4 February', () => {
    expect(due('2025-01-24 17:59', 1, 'workday')).toBe('2025-01-26 18:00:00')
    expect(due('2025-01-24 17:59', 3, 'workday')).toBe('2025-02-05 18:00:00')
    expect(due('2025-01-24 17:59', 6, 'workday')).toBe('2025-02-08 18:00:00')
  })

  it('rest from 15 to 23 February 2026 and work the Saturdays on either side', () => {
    expect(due('2026-02-13 09:00', 1, 'workday')).toBe('2026-02-14 18:00:00')
    expect(due('2026-02-13 09:00', 2, 'workday')).toBe('2026-02-24 18:00:00')
    expect(due('2026-02-13 09:00', 6, 'workday')).toBe('2026-02-28 18:00:00')
  })

  it('cross the National Days of 2025 (with Mid-Autumn) and 2026', () => {
    expect(due('2025-09-30 17:00', 1, 'workday')).toBe('2025-10-09 18:00:00')
    expect(due('2025-09-30 17:00', 3, 'workday')).toBe('2025-10-11 18:00:00')
    expect(due('2026-09-30 17:00', 1, 'workday')).toBe('2026-10-08 18:00:00')
    expect(due('2026-09-18 17:00', 1, 'workday')).toBe('2026-09-20 18:00:00')
  })

  it('follow the government-information clock of 20 working days across National Day 2025', () => {
    expect(due('2025-09-22 09:30', 20, 'workday')).toBe('2025-10-24 18:00:00')
  })
})

describe('office hours', () => {
  it('pass over noon, night and weekend', () => {
    expect(due('2025-03-07 11:00', 2, 'workhour')).toBe('2025-03-07 15:00:00')
    expect(due('2025-03-07 17:59', 1, 'workhour')).toBe('2025-03-10 09:59:00')
  })

  it('end at the closing they reach, not at the next opening', () => {
    expect(due('2025-03-07 17:00', 1, 'workhour')).toBe('2025-03-07 18:00:00')
    expect(due('2025-03-07 11:00', 1, 'workhour')).toBe('2025-03-07 12:00:00')
  })

  it('take broken amounts', () => {
    expect(due('2025-03-07 11:45', 0.5, 'workhour')).toBe('2025-03-07 14:15:00')
  })

  it('start after the holiday when the report comes on Spring Festival’s eve', () => {
    expect(due('2026-02-16 20:00', 2, 'workhour')).toBe('2026-02-24 11:00:00')
  })
})

describe('time that runs through', () => {
  it('gives emergency hours at night and on holidays', () => {
    expect(due('2025-10-01 23:30', 2, 'hour')).toBe('2025-10-02 01:30:00')
    expect(due('2025-12-31 23:59', 2, 'minute')).toBe('2026-01-01 00:01:00')
  })

  it('ends natural days with the nth day after the start day', () => {
    expect(due('2025-03-03 10:00', 7, 'day')).toBe('2025-03-10 23:59:59')
    expect(due('2025-03-03 10:00', 0, 'day')).toBe('2025-03-03 23:59:59')
  })

  it('tells midnight apart from the last minute of the day before', () => {
    expect(due('2025-03-03 23:59', 1, 'day')).toBe('2025-03-04 23:59:59')
    expect(due('2025-03-04 00:00', 1, 'day')).toBe('2025-03-05 23:59:59')
  })

  it('ends months on the corresponding day, or the last day of a shorter month', () => {
    expect(due('2025-01-15 08:00', 1, 'month')).toBe('2025-02-15 23:59:59')
    expect(due('2025-01-31 08:00', 1, 'month')).toBe('2025-02-28 23:59:59')
    expect(due('2023-11-30 08:00', 3, 'month')).toBe('2024-02-29 23:59:59')
    expect(due('2024-02-29 08:00', 12, 'month')).toBe('2025-02-28 23:59:59')
  })

  it('moves a last day that is a day off to the next working day only where the span asks for it', () => {
    expect(due('2025-09-24 10:00', 7, 'day')).toBe('2025-10-01 23:59:59')
    expect(due('2025-09-24 10:00', 7, 'day', 'next-working-day')).toBe('2025-10-09 23:59:59')
    expect(due('2025-09-01 10:00', 1, 'month', 'next-working-day')).toBe('2025-10-09 23:59:59')
    expect(due('2025-09-27 10:00', 1, 'day', 'next-working-day')).toBe('2025-09-28 23:59:59')
  })
})

describe('years without a notice', () => {
  // Far ahead, so that the example outlives the next notices: 2048 is declared known, 2049 is not.
  const until2048 = chineseCalendar({ id: 'until-2048', version: 1, knownYears: [2048] })
  const inUnknown = addSpan(china('2048-12-30 10:00'), { amount: 5, unit: 'workday' }, until2048)

  it('make the deadline provisional, with weekends and statutory days kept free', () => {
    expect(inUnknown.provisional).toBe(true)
    // 31 Dec, then 1 Jan off, weekend, 4 to 7 Jan.
    expect(inChina(inUnknown.at)).toBe('2049-01-07 18:00:00')
    expect(inUnknown.trace.at(-1)).toEqual({ kind: 'unknown-years', years: [2049] })
  })

  it('leave a deadline that stays in a known year final', () => {
    expect(addSpan(china('2048-12-30 10:00'), { amount: 1, unit: 'workday' }, until2048).provisional).toBe(false)
  })

  it('keep the Spring Festival of the law free although no notice has come', () => {
    expect(inChina(addSpan(china('2049-01-29 10:00'), { amount: 1, unit: 'workday' }, office).at)).toBe('2049-02-05 18:00:00')
  })

  it('are named when a long count passes through several', () => {
    const { provisional, trace } = addSpan(china('2048-03-02 10:00'), { amount: 550, unit: 'workday' }, until2048)
    expect(provisional).toBe(true)
    expect(trace.at(-1)).toEqual({ kind: 'unknown-years', years: [2049, 2050] })
  })

  it('do not touch clocks that no holiday can change', () => {
    for (const unit of ['minute', 'hour', 'day', 'month'] as const) {
      expect(addSpan(china('2049-05-01 10:00'), { amount: 3, unit }, office).provisional).toBe(false)
    }
    expect(addSpan(china('2049-05-01 10:00'), { amount: 3, unit: 'day', lastDay: 'next-working-day' }, office).provisional).toBe(
      true,
    )
  })
})

describe('other offices', () => {
  it('may be open until midnight and still be due on the working day itself', () => {
    const lateOffice = { ...office, hours: [[720, 1440]] as const }
    expect(inChina(addSpan(china('2025-03-03 13:00'), { amount: 1, unit: 'workday' }, lateOffice).at)).toBe('2025-03-04 23:59:59')
  })

  it('may rest on other days and lie in other zones', () => {
    const elsewhere = { ...office, utcOffsetMinutes: -300, weekend: [5], days: {}, knownYears: [2025] }
    const at = addSpan(Date.parse('2025-03-06T12:00:00-05:00'), { amount: 1, unit: 'workday' }, elsewhere).at
    expect(new Date(at).toISOString()).toBe('2025-03-08T23:00:00.000Z')
  })
})
