import { gramsOf } from './grams.ts'
import { PairTable } from './pair-table.ts'
import type { Rows } from './separate.ts'
import { leadWeight, type Words } from './words.ts'

/** 1 + log of the counts that nearly all features have. */
const tempered = Float64Array.from({ length: 256 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)))

/**
 * Values of the features at `at`, counted in `counts`, as a row of length 1: (1 + log count) × inverse document
 * frequency.
 */
export function toUnit(
  at: ArrayLike<number>,
  counts: Float32Array,
  idf: Float32Array,
  into: Float32Array,
  offset: number,
  known: ArrayLike<number> = at,
): void {
  let squares = 0
  for (let i = 0; i < at.length; i++) {
    const times = counts[at[i]!]!
    const value = (tempered[times] ?? 1 + Math.log(times)) * idf[known[i]!]!
    into[offset + i] = value
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  for (let i = 0; i < at.length; i++) into[offset + i]! /= length
}

/** Numbers things in the order they come. */
class Numbering<K> {
  readonly known = new Map<K, number>()
  of(key: K): number {
    const there = this.known.get(key)
    if (there !== undefined) return there
    const next = this.known.size
    this.known.set(key, next)
    return next
  }
}

export interface Counted {
  readonly rows: Rows
  readonly features: readonly string[]
  readonly idf: Float32Array
  readonly words: readonly string[]
  readonly rarity: Float32Array
}

/**
 * Counts what the texts are made of. A feature or word that fewer than `fewest` texts have is left out: it teaches
 * nothing, and what one person alone wrote is nobody else's business.
 */
export function count(texts: readonly Words[], fewest: number): Counted {
  const words = new Numbering<string>()
  const grams = new Numbering<string>()
  const pairs = new PairTable(4096)
  const gramsOfWord: Int32Array[] = []
  const rowWords = texts.map(text =>
    Int32Array.from(text.words, word => {
      const id = words.of(word)
      gramsOfWord[id] ??= Int32Array.from(gramsOf(word), gram => grams.of(gram))
      return id
    }),
  )
  for (const row of rowWords) for (let i = 1; i < row.length; i++) pairs.put(row[i - 1]!, row[i]!, pairs.size)
  const gramCount = grams.known.size
  const all = gramCount + pairs.size
  // First pass: in how many texts; second pass: how often in each.
  const spread = new Int32Array(all)
  const counts = new Float32Array(all)
  const eachRow = (use: (row: number, touched: number[]) => void) => {
    for (const [row, ids] of rowWords.entries()) {
      const touched: number[] = []
      const add = (feature: number, weight: number) => {
        if (counts[feature] === 0) touched.push(feature)
        counts[feature]! += weight
      }
      for (let i = 0; i < ids.length; i++) {
        const weight = i < texts[row]!.lead ? leadWeight : 1
        for (const gram of gramsOfWord[ids[i]!]!) add(gram, weight)
        if (i > 0) add(gramCount + pairs.get(ids[i - 1]!, ids[i]!), weight)
      }
      use(row, touched)
      for (const feature of touched) counts[feature] = 0
    }
  }
  eachRow((_, touched) => {
    for (const feature of touched) spread[feature]!++
  })
  const kept = new Int32Array(all).fill(-1)
  let keptCount = 0
  let cells = 0
  for (let feature = 0; feature < all; feature++) {
    if (spread[feature]! < fewest) continue
    kept[feature] = keptCount++
    cells += spread[feature]!
  }
  const idf = new Float32Array(keptCount)
  for (let feature = 0; feature < all; feature++)
    if (kept[feature]! >= 0) idf[kept[feature]!] = Math.log((texts.length + 1) / (spread[feature]! + 0.5))
  const rows: Rows = { start: new Int32Array(texts.length + 1), at: new Int32Array(cells), value: new Float32Array(cells) }
  let cell = 0
  eachRow((row, touched) => {
    const own = touched.filter(feature => kept[feature]! >= 0)
    const numbers = own.map(feature => kept[feature]!)
    rows.at.set(numbers, cell)
    toUnit(own, counts, idf, rows.value, cell, numbers)
    cell += own.length
    rows.start[row + 1] = cell
  })
  return { rows, idf, ...named(words, grams, pairs, kept, keptCount), ...vocabulary(words, rowWords, fewest) }
}

function named(
  words: Numbering<string>,
  grams: Numbering<string>,
  pairs: PairTable,
  kept: Int32Array,
  keptCount: number,
): { features: string[] } {
  const features = new Array<string>(keptCount)
  const spelled = [...words.known.keys()]
  for (const [gram, id] of grams.known) if (kept[id]! >= 0) features[kept[id]!] = gram
  pairs.each((before, word, id) => {
    const at = kept[grams.known.size + id]!
    if (at >= 0) features[at] = `${spelled[before]} ${spelled[word]}`
  })
  return { features }
}

/** Words that enough texts have, and how rare each is among all words. */
function vocabulary(words: Numbering<string>, rows: readonly Int32Array[], fewest: number) {
  const texts = new Int32Array(words.known.size)
  const times = new Int32Array(words.known.size)
  let all = 0
  for (const row of rows) {
    for (const id of new Set(row)) texts[id]!++
    for (const id of row) times[id]!++
    all += row.length
  }
  const known = [...words.known].filter(([, id]) => texts[id]! >= Math.min(fewest, 2))
  return { words: known.map(([word]) => word), rarity: Float32Array.from(known, ([, id]) => Math.log(all / times[id]!)) }
}
