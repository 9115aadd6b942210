import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Tone } from '../shell/ui/tone.tsx'
import type { Colours } from './colours.ts'
import { caseFeatures, labelPoints, nothing, tintFeatures } from './features.ts'
import type { CasePoint, OfficeLayers, Raster } from './types.ts'

export type Drawing = {
  layers: OfficeLayers
  cases: readonly CasePoint[]
  currentId: string | undefined
  tints: Readonly<Record<string, Tone>>
  problems: FeatureCollection | undefined
  raster: Raster | undefined
}

const byZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as ExpressionSpecification
const font = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif']

const byTone = (colours: Colours): ExpressionSpecification => [
  'match',
  ['get', 'tone'],
  'red',
  colours.red,
  'amber',
  colours.amber,
  'blue',
  colours.blue,
  'green',
  colours.green,
  colours.grey,
]

const roadWidth = (extra: number): ExpressionSpecification => {
  const wide = (main: number, street: number, lane: number): ExpressionSpecification => [
    'match',
    ['get', 'class'],
    'main',
    main + extra,
    'street',
    street + extra,
    lane + extra / 2,
  ]
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    12,
    wide(1.6, 0.8, 0.2),
    15,
    wide(6, 3.2, 1.2),
    18,
    wide(26, 15, 6),
  ] as ExpressionSpecification
}

/** Quiet ground: colour is kept for what matters now. */
function ground(colours: Colours): LayerSpecification[] {
  return [
    { id: 'blocks', type: 'fill', source: 'blocks', paint: { 'fill-color': colours.block } },
    { id: 'greens', type: 'fill', source: 'greens', paint: { 'fill-color': colours.park } },
    { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': colours.water } },
    {
      id: 'road-edges',
      type: 'line',
      source: 'roads',
      minzoom: 13.5,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.roadEdge, 'line-width': roadWidth(1.6) },
    },
    {
      id: 'roads',
      type: 'line',
      source: 'roads',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.road, 'line-width': roadWidth(0) },
    },
    {
      id: 'buildings',
      type: 'fill',
      source: 'buildings',
      minzoom: 14,
      paint: { 'fill-color': colours.building, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.4, 15.5, 1] },
    },
  ]
}

function areas(colours: Colours): LayerSpecification[] {
  return [
    { id: 'tints', type: 'fill', source: 'tints', paint: { 'fill-color': byTone(colours), 'fill-opacity': 0.22 } },
    // Nearly invisible, so that a press anywhere in an area finds it.
    {
      id: 'communities-ground',
      type: 'fill',
      source: 'communities',
      paint: { 'fill-color': colours.ground, 'fill-opacity': 0.01 },
    },
    {
      id: 'grids-ground',
      type: 'fill',
      source: 'grids',
      minzoom: 13.5,
      paint: { 'fill-color': colours.ground, 'fill-opacity': 0.01 },
    },
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

function names(colours: Colours): LayerSpecification[] {
  const paint = { 'text-color': colours.ink2, 'text-halo-color': colours.ground, 'text-halo-width': 1.6 }
  return [
    {
      id: 'road-names',
      type: 'symbol',
      source: 'roads',
      minzoom: 15,
      filter: ['has', 'name'],
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': font,
        'text-size': 12,
        'symbol-spacing': 320,
      },
      paint,
    },
    {
      id: 'grid-names',
      type: 'symbol',
      source: 'grid-names',
      minzoom: 15,
      layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 12 },
      paint: { ...paint, 'text-opacity': 0.9 },
    },
    {
      id: 'community-names',
      type: 'symbol',
      source: 'community-names',
      maxzoom: 16.5,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': font,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 12, 15, 16],
        'text-padding': 6,
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.4,
      },
      paint: { ...paint, 'text-color': colours.ink },
    },
  ]
}

function casePoints(colours: Colours, currentId: string | undefined): LayerSpecification[] {
  const share: ExpressionSpecification = ['/', ['get', 'late'], ['get', 'point_count']]
  const alarm: ExpressionSpecification = [
    'case',
    ['>', ['get', 'late'], 0],
    colours.red,
    ['>', ['get', 'soon'], 0],
    colours.amber,
    colours.green,
  ]
  return [
    {
      id: 'clusters',
      type: 'circle',
      source: 'cases',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': colours.surface,
        'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 100, 20, 1000, 25],
        'circle-stroke-width': 2.5,
        'circle-stroke-color': alarm,
        // The more of them are late, the louder the ring.
        'circle-stroke-opacity': ['case', ['>', ['get', 'late'], 0], ['interpolate', ['linear'], share, 0, 0.35, 0.3, 1], 0.9],
      },
    },
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'cases',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': font,
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.ink },
    },
    {
      id: 'cases',
      type: 'circle',
      source: 'cases',
      filter: ['!', ['has', 'point_count']],
      layout: { 'circle-sort-key': ['match', ['get', 'tone'], 'red', 4, 'amber', 3, 'blue', 2, 'green', 1, 0] },
      paint: {
        'circle-color': byTone(colours),
        // Late and soon-late are larger as well as coloured: size is the shape of a dot.
        'circle-radius': ['match', ['get', 'tone'], 'red', 7.5, 'amber', 6.5, 5.5],
        'circle-stroke-width': 2,
        'circle-stroke-color': colours.surface,
      },
    },
    {
      id: 'case-current',
      type: 'circle',
      source: 'cases',
      filter: ['==', ['get', 'id'], currentId ?? ''],
      paint: {
        'circle-color': 'rgba(0,0,0,0)',
        'circle-radius': 12,
        'circle-stroke-width': 3,
        'circle-stroke-color': colours.focus,
      },
    },
  ]
}

const tone = (name: Tone): ExpressionSpecification => ['+', ['case', ['==', ['get', 'tone'], name], 1, 0]]

/** The whole map as one value: the same drawing and colours always give the same style. */
export function mapStyle(drawing: Drawing, colours: Colours): StyleSpecification {
  const { layers, raster } = drawing
  const shape = (data: FeatureCollection = nothing): SourceSpecification => ({ type: 'geojson', data })
  const sources: Record<string, SourceSpecification> = {
    blocks: shape(layers.blocks),
    greens: shape(layers.greens),
    water: shape(layers.water),
    roads: shape(layers.roads),
    buildings: shape(layers.buildings),
    grids: shape(layers.grids),
    communities: shape(layers.communities),
    'grid-names': shape(labelPoints(layers.grids)),
    'community-names': shape(labelPoints(layers.communities)),
    tints: shape(tintFeatures([layers.grids, layers.communities], drawing.tints)),
    problems: shape(drawing.problems),
    cases: {
      type: 'geojson',
      data: caseFeatures(drawing.cases),
      cluster: true,
      clusterRadius: 46,
      clusterMaxZoom: 16,
      clusterProperties: { late: tone('red'), soon: tone('amber') },
    },
  }
  const background: LayerSpecification[] = [{ id: 'ground', type: 'background', paint: { 'background-color': colours.ground } }]
  if (raster) {
    sources.raster = { type: 'raster', tiles: [...raster.tiles], tileSize: raster.tileSize ?? 256, maxzoom: raster.maxZoom ?? 18 }
    background.push({ id: 'raster', type: 'raster', source: 'raster' })
  }
  return {
    version: 8,
    sources,
    layers: [...background, ...ground(colours), ...areas(colours), ...names(colours), ...casePoints(colours, drawing.currentId)],
  }
}
