import { expect, it } from 'vitest'
import { agedBy, freshnessOf, toneOf } from './fresh.ts'

const DAY = 86_400_000
const now = Date.parse('2026-03-05T09:00:00+08:00')
const until = (days: number, archivedAt: number | null = null) => ({ freshUntil: now + days * DAY, archivedAt })

it('says a month ahead that an entry has to be looked at, and when it should have been', () => {
  expect(freshnessOf(until(90), now)).toBe('fresh')
  expect(freshnessOf(until(29), now)).toBe('soon')
  expect(freshnessOf(until(0), now)).toBe('stale')
})

it('asks nobody to look at what was put away', () => {
  expect(toneOf(until(-5), now)).toBe('red')
  expect(toneOf(until(-5, now - DAY), now)).toBe('grey')
})

it('counts days for two months and months after that', () => {
  expect(agedBy(40 * DAY)).toEqual({ amount: 40, unit: 'day' })
  expect(agedBy(92 * DAY)).toEqual({ amount: 3, unit: 'month' })
  expect(agedBy(-400 * DAY)).toEqual({ amount: 13, unit: 'month' })
})
