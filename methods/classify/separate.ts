/** Sparse rows in one array each: row r holds features `at[start[r] .. start[r + 1]]` with their values, length 1. */
export interface Rows {
  readonly start: Int32Array
  readonly at: Int32Array
  readonly value: Float32Array
}

/** A fixed order that looks like chance: the same rows always give the same model. */
function shuffled(order: Int32Array, seed: number): void {
  let state = seed >>> 0
  for (let i = order.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = Math.floor((state / 4294967296) * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
}

/** What one class has learned: a weight for each feature, its bias last, and how much each row holds it there. */
export interface Plane {
  readonly weights: Float32Array
  readonly held: Float32Array
}

/** Passes over all rows at most, and the largest violation at which they end before. */
const passes = 20
const enough = 0.05

/**
 * Separates the rows of one class from all others: L2-regularised L2-loss support vector machine, by dual coordinate
 * descent (Hsieh et al. 2008). Goes on from where `plane` is, and looks only at the rows in `use`.
 * @param cost of a row of the class, and of another, being on the wrong side
 */
export function separate(
  rows: Rows,
  isIn: Uint8Array,
  use: Int32Array,
  cost: readonly [inside: number, outside: number],
  { weights, held }: Plane,
): void {
  const { start, at, value } = rows
  const bias = weights.length - 1
  const order = Int32Array.from(use)
  for (let pass = 0; pass < passes; pass++) {
    shuffled(order, pass + 1)
    let worst = 0
    for (const row of order) {
      const side = isIn[row] === 1 ? 1 : -1
      const slack = 0.5 / (side === 1 ? cost[0] : cost[1])
      let margin = weights[bias]!
      const end = start[row + 1]!
      for (let k = start[row]!; k < end; k++) margin += weights[at[k]!]! * value[k]!
      const now = held[row]!
      const gradient = side * margin - 1 + now * slack
      if (now === 0 && gradient >= 0) continue
      worst = Math.max(worst, Math.abs(gradient))
      // Rows have length 1, and the bias is one more feature of value 1.
      const next = Math.max(now - gradient / (2 + slack), 0)
      const step = (next - now) * side
      if (step === 0) continue
      held[row] = next
      for (let k = start[row]!; k < end; k++) weights[at[k]!]! += step * value[k]!
      weights[bias]! += step
    }
    if (worst < enough) break
  }
}

/** How far a row lies on the side of the class. */
export function marginOf({ start, at, value }: Rows, row: number, weights: Float32Array): number {
  let margin = weights[weights.length - 1]!
  for (let k = start[row]!; k < start[row + 1]!; k++) margin += weights[at[k]!]! * value[k]!
  return margin
}
