import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fewest, forecastAt, type Point } from './index.ts'

const even = (n: number, slope: number): Point[] =>
  Array.from({ length: n }, (_, i) => ({ day: i * 30, value: 10 + slope * i * 30 }))

it('goes on along a line, without a range when nothing strays from it', () => {
  const there = forecastAt(even(6, 0.5), 360)
  expect(there?.value).toBeCloseTo(10 + 0.5 * 360, 9)
  expect(there?.low).toBeCloseTo(there!.value, 9)
  expect(there?.slope).toBeCloseTo(0.5, 9)
})

it('is not turned by one odd month', () => {
  const odd = even(9, 1).map((p, n) => (n === 4 ? { ...p, value: 900 } : p))
  expect(forecastAt(odd, 300)?.value).toBeCloseTo(10 + 300, 6)
})

it('gives a range that grows with the distance and holds the truth', () => {
  const noisy = even(12, 1).map((p, n) => ({ ...p, value: p.value + [3, -4, 2, -1, 5, -3, 1, -2, 4, -5, 0, 2][n]! }))
  const near = forecastAt(noisy, 360)!
  const far = forecastAt(noisy, 720)!
  expect(near.low).toBeLessThan(10 + 360)
  expect(near.high).toBeGreaterThan(10 + 360)
  expect(far.high - far.low).toBeGreaterThan(near.high - near.low)
})

it('says nothing of fewer values than four, and of values of one day', () => {
  expect(forecastAt(even(fewest - 1, 1), 400)).toBeNull()
  expect(
    forecastAt(
      even(5, 1).map(p => ({ ...p, day: 3 })),
      400,
    ),
  ).toBeNull()
})

it('works through five years of days', () => {
  const days = Array.from({ length: 1_826 }, (_, day) => ({ day, value: day * 2 }))
  expect(forecastAt(days, 2_000)?.value).toBeCloseTo(4_000, 6)
})

it('takes the middle of all slopes, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 40 }), values => {
      const slopes = values.flatMap((a, i) => values.slice(i + 1).map((b, n) => (b - a) / (n + 1))).sort((a, b) => a - b)
      const middle = (slopes.length - 1) / 2
      const told = forecastAt(
        values.map((value, day) => ({ day, value })),
        values.length,
      )
      expect(told?.slope).toBeCloseTo((slopes[Math.floor(middle)]! + slopes[Math.ceil(middle)]!) / 2, 9)
    }),
  )
})
