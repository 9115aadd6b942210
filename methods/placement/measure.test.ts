import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaSquareMetres, centroid, fromDatum, labelPoint, metresBetween, type Point, toDatum } from './index.ts'
import { toSteps } from './lattice.ts'
import { contains, shapeOf } from './shape.ts'
import { ring } from './testing/box.ts'
import { mosaicOf } from './testing/mosaic.ts'

describe('measures on the ground', () => {
  test('know the length of a degree at 40° north', () => {
    expect(metresBetween([116, 39.5], [116, 40.5])).toBeCloseTo(111034.6, -1)
    expect(metresBetween([116, 40], [117, 40])).toBeCloseTo(85393.9, -1)
  })

  test('agree that a small rectangle is as large as its sides multiplied, at any latitude of China', () => {
    for (const lat of [4, 20, 31, 40, 53]) {
      const sides = metresBetween([112, lat + 0.005], [112.01, lat + 0.005]) * metresBetween([112, lat], [112, lat + 0.01])
      expect(areaSquareMetres([ring(112, lat, 112.01, lat + 0.01)]) / sides).toBeCloseTo(1, 5)
    }
  })

  test('take holes off, whichever way round they are drawn', () => {
    const outer = ring(112, 30, 112.02, 30.02)
    const hole = ring(112.005, 30.005, 112.015, 30.015)
    const left = areaSquareMetres([outer]) - areaSquareMetres([hole])
    expect(areaSquareMetres([outer, hole])).toBeCloseTo(left, 3)
    expect(areaSquareMetres([outer, hole.toReversed()])).toBeCloseTo(left, 3)
  })

  test('keep their digits for a stall of one square metre', () => {
    expect(areaSquareMetres([ring(112, 30, 112 + 1 / 96486.3, 30 + 1 / 110852.5)])).toBeCloseTo(1, 3)
  })

  test('give nothing for nothing', () => {
    expect(areaSquareMetres([])).toBe(0)
    expect(centroid([])).toBeNull()
    expect(labelPoint([])).toBeNull()
  })
})

describe('points to hang a mark on', () => {
  test('a centroid is the middle, and moves away from a hole', () => {
    expect(centroid([ring(112, 30, 112.02, 30.02)])?.map(x => x.toFixed(6))).toEqual(['112.010000', '30.010000'])
    expect(centroid([ring(112, 30, 112.02, 30.02), ring(112, 30, 112.01, 30.02)])?.[0]).toBeCloseTo(112.015, 6)
  })

  test('a label point lies inside, also where the centroid does not', () => {
    const horseshoe: Point[] = [
      [112, 30],
      [112.03, 30],
      [112.03, 30.03],
      [112.02, 30.03],
      [112.02, 30.01],
      [112.01, 30.01],
      [112.01, 30.03],
      [112, 30.03],
      [112, 30],
    ]
    const inside = (rings: Point[][], [lng, lat]: Point) => contains(shapeOf([rings]), toSteps(lng), toSteps(lat))
    expect(inside([horseshoe], centroid([horseshoe])!)).toBe(false)
    expect(inside([horseshoe], labelPoint([horseshoe])!)).toBe(true)
  })

  test('a label point lies inside any area of a mosaic', () => {
    const doubles = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 50, maxLength: 50 })
    const owned = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(doubles, owned, (shifts, owners) => {
        for (const area of mosaicOf({ columns: 4, rows: 4, step: 0.01, shifts, owners }).areas) {
          const point = labelPoint(area.polygons[0]!)!
          expect(contains(shapeOf(area.polygons), toSteps(point[0]), toSteps(point[1]))).toBe(true)
        }
      }),
    )
  })
})

describe('datums', () => {
  const inChina = fc.tuple(fc.double({ min: 75, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }))

  test('come back within half a metre', () => {
    fc.assert(
      fc.property(inChina, fc.constantFrom('wgs84', 'gcj02', 'bd09'), (point, datum) => {
        expect(metresBetween(point, fromDatum(toDatum(point, datum), datum))).toBeLessThan(0.5)
      }),
    )
  })

  test('are hundreds of metres apart', () => {
    expect(metresBetween([112, 30], toDatum([112, 30], 'gcj02'))).toBeGreaterThan(100)
    expect(metresBetween(toDatum([112, 30], 'gcj02'), toDatum([112, 30], 'bd09'))).toBeGreaterThan(500)
  })
})
