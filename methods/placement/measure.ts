import type { Point, Rings } from './types.ts'

const EQUATOR_METRES = 6378137
const ECCENTRICITY_SQUARED = 0.00669437999014
const RADIANS = Math.PI / 180

/** Metres that one degree of longitude and of latitude span at this latitude, on the WGS84 ellipsoid (Snyder 1987, eq. 4-18, 4-20). */
export function metresPerDegree(lat: number): { readonly lng: number; readonly lat: number } {
  const sine = Math.sin(lat * RADIANS)
  const bulge = 1 - ECCENTRICITY_SQUARED * sine * sine
  const across = EQUATOR_METRES / Math.sqrt(bulge)
  const along = (across * (1 - ECCENTRICITY_SQUARED)) / bulge
  return { lng: across * Math.cos(lat * RADIANS) * RADIANS, lat: along * RADIANS }
}

/** Ground distance in metres, flat at the middle latitude: better than 1 in 1,000 up to some 400 km inside China. */
export function metresBetween(a: Point, b: Point): number {
  const scale = metresPerDegree((a[1] + b[1]) / 2)
  return Math.hypot((b[0] - a[0]) * scale.lng, (b[1] - a[1]) * scale.lat)
}

/** Ground area in m² of one polygon, holes taken off; better than 1 in 1,000 for anything up to a city. */
export function areaSquareMetres(rings: Rings): number {
  const [outer, ...holes] = rings
  if (outer === undefined) return 0
  return Math.max(
    0,
    holes.reduce((left, hole) => left - ringSquareMetres(hole), ringSquareMetres(outer)),
  )
}

// Chamberlain and Duquette (2007): the sum of longitude spans times the sine of latitude, here with the ellipsoid's
// radii at the ring's middle, and sines taken relative to the first point so that small rings keep their digits.
function ringSquareMetres(ring: readonly Point[]): number {
  const first = ring[0]
  if (first === undefined) return 0
  let low = first[1]
  let high = first[1]
  for (const [, lat] of ring) {
    low = Math.min(low, lat)
    high = Math.max(high, lat)
  }
  const middle = (low + high) / 2
  const scale = metresPerDegree(middle)
  const rise = (lat: number) => 2 * Math.cos(((lat + first[1]) / 2) * RADIANS) * Math.sin(((lat - first[1]) / 2) * RADIANS)
  let sum = 0
  for (let i = 0; i < ring.length; i++) {
    const here = ring[i]!
    const next = ring[(i + 1) % ring.length]!
    sum += (next[0] - here[0]) * RADIANS * (rise(here[1]) + rise(next[1]))
  }
  const radiiProduct = (scale.lng * scale.lat) / (RADIANS * RADIANS * Math.cos(middle * RADIANS))
  return Math.abs((sum * radiiProduct) / 2)
}

/** Centre of gravity of one polygon, holes taken off; may lie outside a bent one. The first point when there is no area; null when empty. */
export function centroid(rings: Rings): Point | null {
  const origin = rings[0]?.[0]
  if (origin === undefined) return null
  let weight = 0
  let sumX = 0
  let sumY = 0
  for (const [index, ring] of rings.entries()) {
    let area = 0
    let momentX = 0
    let momentY = 0
    for (let i = 0; i < ring.length; i++) {
      const [x0, y0] = relative(ring[i]!, origin)
      const [x1, y1] = relative(ring[(i + 1) % ring.length]!, origin)
      const cross = x0 * y1 - x1 * y0
      area += cross
      momentX += (x0 + x1) * cross
      momentY += (y0 + y1) * cross
    }
    const sign = (index === 0 ? 1 : -1) * Math.sign(area)
    weight += sign * area
    sumX += sign * momentX
    sumY += sign * momentY
  }
  if (weight <= 0) return origin
  return [origin[0] + sumX / (3 * weight), origin[1] + sumY / (3 * weight)]
}

function relative(point: Point, origin: Point): Point {
  return [point[0] - origin[0], point[1] - origin[1]]
}
