import { metresBetween } from './distance.ts'
import type { Affinity, Because, Nearby, Rarity, Report, Scored } from './types.ts'
import { wordsOf } from './words.ts'

export interface PairContext {
  readonly nearby: Nearby
  readonly rarity?: Rarity
  readonly affinity?: Affinity
}

/** Log-odds per feature; see the README for what they were fitted on. */
const weights = {
  start: -4,
  distance: -1.2,
  hours: -0.35,
  sameKind: 2.5,
  affinity: 0.8,
  shared: 2,
  unshared: -0.5,
  expected: -0.4,
}

/** Words that say nothing for certain keep a similarity from being taken at its face: so many nats are held against it. */
const littleSaid = 3

function compareWords(earlier: Report, later: Report, rarity: Rarity) {
  const before = new Set(wordsOf(earlier.text))
  const says = (word: string) => Math.min(rarity(word, earlier.category), rarity(word, later.category))
  let [common, all] = [0, 0]
  const shared: { word: string; says: number }[] = []
  for (const word of wordsOf(later.text)) {
    const nats = says(word)
    all += nats
    if (!before.delete(word)) continue
    common += nats
    shared.push({ word, says: nats })
  }
  for (const word of before) all += says(word)
  shared.sort((a, b) => b.says - a.says)
  return { common, all, shared: shared.filter(one => one.says > 0.7).map(one => one.word) }
}

/** What tells, as numbers of like size: the columns the weights belong to. */
export function featuresOf(earlier: Report, later: Report, context: PairContext) {
  const metres = metresBetween(earlier, later)
  const days = Math.max(0, later.at - earlier.at) / 86_400_000
  const same = earlier.category === later.category
  const { common, all, shared } = compareWords(earlier, later, context.rarity ?? (() => 1))
  const { sameKind, anyKind, days: over } = context.nearby
  const perDay = ((same ? sameKind : anyKind) + 0.5) / (over + 1)
  const expected = perDay * (days + 1 / 24)
  return {
    facts: { metres, minutes: days * 1440, same, shared, expected },
    features: {
      start: 1,
      distance: Math.log1p(metres / 15),
      hours: Math.log1p(days * 24 * 4),
      sameKind: same ? 1 : 0,
      affinity: same ? 0 : (context.affinity?.(earlier.category, later.category) ?? 0),
      shared: common / (all + littleSaid),
      unshared: (all - common) / (all + littleSaid),
      expected: Math.log(expected),
    },
  }
}

/**
 * How likely two reports speak of one matter, with the facts that say so.
 *
 * @param earlier the one known already
 * @param later the new one
 * @param context `nearby`: what usually comes in there (counts over days); `rarity` and `affinity` where something learned them
 * @returns a score between 0 and 1 (a logistic model of few terms, README) and the reasons, strongest fact first
 */
export function scorePair(earlier: Report, later: Report, context: PairContext): Scored {
  const { facts, features } = featuresOf(earlier, later, context)
  let odds = 0
  for (const name of Object.keys(weights) as (keyof typeof weights)[]) odds += weights[name] * features[name]
  const because: Because[] = [
    { kind: 'distance', metres: Math.round(facts.metres) },
    { kind: 'time', minutes: Math.round(facts.minutes) },
    { kind: 'category', same: facts.same, earlier: earlier.category },
  ]
  if (facts.shared.length > 0) because.push({ kind: 'words', shared: facts.shared.slice(0, 6) })
  if (facts.expected < 0.1) because.push({ kind: 'rare', expected: Number(facts.expected.toPrecision(2)) })
  return { score: 1 / (1 + Math.exp(-odds)), because }
}
