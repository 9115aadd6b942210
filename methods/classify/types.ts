/** A text to be classified: words as written, or a list of words that somebody else has cut it into. */
export interface Text {
  readonly title?: string | undefined
  readonly body?: string | undefined
  readonly tokens?: readonly string[] | undefined
}

/** A text and the class that somebody gave it. */
export interface Example extends Text {
  readonly label: string
}

/** What was learned, as plain data: it may be sent to another thread or kept. */
export interface Model {
  /** Classes, in the order of the columns of `weights`. */
  readonly labels: readonly string[]
  /** Known words, and how rare each is: minus the logarithm of its share of all words. */
  readonly words: readonly string[]
  readonly rarity: Float32Array
  /** What is looked for in a text: parts of words, whole words, and pairs of neighbouring words with a space between. */
  readonly features: readonly string[]
  readonly idf: Float32Array
  /** Weight of feature f for class l at f × number of classes + l. */
  readonly weights: Float32Array
  readonly bias: Float32Array
  /** What margins are divided by to become probabilities. */
  readonly temperature: number
}

export interface Verdict {
  readonly label: string
  /** Estimated probability that the label is right, 0 to 1. */
  readonly confidence: number
  /** The estimate is too low to act on; the label is still the best there is. */
  readonly abstain: boolean
  /** Words of the text that spoke most for the label, strongest first. */
  readonly because: readonly string[]
}
