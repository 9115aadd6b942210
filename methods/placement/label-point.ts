import { STEPS_PER_DEGREE, toSteps } from './lattice.ts'
import { centroid, metresPerDegree } from './measure.ts'
import { metresToBorder, shapeOf } from './shape.ts'
import type { Point, Rings } from './types.ts'

/** Heights tried, as shares of the polygon's extent; none is a likely vertex height. */
const HEIGHTS = [0.503, 0.371, 0.637, 0.241, 0.761, 0.127, 0.877]

/**
 * A point well inside the polygon, to hang a name or a mark on: of the middles of the stretches that the centroid's own
 * latitude and seven fixed heights cut out of it, the one farthest from any border. Null when the polygon is empty or
 * has no area.
 */
export function labelPoint(rings: Rings): Point | null {
  const centre = centroid(rings)
  if (centre === null) return null
  const shape = shapeOf([rings])
  const heights = HEIGHTS.map(share => (shape.minY + share * (shape.maxY - shape.minY)) / STEPS_PER_DEGREE)
  const scale = metresPerDegree(centre[1])
  let best: Point | null = null
  let clearest = 0
  for (const lat of [centre[1], ...heights]) {
    const crossings = crossingsAt(rings, lat)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const point: Point = [(crossings[i]! + crossings[i + 1]!) / 2, lat]
      const [metresX, metresY] = [scale.lng / STEPS_PER_DEGREE, scale.lat / STEPS_PER_DEGREE]
      const clearance = metresToBorder(shape, toSteps(point[0]), toSteps(lat), metresX, metresY)
      if (clearance <= clearest) continue
      clearest = clearance
      best = point
    }
  }
  return best
}

function crossingsAt(rings: Rings, lat: number): number[] {
  const found: number[] = []
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i]!
      const b = ring[(i + 1) % ring.length]!
      if (a[1] > lat !== b[1] > lat) found.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    }
  }
  return found.sort((a, b) => a - b)
}
