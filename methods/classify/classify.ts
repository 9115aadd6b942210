import { shares } from './confidence.ts'
import { toUnit } from './count.ts'
import { gramsOf } from './grams.ts'
import { PairTable } from './pair-table.ts'
import { reasonsOf } from './reasons.ts'
import { splitterOf } from './segment.ts'
import type { Model, Text, Verdict } from './types.ts'
import { leadWeight, wordsOf } from './words.ts'

export interface ClassifyOptions {
  /** Below this confidence it abstains. */
  readonly sureAt?: number
  /** How many words to name at most. */
  readonly reasons?: number
}

/** Below this, by its own estimate, more than two in five answers would be wrong. */
export const usualSureAt = 0.6

/** A learned model made ready to be asked, as often as wanted. */
export function classifierOf(model: Model, { sureAt = usualSureAt, reasons = 5 }: ClassifyOptions = {}): (text: Text) => Verdict {
  const { labels, idf, weights } = model
  const classes = labels.length
  const split = splitterOf(model.words, model.rarity)
  const partsOf = partsFrom(model)
  const counts = new Float32Array(model.features.length)

  return text => {
    const { words, lead } = wordsOf(text, split)
    const parts = partsOf(words)
    const touched: number[] = []
    const add = (feature: number, weight: number) => {
      if (counts[feature] === 0) touched.push(feature)
      counts[feature]! += weight
    }
    for (let i = 0; i < parts.length; i++) {
      const { grams, pair } = parts[i]!
      const weight = i < lead ? leadWeight : 1
      for (let k = 0; k < grams.length; k++) add(grams[k]!, weight)
      if (pair >= 0) add(pair, weight)
    }
    const values = new Float32Array(touched.length)
    toUnit(touched, counts, idf, values, 0)
    const margins = Float64Array.from(model.bias)
    for (let i = 0; i < touched.length; i++) {
      const at = touched[i]! * classes
      const value = values[i]!
      for (let label = 0; label < classes; label++) margins[label]! += weights[at + label]! * value
    }
    const chances = shares(margins, model.temperature)
    let best = 0
    for (let label = 1; label < classes; label++) if (chances[label]! > chances[best]!) best = label
    // From here on what each feature said for the label, once.
    for (let i = 0; i < touched.length; i++) {
      const feature = touched[i]!
      counts[feature] = (weights[feature * classes + best]! * values[i]!) / counts[feature]!
    }
    const spoke = new Float64Array(words.length)
    for (let i = 0; i < words.length; i++) {
      const { grams, pair } = parts[i]!
      let much = pair < 0 ? 0 : counts[pair]!
      for (let k = 0; k < grams.length; k++) much += counts[grams[k]!]!
      spoke[i] = much * (i < lead ? leadWeight : 1)
    }
    for (const feature of touched) counts[feature] = 0
    return {
      label: labels[best]!,
      confidence: chances[best]!,
      abstain: touched.length === 0 || chances[best]! < sureAt,
      because: reasonsOf(text, words, spoke, reasons),
    }
  }
}

/** For each word of a text the features it brings: its parts, and the pair it makes with the word before. */
function partsFrom(model: Model): (words: readonly string[]) => { grams: readonly number[]; pair: number }[] {
  const number = new Map(model.features.map((feature, i) => [feature, i]))
  const known = new Map(model.words.map((word, i) => [word, i]))
  const pairs = new PairTable()
  for (const [i, feature] of model.features.entries()) {
    const [before, word] = feature.split(' ')
    const [first, second] = [known.get(before ?? ''), known.get(word ?? '')]
    if (first !== undefined && second !== undefined) pairs.put(first, second, i)
  }
  // Only words of the model are remembered, so that memory does not grow with what is asked.
  const remembered = new Array<readonly number[] | undefined>(model.words.length)
  const gramsFor = (word: string) => gramsOf(word).flatMap(gram => number.get(gram) ?? [])
  return words => {
    let before = -1
    return words.map(word => {
      const id = known.get(word) ?? -1
      const grams = remembered[id] ?? gramsFor(word)
      if (id >= 0) remembered[id] = grams
      const pair = before < 0 || id < 0 ? -1 : pairs.get(before, id)
      before = id
      return { grams, pair }
    })
  }
}
