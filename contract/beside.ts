import { z } from 'zod'
import { id, instant } from './common.ts'

/** What is being written, or the case itself: `answers` is the JSON of its form so far, `not` the case that asks. */
export const besideQuery = z.object({
  type: z.string().max(60),
  answers: z.string().max(20_000),
  not: id.optional(),
})

/** Open cases within reach that say the same in a field, as the definition wants them seen beside this one. */
export const besideList = z.object({
  groups: z.array(
    z.object({
      title: z.string(),
      warns: z.boolean(),
      /** There are more than those given. */
      more: z.boolean(),
      rows: z.array(
        z.object({
          id,
          number: z.string(),
          type: z.string(),
          state: z.string(),
          words: z.string(),
          filedAt: instant,
          dueAt: instant.nullable(),
        }),
      ),
    }),
  ),
})
export type BesideList = z.infer<typeof besideList>
