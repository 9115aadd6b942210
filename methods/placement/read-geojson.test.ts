import { describe, expect, test } from 'vitest'
import { type GeoJsonOptions, metresBetween, readGeoJson, toDatum } from './index.ts'
import { ring } from './testing/box.ts'

const options: GeoJsonOptions = { kind: 'grid', codeProperty: 'code', nameProperty: 'name', parentProperty: 'up', datum: 'wgs84' }
const square = { type: 'Polygon', coordinates: [ring(112, 30, 112.01, 30.01)] }

function collection(...features: unknown[]): unknown {
  return { type: 'FeatureCollection', features }
}

function feature(properties: unknown, geometry: unknown = square): unknown {
  return { type: 'Feature', properties, geometry }
}

describe('reading GeoJSON', () => {
  test('makes areas of polygons and multipolygons', () => {
    const many = { type: 'MultiPolygon', coordinates: [square.coordinates, [ring(113, 30, 113.01, 30.01)]] }
    const { areas, problems } = readGeoJson(
      collection(feature({ code: 'g1', name: '一号网格', up: 'c1' }), feature({ code: 'g2', name: '二号网格' }, many)),
      { ...options, validFrom: Date.UTC(2025, 0, 1) },
    )
    expect(problems).toEqual([])
    expect(areas[0]).toEqual({
      id: 'g1',
      kind: 'grid',
      code: 'g1',
      name: '一号网格',
      parent: 'c1',
      polygons: [square.coordinates],
      validFrom: Date.UTC(2025, 0, 1),
      validTo: null,
      boundary: 'g1@2025-01-01',
    })
    expect(areas[1]).toMatchObject({ parent: null, boundary: 'g2@2025-01-01' })
    expect(areas[1]!.polygons).toHaveLength(2)
  })

  test('reads numeric codes as text and refuses those a double cannot hold', () => {
    const { areas, problems } = readGeoJson(
      collection(feature({ code: 990105001000, name: 'x' }), feature({ code: 2 ** 60, name: 'y' })),
      options,
    )
    expect(areas.map(area => area.code)).toEqual(['990105001000'])
    expect(problems).toMatchObject([{ code: 'unsafe-code', feature: 1 }])
  })

  test('converts from another datum and drops heights', () => {
    const there = square.coordinates[0]!.map(point => [...toDatum(point, 'gcj02'), 12.5])
    const { areas } = readGeoJson(collection(feature({ code: 'g', name: 'g' }, { type: 'Polygon', coordinates: [there] })), {
      ...options,
      datum: 'gcj02',
    })
    const read = areas[0]!.polygons[0]![0]!
    expect(read[0]).toEqual(read.at(-1))
    for (const [at, point] of read.entries()) {
      expect(point).toHaveLength(2)
      expect(metresBetween(point, square.coordinates[0]![at]!)).toBeLessThan(0.5)
    }
  })

  test('tells two boundaries with one code apart', () => {
    const { areas } = readGeoJson(collection(feature({ code: 'g', name: 'a' }), feature({ code: 'g', name: 'b' })), options)
    expect(areas.map(area => area.boundary)).toEqual(['g@1970-01-01', 'g@1970-01-01#2'])
  })

  test.each([
    ['missing-code', feature({ name: 'x' })],
    ['missing-code', feature(null)],
    ['missing-name', feature({ code: 'g', name: '  ' })],
    ['not-a-polygon', feature({ code: 'g', name: 'x' }, null)],
    ['not-a-polygon', feature({ code: 'g', name: 'x' }, { type: 'Point', coordinates: [112, 30] })],
    ['bad-coordinates', feature({ code: 'g', name: 'x' }, { type: 'Polygon', coordinates: [] })],
    ['bad-coordinates', feature({ code: 'g', name: 'x' }, { type: 'Polygon', coordinates: [[['112', 30]]] })],
    ['bad-coordinates', feature({ code: 'g', name: 'x' }, { type: 'Polygon', coordinates: [[[112, null]]] })],
    ['bad-coordinates', feature({ code: 'g', name: 'x' }, { type: 'Polygon' })],
    ['missing-code', 'nonsense'],
  ])('names %s and keeps the other features', (code, broken) => {
    const { areas, problems } = readGeoJson(collection(broken, feature({ code: 'ok', name: 'ok' })), options)
    expect(areas.map(area => area.id)).toEqual(['ok'])
    expect(problems).toMatchObject([{ code, feature: 0 }])
  })

  test('refuses what is no collection, or is in a projection', () => {
    for (const json of [null, 7, 'x', [], {}, { type: 'FeatureCollection' }, { type: 'Topology', features: [] }]) {
      expect(readGeoJson(json, options).problems).toMatchObject([{ code: 'not-a-feature-collection', feature: null }])
    }
    const named = (name: string) => ({ type: 'FeatureCollection', crs: { properties: { name } }, features: [] })
    expect(readGeoJson(named('urn:ogc:def:crs:EPSG::4547'), options).problems).toMatchObject([{ code: 'unsupported-crs' }])
    for (const name of [
      'urn:ogc:def:crs:OGC:1.3:CRS84',
      'urn:ogc:def:crs:OGC::CRS84',
      'EPSG:4326',
      'urn:ogc:def:crs:EPSG::4490',
    ]) {
      expect(readGeoJson(named(name), options).problems).toEqual([])
    }
  })
})
