import { describe, expect, it } from 'vitest'
import { gradeOf, ratesOf, volumeOf, type Weighing, wilson } from './index.ts'

const weighing: Weighing = {
  weights: { response: 30, solved: 35, satisfied: 35 },
  partly: 0.5,
  scores: { very: 1, fairly: 0.8, so: 0.6, not: 0 },
  targets: { good: 0.9, fair: 0.75 },
  volumes: [30, 100],
}
const answers = {
  contacted: { yes: 18, no: 2 },
  solved: { yes: 12, partly: 4, no: 4 },
  satisfied: { very: 10, fairly: 5, so: 2, not: 3 },
}

describe('the interval of a share', () => {
  // Newcombe 1998, table I, method 3: the score method without continuity correction.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i out of %i is as published', (k, n, low, high) => {
    expect(wilson(k, n).low).toBeCloseTo(low, 4)
    expect(wilson(k, n).high).toBeCloseTo(high, 4)
  })
})

describe('rates', () => {
  it('count a part as half, satisfaction by the office’s own scores, and weigh the sum', () => {
    const { response, solved, satisfied, score } = ratesOf(answers, weighing)
    expect(response).toMatchObject({ points: 18, of: 20, value: 0.9 })
    expect(solved).toMatchObject({ points: 14, of: 20, value: 0.7 })
    expect(satisfied?.points).toBeCloseTo(15.2)
    expect(satisfied?.value).toBeCloseTo(0.76)
    expect(score?.value).toBeCloseTo(0.3 * 0.9 + 0.35 * 0.7 + 0.35 * 0.76)
    expect(score!.low).toBeLessThan(score!.value)
    expect(score!.high).toBeGreaterThan(score!.value)
  })

  it('of fewer than five answers are not shown, and neither is a sum they would be part of', () => {
    const few = { ...answers, contacted: { yes: 4, no: 0 } }
    expect(ratesOf(few, weighing)).toMatchObject({ response: null, score: null })
    const solvedOnly = { ...weighing, weights: { response: 0, solved: 100, satisfied: 0 } }
    expect(ratesOf(few, solvedOnly).score?.value).toBeCloseTo(0.7)
  })

  it('of nobody are none', () => {
    const nobody = { contacted: { yes: 0, no: 0 }, solved: { yes: 0, partly: 0, no: 0 }, satisfied: {} }
    expect(ratesOf(nobody, weighing)).toEqual({ response: null, solved: null, satisfied: null, score: null })
  })
})

describe('a class', () => {
  it('is given by the whole interval, never by its middle', () => {
    const { targets } = weighing
    expect(gradeOf({ low: 0.91, high: 0.97 }, targets)).toBe('A')
    expect(gradeOf({ low: 0.89, high: 0.99 }, targets)).toBe('B')
    expect(gradeOf({ low: 0.6, high: 0.76 }, targets)).toBe('B')
    expect(gradeOf({ low: 0.6, high: 0.74 }, targets)).toBe('C')
  })

  it('compares units that have about as much to do, by the month', () => {
    expect(volumeOf(29, 1, [30, 100])).toBe('small')
    expect(volumeOf(90, 3, [30, 100])).toBe('middle')
    expect(volumeOf(300, 3, [30, 100])).toBe('large')
  })
})
