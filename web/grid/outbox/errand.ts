import type { ErrorBody } from '#contract/common'
import type { FieldsData } from '#kernel/define/field'

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

/** Raised whenever what is stored changes its form; `readStored` brings the earlier ones up to it. */
export const FORMAT = 2

/**
 * Something on its way from this phone to the office. Its id is the id of the new case or of the command, so that sent
 * twice it is the same thing once.
 */
export type Errand = {
  readonly format: typeof FORMAT
  readonly id: string
  /** Whose it is: nobody else's sign-in sends it. */
  readonly person: string
  /** By the phone's own clock, which may be wrong: told to the office as it is. */
  readonly madeAt: number
  /** Its place in the row, whatever the clock says. */
  readonly no: number
  /** What it is, in the words of the definition. */
  readonly title: string
  /** Its first words. */
  readonly words: string
  readonly wish: Wish
  /** What was asked, as it was asked: the definition may be another one by the time it is sent. */
  readonly fields?: FieldsData | undefined
  /** Photos that the office does not have yet. */
  readonly photos: readonly string[]
  readonly state: 'waiting' | 'conflict' | 'refused' | 'sent'
  readonly problem?: Problem | undefined
  readonly number?: string | undefined
  readonly sentAt?: number | undefined
}

type Stored = { readonly id: string; readonly format?: number; readonly madeAt?: number }

/** An errand as any version of the app stored it; undefined when a newer one did, whose form is not known here. */
export function readStored(stored: Stored): Errand | undefined {
  if ((stored.format ?? 1) > FORMAT) return undefined
  if (stored.format === FORMAT) return stored as Errand
  // The first form had no number of its own: the clock told the order.
  return { ...(stored as unknown as Errand), format: FORMAT, no: stored.madeAt ?? 0 }
}

export const draftOf = ({ wish }: Pick<Errand, 'wish'>): string =>
  wish.kind === 'file' ? `report/${wish.type}` : `step/${wish.case}/${wish.step}`

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)
/** Ids in the answers that may be photos made on this phone: they stand in lists. */
export const idsInLists = (answers: Answers): string[] =>
  Object.values(answers).flatMap(value => (Array.isArray(value) ? value.filter(isId) : []))
