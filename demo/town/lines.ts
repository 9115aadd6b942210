import {
  at,
  boxesMeet,
  boxOf,
  crossing,
  distance,
  edges,
  inside,
  type Line,
  mix,
  nearestOnSegment,
  type P,
  type Ring,
} from './geometry.ts'

export function lengthOf(line: Line): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!)
  return sum
}

/** A smooth line through the given points (centripetal enough for roads: uniform Catmull and Rom), sampled about every step metres. */
export function smooth(points: Line, step = 22): P[] {
  const result: P[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const b = points[i]!
    const c = points[i + 1]!
    const a = points[i - 1] ?? [2 * b[0] - c[0], 2 * b[1] - c[1]]
    const d = points[i + 2] ?? [2 * c[0] - b[0], 2 * c[1] - b[1]]
    const count = Math.max(1, Math.round(distance(b, c) / step))
    const value = (axis: 0 | 1, t: number) =>
      0.5 *
      (2 * b[axis] +
        (c[axis] - a[axis]) * t +
        (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
        (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t)
    for (let k = 0; k < count; k++) result.push(at(value(0, k / count), value(1, k / count)))
  }
  const last = points.at(-1)!
  result.push(at(last[0], last[1]))
  return result
}

/** Moves a line sideways (to the left when positive) by a distance that may change along it. */
export function beside(line: Line, offset: (index: number) => number): P[] {
  return line.map((p, i) => {
    const before = line[Math.max(0, i - 1)]!
    const after = line[Math.min(line.length - 1, i + 1)]!
    const size = distance(before, after) || 1
    const by = offset(i)
    return at(p[0] - ((after[1] - before[1]) / size) * by, p[1] + ((after[0] - before[0]) / size) * by)
  })
}

/** The point a given way along a line, and the direction there. */
export function along(line: Line, way: number): { point: P; angle: number } {
  let left = way
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!
    const b = line[i]!
    const size = distance(a, b)
    if (left <= size || i === line.length - 1) {
      return { point: mix(a, b, size === 0 ? 0 : Math.min(1, left / size)), angle: Math.atan2(b[1] - a[1], b[0] - a[0]) }
    }
    left -= size
  }
  throw new RangeError('a line needs two points')
}

/** The nearest place on a line: how far along, how far away, and on which side (1 left, -1 right). */
export function nearestOnLine(p: P, line: Line): { way: number; d: number; side: 1 | -1; point: P } {
  let best = { way: 0, d: Infinity, side: 1 as 1 | -1, point: line[0]! }
  let way = 0
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!
    const b = line[i]!
    const size = distance(a, b)
    const { t, d } = nearestOnSegment(p, a, b)
    if (d < best.d) {
      const left = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
      best = { way: way + t * size, d, side: left >= 0 ? 1 : -1, point: mix(a, b, t) }
    }
    way += size
  }
  return best
}

/** Cuts a line by a ring: the pieces inside it and the pieces outside, in order. */
export function cutByRing(line: Line, ring: Ring): { inside: P[][]; outside: P[][] } {
  const result: { inside: P[][]; outside: P[][] } = { inside: [], outside: [] }
  let current: P[] = [line[0]!]
  const close = () => {
    if (current.length < 2) return
    const probe = mix(current[0]!, current[1]!, 0.5)
    result[inside(probe, ring) ? 'inside' : 'outside'].push(current)
  }
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!
    const b = line[i]!
    const cuts: number[] = []
    for (const [c, d] of edges(ring)) {
      const hit = boxesMeet(boxOf([a, b]), boxOf([c, d])) ? crossing(a, b, c, d) : null
      if (hit) cuts.push(hit.t)
    }
    for (const t of cuts.sort((x, y) => x - y)) {
      const cut = at(...mix(a, b, t))
      if (distance(cut, current.at(-1)!) > 0.01) current.push(cut)
      close()
      current = [cut]
    }
    if (distance(b, current.at(-1)!) > 0.01) current.push(b)
  }
  close()
  return result
}
