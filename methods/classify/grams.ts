/** Longest part of a word that is looked at, in characters. */
const longest = 4

/**
 * The parts a word is known by: every run of one to four characters inside it, and itself. So 停车费 and 停车场 have 停车
 * in common, and a word never seen before is known by its parts.
 */
export function gramsOf(word: string): string[] {
  const letters = [...word]
  const grams: string[] = []
  for (let length = 1; length <= longest; length++)
    for (let from = 0; from + length <= letters.length; from++) grams.push(letters.slice(from, from + length).join(''))
  if (letters.length > longest) grams.push(word)
  return grams
}
