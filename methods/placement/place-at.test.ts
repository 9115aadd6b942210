import { describe, expect, test } from 'vitest'
import { buildIndex, nearestGrid, type Placement, type Point, placeAt } from './index.ts'
import { box, ring } from './testing/box.ts'

const NOWHERE: Placement = { street: null, community: null, grid: null, building: null, boundary: null }

const town = [
  box('s', [112, 30, 112.04, 30.02], { kind: 'street' }),
  box('c1', [112, 30, 112.02, 30.02], { kind: 'community', parent: 's' }),
  box('c2', [112.02, 30, 112.04, 30.02], { kind: 'community', parent: 's' }),
  box('g1', [112, 30, 112.01, 30.02], { parent: 'c1' }),
  box('g2', [112.01, 30, 112.02, 30.02], { parent: 'c1' }),
  box('b1', [112.002, 30.002, 112.003, 30.003], { kind: 'building', parent: 'g1' }),
]
const index = buildIndex(town, 1)

describe('placing a point', () => {
  test('finds the building, its grid, and their parents', () => {
    expect(placeAt(index, [112.0025, 30.0025])).toEqual({
      street: 's',
      community: 'c1',
      grid: 'g1',
      building: 'b1',
      boundary: 'g1@1',
    })
    expect(placeAt(index, [112.015, 30.01])).toMatchObject({ grid: 'g2', building: null, boundary: 'g2@1' })
  })

  test('falls back to the community or street around a point that no grid covers', () => {
    expect(placeAt(index, [112.03, 30.01])).toEqual({ ...NOWHERE, street: 's', community: 'c2' })
  })

  test('takes the parents of a building that stands in no grid', () => {
    const lone = buildIndex([...town, box('b2', [112.05, 30, 112.051, 30.001], { kind: 'building', parent: 'g2' })], 1)
    expect(placeAt(lone, [112.0505, 30.0005])).toEqual({
      street: 's',
      community: 'c1',
      grid: 'g2',
      building: 'b2',
      boundary: 'g2@1',
    })
  })

  test('gives nulls outside, far away, and for coordinates that are no numbers', () => {
    for (const point of [
      [111.99, 30.01],
      [0, 0],
      [-180, -90],
      [Number.NaN, 30],
      [112, Infinity],
    ] as const) {
      expect(placeAt(index, point)).toEqual(NOWHERE)
    }
    expect(placeAt(buildIndex([], 1), [112, 30])).toEqual(NOWHERE)
  })

  test('gives a point on a shared border to the eastern or northern neighbour', () => {
    expect(placeAt(index, [112.01, 30.01]).grid).toBe('g2')
    const stacked = buildIndex([box('low', [112, 30, 112.01, 30.01]), box('high', [112, 30.01, 112.01, 30.02])], 1)
    expect(placeAt(stacked, [112.005, 30.01]).grid).toBe('high')
    const [a, b, c, d]: Point[] = [
      [112, 30],
      [112.02, 30],
      [112.02, 30.02],
      [112, 30.02],
    ]
    const slanted = (id: string, ...points: Point[]) => box(id, [0, 0, 0, 0], { polygons: [[[...points, points[0]!]]] })
    expect(placeAt(buildIndex([slanted('west', a!, c!, d!), slanted('east', a!, b!, c!)], 1), [112.01, 30.01]).grid).toBe('east')
    expect(placeAt(buildIndex([slanted('west', a!, b!, d!), slanted('east', b!, c!, d!)], 1), [112.01, 30.01]).grid).toBe('east')
  })

  test('closes the outer rim: the far edge and corner belong to the grid, two centimetres further do not', () => {
    expect(placeAt(index, [112.02, 30.02]).grid).toBe('g2')
    expect(placeAt(index, [112.005, 30.02]).grid).toBe('g1')
    expect(placeAt(index, [112.005, 30.0200002]).grid).toBeNull()
  })

  test('leaves holes out and finds what lies in them', () => {
    const holed = box('ring', [112, 30, 112.03, 30.03], {
      polygons: [[ring(112, 30, 112.03, 30.03), ring(112.01, 30.01, 112.02, 30.02)]],
    })
    const alone = buildIndex([holed], 1)
    expect(placeAt(alone, [112.005, 30.015]).grid).toBe('ring')
    expect(placeAt(alone, [112.015, 30.015]).grid).toBeNull()
    const both = buildIndex([holed, box('core', [112.01, 30.01, 112.02, 30.02])], 1)
    expect(placeAt(both, [112.015, 30.015]).grid).toBe('core')
    expect(placeAt(both, [112.01, 30.01]).grid).toBe('core')
    expect(placeAt(both, [112.02, 30.02]).grid).toBe('ring')
  })

  test('knows an area of several parts', () => {
    const parts = box('two', [0, 0, 0, 0], { polygons: [[ring(112, 30, 112.01, 30.01)], [ring(112.02, 30, 112.03, 30.01)]] })
    const split = buildIndex([parts], 1)
    expect([112.005, 112.015, 112.025].map(lng => placeAt(split, [lng, 30.005]).grid)).toEqual(['two', null, 'two'])
  })

  test('prefers the smaller of two overlapping grids, then the lower code', () => {
    const special = box('z-school', [112.002, 30.002, 112.004, 30.004], { parent: 'c1' })
    expect(placeAt(buildIndex([...town, special], 1), [112.003, 30.003]).grid).toBe('z-school')
    const twins = [box('b', [112, 30, 112.01, 30.01]), box('a', [112, 30, 112.01, 30.01])]
    expect(placeAt(buildIndex(twins, 1), [112.005, 30.005]).grid).toBe('a')
  })

  test('survives parents that go in a circle', () => {
    const circle = [box('x', [112, 30, 112.01, 30.01], { parent: 'y' }), box('y', [113, 30, 113.01, 30.01], { parent: 'x' })]
    expect(placeAt(buildIndex(circle, 1), [112.005, 30.005]).grid).toBe('x')
  })
})

