import type { KnownAsk } from '#contract/known'
import type { CaseData } from '#kernel/define/case'

type Answers = Readonly<Record<string, unknown>>

/** Fewer letters than this say nothing. */
const leastWords = 4

/** What of the answers so far tells whether it is known; undefined while place, or words and kind, are missing. */
export function whatAsked(type: string, def: CaseData, answers: Answers): KnownAsk | undefined {
  const { known } = def
  if (!known) return undefined
  const point = (answers[known.place] as { point?: KnownAsk['point'] } | undefined)?.point
  const words = typeof answers[known.words] === 'string' ? (answers[known.words] as string).trim() : ''
  const category = typeof answers[known.category] === 'string' ? (answers[known.category] as string) : null
  if (!point || (words.length < leastWords && category === null)) return undefined
  return { type, point, words: words.slice(0, 1000), category }
}

/** What was typed already by which one may be reached. */
export const contactIn = ({ form }: Pick<CaseData, 'form'>, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([key, value]) =>
        value !== undefined && value !== '' && form[key]?.personal && ['person', 'phone'].includes(form[key]?.kind ?? ''),
    ),
  )
