import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { MapBase } from '#contract/map'
import type { Colours } from './colours.ts'
import { font } from './style-names.ts'

const absolute = (url: string) => (url.startsWith('/') ? `${location.origin}${url}` : url)

/** The sources of a background from outside: one for each address, or one archive. */
export function baseSources(base: MapBase): Record<string, SourceSpecification> {
  const zooms = { minzoom: base.minZoom, maxzoom: base.maxZoom }
  if (base.archive !== null)
    return {
      'base-0': {
        type: base.draw,
        url: `pmtiles://${absolute(base.archive)}`,
        ...(base.draw === 'raster' ? { tileSize: base.tileSize } : {}),
      },
    }
  return Object.fromEntries(
    base.tiles.map((url, n) => {
      const tiles = [absolute(url)]
      return [
        `base-${n}`,
        base.draw === 'raster'
          ? { type: 'raster', tiles, tileSize: base.tileSize, ...zooms }
          : { type: 'vector', tiles, ...zooms },
      ]
    }),
  )
}

export function baseLayers(base: MapBase, colours: Colours): LayerSpecification[] {
  if (base.draw === 'vector') return vectorLayers(colours)
  return Object.keys(baseSources(base)).map(source => ({ id: source, type: 'raster' as const, source }))
}

/**
 * A quiet drawing of vector tiles by the layer names of the two schemes in common use (OpenMapTiles and Protomaps). A name
 * a tile does not have draws nothing.
 */
function vectorLayers(colours: Colours): LayerSpecification[] {
  const source = 'base-0'
  const fill = (name: string, colour: string): LayerSpecification => ({
    id: `base-${name}`,
    type: 'fill',
    source,
    'source-layer': name,
    paint: { 'fill-color': colour },
  })
  const line = (name: string): LayerSpecification => ({
    id: `base-${name}`,
    type: 'line',
    source,
    'source-layer': name,
    paint: { 'line-color': colours.road, 'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 10, 0.6, 15, 3, 18, 14] },
  })
  const names = (name: string): LayerSpecification => ({
    id: `base-${name}`,
    type: 'symbol',
    source,
    'source-layer': name,
    layout: { 'text-field': ['coalesce', ['get', 'name:zh'], ['get', 'name'], ''], 'text-font': font, 'text-size': 12 },
    paint: { 'text-color': colours.ink3, 'text-halo-color': colours.ground, 'text-halo-width': 1.4 },
  })
  return [
    fill('earth', colours.ground),
    fill('landcover', colours.block),
    fill('landuse', colours.block),
    fill('park', colours.park),
    fill('water', colours.water),
    line('transportation'),
    line('roads'),
    fill('building', colours.building),
    fill('buildings', colours.building),
    names('place'),
    names('places'),
  ]
}
