import { z } from 'zod'
import { askedInstant, id, instant } from './common.ts'
import { nearRow } from './near.ts'

/** All published matters of the office, narrowed as asked; newest first. */
export const publishedQuery = z.object({
  /** `type.kind` as the rows have them, e.g. `incident.street`. */
  kind: z.string().max(120).optional(),
  stage: z.enum(['all', 'open', 'done', 'refused']).default('all'),
  community: id.optional(),
  from: askedInstant.optional(),
  to: askedInstant.optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** A matter as everybody may see it: the row of neighbours, and the words and pictures somebody has looked at. */
export const publishedRow = nearRow.extend({
  words: z.string().nullable(),
  photos: z.array(id),
})
export type PublishedRow = z.infer<typeof publishedRow>
export const publishedList = z.object({ rows: z.array(publishedRow), next: z.string().nullable() })
export type PublishedList = z.infer<typeof publishedList>

export const publishedCase = publishedRow.extend({
  unit: z.string().nullable(),
  /** What was done, day by day and by which role; no free words but those somebody has looked at. */
  story: z.array(
    z.object({
      day: z.string(),
      who: z.string(),
      what: z.string(),
      details: z.array(z.object({ title: z.string(), value: z.string() })),
      tone: z.string(),
    }),
  ),
  /** How it ended, who decided so, and where to object; null while it is open. */
  ended: z
    .object({
      how: z.enum(['done', 'refused', 'withdrawn']),
      by: z.string(),
      day: z.string(),
      answer: z.string().nullable(),
      phone: z.string().nullable(),
      /** How to object, in the office's own words; null when it has set none. */
      objection: z.string().nullable(),
    })
    .nullable(),
})
export type PublishedCase = z.infer<typeof publishedCase>

/** `words`: at once, words and pictures after a look; `plain`: at once, never with words; `never`: not at all. */
export const publishedHow = z.enum(['words', 'plain', 'never'])
export type PublishedHow = z.infer<typeof publishedHow>

export const publishedSettings = z.object({
  version: z.number().int(),
  /** What Open311 callers may name as `jurisdiction_id`, besides the codes of the streets. */
  jurisdiction: z.string().nullable(),
  kinds: z.array(
    z.object({ type: z.string(), kind: z.string().nullable(), typeTitle: z.string(), title: z.string(), how: publishedHow }),
  ),
  /** Codes of the streets, which are jurisdictions too. */
  streets: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type PublishedSettings = z.infer<typeof publishedSettings>
export const publishedSettingsPut = z.object({
  version: z.number().int().min(1),
  jurisdiction: z
    .string()
    .trim()
    .regex(/^[\w.:-]{1,100}$/)
    .nullable(),
  kinds: z.array(z.object({ type: z.string().max(60), kind: z.string().max(60).nullable(), how: publishedHow })).max(500),
})

const trace = z.object({
  kind: z.string(),
  text: z.string(),
  at: z.number().int(),
  how: z.enum(['sure', 'maybe']),
  masked: z.string(),
})
export const lookQuery = z.object({
  view: z.enum(['waiting', 'shown', 'withheld']).default('waiting'),
  number: z
    .string()
    .regex(/^[\d-]{4,30}$/)
    .optional(),
  after: z.string().max(400).optional(),
})

/** One matter at the moderation: what was written, what in it may point at a person, and what was decided. */
export const lookRow = z.object({
  id,
  number: z.string(),
  ref: z.string(),
  type: z.string(),
  state: z.string(),
  kind: z.string().nullable(),
  community: z.string().nullable(),
  filedAt: instant,
  closedAt: instant.nullable(),
  /** As the author wrote it, or would have others read it. */
  words: z.string(),
  offered: z.boolean(),
  photos: z.array(id),
  /** The office's own answer, when there is one. */
  answer: z.string().nullable(),
  traces: z.object({ words: z.array(trace), answer: z.array(trace) }),
  /** Zero when nobody has looked yet. */
  version: z.number().int(),
  decision: z.enum(['waiting', 'shown', 'withheld', 'hidden', 'taken-back']).nullable(),
  shown: z.object({ words: z.string().nullable(), answer: z.string().nullable(), photos: z.array(id) }).nullable(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  lookedAt: instant.nullable(),
})
export type LookRow = z.infer<typeof lookRow>
export const lookList = z.object({ rows: z.array(lookRow), next: z.string().nullable() })
export type LookList = z.infer<typeof lookList>

const shownWords = z.string().trim().max(4000).nullable()
export const lookBody = z
  .object({
    version: z.number().int().min(0),
    decision: z.enum(['shown', 'withheld', 'hidden']),
    words: shownWords.default(null),
    answer: shownWords.default(null),
    photos: z.array(id).max(20).default([]),
    /** Told to the author; asked for whatever is not shown. */
    reason: z.string().trim().max(500).default(''),
  })
  .refine(b => b.decision === 'shown' || b.reason !== '', { path: ['reason'] })
export type LookBody = z.infer<typeof lookBody>

/** What the author is told about the published side of a report, and may do with it. */
export const authorsPart = z.object({
  ref: z.string(),
  /** Whether the bare matter stands in the public list now. */
  listed: z.boolean(),
  how: publishedHow,
  decision: z.enum(['waiting', 'shown', 'withheld', 'hidden', 'taken-back']).nullable(),
  words: z.string().nullable(),
  photos: z.number().int(),
  reason: z.string().nullable(),
  offered: z.string().nullable(),
  version: z.number().int(),
})
export type AuthorsPart = z.infer<typeof authorsPart>
/** Other words for everybody to read, looked at before they are shown; null takes words and pictures back at once. */
export const authorsBody = z.object({ version: z.number().int().min(0), words: z.string().trim().min(1).max(4000).nullable() })
