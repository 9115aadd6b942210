import Flatbush from 'flatbush'
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
  const found: Point[] = []
  const count = edges.length / 4
  if (count === 0) return found
  const tree = new Flatbush(count)
  for (let i = 0; i < edges.length; i += 4) {
    const x0 = edges[i]!
    const x1 = edges[i + 2]!
    tree.add(Math.min(x0, x1), edges[i + 1]!, Math.max(x0, x1), edges[i + 3]!)
  }
  tree.finish()
  for (let i = 0; i < count && found.length < CROSSINGS_NAMED; i++) {
    const ax = edges[4 * i]!
    const ay = edges[4 * i + 1]!
    const bx = edges[4 * i + 2]!
    const by = edges[4 * i + 3]!
    tree.search(Math.min(ax, bx), ay, Math.max(ax, bx), by, other => {
      if (other <= i) return false
      const cx = edges[4 * other]!
      const cy = edges[4 * other + 1]!
      const dx = edges[4 * other + 2]!
      const dy = edges[4 * other + 3]!
      const c = sideOf(ax, ay, bx, by, cx, cy)
      const d = sideOf(ax, ay, bx, by, dx, dy)
      const a = sideOf(cx, cy, dx, dy, ax, ay)
      const b = sideOf(cx, cy, dx, dy, bx, by)
      if (Math.sign(c) * Math.sign(d) >= 0 || Math.sign(a) * Math.sign(b) >= 0) return false
      const along = crossingShare(ax, ay, bx, by, cx, cy, dx, dy)
      found.push(fromSteps(ax + along * (bx - ax), ay + along * (by - ay)))
      return false
    })
  }
  return found.slice(0, CROSSINGS_NAMED)
}

function crossingShare(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number) {
  return ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / ((bx - ax) * (dy - cy) - (by - ay) * (dx - cx))
}
