import type { Points, Stretch } from './points.ts'

/** Points that lie too close together to be drawn one by one. `tones` counts them by the numbers of `tones`. */
export type Cluster = {
  readonly x: number
  readonly y: number
  readonly count: number
  readonly tones: readonly [red: number, amber: number, blue: number, green: number, grey: number]
  /** A point of it; the only one when it is alone. */
  readonly one: number
  /** Its cell, by which `members` finds what it holds. */
  readonly cell: number
}

/** Pixels within which points are drawn as one, and within which they would hide each other even close up. */
const wide = 54
const tight = 9
/** From this zoom on each point is drawn by itself, unless it lies on another. */
export const apartFrom = 16
const tileSize = 512

/** The side of a cell at a whole zoom, in parts of the world. */
export const cellSide = (zoom: number) => (zoom >= apartFrom ? tight : wide) / (tileSize * 2 ** zoom)

/** For each point the number of its cell: cells do not move when the window of time does, so circles stay where they are. */
function cellsOf(points: Points, zoom: number): { readonly cell: Int32Array; readonly keys: readonly number[] } {
  const side = cellSide(zoom)
  const across = 2 ** 26
  const cell = new Int32Array(points.count)
  const known = new Map<number, number>()
  const keys: number[] = []
  for (let i = 0; i < points.count; i += 1) {
    const key = Math.floor(points.x[i]! / side) * across + Math.floor(points.y[i]! / side)
    let n = known.get(key)
    if (n === undefined) {
      n = keys.length
      known.set(key, n)
      keys.push(key)
    }
    cell[i] = n
  }
  return { cell, keys }
}

/**
 * Clusters points for whole zooms. Cells are counted anew for each window of time (a pass over two columns); cells whose
 * middles come too close are drawn as one.
 */
export function clusterer(points: Points) {
  const kept = new Map<number, ReturnType<typeof cellsOf>>()
  let last: { readonly cell: Int32Array; readonly into: Int32Array; readonly stretch: Stretch } | undefined
  const at = (zoom: number, stretch: Stretch): Cluster[] => {
    const [from, to] = stretch
    let grid = kept.get(zoom)
    if (!grid) {
      grid = cellsOf(points, zoom)
      kept.set(zoom, grid)
    }
    const { cell, keys } = grid
    const size = keys.length
    const [x, y] = [new Float64Array(size), new Float64Array(size)]
    const tone = new Int32Array(size * 5)
    const count = new Int32Array(size)
    const one = new Int32Array(size)
    for (let i = from; i < to; i += 1) {
      const n = cell[i]!
      count[n]! += 1
      x[n]! += points.x[i]!
      y[n]! += points.y[i]!
      tone[n * 5 + points.tone[i]!]! += 1
      one[n] = i
    }
    const into = mergeNear(keys, { x, y, count, tone }, cellSide(zoom))
    last = { cell, into, stretch }
    const found: Cluster[] = []
    for (let n = 0; n < size; n += 1) {
      if (count[n] === 0) continue
      const [a, b, c, d, e] = tone.subarray(n * 5, n * 5 + 5)
      found.push({
        x: x[n]! / count[n]!,
        y: y[n]! / count[n]!,
        count: count[n]!,
        tones: [a!, b!, c!, d!, e!],
        one: one[n]!,
        cell: n,
      })
    }
    return found
  }
  /** The points in a cluster of the last answer. */
  const members = ({ cell: which }: { readonly cell: number }): number[] => {
    if (!last) return []
    const { cell, into, stretch } = last
    const found: number[] = []
    for (let i = stretch[0]; i < stretch[1]; i += 1) {
      let n = cell[i]!
      while (into[n]! >= 0) n = into[n]!
      if (n === which) found.push(i)
    }
    return found
  }
  return { at, members }
}

type Sums = { readonly x: Float64Array; readonly y: Float64Array; readonly count: Int32Array; readonly tone: Int32Array }

/**
 * Moves what two neighbouring cells hold into the fuller one where their middles lie closer than most of a cell. Says for
 * each cell into which it went, or -1.
 */
function mergeNear(keys: readonly number[], { x, y, count, tone }: Sums, side: number): Int32Array {
  const into = new Int32Array(keys.length).fill(-1)
  const across = 2 ** 26
  const at = new Map<number, number>()
  for (const [n, key] of keys.entries()) if (count[n]! > 0) at.set(key, n)
  const near = (side * 0.72) ** 2
  const around = [across, 1, across + 1, across - 1, -across, -1, -across - 1, -across + 1]
  const fullest = [...at.values()].sort((a, b) => count[b]! - count[a]! || a - b)
  for (const n of fullest) {
    if (count[n] === 0) continue
    for (const step of around) {
      const other = at.get(keys[n]! + step)
      if (other === undefined || count[other] === 0 || count[other]! > count[n]!) continue
      const dx = x[n]! / count[n]! - x[other]! / count[other]!
      const dy = y[n]! / count[n]! - y[other]! / count[other]!
      if (dx * dx + dy * dy >= near) continue
      count[n]! += count[other]!
      x[n]! += x[other]!
      y[n]! += y[other]!
      for (let k = 0; k < 5; k += 1) tone[n * 5 + k]! += tone[other * 5 + k]!
      count[other] = 0
      into[other] = n
    }
  }
  return into
}
