import type { FeatureCollection } from 'geojson'
import type { LayerName, OfficeLayers } from '../../map/types.ts'
import { api } from '../../shell/api.ts'
import type { Portal } from './office.ts'

const layers: readonly LayerName[] = ['blocks', 'greens', 'water', 'roads', 'buildings', 'communities']

/** What the office's own map is drawn from. */
export async function loadLayers(signal: AbortSignal): Promise<OfficeLayers> {
  const drawn = await Promise.all(layers.map(layer => api.get<FeatureCollection>(`/places/map/${layer}`, { signal })))
  return Object.fromEntries(layers.map((layer, index) => [layer, drawn[index]]))
}

/** What is drawn beneath, and under whose name: the backgrounds the office set up, the approval number always in sight. */
export const groundOf = ({ bases, tiles, attribution, approval }: Portal['office']['map']) => ({
  bases,
  raster: tiles ? { tiles: [tiles] } : undefined,
  attribution: [attribution, approval].filter(Boolean).join(' · ') || undefined,
})
