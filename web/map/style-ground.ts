import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Colours } from './colours.ts'

const roadWidth = (extra: number): ExpressionSpecification => {
  const wide = (main: number, street: number, lane: number, path: number): ExpressionSpecification => [
    'match',
    ['get', 'class'],
    ['main', 'arterial'],
    main + extra,
    ['street', 'secondary'],
    street + extra,
    'path',
    path + extra / 3,
    lane + extra / 2,
  ]
  const stops = [12, wide(1.6, 0.9, 0.3, 0), 15, wide(6, 3.6, 1.6, 0.6), 18, wide(26, 16, 8, 3)]
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as ExpressionSpecification
}

const round = { 'line-cap': 'round', 'line-join': 'round' } as const

/** Quiet ground: colour is kept for what matters now. */
export function groundLayers(colours: Colours): LayerSpecification[] {
  return [
    { id: 'blocks', type: 'fill', source: 'blocks', paint: { 'fill-color': colours.block } },
    { id: 'greens', type: 'fill', source: 'greens', paint: { 'fill-color': colours.park } },
    { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': colours.water } },
    {
      id: 'road-edges',
      type: 'line',
      source: 'roads',
      minzoom: 13.5,
      filter: ['!=', ['get', 'class'], 'path'],
      layout: round,
      paint: { 'line-color': colours.roadEdge, 'line-width': roadWidth(1.6) },
    },
    {
      id: 'roads',
      type: 'line',
      source: 'roads',
      layout: round,
      paint: { 'line-color': colours.road, 'line-width': roadWidth(0) },
    },
    ...buildingLayers(colours),
  ]
}

function buildingLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'buildings',
      type: 'fill',
      source: 'buildings',
      minzoom: 14,
      paint: { 'fill-color': colours.building, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.4, 15.5, 1] },
    },
    {
      id: 'building-edges',
      type: 'line',
      source: 'buildings',
      minzoom: 16,
      paint: { 'line-color': colours.roadEdge, 'line-width': 0.8 },
    },
  ]
}

const byZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as ExpressionSpecification

/** Boundaries, and the ground below them that finds a press anywhere in an area. */
export function areaLayers(colours: Colours): LayerSpecification[] {
  const clear = { 'fill-color': colours.ground, 'fill-opacity': 0.01 }
  return [
    { id: 'tints', type: 'fill', source: 'tints', paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.22 } },
    { id: 'communities-ground', type: 'fill', source: 'communities', paint: clear },
    { id: 'grids-ground', type: 'fill', source: 'grids', minzoom: 13.5, paint: clear },
    {
      id: 'grids',
      type: 'line',
      source: 'grids',
      minzoom: 13,
      paint: { 'line-color': colours.line, 'line-width': 1, 'line-dasharray': [3, 2], 'line-opacity': 0.8 },
    },
    {
      id: 'communities',
      type: 'line',
      source: 'communities',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.ink2, 'line-width': byZoom(12, 1, 16, 2.2), 'line-opacity': 0.7 },
    },
    { id: 'problems', type: 'fill', source: 'problems', paint: { 'fill-color': colours.red, 'fill-opacity': 0.35 } },
    { id: 'problem-edges', type: 'line', source: 'problems', paint: { 'line-color': colours.red, 'line-width': 2.5 } },
  ]
}
