import { describe, expect, it } from 'vitest'
import { groundNames, labelPoints, shortName, tintFeatures, within } from './features.ts'

const square = (x: number, y: number, side: number) => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
]
const areas = (geometry: object, properties: object | null = { name: '青云社区' }) =>
  ({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }] }) as Parameters<typeof labelPoints>[0]

describe('the name of an area', () => {
  it('stands in the middle of it', () => {
    const [label] = labelPoints(areas({ type: 'Polygon', coordinates: square(116.4, 39.9, 0.002) }))!.features
    const at = (label!.geometry as { coordinates: number[] }).coordinates
    expect(at[0]).toBeCloseTo(116.401, 9)
    expect(at[1]).toBeCloseTo(39.901, 9)
  })

  it('stands once, in the largest part of an area in pieces', () => {
    const { features } = labelPoints(areas({ type: 'MultiPolygon', coordinates: [square(0, 0, 1), square(10, 10, 4)] }))
    expect(features).toHaveLength(1)
    expect(features[0]!.geometry).toEqual({ type: 'Point', coordinates: [12, 12] })
  })

  it('is left out when there is none, and a degenerate ring does not break the map', () => {
    expect(labelPoints(areas({ type: 'Polygon', coordinates: square(0, 0, 1) }, null)).features).toEqual([])
    expect(labelPoints(undefined).features).toEqual([])
    expect(labelPoints(areas({ type: 'Polygon', coordinates: [[[5, 5]]] })).features[0]!.geometry).toEqual({
      type: 'Point',
      coordinates: [5, 5],
    })
  })
})

const colours = { red: '#a00', amber: '#860', blue: '#00a', green: '#080', grey: '#888' }
it('only areas that matter now are tinted', () => {
  const grids = areas({ type: 'Polygon', coordinates: square(0, 0, 1) }, { id: 'g1', name: '一' })
  expect(tintFeatures([grids, undefined], { g1: 'amber' }, colours).features.map(one => one.properties)).toEqual([
    { colour: '#860' },
  ])
  expect(tintFeatures([grids], { g2: 'amber' }, colours).features).toEqual([])
})

it('a building is called by its number, or by its name where it has none', () => {
  expect(['幸福里 3 号楼', '幸福里12栋', '东院 7B 座', '第三小学', '8'].map(shortName)).toEqual([
    '3',
    '12',
    '7B',
    '第三小学',
    '8',
  ])
})

it('a river in pieces is named once', () => {
  const features = [1, 2].flatMap(n => areas({ type: 'Polygon', coordinates: square(n, 0, 1) }, { name: '清水河' })!.features)
  const named = groundNames({ type: 'FeatureCollection', features }, 'water').features
  expect(named.map(one => one.properties?.name)).toEqual(['清水河'])
})

it('a place on the edge of the office is inside', () => {
  expect(within([1, 1, 2, 2], [1, 2])).toBe(true)
  expect(within([1, 1, 2, 2], [0.999, 1.5])).toBe(false)
})
