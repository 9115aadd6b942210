import { z } from 'zod'
import { id, instant } from './common.ts'

/**
 * What is being written, or the case itself: `answers` is the JSON of its form so far, `not` the case that asks. `ended`: the
 * latest that have ended, too.
 */
export const besideQuery = z.object({
  type: z.string().max(60),
  answers: z.string().max(20_000),
  not: id.optional(),
  ended: z.stringbool().optional(),
})

/** Another case in one line. */
const caseLine = z.object({
  id,
  number: z.string(),
  type: z.string(),
  state: z.string(),
  words: z.string(),
  unit: id.nullable(),
  filedAt: instant,
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
})
export type CaseLine = z.infer<typeof caseLine>

/** Cases within reach that say the same in a field, as the definition wants them seen beside this one. */
export const besideList = z.object({
  groups: z.array(
    z.object({
      title: z.string(),
      warns: z.boolean(),
      /** There are more than those given. */
      more: z.boolean(),
      /** The field of rows they may be taken over into. */
      into: z.string().optional(),
      /** `row`: what the case becomes there. */
      rows: z.array(caseLine.extend({ row: z.record(z.string(), z.unknown()).optional() })),
    }),
  ),
})
export type BesideList = z.infer<typeof besideList>

/** Where a case came from, and what its steps raised, in order, as far as the reader reaches. */
export const caseKin = z.object({ from: caseLine.nullable(), raised: z.array(caseLine) })
export type CaseKin = z.infer<typeof caseKin>
