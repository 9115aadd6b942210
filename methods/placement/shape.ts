import { sideOf, toSteps } from './lattice.ts'
import type { Rings } from './types.ts'

/** Borders on the lattice: four numbers an edge (x0, y0, x1, y1), always the lower end first. */
export interface Shape {
  readonly edges: Float64Array
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/**
 * Lays polygons on the lattice. An edge is stored the same way whichever of its two neighbours it was read from,
 * so both neighbours compute the very same answer for it. A ring that is not closed is closed.
 */
export function shapeOf(polygons: readonly Rings[]): Shape {
  const edges: number[] = []
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (const ring of polygons.flat()) {
    for (let i = 0; i < ring.length; i++) {
      const here = ring[i]!
      const next = ring[(i + 1) % ring.length]!
      const x0 = toSteps(here[0])
      const y0 = toSteps(here[1])
      const x1 = toSteps(next[0])
      const y1 = toSteps(next[1])
      minX = Math.min(minX, x0)
      minY = Math.min(minY, y0)
      maxX = Math.max(maxX, x0)
      maxY = Math.max(maxY, y0)
      if (x0 === x1 && y0 === y1) continue
      if (y0 < y1 || (y0 === y1 && x0 < x1)) edges.push(x0, y0, x1, y1)
      else edges.push(x1, y1, x0, y0)
    }
  }
  return { edges: Float64Array.from(edges), minX, minY, maxX, maxY }
}

/**
 * Even-odd ray cast towards the east, half-open: an edge owns its lower end and not its upper one, and a point on an
 * edge counts as east of it. So of two areas that share an edge, a point on it is in exactly one. Holes need no case
 * of their own. `x`, `y` are lattice steps.
 */
export function contains(shape: Shape, x: number, y: number): boolean {
  if (x < shape.minX || x > shape.maxX || y < shape.minY || y > shape.maxY) return false
  const edges = shape.edges
  let inside = false
  for (let i = 0; i < edges.length; i += 4) {
    const y0 = edges[i + 1]!
    const y1 = edges[i + 3]!
    if (y < y0 || y >= y1) continue
    const x0 = edges[i]!
    const x1 = edges[i + 2]!
    if (x >= x0 && x >= x1) continue
    if ((x < x0 && x < x1) || sideOf(x0, y0, x1, y1, x, y) > 0) inside = !inside
  }
  return inside
}

/**
 * Distance in metres from a point to the nearest border, also when the point lies inside.
 * `metresX`, `metresY` are metres per lattice step at that latitude; Infinity when the shape has no edges.
 */
export function metresToBorder(shape: Shape, x: number, y: number, metresX: number, metresY: number): number {
  const edges = shape.edges
  let best = Infinity
  for (let i = 0; i < edges.length; i += 4) {
    const ax = (edges[i]! - x) * metresX
    const ay = (edges[i + 1]! - y) * metresY
    const dx = (edges[i + 2]! - edges[i]!) * metresX
    const dy = (edges[i + 3]! - edges[i + 1]!) * metresY
    const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    const fx = ax + along * dx
    const fy = ay + along * dy
    best = Math.min(best, fx * fx + fy * fy)
  }
  return Math.sqrt(best)
}

/** Distance in metres from a point to the shape's bounding box, 0 inside it: a lower bound of `metresToBorder` outside. */
export function metresToBox(shape: Shape, x: number, y: number, metresX: number, metresY: number): number {
  const dx = Math.max(shape.minX - x, 0, x - shape.maxX) * metresX
  const dy = Math.max(shape.minY - y, 0, y - shape.maxY) * metresY
  return Math.hypot(dx, dy)
}
