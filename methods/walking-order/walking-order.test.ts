import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Stop, walkingOrder } from './index.ts'

const at = (lng: number, lat: number, before?: number): Stop => ({ point: [lng, lat], before })
const many = (count: number): Stop[] => {
  let seed = 7
  const next = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  return Array.from({ length: count }, () => at(109.5 + next() * 0.02, 29 + next() * 0.02))
}

test('a row of doors is walked from end to end, from where one stands', () => {
  const doors = [at(109.503, 29), at(109.501, 29), at(109.504, 29), at(109.502, 29)]
  expect(walkingOrder([109.5, 29], doors).order).toEqual([1, 3, 0, 2])
  expect(walkingOrder([109.51, 29], doors).order).toEqual([2, 0, 3, 1])
})

test('the length is what a tape would say, from the start to the last stop', () => {
  const { metres } = walkingOrder([109.5, 29], [at(109.5, 29.001), at(109.5, 29.002)])
  expect(metres).toBeCloseTo(222.4, 0)
})

test('without a place to start from, the round begins at one end and not in the middle', () => {
  const { order, metres } = walkingOrder(undefined, [at(109.502, 29), at(109.5, 29), at(109.501, 29)])
  expect([
    [1, 2, 0],
    [0, 2, 1],
  ]).toContainEqual(order)
  expect(metres).toBeCloseTo(194.5, 0)
})

test('crossed ways are untangled', () => {
  // A square whose nearest neighbours lead across the middle.
  const square = [at(109.5, 29), at(109.501, 29.0011), at(109.5, 29.0011), at(109.501, 29)]
  const { metres } = walkingOrder([109.5, 28.9999], square)
  expect(metres).toBeLessThan(11.2 + 97.3 + 122.4 + 97.3 + 1)
})

test('what is pressing comes first, the rest in walking order behind it', () => {
  const stops = [at(109.501, 29), at(109.509, 29, 2), at(109.502, 29), at(109.508, 29, 1)]
  expect(walkingOrder([109.5, 29], stops).order).toEqual([3, 1, 2, 0])
})

test('nothing to walk to is a round of no length', () => {
  expect(walkingOrder(undefined, [])).toEqual({ order: [], metres: 0 })
  expect(walkingOrder([109.5, 29], [])).toEqual({ order: [], metres: 0 })
  expect(walkingOrder(undefined, [at(109.5, 29)])).toEqual({ order: [0], metres: 0 })
})

const point = fc.tuple(fc.double({ min: 109, max: 110, noNaN: true }), fc.double({ min: 28, max: 29, noNaN: true }))
const stop = fc.record({ point, before: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }) })

test('every stop is walked to once, the pressing ones first, and the same stops give the same order', () => {
  fc.assert(
    fc.property(fc.option(point, { nil: undefined }), fc.array(stop, { maxLength: 30 }), (start, stops) => {
      const { order, metres } = walkingOrder(start, stops)
      expect([...order].sort((a, b) => a - b)).toEqual(stops.map((_, i) => i))
      const urgency = order.map(i => stops[i]!.before ?? 9)
      expect(urgency).toEqual([...urgency].sort((a, b) => a - b))
      expect(metres).toBeGreaterThanOrEqual(0)
      expect(walkingOrder(start, stops)).toEqual({ order, metres })
    }),
    { numRuns: 60 },
  )
})

test('for up to seven stops it is within a quarter of the shortest round there is', () => {
  fc.assert(
    fc.property(point, fc.array(point, { minLength: 1, maxLength: 7 }), (start, points) => {
      const stops = points.map(one => ({ point: one }))
      const found = walkingOrder(start, stops).metres
      expect(found).toBeLessThanOrEqual(shortest(start, points) * 1.25 + 1)
    }),
    { numRuns: 150, seed: 4 },
  )
})

/** By trying every order, each measured by asking for one leg at a time. */
function shortest(start: readonly [number, number], points: readonly (readonly [number, number])[]): number {
  if (points.length === 0) return 0
  const shrink = Math.cos(((28.5 * Math.PI) / 180) as number)
  const leg = (a: readonly number[], b: readonly number[]) =>
    Math.hypot((a[0]! - b[0]!) * 111_195 * shrink, (a[1]! - b[1]!) * 111_195)
  return Math.min(...points.map((next, i) => leg(start, next) + shortest(next, [...points.slice(0, i), ...points.slice(i + 1)])))
}

test('two hundred stops take a moment, on a slow machine too', () => {
  const stops = many(200)
  walkingOrder([109.5, 29], stops)
  const took = Array.from({ length: 5 }, () => {
    const began = performance.now()
    walkingOrder([109.5, 29], stops)
    return performance.now() - began
  })
  expect(Math.min(...took)).toBeLessThan(2000)
})

test('two hundred stops make a round a third shorter than the order they came in, and close to what chance predicts', () => {
  const { metres } = walkingOrder([109.5, 29], many(200))
  // Beardwood, Halton and Hammersley 1959: about 0.7124 * sqrt(n * area) for the best closed tour.
  const area = 0.02 * 111_195 * 0.02 * 111_195 * Math.cos((29.01 * Math.PI) / 180)
  expect(metres).toBeLessThan(0.7124 * Math.sqrt(200 * area) * 1.2)
})
