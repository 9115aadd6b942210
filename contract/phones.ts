import { z } from 'zod'
import { id, instant } from './common.ts'

/** Where somebody is or was signed in, as the security administrator sees it. */
export const phoneRow = z.object({
  id,
  createdAt: instant,
  seenAt: instant,
  agent: z.string().nullable(),
  /** open: signed in; over: ended, yet what the device kept was not seen to be cleared; wipe-asked: to be cleared at the next contact; wiped: it said it did. */
  state: z.enum(['open', 'over', 'wipe-asked', 'wiped']),
  wipeAskedAt: instant.nullable(),
  clearedAt: instant.nullable(),
})
export type PhoneRow = z.infer<typeof phoneRow>
export const phoneRows = z.object({ rows: z.array(phoneRow) })

/** A device asks about the session it last held: the cookie may long be gone. */
export const wipeQuery = z.object({ session: id })
export const wipeAnswer = z.object({ asked: z.boolean() })
/** A device says that it cleared what it kept under this session, or under the one of its cookie, and how much had not been sent. */
export const wipedBody = z.object({ session: id.nullable(), unsent: z.number().int().min(0).max(100_000) })
/** One half of what opens a person's things on a phone that somebody else used meanwhile. */
export const phoneKey = z.object({ key: z.string(), session: id })
