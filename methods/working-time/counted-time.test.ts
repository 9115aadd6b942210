import { describe, expect, it } from 'vitest'
import { china, inChina, office } from './china.testing.ts'
import { addCounted, addSpan, atShare, countedBetween } from './index.ts'

const hour = 3_600_000

describe('counted time', () => {
  it('is office time for working hours and working days', () => {
    expect(countedBetween(china('2025-03-07 11:00'), china('2025-03-10 10:00'), 'workhour', office)).toBe(6 * hour)
    expect(countedBetween(china('2025-03-07 11:00'), china('2025-03-10 10:00'), 'workday', office)).toBe(6 * hour)
  })

  it('is plain time for the other units', () => {
    for (const unit of ['minute', 'hour', 'day', 'month'] as const) {
      expect(countedBetween(china('2025-03-07 11:00'), china('2025-03-10 10:00'), unit, office)).toBe(71 * hour)
    }
  })

  it('is nothing over a whole holiday, and nothing backwards', () => {
    expect(countedBetween(china('2025-01-28 00:00'), china('2025-02-05 00:00'), 'workhour', office)).toBe(0)
    expect(countedBetween(china('2025-03-10 10:00'), china('2025-03-07 11:00'), 'hour', office)).toBe(0)
  })

  it('covers years', () => {
    // 2025 has 365 days, 104 weekend days, 18 weekdays off and 5 make-up days: 248 working days of 7 hours.
    expect(countedBetween(china('2025-01-01 00:00'), china('2026-01-01 00:00'), 'workhour', office)).toBe(248 * 7 * hour)
  })
})

describe('a clock that was paused', () => {
  const start = china('2025-03-03 10:00')
  const due = addSpan(start, { amount: 3, unit: 'workday' }, office).at

  it('is due later by the working time it stood still', () => {
    const left = countedBetween(china('2025-03-04 15:00'), due, 'workday', office)
    expect(inChina(addCounted(china('2025-03-05 15:00'), left, 'workday', office).at)).toBe('2025-03-07 18:00:00')
  })

  it('loses nothing over a weekend', () => {
    const left = countedBetween(china('2025-03-06 18:00'), china('2025-03-07 18:00'), 'workday', office)
    expect(inChina(addCounted(china('2025-03-08 11:00'), left, 'workday', office).at)).toBe('2025-03-10 18:00:00')
  })

  it('is due at once when nothing is left', () => {
    expect(addCounted(start, 0, 'workhour', office).at).toBe(start)
  })

  it('is provisional when the rest runs into a year that is not known', () => {
    expect(addCounted(china('2048-12-31 17:00'), 2 * hour, 'workhour', office).provisional).toBe(true)
    expect(addCounted(china('2048-12-31 17:00'), 2 * hour, 'hour', office).provisional).toBe(false)
  })
})

describe('warnings', () => {
  it('come when the share of office time has passed', () => {
    const start = china('2025-03-07 09:00')
    const due = addSpan(start, { amount: 14, unit: 'workhour' }, office).at
    expect(inChina(atShare(start, due, 0.5, 'workhour', office))).toBe('2025-03-07 18:00:00')
    expect(inChina(atShare(start, due, 0.75, 'workhour', office))).toBe('2025-03-10 14:30:00')
  })

  it('come at the start for 0 and at the deadline for 1', () => {
    const start = china('2025-03-08 09:00')
    for (const unit of ['hour', 'workhour', 'workday', 'day'] as const) {
      const due = addSpan(start, { amount: 5, unit }, office).at
      expect(atShare(start, due, 0, unit, office)).toBe(start)
      expect(atShare(start, due, 1, unit, office)).toBe(due)
    }
  })
})
