import { metresBetween } from './distance.ts'
import { scorePair } from './score.ts'
import type { Affinity, Nearby, Rarity, Report, Suggestion } from './types.ts'
import { wordsOf } from './words.ts'

export interface SuggestOptions {
  /** At most so many (default 5). */
  readonly top?: number
  /** Below this score nothing is suggested (default `cut`). */
  readonly least?: number
  /** The days the candidates were drawn from, before the report (default 60): the base of what is usual there. */
  readonly days?: number
  readonly rarity?: Rarity
  readonly affinity?: Affinity
}

/** The score from which a suggestion is worth a look: see the curve in the README. */
export const cut = 0.05

const day = 86_400_000

/** How rare a word is among the candidates of its category: all there is to go by when nothing was learned. */
function rarityAmong(candidates: readonly Report[]): Rarity {
  const counts = new Map<string, number>()
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { category, text } of candidates) {
    count(category)
    for (const word of wordsOf(text)) count(`${category}\n${word}`)
  }
  return (word, category) => -Math.log(((counts.get(`${category}\n${word}`) ?? 0) + 1) / ((counts.get(category) ?? 0) + 3))
}

/** Places closer than this are one place: people and address books differ by as much. */
const samePlace = 25

function nearbyOf(of: Report, metres: number, all: readonly { report: Report; metres: number }[], from: number): Nearby {
  let [sameKind, anyKind] = [0, 0]
  for (const one of all) {
    if (one.metres > Math.max(metres, samePlace) || one.report.at >= of.at) continue
    anyKind += 1
    if (one.report.category === of.category) sameKind += 1
  }
  return { sameKind, anyKind, days: Math.max(0, of.at - from) / day }
}

/**
 * Ranks what may be known already and leaves out what is too unlikely.
 *
 * @param candidates earlier reports around the new one: ALL of the last `days` days within some 300 m (or the newest few
 *   hundred of them), of any category, because what is usual at the place is counted from them. Later ones, and the report
 *   itself, are passed over.
 * @param report the new one
 * @returns at most `top`, best first; equal scores: the newer first
 */
export function suggestKnown(candidates: readonly Report[], report: Report, options: SuggestOptions = {}): Suggestion[] {
  const { top = 5, least = cut, days = 60 } = options
  const from = report.at - days * day
  const around = candidates
    .filter(one => one.id !== report.id && one.at <= report.at && one.at >= from)
    .map(one => ({ report: one, metres: metresBetween(one, report) }))
  const rarity = options.rarity ?? rarityAmong(around.map(one => one.report))
  const context = { rarity, ...(options.affinity && { affinity: options.affinity }) }
  return around
    .map(one => {
      const nearby = nearbyOf(one.report, one.metres, around, from)
      return { at: one.report.at, found: { id: one.report.id, ...scorePair(one.report, report, { ...context, nearby }) } }
    })
    .filter(one => one.found.score >= least)
    .sort((a, b) => b.found.score - a.found.score || b.at - a.at)
    .slice(0, top)
    .map(one => one.found)
}
