import type { FeatureCollection } from 'geojson'
import { expect, test } from 'vitest'
import type { LngLat } from '../../map/types.ts'
import { groundPath, pathOf, sheetFor } from './draw-ground.ts'

const points: LngLat[] = [
  [109.5, 29],
  [109.51, 29.004],
]

test('every point stands on the sheet with room for its mark, north up and east to the right', () => {
  const sheet = sheetFor(points, 720, 540, 200)
  const [a, b] = points.map(sheet.put)
  for (const [x = -1, y = -1] of [a!, b!]) {
    expect(x).toBeGreaterThan(80)
    expect(x).toBeLessThan(640)
    expect(y).toBeGreaterThan(80)
    expect(y).toBeLessThan(460)
  }
  expect(b![0]).toBeGreaterThan(a![0])
  expect(b![1]).toBeLessThan(a![1])
})

test('a metre is as long across as it is up', () => {
  const { put } = sheetFor(points, 720, 540, 200)
  const shrink = Math.cos((29.002 * Math.PI) / 180)
  const across = put([109.501, 29])[0] - put([109.5, 29])[0]
  const up = put([109.5, 29])[1] - put([109.5, 29 + 0.001 * shrink])[1]
  expect(across).toBeCloseTo(up, 3)
})

test('a single point gets the ground around it', () => {
  const { bounds, put } = sheetFor([[109.5, 29]], 720, 540, 200)
  expect(put([109.5, 29])).toEqual([360, 270])
  expect((bounds[3] - bounds[1]) * 111_195).toBeCloseTo(150, 0)
})

test('what lies elsewhere is not drawn', () => {
  const road = (lng: number): FeatureCollection['features'][number] => ({
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'LineString',
      coordinates: [
        [lng, 29],
        [lng, 29.001],
      ],
    },
  })
  const sheet = sheetFor(points, 720, 540, 200)
  const both: FeatureCollection = { type: 'FeatureCollection', features: [road(109.505), road(109.6)] }
  expect(groundPath(both, sheet)).toBe(
    pathOf(
      [
        [109.505, 29],
        [109.505, 29.001],
      ],
      sheet,
    ),
  )
})
