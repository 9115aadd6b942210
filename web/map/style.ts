import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapBase } from '#contract/map'
import type { Language } from '../shell/i18n/index.ts'
import type { Colours } from './colours.ts'
import type { Shapes } from './shapes.ts'
import { baseLayers, baseSources } from './style-base.ts'
import { caseLayers, densityLayers } from './style-cases.ts'
import { areaLayers, groundLayers } from './style-ground.ts'
import { nameLayers } from './style-names.ts'

/** What decides how the map looks, apart from the shapes themselves. */
export type Look = {
  readonly base: MapBase | undefined
  readonly language: Language
  readonly hidden: readonly string[]
  readonly breaks: readonly number[]
  readonly currentId: string | undefined
  readonly hoverId: string | undefined
}

/** What belongs to a switch in the list of layers. */
const switches: Readonly<Record<string, readonly string[]>> = {
  communities: ['communities', 'community-names', 'community-names-far'],
  grids: ['grids', 'grid-names'],
  buildings: ['buildings', 'building-edges', 'building-names'],
  cases: ['cases', 'clusters', 'case-hover', 'case-current'],
  facilities: ['facilities', 'facility-names'],
}
export const switchNames = ['communities', 'grids', 'buildings', 'cases', 'facilities'] as const

/** The own drawing of the ground gives way to a background from outside; boundaries and names of areas stay. */
const underlaid = new Set([
  'blocks',
  'greens',
  'water',
  'road-edges',
  'roads',
  'buildings',
  'building-edges',
  'water-names',
  'road-names-lanes',
  'road-names-streets',
])

/** Every layer of the map, bottom to top: the same look and colours always give the same layers. */
export function mapLayers(look: Look, colours: Colours): LayerSpecification[] {
  const { base, hidden } = look
  const off = new Set(hidden.flatMap(name => switches[name] ?? []))
  const own = [
    ...groundLayers(colours),
    ...areaLayers(colours),
    ...densityLayers(colours, look.breaks),
    ...nameLayers(colours, look.language),
    ...caseLayers(colours, look.currentId, look.hoverId),
  ].filter(layer => !off.has(layer.id) && !(base && underlaid.has(layer.id)))
  const ground: LayerSpecification = { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } }
  return [ground, ...(base ? baseLayers(base, colours) : []), ...own]
}

/** The whole map as one value. */
export function mapStyle(shapes: Shapes, look: Look, colours: Colours): StyleSpecification {
  const own = Object.entries(shapes).map(([name, data]: [string, FeatureCollection]): [string, SourceSpecification] => [
    name,
    { type: 'geojson', data },
  ])
  return {
    version: 8,
    sources: { ...Object.fromEntries(own), ...(look.base ? baseSources(look.base) : {}) },
    layers: mapLayers(look, colours),
  }
}
