import { createCells } from './cells.ts'
import { type Known, known } from './known.ts'
import { createLearned } from './learned.ts'
import { cut, rank } from './rank.ts'
import type { Affinity, Rarity, Report, Suggestion } from './types.ts'

export interface KnownMattersOptions {
  /** How far away a report of the same matter may lie (default 300). */
  readonly metres?: number
  /** How long a report is remembered (default 60). */
  readonly days?: number
  /** At most so many reports are remembered; the oldest go first (default 400,000). */
  readonly most?: number
}

export interface KnownMatters {
  /** Remembers a report. Reports are best given in time order: what is older than the newest by `days` is forgotten. */
  add(report: Report): void
  /** What may be known already, best first: only reports added before, and not later than this one. */
  suggest(report: Report, options?: { readonly top?: number; readonly least?: number }): Suggestion[]
  /** How many reports are remembered now. */
  readonly size: number
}

const day = 86_400_000
/** Different categories are seen together when they come in this close after one another. */
const together = { metres: 60, ms: day, most: 12 }

/** Asks for each word of each category once: the candidates of one report share most of theirs. */
function remembered(rarity: Rarity): Rarity {
  const known = new Map<string, Map<string, number>>()
  return (word, category) => {
    let own = known.get(category)
    if (!own) {
      own = new Map()
      known.set(category, own)
    }
    const nats = own.get(word) ?? rarity(word, category)
    own.set(word, nats)
    return nats
  }
}

/** The same for the categories that come with that of one report. */
function rememberedFor(later: string, affinity: Affinity): Affinity {
  const known = new Map<string, number>()
  return earlier => {
    const ratio = known.get(earlier) ?? affinity(earlier, later)
    known.set(earlier, ratio)
    return ratio
  }
}

/**
 * An index of what was reported, in cells of space kept in the order of time: a suggestion looks at nine cells and at the
 * newest few hundred of each, however many reports there are. It learns from what is added how rare words are and which
 * categories go together, and forgets what is older than its window.
 *
 * @throws RangeError when `metres`, `days` or `most` is not above zero
 */
export function createKnownMatters(options: KnownMattersOptions = {}): KnownMatters {
  const { metres = 300, days = 60, most = 400_000 } = options
  if (!(metres > 0 && days > 0 && most > 0)) throw new RangeError('metres, days and most must be above zero')
  const cells = createCells({ metres, ms: days * day, most })
  const learned = createLearned()

  const closeBefore = (report: Known): string[] => {
    const close = cells.around(report, together)
    return close.length > together.most ? [] : close.map(one => one.of.category)
  }
  return {
    add(report) {
      const read = known(report)
      learned.learn(read.category, read.words, closeBefore(read))
      cells.add(read)
    },
    suggest(report, { top = 5, least = cut } = {}) {
      const read = known(report)
      const rarity = remembered(learned.rarity)
      const affinity = rememberedFor(read.category, learned.affinity)
      return rank(cells.around(read), read, { top, least, rarity, affinity })
    },
    get size() {
      return cells.size
    },
  }
}
