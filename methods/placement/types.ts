import type Flatbush from 'flatbush'
import type { Shape } from './shape.ts'

/** Longitude then latitude, degrees, WGS84 / CGCS2000. */
export type Point = readonly [lng: number, lat: number]

export type PlaceKind = 'street' | 'community' | 'grid' | 'building'

/** One polygon as in GeoJSON: the outer ring first, then its holes; each ring closed. */
export type Rings = readonly (readonly Point[])[]

/** One boundary version of one place. The same `id` may come back with another `boundary` for another time. */
export interface Area {
  readonly id: string
  readonly kind: PlaceKind
  readonly code: string
  readonly name: string
  /** `id` of the area above it in the tree, not of a boundary version. */
  readonly parent: string | null
  /** A multipolygon: parts that do not overlap one another. */
  readonly polygons: readonly Rings[]
  /** Epoch ms, inclusive. */
  readonly validFrom: number
  /** Epoch ms, exclusive; null while still in force. */
  readonly validTo: number | null
  readonly boundary: string
}

/** Ids of the places a point lies in; null where there is none. */
export interface Placement {
  readonly street: string | null
  readonly community: string | null
  readonly grid: string | null
  readonly building: string | null
  /** Boundary version of the grid, to be stored with whatever was placed. */
  readonly boundary: string | null
}

/** The ids of an area and of everything above it, buildings left out; `boundary` is that of the grid. */
export type Lineage = Omit<Placement, 'building'>

export interface PlaceEntry {
  readonly area: Area
  readonly shape: Shape
  readonly lineage: Lineage
}

/** Every area of one kind; entries come in order of precedence, smallest first. */
export interface PlaceLayer {
  readonly entries: readonly PlaceEntry[]
  readonly tree: Flatbush | null
}

/** The boundaries in force at one instant, ready to be asked. Made by `buildIndex`. */
export interface PlaceIndex {
  readonly at: number
  readonly layers: Readonly<Record<PlaceKind, PlaceLayer>>
}
