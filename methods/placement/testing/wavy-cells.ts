import type { Area, Point } from '../types.ts'

/** A seeded source of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A made-up street cut into columns × rows grids with crooked borders, `perSide` points a side: neighbours share every
 * point of their common border. One community per row.
 */
export function wavyCells(
  columns: number,
  rows: number,
  perSide: number,
  random: () => number,
  [west, south]: Point = [112, 30],
  cellDegrees = 0.003,
): Area[] {
  const jitter = (room: number) => (random() - 0.5) * room * cellDegrees
  const corner = table(
    columns + 1,
    rows + 1,
    (c, r): Point => [west + c * cellDegrees + jitter(0.3), south + r * cellDegrees + jitter(0.3)],
  )
  // Points move across their side only, and less towards its ends, so no border crosses itself or another.
  const side = (from: Point, to: Point): Point[] =>
    Array.from({ length: perSide }, (_, k): Point => {
      if (k === 0) return from
      const share = k / perSide
      const bend = (random() - 0.5) * 0.1 * Math.sin(Math.PI * share)
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      return [from[0] + share * dx - bend * dy, from[1] + share * dy + bend * dx]
    })
  const flat = table(columns, rows + 1, (c, r) => [...side(corner[c]![r]!, corner[c + 1]![r]!), corner[c + 1]![r]!])
  const steep = table(columns + 1, rows, (c, r) => [...side(corner[c]![r]!, corner[c]![r + 1]!), corner[c]![r + 1]!])
  return table(columns, rows, (c, r): Area => {
    const bottom = flat[c]![r]!
    const right = steep[c + 1]![r]!
    const top = flat[c]![r + 1]!
    const left = steep[c]![r]!
    const ring = [...bottom, ...right.slice(1), ...top.toReversed().slice(1), ...left.toReversed().slice(1)]
    return cell(`g${r}-${c}`, `c${r}`, ring)
  }).flat()
}

function cell(code: string, parent: string, ring: readonly Point[]): Area {
  return {
    id: code,
    kind: 'grid',
    code,
    name: code,
    parent,
    polygons: [[ring]],
    validFrom: 0,
    validTo: null,
    boundary: `${code}@1`,
  }
}

function table<T>(columns: number, rows: number, make: (column: number, row: number) => T): T[][] {
  return Array.from({ length: columns }, (_, c) => Array.from({ length: rows }, (_, r) => make(c, r)))
}
