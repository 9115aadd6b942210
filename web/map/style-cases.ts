import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Colours } from './colours.ts'
import { font } from './style-names.ts'

/**
 * Cases and their circles as symbols: only symbols take part in the placing of names, so no name ever runs into a circle.
 * Their pictures are drawn on demand, see marks.ts.
 */
export function caseLayers(colours: Colours, currentId: string | undefined, hoverId: string | undefined): LayerSpecification[] {
  const alone: ExpressionSpecification = ['!', ['has', 'count']]
  const ring = (id: string, which: string | undefined, colour: string): LayerSpecification => ({
    id,
    type: 'circle',
    source: 'cases',
    filter: ['==', ['get', 'id'], which ?? ''],
    paint: {
      'circle-color': 'rgba(0,0,0,0)',
      'circle-radius': 13,
      'circle-stroke-width': 3,
      'circle-stroke-color': colour,
    },
  })
  return [
    {
      id: 'facilities',
      type: 'circle',
      source: 'facilities',
      minzoom: 15,
      paint: {
        // No ring: rings are cases that have ended.
        'circle-color': colours.ink3,
        'circle-opacity': 0.7,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 15, 1.1, 18, 2.6],
      },
    },
    {
      id: 'places',
      type: 'symbol',
      source: 'places',
      layout: {
        'icon-image': ['get', 'mark'],
        'icon-allow-overlap': true,
        'text-field': ['step', ['zoom'], '', 14.5, ['get', 'name']],
        'text-font': font,
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
        'text-optional': true,
      },
      paint: { 'text-color': colours.blue, 'text-halo-color': colours.ground, 'text-halo-width': 1.6 },
    },
    {
      id: 'me-around',
      type: 'fill',
      source: 'me',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colours.blue, 'fill-opacity': 0.14 },
    },
    {
      id: 'me-edge',
      type: 'line',
      source: 'me',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': colours.blue, 'line-width': 1.5 },
    },
    {
      id: 'me',
      type: 'circle',
      source: 'me',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': colours.blue,
        'circle-radius': 6,
        'circle-stroke-width': 3,
        'circle-stroke-color': colours.surface,
      },
    },
    {
      id: 'cases',
      type: 'symbol',
      source: 'cases',
      filter: alone,
      layout: {
        'icon-image': ['get', 'mark'],
        'icon-allow-overlap': true,
        'icon-padding': 1,
        'symbol-sort-key': ['get', 'rank'],
      },
    },
    {
      id: 'clusters',
      type: 'symbol',
      source: 'cases',
      filter: ['has', 'count'],
      layout: {
        'icon-image': ['get', 'mark'],
        'icon-allow-overlap': true,
        'icon-padding': 1,
        'text-field': ['get', 'words'],
        'text-font': font,
        'text-size': 13,
        'text-allow-overlap': true,
        'symbol-sort-key': ['get', 'count'],
      },
      paint: { 'text-color': colours.ink },
    },
    ring('case-hover', hoverId, colours.ink),
    ring('case-current', currentId, colours.focus),
  ]
}

/** Counts per cell or grid in steps of one colour; what is too few for a colour is only outlined. */
export function densityLayers(colours: Colours, breaks: readonly number[]): LayerSpecification[] {
  const few: ExpressionSpecification = ['==', ['get', 'few'], true]
  const steps = breaks.slice(1).flatMap((from, n) => [from, colours.heat[n + 1] ?? colours.heat.at(-1)!])
  const ramp = (
    steps.length > 0 ? ['step', ['get', 'value'], colours.heat[0]!, ...steps] : colours.heat[0]!
  ) as ExpressionSpecification
  return [
    {
      id: 'density',
      type: 'fill',
      source: 'density',
      filter: ['!', few],
      paint: { 'fill-color': breaks.length > 0 ? ramp : 'rgba(0,0,0,0)', 'fill-opacity': 0.78 },
    },
    {
      id: 'density-edges',
      type: 'line',
      source: 'density',
      paint: { 'line-color': colours.ink3, 'line-width': ['case', few, 0.8, 1.2], 'line-opacity': ['case', few, 0.55, 0.8] },
    },
  ]
}
