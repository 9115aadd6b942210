import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Area, buildIndex, checkAreas, labelPoint, placeAt, readGeoJson } from './index.ts'

/** A folder with `places/*.geojson.gz` of published sub-district boundaries; these tests are for whoever has one. */
const folder = process.env.LINLI_REAL_DATA

function realStreets(root: string): Area[] {
  const places = join(root, 'places')
  return readdirSync(places)
    .filter(name => name.endsWith('.geojson.gz'))
    .flatMap(name => {
      const json: unknown = JSON.parse(gunzipSync(readFileSync(join(places, name))).toString('utf8'))
      const { areas, problems } = readGeoJson(json, {
        kind: 'street',
        codeProperty: 'code',
        nameProperty: 'Name',
        parentProperty: 'parentCode',
        datum: 'wgs84',
      })
      expect(problems).toEqual([])
      return areas
    })
}

describe.runIf(folder)('published sub-district boundaries', () => {
  test('are read, indexed and asked: every label point lies in its own street unless a reported overlap covers it', () => {
    const areas = realStreets(folder!)
    const started = performance.now()
    const problems = checkAreas(areas, 1)
    const checked = performance.now()
    const index = buildIndex(areas, 1)
    const built = performance.now()
    const overlapping = new Set(problems.filter(problem => problem.code === 'overlap').flatMap(problem => problem.ids))
    const misplaced = areas.filter(area => placeAt(index, labelPoint(area.polygons[0]!)!).street !== area.id)
    const count = Object.groupBy(problems, problem => problem.code)
    process.stdout.write(
      `${areas.length} areas, ${areas.flatMap(area => area.polygons).length} polygons, ${areas.flatMap(area => area.polygons.flat(2)).length} points; ` +
        `check ${(checked - started).toFixed(0)} ms, index ${(built - checked).toFixed(1)} ms; ` +
        `${Object.entries(count)
          .map(
            ([code, list]) =>
              `${code} ${list?.length} (${list?.reduce((sum, { squareMetres }) => sum + (squareMetres ?? 0), 0).toFixed(0)} m²)`,
          )
          .join(', ')}\n`,
    )
    expect(areas.length).toBeGreaterThan(0)
    expect(misplaced.filter(area => !overlapping.has(area.id))).toEqual([])
  })
})
