import { expect, it } from 'vitest'
import { along, monthsBetween, weeksOf } from './months.ts'

it('names the months of a time over the end of a year, and never more than asked', () => {
  expect(monthsBetween('2026-11-20', '2027-01-02')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
  expect(monthsBetween('2026-01-01', '2036-01-01', 12)).toHaveLength(12)
})

it('sets a month in weeks that begin on Monday', () => {
  const weeks = weeksOf('2026-11-01')
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks.at(-1)?.[0]).toBe('2026-11-30')
  expect(weeks.flat().filter(day => day !== null)).toHaveLength(30)
})

it('says how far a day lies between two, and stays within them', () => {
  expect(along('2026-07-02', '2026-01-01', '2026-12-31')).toBeCloseTo(0.5, 2)
  expect(along('2025-01-01', '2026-01-01', '2026-12-31')).toBe(0)
  expect(along('2026-01-01', '2026-01-01', '2026-01-01')).toBe(0)
})
