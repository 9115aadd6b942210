import type { FeatureCollection, MultiPolygon } from 'geojson'
import { buildIndex } from '#methods/placement/build-index'
import { placeAt } from '#methods/placement/place-at'
import type { Area, PlaceIndex, Point, Rings } from '#methods/placement/types'

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
