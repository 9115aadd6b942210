import { expect, it } from 'vitest'
import { apartFrom, clusterer } from './cluster.ts'
import { pointColumns, stretchOf } from './points.ts'
import type { CasePoint } from './types.ts'

const day = 86_400_000
function scattered(count: number): CasePoint[] {
  let state = 5
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  const tones = ['red', 'amber', 'blue', 'green', 'grey'] as const
  return Array.from({ length: count }, (_, n) => ({
    id: `c${n}`,
    at: [109.48 + next() * 0.04, 29 + next() * 0.03] as const,
    tone: tones[Math.floor(next() * 5)]!,
    title: '',
    time: Math.floor(next() * 365) * day,
  }))
}

const points = pointColumns(scattered(3000))

it('no case is lost or counted twice, at any zoom and in any window of time', () => {
  const { at } = clusterer(points)
  for (const zoom of [10, 13, 15, 18])
    for (const window of [undefined, [0, 30 * day], [100 * day, 101 * day]] as const) {
      const stretch = stretchOf(points, window)
      const found = at(zoom, stretch)
      expect(found.reduce((sum, one) => sum + one.count, 0)).toBe(stretch[1] - stretch[0])
      for (const one of found) expect(one.tones.reduce((a, b) => a + b)).toBe(one.count)
    }
})

it('a window of time holds its beginning and not its end', () => {
  const [from, to] = stretchOf(points, [10 * day, 11 * day])
  expect([...points.time.subarray(from, to)].every(time => time === 10 * day)).toBe(true)
  expect(to - from).toBe(points.of.filter(one => one.time === 10 * day).length)
})

it('a cluster knows the cases it holds, also those it took from its neighbours', () => {
  const { at, members } = clusterer(points)
  for (const cluster of at(13, [0, points.count])) expect(members(cluster)).toHaveLength(cluster.count)
})

it('circles do not lie on each other', () => {
  const { at } = clusterer(points)
  const found = at(13, [0, points.count])
  const pixels = 512 * 2 ** 13
  const near = found.flatMap((a, n) => found.slice(n + 1).filter(b => Math.hypot(a.x - b.x, a.y - b.y) * pixels < 28))
  expect(near.length / found.length).toBeLessThan(0.05)
})

it('close up each case stands by itself, but two on one spot are one circle of two', () => {
  const spot = [109.5, 29.01] as const
  const two = pointColumns([
    { id: 'a', at: spot, tone: 'red', title: '' },
    { id: 'b', at: spot, tone: 'green', title: '' },
    { id: 'c', at: [109.501, 29.01], tone: 'green', title: '' },
  ])
  expect(
    clusterer(two)
      .at(apartFrom, [0, 3])
      .map(one => one.count)
      .sort(),
  ).toEqual([1, 2])
})
