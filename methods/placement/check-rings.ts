import type { AreaProblem, AreaProblemCode } from './check-areas.ts'
import { fromSteps, sideOf } from './lattice.ts'
import { type Shape, shapeOf } from './shape.ts'
import type { Area, Point } from './types.ts'

/** Crossings named per area; a scribble has thousands and the first few show it. */
const CROSSINGS_NAMED = 10

/** A generous box around China, islands included. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 }

/** What is wrong with the coordinates and rings of one area by itself. */
export function ringProblems(area: Area): AreaProblem[] {
  const rings = area.polygons.flat()
  const points = rings.flat()
  const first: Point = points[0] ?? [0, 0]
  const problem = (code: AreaProblemCode, where: Point): AreaProblem => ({
    code,
    ids: [area.id],
    squareMetres: null,
    where,
    polygon: null,
  })
  const found: AreaProblem[] = []
  if (points.length === 0) found.push(problem('too-few-points', first))
  for (const ring of rings) {
    const start = ring[0]
    const end = ring.at(-1)
    if (start === undefined || end === undefined || new Set(ring.map(String)).size < 3) {
      found.push(problem('too-few-points', start ?? first))
    } else if (start[0] !== end[0] || start[1] !== end[1]) found.push(problem('unclosed-ring', end))
  }
  const abroad = points.find(point => !inChina(point))
  if (abroad !== undefined) {
    found.push(problem(inChina([abroad[1], abroad[0]]) ? 'swapped-coordinates' : 'outside-china', abroad))
  }
  return [...found, ...crossings(shapeOf(area.polygons)).map(where => problem('self-crossing', where))]
}

function inChina([lng, lat]: Point): boolean {
  return lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north
}

/** Points where two edges properly cross; edges that only touch do not count. */
function crossings({ edges }: Shape): Point[] {
  const west = (at: number) => Math.min(edges[4 * at]!, edges[4 * at + 2]!)
  const east = (at: number) => Math.max(edges[4 * at]!, edges[4 * at + 2]!)
  const order = Array.from({ length: edges.length / 4 }, (_, at) => at).sort((a, b) => west(a) - west(b))
  const found: Point[] = []
  for (const [rank, one] of order.entries()) {
    const reach = east(one)
    for (let next = rank + 1; next < order.length && west(order[next]!) <= reach; next++) {
      const where = crossing(edges, 4 * one, 4 * order[next]!)
      if (where === null) continue
      found.push(where)
      if (found.length === CROSSINGS_NAMED) return found
    }
  }
  return found
}

function crossing(edges: Float64Array, one: number, other: number): Point | null {
  const ay = edges[one + 1]!
  const by = edges[one + 3]!
  const cy = edges[other + 1]!
  const dy = edges[other + 3]!
  if (ay > dy || cy > by) return null
  const ax = edges[one]!
  const bx = edges[one + 2]!
  const cx = edges[other]!
  const dx = edges[other + 2]!
  if (!apart(sideOf(ax, ay, bx, by, cx, cy), sideOf(ax, ay, bx, by, dx, dy))) return null
  if (!apart(sideOf(cx, cy, dx, dy, ax, ay), sideOf(cx, cy, dx, dy, bx, by))) return null
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / ((bx - ax) * (dy - cy) - (by - ay) * (dx - cx))
  return fromSteps(ax + along * (bx - ax), ay + along * (by - ay))
}

function apart(a: number, b: number): boolean {
  return (a > 0 && b < 0) || (a < 0 && b > 0)
}
