import type { ErrorBody } from '#contract/common'

export type Answers = Readonly<Record<string, unknown>>
export type Problem = Pick<ErrorBody['error'], 'code' | 'message' | 'mend' | 'fields'>

/** What the office is asked to do: file something found, or take a step of a case. */
export type Wish =
  | { readonly kind: 'file'; readonly type: string; readonly answers: Answers }
  | {
      readonly kind: 'take'
      readonly type: string
      readonly case: string
      readonly number: string
      readonly version: number
      readonly step: string
      readonly answers: Answers
    }

/**
 * Something on its way from this phone to the office. Its id is the id of the new case or of the command, so that sent
 * twice it is the same thing once.
 */
export type Errand = {
  readonly id: string
  /** Whose it is: nobody else's sign-in sends it. */
  readonly person: string
  readonly madeAt: number
  /** What it is, in the words of the definition. */
  readonly title: string
  /** Its first words. */
  readonly words: string
  readonly wish: Wish
  /** Photos that the office does not have yet. */
  readonly photos: readonly string[]
  readonly state: 'waiting' | 'conflict' | 'refused' | 'sent'
  readonly problem?: Problem | undefined
  readonly number?: string | undefined
  readonly sentAt?: number | undefined
}

export const draftOf = ({ wish }: Pick<Errand, 'wish'>): string =>
  wish.kind === 'file' ? `report/${wish.type}` : `step/${wish.case}/${wish.step}`

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)
/** Ids in the answers that may be photos made on this phone: they stand in lists. */
export const idsInLists = (answers: Answers): string[] =>
  Object.values(answers).flatMap(value => (Array.isArray(value) ? value.filter(isId) : []))
