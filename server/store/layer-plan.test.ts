import { describe, expect, it } from 'vitest'
import { toDatum } from '#methods/placement/index'
import { planLayer } from './layer-plan.ts'

const extent = [110, 30, 110.04, 30.02] as const
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const line = (coordinates: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
})
const area = (coordinates: unknown) => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } })
const street = [
  [110.01, 30.01],
  [110.02, 30.01],
]
const plain = { datum: 'wgs84' } as const
const told = (plan: ReturnType<typeof planLayer>) => plan.problems.map(one => [one.feature, one.code, one.severity])

describe('a file for a layer of the map', () => {
  it('keeps shape, name and class and drops every other property', () => {
    const { features, problems } = planLayer(
      'roads',
      collection(line(street, { NAME: ' 柳荫街 ', TYPE: '主干路', owner: '某人' })),
      { ...plain, nameProperty: 'NAME', kindProperty: 'TYPE' },
      extent,
    )
    expect(problems).toEqual([])
    expect(features).toEqual([
      {
        type: 'Feature',
        properties: { name: '柳荫街', class: 'arterial' },
        geometry: { type: 'LineString', coordinates: street },
      },
    ])
  })

  it('in another datum is brought into WGS84', () => {
    const shifted = street.map(([lng, lat]) => [...toDatum([lng!, lat!], 'gcj02')])
    const [feature] = planLayer('roads', collection(line(shifted)), { datum: 'gcj02' }, extent).features
    const [[lng, lat]] = feature!.geometry.coordinates as [[number, number]]
    expect(Math.abs(lng - 110.01) + Math.abs(lat - 30.01)).toBeLessThan(3e-6)
  })

  it('says of each feature what is wrong with it, and keeps the good ones', () => {
    const square = [
      [
        [110, 30],
        [110.01, 30],
        [110.01, 30.01],
        [110, 30],
      ],
    ]
    const plan = planLayer(
      'water',
      collection(
        area(square),
        line(street),
        area([
          [
            [110, 30],
            [110.01, 30],
            [110.01, 30.01],
            [110, 30.01],
          ],
        ]),
        area([
          [
            [110, 30],
            [110.01, 30],
            [110, 30],
          ],
        ]),
        area([[['a', 30]]]),
        area([]),
        null,
        { type: 'Feature', geometry: null },
      ),
      plain,
      extent,
    )
    expect(plan.features).toHaveLength(1)
    expect(told(plan)).toEqual([
      [1, 'geometry', 'error'],
      [2, 'ring', 'error'],
      [3, 'ring', 'error'],
      [4, 'coordinates', 'error'],
      [5, 'coordinates', 'error'],
      [6, 'geometry', 'error'],
      [7, 'geometry', 'error'],
    ])
  })

  it('warns of what lies elsewhere, is there twice, or has a class nobody knows', () => {
    const plan = planLayer(
      'roads',
      collection(
        line(street),
        line(street),
        line([
          [120, 30],
          [121, 30],
        ]),
        line(
          [
            [110.03, 30],
            [110.031, 30],
          ],
          { c: 'spaceway' },
        ),
      ),
      { ...plain, kindProperty: 'c' },
      extent,
    )
    expect(plan.features).toHaveLength(4)
    expect(told(plan)).toEqual([
      [1, 'duplicate', 'warning'],
      [2, 'outside', 'warning'],
      [3, 'class', 'warning'],
    ])
  })

  it('in metres, or that is no file of features at all, is refused', () => {
    expect(
      told(
        planLayer(
          'facilities',
          collection({ type: 'Feature', geometry: { type: 'Point', coordinates: [437_000, 4_427_000] } }),
          plain,
          extent,
        ),
      ),
    ).toEqual([[0, 'coordinates', 'error']])
    for (const wrong of [null, [], {}, { type: 'Feature' }, 'text'])
      expect(told(planLayer('roads', wrong, plain, extent))).toEqual([[null, 'not-geojson', 'error']])
    expect(told(planLayer('roads', collection(), plain, extent))).toEqual([[null, 'empty', 'error']])
  })
})
