import { z } from 'zod'

/** An id made by the sender. Sent twice, it is the same thing once: the idempotency key of every create. */
export const id = z.uuid()
/** A moment, epoch milliseconds UTC. */
export const instant = z.number().int()
/** A moment somebody asks for in an address. Nothing outside these years is meant, and not every moment can be compared. */
export const askedInstant = z.coerce
  .number()
  .int()
  .min(Date.UTC(1900, 0, 1))
  .max(Date.UTC(2200, 0, 1))
export const lngLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).readonly()

export const errorBody = z.object({
  error: z.object({
    /** One of the codes in docs/errors.md. */
    code: z.string(),
    /** What is wrong, in the language asked for. */
    message: z.string(),
    /** How to mend it. */
    mend: z.string().optional(),
    /** For forms: what is wrong with which field. */
    fields: z.record(z.string(), z.string()).optional(),
    detail: z.record(z.string(), z.unknown()).optional(),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
export const done = z.object({ ok: z.literal(true) })
