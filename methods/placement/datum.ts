import gcoord from 'gcoord'
import type { Point } from './types.ts'

/** Where a coordinate comes from: GPS and the official CGCS2000 maps; AMap and Tencent; Baidu. */
export type Datum = 'wgs84' | 'gcj02' | 'bd09'

const SYSTEMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const

/** Turns a point of another datum into WGS84. The inverse of GCJ-02 is iterated, good to about 0.1 m; of BD-09 to about 0.5 m. */
export function fromDatum(point: Point, datum: Datum): Point {
  return transform(point, datum, 'wgs84')
}

/** Turns a WGS84 point into another datum, for drawing on that provider's map. */
export function toDatum(point: Point, datum: Datum): Point {
  return transform(point, 'wgs84', datum)
}

function transform(point: Point, from: Datum, to: Datum): Point {
  if (from === to) return point
  const [lng, lat] = gcoord.transform([point[0], point[1]], SYSTEMS[from], SYSTEMS[to])
  return [lng, lat]
}
