import { STEPS_PER_DEGREE, toSteps } from './lattice.ts'
import { metresPerDegree } from './measure.ts'
import { contains, metresToBorder, metresToBox } from './shape.ts'
import type { PlaceEntry, PlaceIndex, PlaceLayer, Point } from './types.ts'

/**
 * The grid a point lies in (0 metres) or, for a point just outside, the one with the nearest border, at most
 * `withinMetres` away; null when there is none. Equal distances go to the smaller grid, then the lower code.
 */
export function nearestGrid(index: PlaceIndex, point: Point, withinMetres: number): { grid: string; metres: number } | null {
  const found = nearestIn(index.layers.grid, point, withinMetres)
  return found === null ? null : { grid: found.entry.area.id, metres: found.metres }
}

/** As `nearestGrid`, for the entries of any one layer. */
export function nearestIn(
  layer: PlaceLayer,
  point: Point,
  withinMetres: number,
): { readonly entry: PlaceEntry; readonly metres: number } | null {
  if (layer.tree === null || !(withinMetres >= 0) || !Number.isFinite(point[0]) || !Number.isFinite(point[1])) return null
  const x = toSteps(point[0])
  const y = toSteps(point[1])
  const scale = metresPerDegree(point[1])
  const metresX = scale.lng / STEPS_PER_DEGREE
  const metresY = scale.lat / STEPS_PER_DEGREE
  const reachX = withinMetres / metresX
  const reachY = withinMetres / metresY
  let best: { entry: PlaceEntry; metres: number } | null = null
  // Ranks ascend, so that of two equally near the one with precedence stays.
  const ranks = layer.tree.search(x - reachX, y - reachY, x + reachX, y + reachY).sort((a, b) => a - b)
  for (const rank of ranks) {
    const entry = layer.entries[rank]!
    const limit = best?.metres ?? withinMetres
    if (metresToBox(entry.shape, x, y, metresX, metresY) > limit) continue
    const metres = contains(entry.shape, x, y) ? 0 : metresToBorder(entry.shape, x, y, metresX, metresY)
    if (metres <= withinMetres && (best === null || metres < best.metres)) best = { entry, metres }
  }
  return best
}
