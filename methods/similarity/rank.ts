import type { Candidate, Known } from './known.ts'
import { firstGlance, scoreKnown } from './score.ts'
import type { Affinity, Nearby, Rarity, Suggestion } from './types.ts'

/** The score from which a suggestion is worth a look: see the curve in the README. */
export const cut = 0.05

/** Places closer than this are one place: people and address books differ by as much. */
const samePlace = 25
/** So many of the likeliest at first glance are looked at closely. */
const looked = 40
const day = 86_400_000

/** What came in around a candidate before it. */
export function nearbyOf(one: Candidate, all: readonly Candidate[]): Nearby {
  const reach = Math.max(one.metres, samePlace)
  let [sameKind, anyKind] = [0, 0]
  for (const other of all) {
    if (other.metres > reach || other.of.at >= one.of.at) continue
    anyKind += 1
    if (other.of.category === one.of.category) sameKind += 1
  }
  return { sameKind, anyKind, days: Math.max(0, one.of.at - one.from) / day }
}

export interface RankOptions {
  readonly top: number
  readonly least: number
  readonly rarity: Rarity
  readonly affinity?: Affinity | undefined
}

/** The likeliest at first glance, best first. */
export function worthALook(around: readonly Candidate[], later: Known, affinity?: Affinity): readonly Candidate[] {
  if (around.length <= looked) return around
  return around
    .map(one => ({ one, glance: firstGlance(one.of, later, one.metres, affinity) }))
    .sort((a, b) => b.glance - a.glance)
    .slice(0, looked)
    .map(({ one }) => one)
}

export function rank(around: readonly Candidate[], later: Known, options: RankOptions): Suggestion[] {
  const { top, least, rarity, affinity } = options
  const context = { rarity, ...(affinity && { affinity }) }
  return worthALook(around, later, affinity)
    .map(one => ({
      at: one.of.at,
      found: { id: one.of.id, ...scoreKnown(one.of, later, { ...context, nearby: nearbyOf(one, around) }) },
    }))
    .filter(one => one.found.score >= least)
    .sort((a, b) => b.found.score - a.found.score || b.at - a.at)
    .slice(0, top)
    .map(one => one.found)
}
