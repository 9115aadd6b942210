import type { CaseData } from '#kernel/index'

const LONGEST = 42

/** A heading from the reporter's own words: the first sentence, cut at a pause when it is long. */
export function headingOf(words: string): string {
  const [sentence = ''] = words.trim().split(/[。！？!?\n]/)
  const chars = [...sentence.trim()]
  if (chars.length <= LONGEST) return sentence.trim()
  const pauses = chars.flatMap((char, at) => (/[，,；;、]/.test(char) && at >= 12 && at <= LONGEST ? [at] : []))
  const cut = pauses.at(-1)
  return cut === undefined ? `${chars.slice(0, LONGEST).join('')}…` : chars.slice(0, cut).join('')
}

/** The field that says what the matter is: the first of the list's columns written in words. */
export const wordsField = (def: CaseData): string | undefined =>
  def.list.find(key => ['note', 'text'].includes(def.form[key]?.kind ?? ''))