describe('boundary versions', () => {
  const old = box('g', [112, 30, 112.01, 30.01], { boundary: 'g@2024', validFrom: 100, validTo: 200 })
  const moved = box('g', [112.01, 30, 112.02, 30.01], { boundary: 'g@2025', validFrom: 200 })

  test('give the answer of the instant asked for', () => {
    const before = buildIndex([moved, old], 199)
    const after = buildIndex([moved, old], 200)
    expect(placeAt(before, [112.005, 30.005])).toMatchObject({ grid: 'g', boundary: 'g@2024' })
    expect(placeAt(before, [112.015, 30.005]).grid).toBeNull()
    expect(placeAt(after, [112.005, 30.005]).grid).toBeNull()
    expect(placeAt(after, [112.015, 30.005])).toMatchObject({ grid: 'g', boundary: 'g@2025' })
  })

  test('do not exist before the first begins, nor from the moment they end', () => {
    expect(placeAt(buildIndex([old, moved], 99), [112.005, 30.005])).toEqual(NOWHERE)
    expect(placeAt(buildIndex([old], 199), [112.005, 30.005]).grid).toBe('g')
    expect(placeAt(buildIndex([old], 200), [112.005, 30.005])).toEqual(NOWHERE)
  })

  test('both in force by mistake: the later one counts', () => {
    const open = { ...old, validTo: null }
    for (const areas of [
      [open, moved],
      [moved, open],
    ]) {
      expect(placeAt(buildIndex(areas, 300), [112.005, 30.005]).grid).toBeNull()
      expect(placeAt(buildIndex(areas, 300), [112.015, 30.005]).boundary).toBe('g@2025')
    }
  })
})

describe('the nearest grid', () => {
  test('is the one the point lies in, at no distance', () => {
    expect(nearestGrid(index, [112.005, 30.01], 50)).toEqual({ grid: 'g1', metres: 0 })
  })

  test('is measured to the border, to the metre', () => {
    const found = nearestGrid(index, [112.021, 30.01], 200)
    expect(found?.grid).toBe('g2')
    expect(found?.metres).toBeCloseTo(96.49, 1)
  })

  test('is nothing beyond the reach, for a negative reach, or for no number', () => {
    expect(nearestGrid(index, [112.021, 30.01], 96)).toBeNull()
    expect(nearestGrid(index, [112.005, 30.01], -1)).toBeNull()
    expect(nearestGrid(index, [Number.NaN, 30.01], 1e9)).toBeNull()
  })

  test('of two equally near is the one with precedence', () => {
    const pair = [box('b', [112, 30, 112.01, 30.01]), box('a', [112.02, 30, 112.03, 30.01])]
    expect(nearestGrid(buildIndex(pair, 1), [112.015, 30.005], 1000)?.grid).toBe('a')
  })
})
