import { describe, expect, it } from 'vitest'
import { atLeast, logGamma } from './binomial.ts'
import { type Cell, rising } from './rising.ts'

const week = { weeks: 8, elapsed: 1 }
const cell = (now: number, before: number, topic = 'street', place = 'a'): Cell => ({ topic, place, now, before })
/** Many quiet cells beside the one in question, as in a real office. */
const quiet = Array.from({ length: 60 }, (_, i) => cell(i % 4, 8 * (i % 4), 'other', `p${i}`))

describe('the chance of so many', () => {
  it('is the table value of the binomial distribution', () => {
    // P(X ≥ 8 | 10, 1/2) = 56/1024; P(X ≥ 3 | 5, 0.2) = 0.05792 (any table of the binomial distribution).
    expect(atLeast(8, 10, 0.5)).toBeCloseTo(56 / 1024, 14)
    expect(atLeast(3, 5, 0.2)).toBeCloseTo(0.05792, 12)
    expect(atLeast(0, 5, 0.2)).toBe(1)
    expect(atLeast(6, 5, 0.2)).toBe(0)
  })

  it('is certain when added to its opposite, far out and near the middle', () => {
    for (const [k, n, p] of [
      [3, 40, 0.1],
      [17, 40, 0.4],
      [39, 40, 0.5],
    ] as const)
      expect(atLeast(k, n, p) + atLeast(n - k + 1, n, 1 - p)).toBeCloseTo(1, 12)
  })

  it('keeps its digits when it is very small', () => {
    expect(atLeast(40, 40, 0.1) / 1e-40).toBeCloseTo(1, 10)
  })

  it('rests on a gamma function that knows the factorials', () => {
    for (const [n, factorial] of [
      [1, 1],
      [5, 24],
      [11, 3628800],
    ] as const)
      expect(Math.exp(logGamma(n))).toBeCloseTo(factorial, 5)
  })

  it('is the conditional test of two Poisson counts over equal spans', () => {
    // The test conditions on the sum. Two equal spans, 3 and 10 events: P(X ≥ 10 | 13, 1/2) = 378/8192.
    expect(atLeast(10, 13, 0.5)).toBeCloseTo(378 / 8192, 14)
  })
})

describe('what is rising', () => {
  it('is a topic with far more reports than usual, in its place', () => {
    const { findings } = rising([...quiet, cell(14, 16)], week)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ topic: 'street', place: 'a', now: 14, before: 16, expected: 2 })
    expect(findings[0]?.chance).toBeLessThan(1e-4)
  })

  it('is never a count below five, however quiet it was before', () => {
    const outcome = rising([cell(4, 0), ...quiet], week)
    expect(outcome.findings).toEqual([])
    expect(rising([cell(4, 0)], week)).toEqual({ findings: [], suppressed: 1, judged: 0 })
    expect(rising([cell(5, 0)], week).findings).toHaveLength(1)
  })

  it('is not what comes every week', () => {
    expect(rising([...quiet, cell(20, 160)], week).findings).toEqual([])
    expect(rising([...quiet, cell(24, 160)], week).findings).toEqual([])
  })

  it('must be half again as many as usual, however sure the difference is', () => {
    expect(rising([cell(1300, 8000)], week).findings).toEqual([])
    expect(rising([cell(1600, 8000)], week).findings).toHaveLength(1)
  })

  it('takes account of the part of the week that has passed', () => {
    const half = rising([...quiet, cell(8, 24)], { weeks: 8, elapsed: 0.25 })
    expect(half.findings[0]?.expected).toBeCloseTo(0.75)
    expect(rising([...quiet, cell(8, 24)], week).findings).toEqual([])
  })

  it('needs more the more is looked at', () => {
    const one = cell(9, 24)
    expect(rising([one], week).findings).toHaveLength(1)
    const many = Array.from({ length: 400 }, (_, i) => cell(3, 24, 'other', `p${i}`))
    expect(rising([one, ...many], week).findings).toEqual([])
  })

  it('finds among a thousand steady cells hardly any', () => {
    // Poisson counts of mean 6 from a fixed sequence: what is found here is chance, and the procedure holds it down.
    let seed = 7
    const next = () => {
      seed = (seed * 48271) % 2147483647
      return seed / 2147483647
    }
    const poisson = (mean: number) => {
      let [n, left] = [0, Math.exp(-mean)]
      for (let product = next(); product > left; product *= next()) n += 1
      return n
    }
    const steady = Array.from({ length: 1000 }, (_, i) => cell(poisson(6), poisson(48), 't', String(i)))
    expect(rising(steady, week).findings.length).toBeLessThanOrEqual(1)
  })

  it('does not depend on the order of the cells', () => {
    const cells = [...quiet, cell(14, 16), cell(12, 8, 'noise', 'b')]
    expect(rising([...cells].reverse(), week)).toEqual(rising(cells, week))
  })

  it('refuses counts that are none and a week that has not begun', () => {
    expect(() => rising([cell(-1, 0)], week)).toThrow(RangeError)
    expect(() => rising([cell(1.5, 0)], week)).toThrow(RangeError)
    expect(() => rising([], { weeks: 8, elapsed: 0 })).toThrow(RangeError)
  })
})
