import { describe, expect, it } from 'vitest'
import { bandsOf, pointsOf, type Rule, ruleFault, sumOf } from './index.ts'

const sure = (points: number) => ({ points, low: points, high: points })

describe('a rule', () => {
  const share: Rule = { kind: 'linear', floor: 60, goal: 95 }
  it('gives nothing at the floor, everything at the goal, and a straight line between', () => {
    expect([50, 60, 77.5, 95, 100].map(v => pointsOf(share, v))).toEqual([0, 0, 50, 100, 100])
  })
  it('takes less for better where the goal lies under the floor', () => {
    expect([0, 2, 5, 8, 9].map(v => pointsOf({ kind: 'linear', floor: 8, goal: 2 }, v))).toEqual([100, 100, 50, 0, 0])
  })
  it('gives the points of the best step reached', () => {
    const up: Rule = {
      kind: 'steps',
      way: 'up',
      steps: [
        { at: 95, points: 100 },
        { at: 80, points: 60 },
      ],
    }
    expect([79.9, 80, 94, 95].map(v => pointsOf(up, v))).toEqual([0, 60, 60, 100])
    const down: Rule = {
      kind: 'steps',
      way: 'down',
      steps: [
        { at: 0, points: 100 },
        { at: 3, points: 50 },
      ],
    }
    expect([0, 1, 3, 4].map(v => pointsOf(down, v))).toEqual([100, 50, 50, 0])
  })
  it('is refused when it cannot be worked out', () => {
    expect(ruleFault(share)).toBeNull()
    expect(ruleFault({ kind: 'linear', floor: 60, goal: 60 })).toBe('flat')
    expect(ruleFault({ kind: 'linear', floor: 60, goal: Number.NaN })).toBe('flat')
    expect(ruleFault({ kind: 'steps', way: 'up', steps: [] })).toBe('points')
    expect(ruleFault({ kind: 'steps', way: 'up', steps: [{ at: 1, points: 101 }] })).toBe('points')
    const harderForLess = [
      { at: 80, points: 60 },
      { at: 90, points: 50 },
    ]
    expect(ruleFault({ kind: 'steps', way: 'up', steps: harderForLess })).toBe('order')
    expect(ruleFault({ kind: 'steps', way: 'down', steps: harderForLess })).toBeNull()
  })
})

describe('a sum', () => {
  it('weighs its parts, and their bounds with them', () => {
    const sum = sumOf([
      { weight: 60, points: { points: 80, low: 70, high: 90 }, small: false },
      { weight: 40, points: sure(50), small: false },
    ])
    expect(sum).toEqual({ points: 68, low: 62, high: 74, weight: 100, whole: true })
  })
  it('says over how much it was taken when a part is missing', () => {
    const sum = sumOf([
      { weight: 60, points: sure(80), small: false },
      { weight: 40, points: null, small: false },
    ])
    expect(sum).toMatchObject({ points: 80, weight: 60, whole: false })
    expect(sumOf([{ weight: 40, points: null, small: false }])).toBeNull()
  })
  it('is not held against others when it hangs on too few records', () => {
    expect(sumOf([{ weight: 100, points: sure(100), small: true }])?.whole).toBe(false)
  })
})

describe('bands', () => {
  const at = (id: string, points: number, spread: number) => ({ id, points, low: points - spread, high: points + spread })
  it('draw a line only where everybody above is clearly above everybody below', () => {
    const bands = bandsOf([at('a', 60, 2), at('b', 92, 2), at('c', 90, 3), at('d', 75, 1)], 1)
    expect(bands.map(b => b.ids)).toEqual([['b', 'c'], ['d'], ['a']])
  })
  it('join those between whom a wide bound lies', () => {
    // b is so unsure that it may stand anywhere, so nobody is above anybody.
    expect(bandsOf([at('a', 90, 1), at('b', 70, 30), at('c', 50, 1)], 1)).toHaveLength(1)
  })
  it('take a hair’s breadth for none', () => {
    expect(bandsOf([at('a', 80.5, 0), at('b', 80, 0), at('c', 78.9, 0)], 1).map(b => b.ids)).toEqual([['a', 'b'], ['c']])
    expect(bandsOf([], 1)).toEqual([])
  })
})
