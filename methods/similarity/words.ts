const run = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const han = /^\p{Script=Han}/u

/** Latin letters and Chinese ones standing together are cut where the script changes. */
const pieces = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{Script=Han}+)/gu, ' $1 ')
    .match(run) ?? []

/**
 * The distinct words of a text, in order of appearance: whole words and numbers where words are written apart, pairs of
 * neighbouring characters in Chinese (no dictionary needed, and a wrong cut of a word cannot lose a match).
 */
export function wordsOf(text: string): readonly string[] {
  const words = new Set<string>()
  for (const piece of pieces(text)) {
    if (!han.test(piece)) words.add(piece)
    else {
      const letters = [...piece]
      if (letters.length === 1) words.add(piece)
      for (let i = 1; i < letters.length; i += 1) words.add(letters[i - 1]! + letters[i]!)
    }
  }
  return [...words]
}
