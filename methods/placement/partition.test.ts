import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildIndex } from './build-index.ts'
import { toSteps } from './lattice.ts'
import { placeAt } from './place-at.ts'
import { contains, shapeOf } from './shape.ts'
import { type Mosaic, mosaicOf } from './testing/mosaic.ts'
import { seededRandom, wavyCells } from './testing/wavy-cells.ts'
import type { Area, Point } from './types.ts'

const mosaics = fc
  .record({
    columns: fc.integer({ min: 2, max: 6 }),
    rows: fc.integer({ min: 2, max: 6 }),
    step: fc.constantFrom(0.4, 0.004, 0.00001),
  })
  .chain(({ columns, rows, step }) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      step: fc.constant(step),
      shifts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: 2 * (columns + 1) * (rows + 1),
        maxLength: 2 * (columns + 1) * (rows + 1),
      }),
      owners: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2 * columns * rows, maxLength: 2 * columns * rows }),
    }),
  )
  .map(plan => ({ ...mosaicOf(plan), plan }))

function owners(areas: readonly Area[], [lng, lat]: Point): string[] {
  return areas.filter(area => contains(shapeOf(area.polygons), toSteps(lng), toSteps(lat))).map(area => area.id)
}

function inTheMiddle({ plan, corners }: Mosaic & { plan: { columns: number; rows: number } }): Point[] {
  return corners.filter((_, at) => {
    const column = at % (plan.columns + 1)
    const row = Math.floor(at / (plan.columns + 1))
    return column > 0 && column < plan.columns && row > 0 && row < plan.rows
  })
}

describe('a partition with shared borders', () => {
  test('gives every inside point to exactly one area, and placeAt names that one', () => {
    const shares = fc.array(
      fc.tuple(fc.double({ min: 0.25, max: 0.75, noNaN: true }), fc.double({ min: 0.25, max: 0.75, noNaN: true })),
    )
    fc.assert(
      fc.property(mosaics, shares, (mosaic, places) => {
        const { areas, plan } = mosaic
        const index = buildIndex(areas, 1)
        for (const [x, y] of places) {
          const point: Point = [113 + x * plan.columns * plan.step, 31 + y * plan.rows * plan.step]
          const found = owners(areas, point)
          expect(found).toHaveLength(1)
          expect(placeAt(index, point).grid).toBe(found[0])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('gives a shared vertex to exactly one area', () => {
    fc.assert(
      fc.property(mosaics, mosaic => {
        const index = buildIndex(mosaic.areas, 1)
        for (const vertex of inTheMiddle(mosaic)) {
          const found = owners(mosaic.areas, vertex)
          expect(found).toHaveLength(1)
          expect(placeAt(index, vertex).grid).toBe(found[0])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('gives the exact middle of a shared edge to exactly one area', () => {
    fc.assert(
      fc.property(mosaics, mosaic => {
        const times = Map.groupBy(mosaic.borders, ([from, to]) => [from, to].map(String).sort().join(' '))
        for (const [[from, to]] of [...times.values()].filter(group => group.length === 2) as [readonly [Point, Point]][]) {
          const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
          expect(owners(mosaic.areas, middle)).toHaveLength(1)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('never claims a point twice, outside the mesh included', () => {
    fc.assert(
      fc.property(
        mosaics,
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (mosaic, x, y) => {
          const { plan, areas } = mosaic
          expect(owners(areas, [113 + x * plan.columns * plan.step, 31 + y * plan.rows * plan.step]).length).toBeLessThan(2)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('holds for crooked borders of many points, on every one of their points', () => {
    const cells = wavyCells(6, 5, 4, seededRandom(7))
    const inner = cells.filter(area => !/^g0-|^g4-|-0$|-5$/.test(area.id))
    expect(inner).toHaveLength(12)
    for (const point of inner.flatMap(area => area.polygons[0]![0]!)) expect(owners(cells, point)).toHaveLength(1)
  })

  test('answers the same whatever order the areas come in', () => {
    fc.assert(
      fc.property(mosaics, mosaic => {
        const forwards = buildIndex(mosaic.areas, 1)
        const backwards = buildIndex(mosaic.areas.toReversed(), 1)
        for (const corner of mosaic.corners) expect(placeAt(backwards, corner)).toEqual(placeAt(forwards, corner))
      }),
      { numRuns: 100 },
    )
  })
})
