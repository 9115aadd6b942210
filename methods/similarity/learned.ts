import type { Affinity, Rarity } from './types.ts'

const bump = <K>(counts: Map<K, number>, key: K, by = 1) => counts.set(key, (counts.get(key) ?? 0) + by)

/** Halves every count and forgets what falls under one: old habits fade, memory stays bounded. */
function fade<K>(counts: Map<K, number>): void {
  for (const [key, count] of counts)
    if (count < 2) counts.delete(key)
    else counts.set(key, count / 2)
}

/** How many reports count as much as knowing nothing about a category. */
const doubt = 5
const apart = '\u0000'

export interface Learned {
  readonly rarity: Rarity
  readonly affinity: Affinity
  /** Takes in the words of one report, and the categories that came in close before it (each with its weight). */
  learn(category: string, words: readonly string[], close: readonly string[]): void
}

/**
 * Learns, from the reports as they come and from nothing else, how rare words are within a category and which different
 * categories are reported together. No labels; at most about `most` words are remembered.
 */
export function createLearned(most = 500_000): Learned {
  /** By category: how many reports have each word. */
  const words = new Map<string, Map<string, number>>()
  let distinct = 0
  const categories = new Map<string, number>()
  const together = new Map<string, number>()
  const preceded = new Map<string, number>()
  let reports = 0
  return {
    rarity: (word, category) =>
      -Math.log(((words.get(category)?.get(word) ?? 0) + 1) / ((categories.get(category) ?? 0) + doubt)),
    affinity: (earlier, later) => {
      const usual = (categories.get(earlier) ?? 0) / Math.max(1, reports)
      if (usual === 0) return 0
      const seen = (together.get(earlier + apart + later) ?? 0) + doubt * usual
      return Math.log(seen / ((preceded.get(later) ?? 0) + doubt) / usual)
    },
    learn(category, said, close) {
      reports += 1
      bump(categories, category)
      const own = words.get(category) ?? new Map<string, number>()
      words.set(category, own)
      distinct -= own.size
      for (const word of said) bump(own, word)
      distinct += own.size
      for (const earlier of close) bump(together, earlier + apart + category, 1 / close.length)
      if (close.length > 0) bump(preceded, category)
      if (distinct <= most) return
      for (const counts of [...words.values(), categories, together, preceded]) fade(counts)
      distinct = [...words.values()].reduce((sum, counts) => sum + counts.size, 0)
      reports /= 2
    },
  }
}
