import { z } from 'zod'
import { id } from './common.ts'
import { day, standing } from './plans.ts'

/** Words of a promise, of its number or its plan; or the id of one. */
export const promiseQuery = z.object({ q: z.string().trim().max(200).default('') })

/** A promise as it is chosen: enough to tell two of the same words apart. */
const promiseFound = z.object({
  id,
  number: z.string(),
  title: z.string(),
  plan: id,
  planTitle: z.string(),
  lead: id.nullable(),
  due: day.nullable(),
  standing,
})
export type PromiseFound = z.infer<typeof promiseFound>
export const promisesFound = z.object({ rows: z.array(promiseFound) })
export type PromisesFound = z.infer<typeof promisesFound>
