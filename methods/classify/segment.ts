import { PairTable } from './pair-table.ts'
import { evened } from './words.ts'

/** Words longer than this are not looked for in running text. */
const longestWord = 8

/** Known words by their characters: from a node and a character to the next node. Node 0 is the beginning. */
interface Trie {
  readonly next: PairTable
  /** Which word ends at a node, or -1. */
  readonly ends: readonly number[]
  readonly first: Int32Array
  /** Does any word go on from a node? */
  readonly goesOn: readonly boolean[]
}

function trieOf(words: readonly string[]): Trie {
  const next = new PairTable(words.length * 2)
  const ends = [-1]
  const goesOn = [true]
  const first = new Int32Array(65_536).fill(-1)
  for (const [index, word] of words.entries()) {
    if (word.length > longestWord) continue
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i)
      const there = next.put(node, code, ends.length)
      if (there === ends.length) {
        ends.push(-1)
        goesOn.push(false)
      }
      goesOn[node] = true
      if (i === 0) first[code] = there
      node = there
    }
    ends[node] = index
  }
  return { next, ends, first, goesOn }
}

/**
 * Cuts running text into known words: of all ways to cut it, the one whose words are together the most usual (shortest
 * path over a word lattice, unigram model). Characters of no known word are left out, as stop words are in lists of words
 * that had theirs removed.
 */
export function splitterOf(words: readonly string[], rarity: Float32Array): (text: string) => string[] {
  const { next, ends, first, goesOn } = trieOf(words)
  const unknown = rarity.reduce((a, b) => Math.max(a, b), 0) + 2
  let cost = new Float64Array(0)
  let from = new Int32Array(0)
  let word = new Int32Array(0)
  return text => {
    const run = evened(text)
    const size = run.length
    if (cost.length <= size) {
      cost = new Float64Array(size * 2 + 1)
      from = new Int32Array(size * 2 + 1)
      word = new Int32Array(size * 2 + 1)
    }
    cost.fill(Number.POSITIVE_INFINITY, 0, size + 1)
    cost[0] = 0
    for (let start = 0; start < size; start++) {
      const before = cost[start]!
      const step = (end: number, price: number, which: number) => {
        if (price >= cost[end]!) return
        cost[end] = price
        from[end] = start
        word[end] = which
      }
      step(start + 1, before + unknown, -1)
      let node = first[run.charCodeAt(start)]!
      for (let end = start + 1; node !== -1; end++) {
        const which = ends[node]!
        if (which >= 0) step(end, before + rarity[which]!, which)
        if (end === size || !goesOn[node]) break
        node = next.get(node, run.charCodeAt(end))
      }
    }
    const found: string[] = []
    for (let end = size; end > 0; end = from[end]!) if (word[end]! >= 0) found.push(words[word[end]!]!)
    return found.reverse()
  }
}
