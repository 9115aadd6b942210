/** One matter of the catalogue, as far as words can tell it from the others. */
export type Matter = {
  readonly key: string
  readonly class: string
  readonly subclass: string
  readonly when: string
  readonly unit?: string | undefined
}

/** How much each part of a row says about what people call the matter. */
const parts = [
  ['subclass', 3],
  ['when', 1],
  ['class', 1],
] as const

/** Below this the words say too little, and nothing is guessed. */
const least = 4

const pairs = (text: string): Set<string> => {
  const letters = [...text.replace(/[^\p{L}\p{N}]+/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => letters[i]! + letter))
}

export type Guesser = (words: string) => Matter | undefined

/**
 * Guesses a matter from free words by the pairs of characters they share with the catalogue's own text; a pair that few
 * matters have says more than one that many have (inverse document frequency). No training, no list of synonyms: it
 * knows what the office's catalogue says, and stays silent when that is nothing.
 */
export function guesserOf(matters: readonly Matter[]): Guesser {
  const known = matters.map(matter => {
    const weights = new Map<string, number>()
    for (const [part, weight] of parts)
      for (const pair of pairs(matter[part])) weights.set(pair, Math.max(weight, weights.get(pair) ?? 0))
    return { matter, weights }
  })
  const spread = new Map<string, number>()
  for (const { weights } of known) for (const pair of weights.keys()) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  const rarity = (pair: string) => Math.log((matters.length + 1) / (spread.get(pair) ?? 1))
  return words => {
    const said = [...pairs(words)].filter(pair => spread.has(pair))
    let best: { matter: Matter; score: number } | undefined
    for (const { matter, weights } of known) {
      const score = said.reduce((sum, pair) => sum + (weights.get(pair) ?? 0) * rarity(pair), 0)
      if (score >= least && score > (best?.score ?? 0)) best = { matter, score }
    }
    return best?.matter
  }
}
