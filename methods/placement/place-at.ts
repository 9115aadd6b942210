import { toSteps } from './lattice.ts'
import { nearestIn } from './nearest-grid.ts'
import { contains } from './shape.ts'
import type { PlaceEntry, PlaceIndex, PlaceLayer, Placement, Point } from './types.ts'

/** A point this near to a grid's border and inside no grid belongs to that grid: it closes the half-open outer rim. */
export const RIM_METRES = 0.01

const NOWHERE: Placement = { street: null, community: null, grid: null, building: null, boundary: null }

/**
 * The building, grid, community and street of a point, at the instant the index was built for.
 *
 * Building and grid are found by geometry, community and street by the grid's parents. A point in no grid takes its
 * parents from its building, else from the community or street polygon around it. Shared borders: see `contains`.
 * A point outside everything, or one that is not a finite number, gives nulls.
 */
export function placeAt(index: PlaceIndex, point: Point): Placement {
  if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) return NOWHERE
  const x = toSteps(point[0])
  const y = toSteps(point[1])
  const { layers } = index
  const building = entryAt(layers.building, x, y)
  const base =
    entryAt(layers.grid, x, y) ??
    nearestIn(layers.grid, point, RIM_METRES)?.entry ??
    building ??
    entryAt(layers.community, x, y) ??
    entryAt(layers.street, x, y)
  if (base === null) return NOWHERE
  const { street, community, grid, boundary } = base.lineage
  return { street, community, grid, building: building?.area.id ?? null, boundary }
}

function entryAt(layer: PlaceLayer, x: number, y: number): PlaceEntry | null {
  if (layer.tree === null) return null
  let rank = Infinity
  layer.tree.search(x, y, x, y, candidate => {
    if (candidate < rank && contains(layer.entries[candidate]!.shape, x, y)) rank = candidate
    return false
  })
  return layer.entries[rank] ?? null
}
