import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Language } from '../shell/i18n/index.ts'
import type { Colours } from './colours.ts'

export const font = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif']
const linear = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification

/**
 * Names, the least important first: what is drawn later claims its room earlier, so a community's name makes that of a
 * lane give way, and the circles of cases, drawn above all of these, make every name give way.
 */
export function nameLayers(colours: Colours, language: Language): LayerSpecification[] {
  const paint = { 'text-color': colours.ink2, 'text-halo-color': colours.ground, 'text-halo-width': 1.6 }
  const called: ExpressionSpecification = language === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name']
  return [
    {
      id: 'building-names',
      type: 'symbol',
      source: 'building-names',
      minzoom: 16.4,
      layout: { 'text-field': ['get', 'short'], 'text-font': font, 'text-size': linear(16.4, 11, 19, 14), 'text-padding': 1 },
      paint: { ...paint, 'text-color': colours.ink3, 'text-halo-color': colours.building, 'text-halo-width': 1.2 },
    },
    {
      id: 'facility-names',
      type: 'symbol',
      source: 'facilities',
      minzoom: 17.5,
      filter: ['has', 'name'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': font,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.5],
      },
      paint: { ...paint, 'text-color': colours.ink3 },
    },
    ...['lanes', 'streets'].map((which): LayerSpecification => {
      const main: ExpressionSpecification = ['in', ['get', 'class'], ['literal', ['main', 'street', 'arterial', 'secondary']]]
      return {
        id: `road-names-${which}`,
        type: 'symbol',
        source: 'roads',
        minzoom: which === 'lanes' ? 16 : 14,
        filter: ['all', ['has', 'name'], which === 'lanes' ? ['!', main] : main],
        layout: {
          'symbol-placement': 'line',
          'text-field': ['get', 'name'],
          'text-font': font,
          'text-size': linear(14, 11, 18, 14),
          'symbol-spacing': 340,
          'text-letter-spacing': 0.08,
          'text-padding': 6,
        },
        paint,
      }
    }),
    {
      id: 'water-names',
      type: 'symbol',
      source: 'ground-names',
      minzoom: 14,
      layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': linear(14, 11, 18, 13), 'text-padding': 6 },
      paint: { ...paint, 'text-color': ['match', ['get', 'layer'], 'water', colours.blue, colours.green] },
    },
    {
      id: 'grid-names',
      type: 'symbol',
      source: 'grid-names',
      minzoom: 15,
      layout: { 'text-field': called, 'text-font': font, 'text-size': 12, 'text-padding': 4 },
      paint: { ...paint, 'text-opacity': 0.9 },
    },
    // Far off a name stands inside its community, in two short lines, or not at all: one pushed aside would run over the edge.
    {
      id: 'community-names-far',
      type: 'symbol',
      source: 'community-names',
      maxzoom: 13.3,
      layout: {
        'text-field': called,
        'text-font': font,
        'text-size': 12,
        'text-padding': 2,
        'text-max-width': 4,
        'text-line-height': 1.1,
        'text-variable-anchor': ['center', 'top', 'bottom'],
        'text-radial-offset': 1.7,
      },
      paint: { ...paint, 'text-color': colours.ink },
    },
    {
      id: 'community-names',
      type: 'symbol',
      source: 'community-names',
      minzoom: 13.3,
      maxzoom: 16.5,
      layout: {
        'text-field': called,
        'text-font': font,
        'text-size': linear(13.3, 13, 15, 16),
        'text-padding': 4,
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right', 'top-left', 'bottom-right'],
        'text-radial-offset': 1.9,
      },
      paint: { ...paint, 'text-color': colours.ink },
    },
  ]
}
