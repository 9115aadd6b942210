import type { FeatureCollection, Position } from 'geojson'
import { mercatorX, mercatorY, type Points, type Stretch } from './points.ts'

type Shape = {
  readonly id: string
  readonly rings: readonly Float64Array[]
  readonly box: readonly [number, number, number, number]
}

function shapeOf(id: string, polygons: readonly Position[][][]): Shape {
  const rings = polygons.flat().map(ring => Float64Array.from(ring.flatMap(([lng, lat]) => [mercatorX(lng!), mercatorY(lat!)])))
  let [west, north, east, south] = [1, 1, 0, 0]
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]!)
      east = Math.max(east, ring[i]!)
      north = Math.min(north, ring[i + 1]!)
      south = Math.max(south, ring[i + 1]!)
    }
  return { id, rings, box: [west, north, east, south] }
}

/** Even-odd over all rings: holes need no case of their own. */
function holds({ rings, box }: Shape, x: number, y: number): boolean {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [y0, y1] = [ring[i + 1]!, ring[j + 1]!]
      if (y0 > y !== y1 > y && x < ((ring[j]! - ring[i]!) * (y - y0)) / (y1 - y0) + ring[i]!) inside = !inside
    }
  return inside
}

/** Counts points by area. Which area a point lies in is worked out once; each window of time only counts. */
export function countsByArea(points: Points, areas: FeatureCollection | undefined) {
  const shapes = (areas?.features ?? []).flatMap(({ geometry, properties, id }) => {
    const name = String(properties?.id ?? id)
    if (geometry.type === 'Polygon') return [shapeOf(name, [geometry.coordinates])]
    return geometry.type === 'MultiPolygon' ? [shapeOf(name, geometry.coordinates)] : []
  })
  const area = new Int32Array(points.count).fill(-1)
  let last = 0
  for (let i = 0; i < points.count; i += 1) {
    const [x, y] = [points.x[i]!, points.y[i]!]
    // Cases come in runs from one neighbourhood: the area of the one before is the best guess.
    const found = shapes[last] && holds(shapes[last]!, x, y) ? last : shapes.findIndex(shape => holds(shape, x, y))
    area[i] = found
    if (found >= 0) last = found
  }
  return ([from, to]: Stretch): ReadonlyMap<string, number> => {
    const count = new Int32Array(shapes.length)
    for (let i = from; i < to; i += 1) if (area[i]! >= 0) count[area[i]!]! += 1
    return new Map(shapes.map((shape, n) => [shape.id, count[n]!]))
  }
}

/** How many features have each area as their parent: buildings to a grid. */
export function membersOf(features: FeatureCollection | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { properties } of features?.features ?? []) {
    const parent = properties?.parent
    if (typeof parent === 'string') counts.set(parent, (counts.get(parent) ?? 0) + 1)
  }
  return counts
}

/** A rate per thousand is only said where there are this many members, and enough cases: below it chance decides. */
export const fewestMembers = 20

/** Areas with the value they are coloured by; `few` where it would be no more than chance. */
export function colouredAreas(
  areas: FeatureCollection | undefined,
  counts: ReadonlyMap<string, number>,
  members: ReadonlyMap<string, number> | undefined,
  fewest: number,
): FeatureCollection {
  const features = (areas?.features ?? []).map(feature => {
    const id = String(feature.properties?.id ?? feature.id)
    const n = counts.get(id) ?? 0
    const of = members?.get(id) ?? 0
    const few = n < fewest || (members !== undefined && of < fewestMembers)
    const value = members ? (of > 0 ? Math.round((n / of) * 10_000) / 10 : 0) : n
    return { ...feature, properties: { id, n, of, value, few } }
  })
  return { type: 'FeatureCollection', features }
}
