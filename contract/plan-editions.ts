import { z } from 'zod'
import { id } from './common.ts'
import { line, realDay, words } from './plans.ts'

/** What becomes of a plan as a whole: adopted, ended, carried on; what is different between two adoptions. */
export const planAdopt = z.object({ version: z.number().int(), words: words(500).default('') })
export const planClose = z.object({ version: z.number().int(), words: line(500) })
/** The next plan from this one: what is not done goes on, each with a reason. */
export const planRoll = z.object({
  id,
  title: line(200),
  from: realDay,
  until: realDay,
  carry: z.array(z.object({ item: id, reason: line(500) })).max(5000),
})
export const planDiffQuery = z.object({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(0) })
/** Edition 0 is the tree as it stands now. */
export const planDiff = z.object({
  from: z.number().int(),
  to: z.number().int(),
  rows: z.array(
    z.object({
      id,
      what: z.enum(['added', 'gone', 'changed', 'moved']),
      number: z.string(),
      title: z.string(),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
})
export type PlanDiff = z.infer<typeof planDiff>
