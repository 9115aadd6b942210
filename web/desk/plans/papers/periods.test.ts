import { expect, it } from 'vitest'
import { likelyPeriod, periodsFor } from './periods.ts'

it('offers the last month for a report and the last quarter for a review, across the turn of a year', () => {
  expect(likelyPeriod('report', '2026-01-15')).toBe('2025-12')
  expect(likelyPeriod('review', '2026-01-15')).toBe('2025-Q4')
  expect(periodsFor('report', '2026-01-15')[0]).toMatchObject({ name: '2026-01', running: true })
  expect(periodsFor('review', '2026-06-30').some(offer => offer.kind === 'month')).toBe(false)
})
