import { z } from 'zod'
import { id, instant } from './common.ts'
import { day } from './plans.ts'

const line = (most: number) => z.string().trim().min(1).max(most)

/** What others decided of somebody's year, as the document says it. `grade` is their word, nothing is worked out from it. */
const said = {
  grade: line(20),
  toldOn: day.nullable(),
  objected: z.boolean(),
  /** What came of the objection. */
  outcome: z.string().trim().max(500).default(''),
  document: line(100),
}
const year = z.number().int().min(1990).max(2200)
export const staffResultBody = z.object({ id, person: id, year, ...said })
export const staffResultPut = z.object({ version: z.number().int(), reason: line(300), ...said })
export const staffResultWithdraw = z.object({ version: z.number().int(), reason: line(300) })
export const staffResultQuery = z.object({ person: id })

export const staffResult = z.object({
  id,
  version: z.number().int(),
  year,
  grade: z.string(),
  toldOn: day.nullable(),
  objected: z.boolean(),
  outcome: z.string(),
  document: z.string(),
  withdrawn: z.boolean(),
  /** The last day on which it is kept. */
  keptUntil: day,
  /** Every version, the newest first. */
  history: z.array(z.object({ at: instant, by: z.string(), grade: z.string(), reason: z.string(), withdrawn: z.boolean() })),
})
export type StaffResult = z.infer<typeof staffResult>
export const staffResults = z.object({
  rows: z.array(staffResult),
  purpose: z.string(),
  basis: z.enum(['consent', 'contract', 'legal-duty', 'emergency']),
  keepYears: z.number().int(),
  /** Who looked, the newest first; for the person alone. */
  looks: z.array(z.object({ at: instant, who: z.string() })),
})
export type StaffResults = z.infer<typeof staffResults>
