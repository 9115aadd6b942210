import { metresBetween } from './distance.ts'
import { type Known, known } from './known.ts'
import type { Affinity, Because, Nearby, Rarity, Report, Scored } from './types.ts'

export interface PairContext {
  readonly nearby: Nearby
  readonly rarity?: Rarity
  readonly affinity?: Affinity
}

/**
 * Log-odds per feature, fitted by logistic regression on one city's pairs named by its staff (README). The start is raised
 * by a constant so that `cut` is a round figure.
 */
const weights = {
  start: -3.3,
  distance: -0.95,
  days: -0.85,
  sameKind: 1.9,
  affinity: 0.35,
  shared: 1.8,
  unlikeInACrowd: -0.5,
  perDay: -0.75,
  closed: -4.2,
}

/** Words that say nothing for certain keep a similarity from being taken at its face: so many nats are held against it. */
const littleSaid = 3

function compareWords(earlier: Known, later: Known, rarity: Rarity) {
  const before = new Set(earlier.words)
  const one = earlier.category === later.category
  const says = (word: string) => {
    const nats = rarity(word, later.category)
    return Math.max(0, one ? nats : Math.min(nats, rarity(word, earlier.category)))
  }
  let [common, all] = [0, 0]
  const shared: { word: string; says: number }[] = []
  for (const word of later.words) {
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

const day = 86_400_000

/** How the distance, the time and the two categories of a pair enter. */
function plainFeatures(earlier: Known, later: Known, metres: number, affinity?: Affinity) {
  const sameKind = earlier.category === later.category
  return {
    start: 1,
    distance: Math.log1p(metres / 15),
    days: Math.log1p(Math.max(0, later.at - earlier.at) / day),
    sameKind: sameKind ? 1 : 0,
    affinity: sameKind ? 0 : (affinity?.(earlier.category, later.category) ?? 0),
    closed: (earlier.closedAt ?? Number.POSITIVE_INFINITY) <= later.at ? 1 : 0,
  }
}

const terms = Object.keys(weights) as (keyof typeof weights)[]
const oddsOf = (features: Partial<typeof weights>): number =>
  terms.reduce((sum, term) => sum + weights[term] * (features[term] ?? 0), 0)

/** What can be told without looking at the words or at what is usual: enough to see which candidates are worth both. */
export const firstGlance = (earlier: Known, later: Known, metres: number, affinity?: Affinity): number =>
  oddsOf(plainFeatures(earlier, later, metres, affinity))

/** The same as `scorePair`, of reports whose words were read already. */
export function scoreKnown(earlier: Known, later: Known, { nearby, rarity, affinity }: PairContext): Scored {
  const metres = metresBetween(earlier, later)
  const minutes = Math.max(0, later.at - earlier.at) / 60_000
  const plain = plainFeatures(earlier, later, metres, affinity)
  const { common, all, shared } = compareWords(earlier, later, rarity ?? (() => 1))
  const usual = (reports: number) => (reports + 0.5) / (nearby.days + 1)
  const perDay = usual(plain.sameKind ? nearby.sameKind : nearby.anyKind)
  const odds = oddsOf({
    ...plain,
    shared: common / (all + littleSaid),
    unlikeInACrowd: ((all - common) / (all + littleSaid)) * Math.max(0, Math.log(usual(nearby.anyKind)) + 1),
    perDay: Math.log(perDay),
  })

  const because: Because[] = [
    { kind: 'distance', metres: Math.round(metres) },
    { kind: 'time', minutes: Math.round(minutes) },
    { kind: 'category', same: plain.sameKind === 1, earlier: earlier.category },
  ]
  if (shared.length > 0) because.push({ kind: 'words', shared: shared.slice(0, 6) })
  const expected = perDay * (minutes / 1440 + 1 / 24)
  if (expected < 0.1) because.push({ kind: 'rare', expected: Number(expected.toPrecision(2)) })
  if (plain.closed) because.push({ kind: 'closed', minutes: Math.round((later.at - earlier.closedAt!) / 60_000) })
  return { score: 1 / (1 + Math.exp(-odds)), because }
}

/**
 * How likely two reports speak of one matter, with the facts that say so.
 *
 * @param earlier the one known already
 * @param later the new one
 * @param context `nearby`: what usually comes in there (counts over days); `rarity` and `affinity` where something learned them
 * @returns a score between 0 and 1 (a logistic model of few terms, README) and the facts
 */
export const scorePair = (earlier: Report, later: Report, context: PairContext): Scored =>
  scoreKnown(known(earlier), known(later), context)
