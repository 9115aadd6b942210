import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sideOf, toSteps } from './lattice.ts'

test('the side of a line is exact where doubles cannot tell', () => {
  const steps = fc.integer({ min: -3e9, max: 3e9 })
  const nudge = fc.integer({ min: -2, max: 2 })
  const close = fc.record({
    ax: steps,
    ay: steps,
    dx: steps,
    dy: steps,
    share: fc.double({ min: -1, max: 2, noNaN: true }),
    nudge,
  })
  fc.assert(
    fc.property(close, ({ ax, ay, dx, dy, share, nudge }) => {
      const [bx, by] = [ax + dx, ay + dy]
      const [px, py] = [ax + Math.round(share * dx), ay + Math.round(share * dy) + nudge]
      const exact = BigInt(dx) * BigInt(py - ay) - BigInt(dy) * BigInt(px - ax)
      const expected = exact > 0n ? 1 : exact < 0n ? -1 : 0
      expect(Math.sign(sideOf(ax, ay, bx, by, px, py)) + 0).toBe(expected)
    }),
    { numRuns: 2000 },
  )
  const long = 3_000_000_001
  expect(Math.sign(sideOf(0, 0, long, long - 1, long - 1, long - 2))).toBe(-1)
  expect(Math.sign(sideOf(0, 0, long, long + 1, long - 1, long))).toBe(1)
  expect(sideOf(0, 0, 3 * long, 3 * long + 3, long, long + 1)).toBe(0)
})

test('a lattice step is a billionth of a degree', () => {
  expect(toSteps(112.123456789)).toBe(112123456789)
})
