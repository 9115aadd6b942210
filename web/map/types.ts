import type { FeatureCollection } from 'geojson'
import type { ReactNode } from 'react'
import type { Tone } from '../shell/ui/tone.tsx'

export type LngLat = readonly [lng: number, lat: number]
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/**
 * The office's own drawing, bottom to top. Read from each feature's properties: `id` and `name` of communities and grids,
 * `class` of roads (main, street, lane, path); the rest may have none.
 */
export type LayerName = 'blocks' | 'greens' | 'water' | 'roads' | 'buildings' | 'grids' | 'communities'
export type OfficeLayers = Readonly<Partial<Record<LayerName, FeatureCollection>>>

export type CasePoint = { readonly id: string; readonly at: LngLat; readonly tone: Tone; readonly title: string }

/** A background of tiles from outside, by configuration; the office's own layers are drawn above it. */
export type Raster = { readonly tiles: readonly string[]; readonly tileSize?: number; readonly maxZoom?: number }

export type Picked = {
  readonly at: LngLat
  readonly by: 'hand' | 'device' /** Metres, as the device said. */
  readonly accuracy?: number
}

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
  /** 审图号 and sources; always in sight on the map. */
  attribution?: string | undefined
  /** The same things as a list: beside the map on wide screens, under it on phones, alone where no map can be drawn. */
  listBeside?: ReactNode
  /** Any CSS height of the map. */
  height?: string | undefined
}
