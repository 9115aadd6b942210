import { area, type P, type Ring } from './geometry.ts'
import type { Point, Rings } from './types.ts'

/** The middle of the made-up town; no map shows anything of that name there. */
export const middle: Point = [109.52, 29.03]

const perLatitude = 110_852
const perLongitude = 111_320 * Math.cos((middle[1] * Math.PI) / 180)
const round = (value: number) => Math.round(value * 1e8) / 1e8

/** Metres from the middle to degrees. Equal points stay equal. */
export const toPoint = ([x, y]: P): Point => [round(middle[0] + x / perLongitude), round(middle[1] + y / perLatitude)]

export const toLine = (line: readonly P[]): Point[] => line.map(toPoint)

/** A closed GeoJSON polygon: the outer ring counter-clockwise, holes clockwise. */
export function toRings(outer: Ring, holes: readonly Ring[] = []): Rings {
  const close = (ring: Ring, wanted: 1 | -1) => {
    const turned = Math.sign(area(ring)) === wanted ? ring : ring.toReversed()
    return toLine([...turned, turned[0]!])
  }
  return [close(outer, 1), ...holes.map(hole => close(hole, -1))]
}
