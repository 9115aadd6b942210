/** Longer than this a title is cut: it stands in a list. */
const longest = 32

/** A title for a list: no odd spaces, cut after the last mark of punctuation that leaves most of it, or in the middle. */
export function shortTitle(title: string): string {
  const letters = [
    ...title
      .replace(/[\p{Cf}\p{Cc}]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  ]
  if (letters.length <= longest) return letters.join('')
  const kept = letters.slice(0, longest)
  const mark = kept.findLastIndex(letter => /[\p{P} ]/u.test(letter))
  return `${kept.slice(0, mark >= longest / 2 ? mark : longest - 1).join('')}…`
}
