import type { FeatureCollection } from 'geojson'
import type { ReactNode } from 'react'
import type { MapBase } from '#contract/map'
import type { Tone } from '../shell/ui/tone.tsx'

export type LngLat = readonly [lng: number, lat: number]
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/**
 * The office's own drawing, bottom to top. Read from each feature's properties: `id` and `name` of communities, grids and
 * buildings, `parent` of buildings, `class` (arterial, secondary, lane, path) and `name` of roads, `kind` and `name` of
 * facilities; the rest may have none.
 */
export type LayerName = 'blocks' | 'greens' | 'water' | 'roads' | 'buildings' | 'grids' | 'communities' | 'facilities'
export type OfficeLayers = Readonly<Partial<Record<LayerName, FeatureCollection>>>

export type CasePoint = {
  readonly id: string
  readonly at: LngLat
  readonly tone: Tone
  readonly title: string
  /** When it happened, epoch ms; a map with points that have one can be shown by time. */
  readonly time?: number | undefined
}

/** Places of one sort that can be switched on, such as the rows of a public register. */
export type PlaceLayer = {
  readonly id: string
  readonly title: string
  readonly points: readonly { readonly id: string; readonly at: LngLat; readonly name: string }[]
}

/** A background of tiles from outside, by configuration; the office's own layers are drawn above it. */
export type Raster = { readonly tiles: readonly string[]; readonly tileSize?: number; readonly maxZoom?: number }

export type Picked = {
  readonly at: LngLat
  readonly by: 'hand' | 'device' /** Metres, as the device said. */
  readonly accuracy?: number
}

/** Which points lie in what the map shows now, loudest tone first. */
export type InView = { readonly ids: readonly string[]; readonly all: number }

export type OfficeMapProps = {
  /** What the map shows, for screen readers. */
  label: string
  bounds: Bounds
  layers: OfficeLayers
  cases?: readonly CasePoint[] | undefined
  currentId?: string | undefined
  onCase?: ((id: string) => void) | undefined
  /** A grid or community was pressed where no case is. */
  onArea?: ((area: { layer: 'grids' | 'communities'; id: string }) => void) | undefined
  /** Areas by id that matter now, tinted by tone. */
  tints?: Readonly<Record<string, Tone>> | undefined
  /** Overlaps and gaps of a place import, drawn in red with their `message`. */
  problems?: FeatureCollection | undefined
  /** Turns the map into a question: where? */
  pick?: { value: LngLat | undefined; onPick: (picked: Picked) => void } | undefined
  raster?: Raster | undefined
  /** Backgrounds the office has set up; the own drawing is always one of them. */
  bases?: readonly MapBase[] | undefined
  /** 审图号 and sources of the own drawing (and of `raster`); always in sight on the map. */
  attribution?: string | undefined
  /** More places that can be switched on. */
  places?: readonly PlaceLayer[] | undefined
  /** Switches for layers, density and time, a legend, and “where am I”. */
  tools?: boolean | undefined
  /** The point somebody looks at in the list. */
  hoverId?: string | undefined
  /** Several points on one spot were pressed. */
  onGroup?: ((ids: readonly string[]) => void) | undefined
  onHover?: ((id: string | undefined) => void) | undefined
  onView?: ((view: InView) => void) | undefined
  /** The same things as a list: beside the map on wide screens, under it on phones, alone where no map can be drawn. */
  listBeside?: ReactNode
  /** Any CSS height of the map. */
  height?: string | undefined
}
