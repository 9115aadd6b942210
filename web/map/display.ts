import type { FeatureCollection, Geometry, Position } from 'geojson'
import { type Datum, fromDatum, toDatum } from '#methods/placement/datum'
import { mercatorX, mercatorY, type Points } from './points.ts'
import type { Bounds, LngLat } from './types.ts'

/** How places are moved to lie right on a background drawn in another datum, and back. What is stored never moves. */
export type Display = {
  readonly datum: Datum
  readonly to: (at: LngLat) => LngLat
  readonly from: (at: LngLat) => LngLat
  readonly shapes: (shapes: FeatureCollection) => FeatureCollection
  readonly bounds: (bounds: Bounds) => Bounds
}

function moved(geometry: Geometry, move: (at: Position) => Position): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: move(geometry.coordinates) }
    case 'MultiPoint':
    case 'LineString':
      return { ...geometry, coordinates: geometry.coordinates.map(move) }
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(line => line.map(move)) }
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map(part => part.map(line => line.map(move))) }
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map(one => moved(one, move)) }
  }
}

const same: Display = { datum: 'wgs84', to: at => at, from: at => at, shapes: shapes => shapes, bounds: bounds => bounds }

function displayOf(datum: Exclude<Datum, 'wgs84'>): Display {
  // The same drawing is asked for again and again; it is moved once.
  const kept = new WeakMap<FeatureCollection, FeatureCollection>()
  const to = (at: LngLat): LngLat => {
    const [lng, lat] = toDatum([at[0], at[1]], datum)
    return [lng, lat]
  }
  const move = ([lng, lat]: Position): Position => toDatum([lng!, lat!], datum).slice()
  return {
    datum,
    to,
    from: at => {
      const [lng, lat] = fromDatum([at[0], at[1]], datum)
      return [lng, lat]
    },
    shapes(shapes) {
      const known = kept.get(shapes)
      if (known) return known
      const features = shapes.features.map(one => ({ ...one, geometry: moved(one.geometry, move) }))
      const made: FeatureCollection = { type: 'FeatureCollection', features }
      kept.set(shapes, made)
      return made
    },
    bounds: ([west, south, east, north]) => [...to([west, south]), ...to([east, north])] as const,
  }
}

const gcj02 = displayOf('gcj02')
export const displayFor = (datum: 'wgs84' | 'gcj02'): Display => (datum === 'gcj02' ? gcj02 : same)

/** The same points, in the same order, where a background has them. */
export function movedPoints(points: Points, display: Display): Points {
  if (display.datum === 'wgs84') return points
  const at = points.of.map(one => display.to(one.at))
  return { ...points, x: Float64Array.from(at, one => mercatorX(one[0])), y: Float64Array.from(at, one => mercatorY(one[1])) }
}
