import type { ErrorBody } from '#contract/common'
import { isRecord, type Kept, kept } from './kept.ts'

export type Answers = Readonly<Record<string, unknown>>

/** Why the office did not take it, kept so that the form can show it after a restart. */
export type Problem = Pick<ErrorBody['error'], 'code' | 'message' | 'mend' | 'fields'>

/** A report being written. Its id is made once: however often it is sent, the office files it once. */
export type Draft = { readonly id: string; readonly answers: Answers }

export const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && typeof value.id === 'string' && isRecord(value.answers)

const drafts = new Map<string, Kept<Draft | undefined>>()

export function draftOf(type: string): Kept<Draft | undefined> {
  const known = drafts.get(type)
  if (known) return known
  const made = kept<Draft | undefined>(`draft.${type}`, stored => (isDraft(stored) ? stored : undefined))
  drafts.set(type, made)
  return made
}
