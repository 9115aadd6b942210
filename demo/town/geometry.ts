/** A point of the drawing plane: metres east and north of the town's centre, kept to the centimetre. */
export type P = readonly [number, number]
export type Ring = readonly P[]
export type Line = readonly P[]
/** West, south, east, north. */
export type Box = readonly [number, number, number, number]

export const cm = (value: number) => Math.round(value * 100) / 100
export const at = (x: number, y: number): P => [cm(x), cm(y)]
export const distance = (a: P, b: P) => Math.hypot(b[0] - a[0], b[1] - a[1])
export const mix = (a: P, b: P, t: number): P => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
export const angle = (a: P, b: P) => Math.atan2(b[1] - a[1], b[0] - a[0])

/** Edges of a ring that does not repeat its first point. */
export function* edges(ring: Ring): Generator<[P, P]> {
  for (let i = 0; i < ring.length; i++) yield [ring[i]!, ring[(i + 1) % ring.length]!]
}

/** Signed area in square metres; positive when counter-clockwise. */
export function area(ring: Ring): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  return sum / 2
}

export function centroid(ring: Ring): P {
  let x = 0
  let y = 0
  let sum = 0
  const [ox, oy] = ring[0]!
  for (const [a, b] of edges(ring)) {
    const cross = (a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy)
    sum += cross
    x += (a[0] + b[0] - 2 * ox) * cross
    y += (a[1] + b[1] - 2 * oy) * cross
  }
  return sum === 0 ? ring[0]! : [ox + x / (3 * sum), oy + y / (3 * sum)]
}

export function inside([x, y]: P, ring: Ring): boolean {
  let result = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) result = !result
  }
  return result
}

/** Where two segments cross, as shares of the first and the second; null when they do not or are parallel. */
export function crossing(a: P, b: P, c: P, d: P): { t: number; u: number } | null {
  const rx = b[0] - a[0]
  const ry = b[1] - a[1]
  const sx = d[0] - c[0]
  const sy = d[1] - c[1]
  const denominator = rx * sy - ry * sx
  if (Math.abs(denominator) < 1e-9) return null
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / denominator
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / denominator
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u } : null
}

/** The nearest point of a segment, as a share of it and with the distance to it. */
export function nearestOnSegment(p: P, a: P, b: P): { t: number; d: number } {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))
  return { t, d: Math.hypot(a[0] + dx * t - p[0], a[1] + dy * t - p[1]) }
}

export function boxOf(points: Iterable<P>): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    if (x < w) w = x
    if (x > e) e = x
    if (y < s) s = y
    if (y > n) n = y
  }
  return [w, s, e, n]
}

export const boxesMeet = (a: Box, b: Box, gap = 0) =>
  a[0] - gap <= b[2] && b[0] - gap <= a[2] && a[1] - gap <= b[3] && b[1] - gap <= a[3]

/** Turns about a centre by an angle in radians. */
export function turn([x, y]: P, by: number, [cx, cy]: P = [0, 0]): P {
  const c = Math.cos(by)
  const s = Math.sin(by)
  return [cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c]
}

/** The smallest box around a ring that lies along one of its edges: centre, half sides and the angle of the longer side. */
export function orientedBox(ring: Ring): { centre: P; half: P; angle: number } {
  let best: { centre: P; half: P; angle: number } | null = null
  for (const [a, b] of edges(ring)) {
    if (distance(a, b) < 4) continue
    const theta = angle(a, b)
    const [w, s, e, n] = boxOf(ring.map(p => turn(p, -theta)))
    const found = { centre: turn([(w + e) / 2, (s + n) / 2], theta), half: [(e - w) / 2, (n - s) / 2] as P, angle: theta }
    if (best === null || found.half[0] * found.half[1] < best.half[0] * best.half[1]) best = found
  }
  if (best === null) {
    const [w, s, e, n] = boxOf(ring)
    best = { centre: [(w + e) / 2, (s + n) / 2], half: [(e - w) / 2, (n - s) / 2], angle: 0 }
  }
  return best.half[0] >= best.half[1] ? best : { ...best, half: [best.half[1], best.half[0]], angle: best.angle + Math.PI / 2 }
}

/** True when two simple rings share ground or cross. */
export function ringsMeet(a: Ring, b: Ring): boolean {
  if (!boxesMeet(boxOf(a), boxOf(b))) return false
  for (const [p, q] of edges(a)) for (const [r, s] of edges(b)) if (crossing(p, q, r, s)) return true
  return inside(a[0]!, b) || inside(b[0]!, a)
}

/** True when a ring lies wholly inside another. */
export function liesInside(ring: Ring, around: Ring): boolean {
  for (const p of ring) if (!inside(p, around)) return false
  for (const [p, q] of edges(ring)) for (const [r, s] of edges(around)) if (crossing(p, q, r, s)) return false
  return true
}
