import type { Report } from './types.ts'
import { wordsOf } from './words.ts'

/** A report with its words read once. */
export interface Known extends Omit<Report, 'text'> {
  readonly words: readonly string[]
}

/** Reads the words of a report; the text itself is not kept. */
export const known = ({ text, ...rest }: Report): Known => ({ ...rest, words: wordsOf(text) })

/** An earlier report near a new one. */
export interface Candidate {
  readonly of: Known
  readonly metres: number
  /** Since when reports around it were counted, epoch milliseconds. */
  readonly from: number
}
