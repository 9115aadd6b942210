/** One matter of the catalogue, as far as words can tell it from the others. */
export type Matter = {
  readonly key: string
  readonly class: string
  readonly subclass: string
  readonly when: string
  /** What people call it, with any marks between. */
  readonly keywords?: string | undefined
  readonly unit?: string | undefined
}

/** How much each part of a row says about what people call the matter. */
const parts = [
  ['subclass', 3],
  ['keywords', 3],
  ['when', 1],
  ['class', 1],
] as const

/** Below this the words say too little, and nothing is guessed. */
const least = 4

const runs = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(run => run !== '')
const pairsOf = (run: string): string[] => {
  const letters = [...run]
  return letters.slice(1).map((letter, i) => letters[i]! + letter)
}

export type Guess = {
  readonly matter: Matter
  /** What was said that speaks for it, in the order it was said. */
  readonly because: readonly string[]
}
export type Guesser = (words: string) => Guess | undefined

/**
 * Guesses a matter from free words by the pairs of characters they share with the catalogue's own text; a pair that few
 * matters have says more than one that many have (inverse document frequency). No training, no list of synonyms: it
 * knows what the office's catalogue says, and stays silent when that is nothing.
 */
export function guesserOf(matters: readonly Matter[]): Guesser {
  const known = matters.map(matter => {
    const weights = new Map<string, number>()
    for (const [part, weight] of parts)
      for (const run of runs(matter[part] ?? ''))
        for (const pair of pairsOf(run)) weights.set(pair, Math.max(weight, weights.get(pair) ?? 0))
    return { matter, weights }
  })
  const spread = new Map<string, number>()
  for (const { weights } of known) for (const pair of weights.keys()) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  const rarity = (pair: string) => Math.log((matters.length + 1) / (spread.get(pair) ?? 1))
  return words => {
    const said = [...new Set(runs(words).flatMap(pairsOf))].filter(pair => spread.has(pair))
    let best: { known: (typeof known)[number]; score: number } | undefined
    for (const one of known) {
      const score = said.reduce((sum, pair) => sum + (one.weights.get(pair) ?? 0) * rarity(pair), 0)
      if (score >= least && score > (best?.score ?? 0)) best = { known: one, score }
    }
    return best && { matter: best.known.matter, because: shared(words, best.known.weights) }
  }
}

/** The stretches of what was said whose every pair of characters stands in the catalogue's text, named once each. */
function shared(words: string, weights: ReadonlyMap<string, number>): string[] {
  const found = new Set<string>()
  for (const run of runs(words)) {
    let stretch = ''
    for (const pair of [...pairsOf(run), '']) {
      const [, last = ''] = [...pair]
      if (weights.has(pair)) stretch = stretch === '' ? pair : stretch + last
      else {
        if (stretch !== '') found.add(stretch)
        stretch = ''
      }
    }
  }
  return [...found]
}
