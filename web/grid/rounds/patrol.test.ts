import { expect, test } from 'vitest'
import type { Stop } from '#contract/rounds'
import {
  begin,
  further,
  isOver,
  LONGEST,
  lengthOfRoute,
  noRoute,
  paused,
  putLast,
  resumed,
  stopsLeft,
  summaryOf,
  visited,
} from './patrol.ts'

const stop = (id: string) => ({ id }) as unknown as Stop
const start = Date.UTC(2026, 2, 5, 1)
const minute = 60_000
const walk = begin('patrol', ['a', 'b', 'c'].map(stop), start)
const here = (lng: number, accuracy = 10) => ({ at: [lng, 29] as const, accuracy })
const never = () => false

test('what is left shrinks with every visit, and a stop put last comes last', () => {
  const later = putLast(visited(walk, 'b', 'fine'), 'a')
  expect(stopsLeft(later, never).map(one => one.id)).toEqual(['c', 'a'])
  expect(stopsLeft(later, one => one.id === 'c').map(one => one.id)).toEqual(['a'])
})

test('a pause does not count as walking, also when the walk ends in it', () => {
  const one = resumed(paused(walk, start + 10 * minute), start + 30 * minute)
  expect(summaryOf(one, noRoute, start + 40 * minute).tookMs).toBe(20 * minute)
  expect(summaryOf(paused(one, start + 40 * minute), noRoute, start + 90 * minute).tookMs).toBe(20 * minute)
})

test('the sum says how many of each kind, out of how many', () => {
  const done = visited(visited(visited(walk, 'a', 'fine'), 'b', 'found'), 'c', 'fine')
  expect(summaryOf(done, noRoute, start)).toMatchObject({ all: 3, visits: { fine: 2, found: 1 }, metres: undefined })
})

test('the route grows by real steps only, and a vague position is none', () => {
  let route = further(noRoute, here(109.5), false)
  route = further(route, here(109.50005), false)
  expect(lengthOfRoute(route)).toBe(0)
  route = further(route, here(109.51, 500), false)
  expect(lengthOfRoute(route)).toBe(0)
  route = further(route, here(109.501), false)
  expect(lengthOfRoute(route)).toBeCloseTo(97, 0)
})

test('a pause is a gap in the route, not a straight line through what was not walked', () => {
  let route = further(noRoute, here(109.5), false)
  route = further(route, here(109.51), true)
  expect(route.pieces).toHaveLength(2)
  expect(lengthOfRoute(route)).toBe(0)
})

test('a forgotten walk is over after twelve hours, also when the clock was set back', () => {
  expect(isOver(walk, start + LONGEST - 1)).toBe(false)
  expect(isOver(walk, start + LONGEST)).toBe(true)
  expect(isOver(walk, start - LONGEST)).toBe(true)
})
