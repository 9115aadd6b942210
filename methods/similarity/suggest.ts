import { metresBetween } from './distance.ts'
import { type Known, known } from './known.ts'
import { cut, rank } from './rank.ts'
import type { Affinity, Rarity, Report, Suggestion } from './types.ts'

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

/** How rare a word is among the candidates of its category: all there is to go by when nothing was learned. */
function rarityAmong(candidates: readonly Known[]): Rarity {
  const counts = new Map<string, number>()
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { category, words } of candidates) {
    count(category)
    for (const word of words) count(`${category}\n${word}`)
  }
  return (word, category) => -Math.log(((counts.get(`${category}\n${word}`) ?? 0) + 1) / ((counts.get(category) ?? 0) + 5))
}

/**
 * Ranks what may be known already and leaves out what is too unlikely.
 *
 * @param candidates earlier reports around the new one: ALL of the last `days` days within some 300 m (or the newest few
 *   hundred of them, `days` being what they reach back), of any category, because what is usual at the place is counted
 *   from them. Later ones, and the report itself, are passed over.
 * @param report the new one
 * @returns at most `top`, best first; equal scores: the newer first
 */
export function suggestKnown(candidates: readonly Report[], report: Report, options: SuggestOptions = {}): Suggestion[] {
  const { top = 5, least = cut, days = 60, affinity } = options
  const from = report.at - days * 86_400_000
  const around = candidates
    .filter(one => one.id !== report.id && one.at <= report.at && one.at >= from)
    .map(one => ({ of: known(one), metres: metresBetween(one, report), from }))
  const rarity = options.rarity ?? rarityAmong(around.map(one => one.of))
  return rank(around, known(report), { top, least, rarity, affinity })
}
