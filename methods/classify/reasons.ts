import type { Text } from './types.ts'
import { evened } from './words.ts'

/** Words a person takes for a reason: not a single character, not a number or a code. */
const isReason = (word: string) => [...word].length > 1 && /\p{L}/u.test(word) && !/^[\p{Script=Latin}\p{N}]+$/u.test(word)

/** Single characters that stand together in the text are read together, up to so many. */
const together = 4

/**
 * The words that said most, strongest first. Where a word was cut into single characters that all spoke for the label
 * (井, 盖), they are named as they stand in the text (井盖).
 * @param spoke what each of the words said, in their order
 */
export function reasonsOf(text: Text, words: readonly string[], spoke: Float64Array, most: number): string[] {
  const said = new Map<string, number>()
  let written: string | undefined
  for (let i = 0; i < words.length; i++) {
    let word = words[i]!
    let much = spoke[i]!
    while (word.length < together && much > 0 && words[i]!.length === 1 && words[i + 1]?.length === 1 && spoke[i + 1]! > 0) {
      written ??= text.tokens ? '' : evened(`${text.title ?? ''}\n${text.body ?? ''}`)
      if (!written.includes(word + words[i + 1]!)) break
      i++
      word += words[i]!
      much += spoke[i]!
    }
    said.set(word, (said.get(word) ?? 0) + much)
  }
  const reasons = [...said].filter(([word, much]) => much > 0 && isReason(word)).sort((a, b) => b[1] - a[1])
  return reasons.slice(0, most).map(([word]) => word)
}
