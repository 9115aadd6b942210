import { expect, test } from 'vitest'
import type { Stop } from '#contract/rounds'
import { drawn, lengthOfWalk, orderStops, shuffled, windTo } from './order-stops.ts'

const stop = (id: string, lng: number | null, dueAt: number) =>
  ({ id, point: lng === null ? null : [lng, 29], dueAt }) as unknown as Stop
const ids = (stops: readonly Stop[]) => stops.map(one => one.id)
const stops = [stop('c', 109.503, 1), stop('a', 109.501, 3), stop('x', null, 0), stop('b', 109.502, 2)]

test('stops are walked along the street from where one stands, those without a position last', () => {
  expect(ids(orderStops(stops, 'walking', [109.5, 29]))).toEqual(['a', 'b', 'c', 'x'])
  expect(ids(orderStops(stops, 'walking', [109.51, 29]))).toEqual(['c', 'b', 'a', 'x'])
})

test('or by the time they are due', () => {
  expect(ids(orderStops(stops, 'due', undefined))).toEqual(['x', 'c', 'b', 'a'])
})

test('chance decides between all orders alike', () => {
  const seen = new Map<string, number>()
  for (let n = 0; n < 6000; n += 1) {
    const order = shuffled(['a', 'b', 'c'], drawn).join('')
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect(seen.size).toBe(6)
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(200)
})

test('a random walk goes to every stop once, also to one without a position', () => {
  expect(ids(orderStops(stops, 'random', undefined)).sort()).toEqual(['a', 'b', 'c', 'x'])
})

test('the length is counted from where one stands past every stop that has a place', () => {
  const walk = orderStops(stops, 'walking', [109.5, 29])
  expect(lengthOfWalk([109.5, 29], walk)).toBeCloseTo(292, 0)
  expect(lengthOfWalk(undefined, walk)).toBeCloseTo(195, 0)
})

test('the way is said in eight directions', () => {
  const here = [109.5, 29] as const
  expect(windTo(here, [109.5, 29.1])).toBe('n')
  expect(windTo(here, [109.6, 29])).toBe('e')
  expect(windTo(here, [109.4, 28.92])).toBe('sw')
  expect(windTo(here, [109.499, 29.1])).toBe('n')
})
