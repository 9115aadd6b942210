import type { FeatureCollection, Position } from 'geojson'
import type { Bounds, LngLat } from '../../map/types.ts'

/** A sheet of paper `width` by `height`, on which a stretch of ground is drawn true to scale with north up. */
export type Sheet = {
  readonly width: number
  readonly height: number
  readonly bounds: Bounds
  readonly put: (at: Position | LngLat) => readonly [number, number]
}

const METRES_OF_DEGREE = 111_195

/** A sheet on which all these points stand with some ground around them, and no less than `least` metres across. */
export function sheetFor(points: readonly LngLat[], width: number, height: number, least: number): Sheet {
  const lngs = points.map(at => at[0])
  const lats = points.map(at => at[1])
  const lng = (Math.min(...lngs) + Math.max(...lngs)) / 2
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2
  const shrink = Math.cos((lat * Math.PI) / 180)
  const across = (Math.max(...lngs) - Math.min(...lngs)) * shrink
  const up = Math.max(...lats) - Math.min(...lats)
  // A seventh of the sheet on each side, so that no mark is cut off.
  const degrees = Math.max(least / METRES_OF_DEGREE, across * 1.4, (up * 1.4 * width) / height)
  const scale = width / degrees
  const [halfX, halfY] = [degrees / 2 / shrink, (degrees * height) / width / 2]
  return {
    width,
    height,
    bounds: [lng - halfX, lat - halfY, lng + halfX, lat + halfY],
    put: at => [width / 2 + (at[0]! - lng) * shrink * scale, height / 2 - (at[1]! - lat) * scale],
  }
}

const linesOf = (geometry: FeatureCollection['features'][number]['geometry']): readonly Position[][] => {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return geometry.coordinates
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat()
  return geometry.type === 'LineString' ? [geometry.coordinates] : []
}

function touches(line: readonly Position[], [west, south, east, north]: Bounds): boolean {
  let [l, b, r, t] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [x = 0, y = 0] of line) {
    l = Math.min(l, x)
    r = Math.max(r, x)
    b = Math.min(b, y)
    t = Math.max(t, y)
  }
  return l <= east && r >= west && b <= north && t >= south
}

export const pathOf = (line: readonly (Position | LngLat)[], { put }: Sheet): string =>
  line
    .map((at, i) => {
      const [x, y] = put(at)
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')

/** The outlines of what lies on the sheet, as one path. */
export const groundPath = (ground: FeatureCollection | undefined, sheet: Sheet): string =>
  (ground?.features ?? [])
    .flatMap(({ geometry }) => linesOf(geometry))
    .filter(line => touches(line, sheet.bounds))
    .map(line => pathOf(line, sheet))
    .join('')
