import type { FeatureCollection } from 'geojson'
import { describe, expect, it } from 'vitest'
import { breaksOf, hexCells } from './cells.ts'
import { classesOf, densityOf } from './density.ts'
import { pointColumns } from './points.ts'
import type { CasePoint } from './types.ts'

const one = (lng: number, lat: number, time = 0): CasePoint => ({
  id: `${lng} ${lat} ${time}`,
  at: [lng, lat],
  tone: 'green',
  title: '',
  time,
})
const many = (count: number, lng: number, lat: number) => Array.from({ length: count }, (_, n) => one(lng, lat, n))
const square = (id: string, x: number): FeatureCollection['features'][number] => ({
  type: 'Feature',
  properties: { id, name: id },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 29],
        [x + 0.01, 29],
        [x + 0.01, 29.01],
        [x, 29.01],
        [x, 29],
      ],
    ],
  },
})
const grids: FeatureCollection = {
  type: 'FeatureCollection',
  features: [square('g1', 109.5), square('g2', 109.51), square('g3', 109.52)],
}
const buildings = (parent: string, count: number) =>
  Array.from({ length: count }, () => ({
    type: 'Feature' as const,
    properties: { parent },
    geometry: { type: 'Point' as const, coordinates: [0, 0] },
  }))

describe('cases by grid', () => {
  const points = pointColumns([...many(8, 109.505, 29.005), ...many(3, 109.515, 29.005), ...many(40, 109.6, 29.005)])
  it('are counted where they lie, and those in no grid nowhere', () => {
    const shapes = densityOf(points, { grids }, { density: 'grids', measure: 'count' })!([0, points.count])
    expect(shapes.features.map(f => f.properties?.n)).toEqual([8, 3, 0])
  })

  it('have no colour where there are fewer than five', () => {
    const shapes = densityOf(points, { grids }, { density: 'grids', measure: 'count' })!([0, points.count])
    expect(shapes.features.map(f => f.properties?.few)).toEqual([false, true, true])
  })

  it('are said per thousand buildings only where there are buildings enough', () => {
    const layers = {
      grids,
      buildings: { type: 'FeatureCollection' as const, features: [...buildings('g1', 40), ...buildings('g2', 19)] },
    }
    const shapes = densityOf(points, layers, { density: 'grids', measure: 'rate' })!([0, points.count])
    expect(shapes.features.map(f => [f.properties?.value, f.properties?.few])).toEqual([
      [200, false],
      [157.9, true],
      [0, true],
    ])
  })

  it('count a window of time and nothing else', () => {
    const shapes = densityOf(points, { grids }, { density: 'grids', measure: 'count' })!([0, 6])
    expect(shapes.features.reduce((sum, f) => sum + Number(f.properties?.n), 0)).toBeLessThanOrEqual(6)
  })
})

describe('cases by hexagon', () => {
  it('lie inside their hexagon, each in one', () => {
    const points = pointColumns(
      Array.from({ length: 400 }, (_, n) => one(109.5 + (n % 20) * 0.0011, 29 + Math.floor(n / 20) * 0.0009, n)),
    )
    const { features } = hexCells(points, 150)([0, points.count])
    expect(features.reduce((sum, f) => sum + Number(f.properties?.n), 0)).toBe(400)
    for (const { geometry } of features) {
      const ring = geometry.type === 'Polygon' ? geometry.coordinates[0]! : []
      expect(ring).toHaveLength(7)
      const height = Math.max(...ring.map(at => at[1]!)) - Math.min(...ring.map(at => at[1]!))
      expect(height * 111_000).toBeGreaterThan(290)
      expect(height * 111_000).toBeLessThan(310)
    }
  })
})

describe('the classes of a legend', () => {
  it('begin at five and are numbers one can remember', () => {
    expect(breaksOf(100)).toEqual([5, 10, 15, 30, 50])
    expect(breaksOf(7)).toEqual([5, 6])
    expect(breaksOf(4)).toEqual([])
  })

  it('hold for every window of time, so that a colour means the same while time runs', () => {
    const window = (value: number) => ({
      type: 'FeatureCollection' as const,
      features: [{ ...square('g1', 109), properties: { value, few: value < 5 } }],
    })
    expect(classesOf([window(6), window(90), window(2)], 'count')).toEqual(breaksOf(90))
  })
})
