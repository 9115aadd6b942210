import type { Feature, FeatureCollection, Position } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Box } from './case-features.ts'
import { latOf, lngLatOf, mercatorX, mercatorY, worldMetres } from './points.ts'
import type { LngLat } from './types.ts'

export function boxOf(map: MapLibre): Box {
  const bounds = map.getBounds()
  return [mercatorX(bounds.getWest()), mercatorY(bounds.getNorth()), mercatorX(bounds.getEast()), mercatorY(bounds.getSouth())]
}

export const metresPerPixel = (map: MapLibre): number => worldMetres(map.getCenter().lat) / (512 * 2 ** map.getZoom())

/** By how much the page enlarges all that is drawn on its map, for screens that are read from far away. */
export const enlargementOf = (container: Element): number =>
  Number(getComputedStyle(container).getPropertyValue('--map-enlarged')) || 1

/** Where somebody is, and the circle within which the device believes it. */
export function aroundMe(at: LngLat, accuracy: number): FeatureCollection {
  const [x, y] = [mercatorX(at[0]), mercatorY(at[1])]
  const radius = accuracy / worldMetres(latOf(y))
  const ring: Position[] = Array.from({ length: 65 }, (_, n) => {
    const angle = (n / 64) * Math.PI * 2
    return [...lngLatOf(x + radius * Math.cos(angle), y + radius * Math.sin(angle))]
  })
  const shape = (geometry: Feature['geometry']): Feature => ({ type: 'Feature', properties: {}, geometry })
  return {
    type: 'FeatureCollection',
    features: [shape({ type: 'Polygon', coordinates: [ring] }), shape({ type: 'Point', coordinates: [...at] })],
  }
}
