import { z } from 'zod'
import { id, instant } from './common.ts'
import { cadence, comparator, day, planItemKind, standings } from './plans.ts'

export const publicPlan = z.object({
  id,
  title: z.string(),
  plain: z.string(),
  from: day,
  until: day,
  adopted: instant.nullable(),
  standings,
})
export const publicPlanList = z.object({ rows: z.array(publicPlan) })
export const publicPromise = z.object({
  id,
  parent: id.nullable(),
  kind: planItemKind,
  number: z.string(),
  title: z.string(),
  /** The clause of the plan it stands for. */
  quote: z.string(),
  standing: z.enum(['kept', 'on-way', 'late', 'no-data', 'none']),
  share: z.number().nullable(),
  value: z.number().nullable(),
  comparator: comparator.nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  per: z.string(),
  unit: z.string(),
  due: day.nullable(),
  asOf: day.nullable(),
  lead: z.string().nullable(),
})
const otherPlan = z.object({ id, title: z.string() })
export const publicPlanPage = publicPlan.extend({
  items: z.array(publicPromise),
  /** The plan it rolled over from, and those that came after it, as far as they are open too. */
  before: otherPlan.nullable(),
  next: z.array(otherPlan),
  editions: z.array(z.object({ edition: z.number().int(), at: instant })),
})
export type PublicPlanPage = z.infer<typeof publicPlanPage>

const publicStood = publicPromise.omit({
  parent: true,
  kind: true,
  number: true,
  quote: true,
  share: true,
  asOf: true,
  lead: true,
})
/** What became of the promises of the plan before: kept, late, carried on and why. */
export const publicBecame = z.object({
  before: publicPlan,
  plan: otherPlan,
  rows: z.array(publicStood.extend({ carried: publicStood.extend({ reason: z.string() }).nullable() })),
})
export type PublicBecame = z.infer<typeof publicBecame>

const publicTerms = z.object({
  title: z.string(),
  comparator: comparator.nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  per: z.string(),
  due: day.nullable(),
  cadence: cadence.nullable(),
  lead: z.string().nullable(),
})
export type PublicTerms = z.infer<typeof publicTerms>
export const publicChangesQuery = z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) })
/** What is different between two adopted editions, as far as it matters to who was promised something, and why. */
export const publicChanges = z.object({
  plan: otherPlan,
  editions: publicPlanPage.shape.editions,
  /** Without `was` it is new, without `is` it is gone. */
  rows: z.array(z.object({ id, was: publicTerms.nullable(), is: publicTerms.nullable(), reason: z.string() })),
})
export type PublicChanges = z.infer<typeof publicChanges>
