import { z } from 'zod'
import { caseDetail } from './cases.ts'
import { id, instant } from './common.ts'

const answers = z.record(z.string(), z.unknown())
const mostAtOnce = 200

/** The same step on one case or on many. Each case is a transaction of its own; the same `id` sent again is the same batch. */
export const bulkBody = z.object({
  id,
  step: z.string().max(60),
  answers: answers.default({}),
  /** `answers` of one case stand above those for all. */
  items: z
    .array(z.object({ case: id, version: z.number().int().min(1), answers: answers.optional() }))
    .min(1)
    .max(mostAtOnce),
  /** Steps that follow at once, e.g. to file and to dispatch: on each case all are taken and taken back together, or none. */
  further: z
    .array(z.object({ step: z.string().max(60), answers: answers.default({}) }))
    .max(3)
    .optional(),
})
export type BulkBody = z.input<typeof bulkBody>

const bulkItem = z.object({
  case: id,
  number: z.string().nullable(),
  /** held: accepted and stored, not yet taken; done; refused: not taken, `error` says why; recalled: taken back in time. */
  status: z.enum(['held', 'done', 'refused', 'recalled']),
  error: z.object({ code: z.string(), message: z.string(), mend: z.string().optional() }).nullable(),
})

export const batch = z.object({
  id,
  step: z.string(),
  answers,
  at: instant,
  /** When what is held is taken; null when nothing is held any more. */
  runsAt: instant.nullable(),
  items: z.array(bulkItem),
})
export type Batch = z.infer<typeof batch>

/** With one case also the case as it will stand, for the sender to go on with; null when it leaves their reach. */
export const batchMade = batch.extend({ preview: caseDetail.nullable() })
export type BatchMade = z.infer<typeof batchMade>

/** What the case would be after this step; nothing is written. `version` is the one the sender saw. */
export const aheadBody = z.object({
  version: z.number().int().min(1),
  step: z.string().max(60),
  answers: answers.default({}),
})
/** Null where the step would take it out of the sender's reach. */
export const ahead = caseDetail.nullable()

export const bulkLookBody = z.object({ cases: z.array(id).min(1).max(mostAtOnce) })
/** What the caller may do with each; cases out of reach are left out. */
export const bulkLook = z.object({
  rows: z.array(
    z.object({
      case: id,
      number: z.string(),
      version: z.number().int(),
      state: z.string(),
      steps: z.array(z.string()),
      suggestions: z.record(z.string(), z.object({ unit: id, units: z.array(id).optional(), because: z.string() })),
    }),
  ),
})
export type BulkLook = z.infer<typeof bulkLook>
