import type { FeatureCollection } from 'geojson'
import type { LayerName, OfficeLayers } from '../../map/types.ts'
import { api } from '../../shell/api.ts'

const layers: readonly LayerName[] = ['blocks', 'greens', 'water', 'roads', 'buildings', 'communities']

/** What the office's own map is drawn from. */
export async function loadLayers(signal: AbortSignal): Promise<OfficeLayers> {
  const drawn = await Promise.all(layers.map(layer => api.get<FeatureCollection>(`/places/map/${layer}`, { signal })))
  return Object.fromEntries(layers.map((layer, index) => [layer, drawn[index]]))
}
