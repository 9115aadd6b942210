import type { FeatureCollection, MultiPolygon } from 'geojson'
import { type Area, buildIndex, type PlaceIndex, type Point, placeAt, type Rings } from '#methods/placement/index'

type Grid = { readonly id: string; readonly code: string; readonly name: string; readonly parent: string | null }

/** The office's grids as it draws them, ready to be asked on the phone itself. */
export function gridIndex(layer: FeatureCollection): PlaceIndex {
  const areas = (layer.features as FeatureCollection<MultiPolygon, Grid>['features']).map(
    ({ properties: { id, code, name, parent }, geometry }): Area => ({
      id,
      code,
      name,
      parent,
      kind: 'grid',
      boundary: id,
      polygons: geometry.coordinates as unknown as readonly Rings[],
      validFrom: 0,
      validTo: null,
    }),
  )
  return buildIndex(areas, 0)
}

export const gridAt = (index: PlaceIndex, point: Point): string | null => placeAt(index, point).grid
