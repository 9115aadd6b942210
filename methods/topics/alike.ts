import type { Vector } from './types.ts'

/** Below this share of the heaviest term's weight a neighbouring term is not of the same phrase. */
const partOf = 0.15

/** A name has at most so many pairs; what is longer is a sentence, and says more than a name. */
const longest = 6

/** The phrase around the heaviest shared pair of characters: pairs that go on where it ends or end where it begins. */
function heaviestPhrase(shared: readonly (readonly [term: string, weight: number])[]): number {
  const [first] = shared
  if (!first) return 0
  const least = first[1] * partOf
  const taken = new Set([first[0]])
  let sum = first[1]
  let [left, right] = [[...first[0]][0], [...first[0]].at(-1)]
  for (let grew = true; grew && taken.size < longest; ) {
    grew = false
    for (const [term, weight] of shared) {
      if (weight < least || taken.has(term) || term.length < 2) continue
      const letters = [...term]
      if (letters[0] === right) right = letters.at(-1)
      else if (letters.at(-1) === left) left = letters[0]
      else continue
      taken.add(term)
      sum += weight
      grew = true
      break
    }
  }
  return sum
}

/** How many of the heaviest shared terms are searched for the phrase. */
const searched = 40

export interface Alike {
  /** The cosine, or the average of it over all pairs. */
  readonly whole: number
  /** What is left of it without the one phrase that counts most. */
  readonly rest: number
}

/**
 * How alike two messages or groups are, and how much of that stays when the heaviest shared phrase is left out. Two
 * messages about one matter share more than one thing: the place and what is wrong there. Those that share the name of
 * an estate only, or of a grant only, do not.
 *
 * @param pairs by how many pairs of messages the product of the sums is divided
 */
export function alike(a: Vector, b: Vector, pairs: number, terms: readonly string[]): Alike {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  const shared: [string, number][] = []
  let whole = 0
  for (const [term, weight] of small) {
    const product = weight * (large.get(term) ?? 0)
    if (product === 0) continue
    whole += product
    shared.push([terms[term]!, product])
  }
  shared.sort((x, y) => y[1] - x[1])
  const phrase = heaviestPhrase(shared.slice(0, searched))
  return { whole: whole / pairs, rest: (whole - phrase) / pairs }
}
