import { area, at, crossing, type Line, mix, nearestOnSegment, type P, type Ring } from './geometry.ts'

/** What a line on the map is, from the strongest divider to the weakest. */
export type LineKind = 'river' | 'border' | 'arterial' | 'canal' | 'secondary' | 'lane' | 'path' | 'cut'
export const strength: Record<LineKind, number> = {
  river: 7,
  border: 6,
  arterial: 5,
  canal: 4,
  secondary: 3,
  lane: 2,
  path: 1,
  cut: 0,
}

export interface DrawnLine {
  kind: LineKind
  line: Line
}

/** One side of an edge. Every edge has two, each with one face on its left. */
export interface HalfEdge {
  from: number
  to: number
  twin: number
  kind: LineKind
  /** The face on the left, or -1 outside everything. */
  face: number
}

/** A division of the plane: faces that share their edges exactly, so that nothing overlaps and nothing is left out. */
export interface Arrangement {
  points: P[]
  halves: HalfEdge[]
  /** Half-edges leaving each point, counter-clockwise. */
  leaving: number[][]
  faces: { ring: Ring; halves: number[] }[]
}

interface Segment {
  a: number
  b: number
  kind: LineKind
}

const snap = 0.04
const cell = 60

/** Divides the plane by lines: crossings become points, loose ends are dropped, closed cells become faces. */
export function arrange(lines: readonly DrawnLine[]): Arrangement {
  const points: P[] = []
  const index = new Map<string, number>()
  const vertex = (p: P) => {
    const q = at(p[0], p[1])
    const key = `${q[0]},${q[1]}`
    let id = index.get(key)
    if (id === undefined) {
      id = points.push(q) - 1
      index.set(key, id)
    }
    return id
  }
  let segments: Segment[] = []
  for (const { kind, line } of lines)
    for (let i = 1; i < line.length; i++) segments.push({ a: vertex(line[i - 1]!), b: vertex(line[i]!), kind })

  segments = unique(segments)
  for (let pass = 0; pass < 8; pass++) {
    const split = splitOnce(segments, points, vertex)
    if (split === null) break
    segments = unique(split)
  }
  return trace(points, dropLooseEnds(segments))
}

function unique(segments: Segment[]): Segment[] {
  const best = new Map<number, Segment>()
  for (const s of segments) {
    if (s.a === s.b) continue
    const key = Math.min(s.a, s.b) * 1_000_000 + Math.max(s.a, s.b)
    const known = best.get(key)
    if (!known || strength[s.kind] > strength[known.kind]) best.set(key, s)
  }
  return [...best.values()]
}

/** Breaks every segment at its crossings and at points lying on it; null when there was nothing to break. */
function splitOnce(segments: Segment[], points: P[], vertex: (p: P) => number): Segment[] | null {
  const cells = new Map<number, number[]>()
  segments.forEach((s, i) => {
    const [ax, ay] = points[s.a]!
    const [bx, by] = points[s.b]!
    for (let x = Math.floor((Math.min(ax, bx) - 1) / cell); x <= Math.floor((Math.max(ax, bx) + 1) / cell); x++)
      for (let y = Math.floor((Math.min(ay, by) - 1) / cell); y <= Math.floor((Math.max(ay, by) + 1) / cell); y++) {
        const key = x * 10_000 + y
        const list = cells.get(key)
        if (list) list.push(i)
        else cells.set(key, [i])
      }
  })
  const cuts = new Map<number, Map<number, number>>()
  const cut = (i: number, v: number, t: number) => {
    const s = segments[i]!
    if (v === s.a || v === s.b) return
    const known = cuts.get(i)
    if (known) known.set(v, t)
    else cuts.set(i, new Map([[v, t]]))
  }
  for (const list of cells.values())
    for (let m = 0; m < list.length; m++) for (let n = m + 1; n < list.length; n++) meet(list[m]!, list[n]!)

  function meet(i: number, j: number) {
    const s = segments[i]!
    const r = segments[j]!
    const [a, b, c, d] = [points[s.a]!, points[s.b]!, points[r.a]!, points[r.b]!]
    let touched = false
    for (const [k, v, p, q] of [
      [i, r.a, a, b],
      [i, r.b, a, b],
      [j, s.a, c, d],
      [j, s.b, c, d],
    ] as const) {
      const near = nearestOnSegment(points[v]!, p, q)
      if (near.d > snap) continue
      touched = true
      cut(k, v, near.t)
    }
    if (touched) return
    const hit = crossing(a, b, c, d)
    if (hit === null) return
    const v = vertex(mix(a, b, hit.t))
    cut(i, v, hit.t)
    cut(j, v, hit.u)
  }
  if (cuts.size === 0) return null
  return segments.flatMap((s, i) => {
    const here = cuts.get(i)
    if (!here) return [s]
    const stops = [s.a, ...[...here].sort((x, y) => x[1] - y[1]).map(([v]) => v), s.b]
    return stops.slice(1).map((b, k) => ({ a: stops[k]!, b, kind: s.kind }))
  })
}

