/** Persons who are counted in the same numbers, and in how many of them each. */
export interface Block {
  readonly n: number
  /** For each number: do these persons count in it? */
  readonly in: readonly boolean[]
}

/** Residues of this prime stand for fractions: what follows from the numbers in fractions follows in residues as well. */
const prime = 1_000_003
const inverse = (a: number): number => {
  let [result, base, left] = [1, a, prime - 2]
  while (left > 0) {
    if (left % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
    left = Math.floor(left / 2)
  }
  return result
}

/**
 * What the numbers leave open, as one row for each block: a set of blocks follows from the numbers exactly when its rows
 * add up to nothing (it is orthogonal to the null space of the system).
 */
function openness(rows: readonly (readonly number[])[], blocks: number): number[][] {
  const reduced: number[][] = []
  const pivots: number[] = []
  for (const row of rows) {
    const next = [...row]
    for (const [r, pivot] of pivots.entries()) {
      const times = next[pivot]!
      if (times !== 0) for (let c = 0; c < blocks; c++) next[c] = (next[c]! + (prime - times) * reduced[r]![c]!) % prime
    }
    const pivot = next.findIndex(value => value !== 0)
    if (pivot < 0) continue
    const by = inverse(next[pivot]!)
    const own = next.map(value => (value * by) % prime)
    for (const other of reduced) {
      const times = other[pivot]!
      if (times !== 0) for (let c = 0; c < blocks; c++) other[c] = (other[c]! + (prime - times) * own[c]!) % prime
    }
    reduced.push(own)
    pivots.push(pivot)
  }
  const free = Array.from({ length: blocks }, (_, b) => b).filter(b => !pivots.includes(b))
  return Array.from({ length: blocks }, (_, b) => {
    const r = pivots.indexOf(b)
    return free.map(f => (r < 0 ? Number(f === b) : (prime - reduced[r]![f]!) % prime))
  })
}

/** Up to so many small blocks every union of them is looked at, beyond only single ones and pairs. */
const mostAtOnce = 40

const rowsOf = (blocks: readonly Block[], told: readonly number[]) => told.map(i => blocks.map(b => Number(b.in[i])))

/** Does the union of these blocks follow from the numbers told? */
const follows = (blocks: readonly Block[], told: readonly number[], set: readonly number[]): boolean => {
  const open = openness(rowsOf(blocks, told), blocks.length)
  return (open[0] ?? []).every((_, c) => set.reduce((sum, at) => sum + open[at]![c]!, 0) % prime === 0)
}

/** A union of blocks, together fewer than `smallest`, that follows from the numbers; null when there is none. */
function derived(blocks: readonly Block[], told: readonly number[], smallest: number): readonly number[] | null {
  const open = openness(rowsOf(blocks, told), blocks.length)
  const small = blocks.flatMap((b, at) => (b.n < smallest ? [at] : []))
  const deep = small.length > mostAtOnce ? 2 : smallest - 1
  const look = (from: number, chosen: readonly number[], n: number, sum: readonly number[]): readonly number[] | null => {
    for (let k = from; k < small.length; k++) {
      const at = small[k]!
      const total = n + blocks[at]!.n
      if (total >= smallest) continue
      const so = sum.map((value, c) => (value + open[at]![c]!) % prime)
      const set = [...chosen, at]
      if (so.every(value => value === 0)) return set
      const more = set.length < deep ? look(k + 1, set, total, so) : null
      if (more) return more
    }
    return null
  }
  return look(0, [], 0, open[0]?.map(() => 0) ?? [])
}

/**
 * Which of several numbers about persons must not be told, so that no number from 1 to `smallest - 1` can be worked out
 * from the others by adding them and taking them away from each other, however many: every number that is small itself,
 * then the least of those without which it could not be worked out, until none can be. Nought is told: it is about nobody.
 * @param blocks all persons, put together where they count in the same numbers; each `in` as long as there are numbers
 * @param numbers how many numbers there are
 * @returns for each number whether it is to be hidden
 */
export function hideDerived(blocks: readonly Block[], numbers: number, smallest = 5): readonly boolean[] {
  const size = Array.from({ length: numbers }, (_, i) => blocks.reduce((sum, b) => sum + (b.in[i] ? b.n : 0), 0))
  const hidden = size.map(n => n > 0 && n < smallest)
  for (;;) {
    const told = hidden.flatMap((is, i) => (is || size[i] === 0 ? [] : [i]))
    const merged = new Map<string, Block>()
    for (const b of blocks) {
      if (b.n === 0 || !told.some(i => b.in[i])) continue
      const name = told.map(i => Number(b.in[i])).join('')
      const before = merged.get(name)
      merged.set(name, { n: b.n + (before?.n ?? 0), in: b.in })
    }
    const list = [...merged.values()]
    const found = derived(list, told, smallest)
    if (!found) return hidden
    const bySize = [...told].sort((a, b) => size[a]! - size[b]!)
    const without = (i: number) => told.filter(other => other !== i)
    const least = bySize.find(i => !follows(list, without(i), found)) ?? bySize[0]!
    hidden[least] = true
  }
}
