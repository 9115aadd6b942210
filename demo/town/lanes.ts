import type { Random } from '../random.ts'
import { shapeAt } from './fill/site.ts'
import {
  area,
  at,
  crossing,
  distance,
  edges,
  inside,
  type Line,
  liesInside,
  mix,
  orientedBox,
  type P,
  type Ring,
} from './geometry.ts'
import type { DrawnRoad } from './network.ts'
import type { BlockUse } from './types.ts'

interface Manner {
  /** Largest plot left undivided, square metres. */
  plot: number
  /** How far a lane may turn from square, radians. */
  skew: number
  /** How far from the middle a plot may be cut, as a share of its length. */
  shift: number
  /** How far a lane may bow out, metres. */
  bow: number
  first: { class: 'lane' | 'path'; width: number; role: DrawnRoad['role'] }
  deeper: { class: 'lane' | 'path'; width: number; role: DrawnRoad['role'] }
}

const alley = { class: 'lane', width: 4, role: 'alley' } as const
const street = { class: 'lane', width: 8, role: 'alley' } as const
const inner = { class: 'path', width: 5, role: 'estate' } as const
const none: Manner = { plot: Infinity, skew: 0, shift: 0, bow: 0, first: inner, deeper: inner }

const manners: Record<BlockUse, Manner> = {
  old: { plot: 5200, skew: 0.3, shift: 0.14, bow: 13, first: { ...alley, width: 5 }, deeper: alley },
  village: { plot: 6200, skew: 0.16, shift: 0.12, bow: 6, first: { ...alley, width: 6 }, deeper: alley },
  mature: { plot: 19_000, skew: 0.04, shift: 0.08, bow: 0, first: street, deeper: inner },
  new: { plot: 36_000, skew: 0.05, shift: 0.07, bow: 9, first: inner, deeper: inner },
  centre: { plot: 15_000, skew: 0.05, shift: 0.1, bow: 0, first: { ...street, width: 10 }, deeper: { ...alley, width: 6 } },
  industry: { plot: 38_000, skew: 0.02, shift: 0.1, bow: 0, first: { ...street, width: 11 }, deeper: street },
  school: none,
  health: none,
  park: none,
  bank: none,
}

/** Divides a cell by lanes as its use asks, again and again, until every plot is small enough. Numbers them from first on. */
export function lanes(random: Random, ring: Ring, use: BlockUse, first: number): DrawnRoad[] {
  const manner = manners[use]
  const result: DrawnRoad[] = []
  const divide = (plot: Ring, depth: number) => {
    if (area(plot) < manner.plot * random.between(0.8, 1.35) || depth > 7) return
    for (let attempt = 0; attempt < 40; attempt++) {
      const cut = cutOf(random, plot, manner)
      if (!cut) continue
      const [left, right] = cut.parts
      if (Math.min(area(left), area(right)) < 0.24 * area(plot)) continue
      const road = depth === 0 ? manner.first : manner.deeper
      result.push({ ...road, line: cut.line, origin: first + result.length })
      divide(left, depth + 1)
      divide(right, depth + 1)
      return
    }
  }
  divide(ring, 0)
  return result
}

function cutOf(random: Random, plot: Ring, manner: Manner): { line: Line; parts: [Ring, Ring] } | null {
  const box = orientedBox(plot)
  const way = random.between(-manner.shift, manner.shift) * 2 * box.half[0]
  const off = random.between(-0.7, 0.7) * box.half[1]
  const middle = shapeAt(box.centre, box.angle, [[way, off]])[0]!
  if (!inside(middle, plot)) return null
  const across = box.angle + Math.PI / 2 + random.between(-manner.skew, manner.skew)
  const far = box.half[0] + box.half[1] + 50
  const ends = [-1, 1].map(sign => {
    const tip: P = [middle[0] + sign * far * Math.cos(across), middle[1] + sign * far * Math.sin(across)]
    let best: { t: number; edge: number; point: P } | null = null
    let edge = 0
    for (const [a, b] of edges(plot)) {
      const hit = crossing(middle, tip, a, b)
      if (hit && (best === null || hit.t < best.t)) best = { t: hit.t, edge, point: at(...mix(a, b, hit.u)) }
      edge++
    }
    return best
  })
  const [start, end] = ends
  if (!start || !end || start.edge === end.edge) return null
  const length = distance(start.point, end.point)
  const bow = random.between(-manner.bow, manner.bow)
  const knee = (t: number, by: number) => {
    const p = mix(start.point, end.point, t)
    return at(p[0] - Math.sin(across) * by, p[1] + Math.cos(across) * by)
  }
  const inner = bow === 0 || length < 30 ? [] : [knee(0.3, bow), knee(0.68, bow * random.between(0.3, 1))]
  const line = [start.point, ...inner, end.point]
  if (inner.length > 0 && !liesInside(inner, plot)) return null
  const between = (from: number, to: number): P[] => {
    const points: P[] = []
    for (let i = (from + 1) % plot.length; ; i = (i + 1) % plot.length) {
      points.push(plot[i]!)
      if (i === to) return points
    }
  }
  return {
    line,
    parts: [
      [...line, ...between(end.edge, start.edge)],
      [...line.toReversed(), ...between(start.edge, end.edge)],
    ],
  }
}