function dropLooseEnds(segments: Segment[]): Segment[] {
  const degree = new Map<number, number>()
  const add = (v: number, by: number) => degree.set(v, (degree.get(v) ?? 0) + by)
  for (const s of segments) {
    add(s.a, 1)
    add(s.b, 1)
  }
  let kept = segments
  for (;;) {
    const next = kept.filter(s => {
      if (degree.get(s.a) !== 1 && degree.get(s.b) !== 1) return true
      add(s.a, -1)
      add(s.b, -1)
      return false
    })
    if (next.length === kept.length) return kept
    kept = next
  }
}

function trace(points: P[], segments: Segment[]): Arrangement {
  const halves: HalfEdge[] = []
  const leaving: number[][] = points.map(() => [])
  for (const { a, b, kind } of segments) {
    const first = halves.length
    halves.push({ from: a, to: b, twin: first + 1, kind, face: -1 }, { from: b, to: a, twin: first, kind, face: -1 })
    leaving[a]!.push(first)
    leaving[b]!.push(first + 1)
  }
  const heading = halves.map(h => Math.atan2(points[h.to]![1] - points[h.from]![1], points[h.to]![0] - points[h.from]![0]))
  const rank = new Int32Array(halves.length)
  for (const list of leaving) {
    list.sort((x, y) => heading[x]! - heading[y]!)
    list.forEach((h, i) => {
      rank[h] = i
    })
  }
  const faces: Arrangement['faces'] = []
  const seen = new Uint8Array(halves.length)
  for (let start = 0; start < halves.length; start++) {
    if (seen[start]) continue
    const ring: number[] = []
    for (let h = start; !seen[h]; ) {
      seen[h] = 1
      ring.push(h)
      const { to, twin } = halves[h]!
      const around = leaving[to]!
      h = around[(rank[twin]! - 1 + around.length) % around.length]!
    }
    const shape = ring.map(h => points[halves[h]!.from]!)
    if (area(shape) <= 0) continue
    for (const h of ring) halves[h]!.face = faces.length
    faces.push({ ring: shape, halves: ring })
  }
  return { points, halves, leaving, faces }
}

/**
 * The outline of a set of faces as rings: outer ones counter-clockwise, holes clockwise.
 * All points of the division are kept, so two neighbouring outlines have every shared point in common.
 */
export function outline({ points, halves, leaving }: Arrangement, within: (face: number) => boolean): Ring[] {
  const border = new Set<number>()
  halves.forEach((h, i) => {
    if (h.face >= 0 && within(h.face)) {
      const other = halves[h.twin]!.face
      if (other < 0 || !within(other)) border.add(i)
    }
  })
  const rings: Ring[] = []
  for (const start of border) {
    if (!border.has(start)) continue
    const ring: P[] = []
    for (let h = start; border.delete(h); ) {
      ring.push(points[halves[h]!.from]!)
      const around = leaving[halves[h]!.to]!
      const back = around.indexOf(halves[h]!.twin)
      for (let k = 1; k <= around.length; k++) {
        const next = around[(back - k + around.length) % around.length]!
        if (next === start || border.has(next)) {
          h = next
          break
        }
      }
    }
    rings.push(ring)
  }
  return rings
}
