import { z } from 'zod'
import { id } from './common.ts'

/** What a screen says of itself every so often while a case is in sight. */
export const presenceBody = z.object({
  /** A form is open: whoever comes later should not do the same. */
  writing: z.boolean(),
  /** The case is being left: no need to wait until it is forgotten. */
  leaving: z.boolean().default(false),
})

/** Who has a case open, besides the caller. Never kept as history. */
export const atCase = z.object({ case: id, person: id, name: z.string(), writing: z.boolean() })
export type AtCase = z.infer<typeof atCase>
export const presenceList = z.object({ rows: z.array(atCase) })
