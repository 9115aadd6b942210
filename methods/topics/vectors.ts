import type { Message, Vector } from './types.ts'

const run = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const han = /^\p{Script=Han}/u

/** Words apart, numbers, and pairs of neighbouring Chinese characters, as often as they occur. */
function countTerms(text: string, counts: Map<string, number>): Map<string, number> {
  const spaced = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{Script=Han}+)/gu, ' $1 ')
  const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const piece of spaced.match(run) ?? []) {
    if (!han.test(piece)) count(piece)
    else {
      const letters = [...piece]
      for (let i = 1; i < letters.length; i += 1) count(letters[i - 1]! + letters[i]!)
    }
  }
  return counts
}

export const dot = (a: Vector, b: Vector): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}

function unit(vector: Map<number, number>): Map<number, number> {
  const length = Math.sqrt(dot(vector, vector)) || 1
  for (const [term, weight] of vector) vector.set(term, weight / length)
  return vector
}

export interface Terms {
  readonly vectors: readonly Vector[]
  /** How many messages have each term. */
  readonly spread: readonly number[]
  /** The terms by their numbers. */
  readonly terms: readonly string[]
}

/** A term in the title says as much as the whole body says about the matter: people name place and matter there. */
const titleShare = 1

/**
 * One vector of length 1 for each message: terms weighted by how often they occur (1 + ln n) and how few messages have them
 * (ln of the ratio), title and body each normalised before they are added.
 */
export function vectorsOf(messages: readonly Message[]): Terms {
  const numbers = new Map<string, number>()
  const spread: number[] = []
  const read = messages.map(({ title, body }) => {
    const parts = [countTerms(title, new Map()), countTerms(body, new Map())] as const
    for (const term of new Set([...parts[0].keys(), ...parts[1].keys()])) {
      const number = numbers.get(term) ?? numbers.size
      numbers.set(term, number)
      spread[number] = (spread[number] ?? 0) + 1
    }
    return parts
  })
  const rarity = spread.map(count => Math.log(messages.length / count))
  const weigh = (counts: Map<string, number>) => {
    const vector = new Map<number, number>()
    for (const [term, count] of counts) {
      const number = numbers.get(term)!
      vector.set(number, (1 + Math.log(count)) * rarity[number]!)
    }
    return unit(vector)
  }
  const vectors = read.map(([title, body]) => {
    const sum = weigh(body)
    for (const [term, weight] of weigh(title)) sum.set(term, (sum.get(term) ?? 0) + titleShare * weight)
    // What a single message alone has can match nothing: it counts for the length only.
    const whole = unit(sum)
    for (const term of whole.keys()) if (spread[term] === 1) whole.delete(term)
    return whole
  })
  return { vectors, spread, terms: [...numbers.keys()] }
}
