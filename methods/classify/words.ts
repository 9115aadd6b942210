import type { Text } from './types.ts'

/** How people's first words count beside the rest; a text without a title leads with its first words. */
export const leadWeight = 4
const leadWords = 9

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Full-width letters and capitals are no difference of meaning. */
export const evened = (text: string): string => text.normalize('NFKC').toLowerCase()

const cut = (text: string): string[] => {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(evened(text))) if (isWordLike) words.push(segment)
  return words
}

/** The words of a text in order, and how many of them lead. */
export interface Words {
  readonly words: readonly string[]
  readonly lead: number
}

/** Puts title and body together; `split` cuts a text into words (by dictionary unless told otherwise). */
export function wordsOf(text: Text, split: (text: string) => readonly string[] = cut): Words {
  if (text.tokens) {
    const words = text.tokens.map(evened).filter(word => word !== '')
    return { words, lead: Math.min(leadWords, words.length) }
  }
  const title = split(text.title ?? '')
  const words = [...title, ...split(text.body ?? '')]
  return { words, lead: title.length > 0 ? title.length : Math.min(leadWords, words.length) }
}
