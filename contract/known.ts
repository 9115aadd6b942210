import { z } from 'zod'
import { publicCase } from './cases.ts'
import { id, instant, lngLat } from './common.ts'
import { nearRow } from './near.ts'
import { tellChoice } from './telling.ts'

const data = z.record(z.string(), z.unknown())

/** What somebody is about to report: asked before it is sent, kept nowhere. */
export const knownAsk = z.object({
  type: z.string().max(60),
  point: lngLat,
  words: z.string().max(10_000).default(''),
  category: z.string().max(60).nullable().default(null),
})
export type KnownAsk = z.input<typeof knownAsk>

/** A matter that may be the same, as its neighbours may see it: nobody's words, no number, the place as it is told. */
export const knownNear = nearRow
  .pick({ ref: true, type: true, state: true, data: true, metres: true, community: true, filedOn: true })
  .extend({ voices: z.number().int() })
export type KnownNear = z.infer<typeof knownNear>
export const knownNearList = z.object({ rows: z.array(knownNear) })

/** “I have this too”. `answers`: how to reach the one who joins, if they like; `tell`: by which channels. */
export const joinBody = z.object({ id, answers: data.default({}), tell: tellChoice.optional() })
export type JoinBody = z.input<typeof joinBody>
/** A number and key of one's own. The same `id` sent again gives the same. */
export const joined = z.object({ id, number: z.string(), key: z.string(), view: publicCase })
export type Joined = z.infer<typeof joined>

/** Why two may be the same matter, as facts. */
export const because = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('distance'), metres: z.number() }),
  z.object({ kind: z.literal('time'), minutes: z.number() }),
  z.object({ kind: z.literal('category'), same: z.boolean(), earlier: z.string() }),
  z.object({ kind: z.literal('words'), shared: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('closed'), minutes: z.number() }),
  z.object({ kind: z.literal('rare'), expected: z.number() }),
])
export type Because = z.infer<typeof because>

export const knownCase = z.object({
  id,
  number: z.string(),
  state: z.string(),
  version: z.number().int(),
  /** The first words of the matter. */
  title: z.string(),
  kind: z.string().nullable(),
  address: z.string().nullable(),
  filedAt: instant,
  closedAt: instant.nullable(),
  voices: z.number().int(),
  /** It came in after the case asked about. */
  later: z.boolean(),
  score: z.number(),
  because: z.array(because),
})
export type KnownCase = z.infer<typeof knownCase>
/** What may be known already about a case, likeliest first; `merge`: the caller may merge it. */
export const knownList = z.object({ rows: z.array(knownCase), merge: z.boolean() })
export type KnownList = z.infer<typeof knownList>

export const mergeBody = z.object({
  id,
  /** The case it goes on in, by its number; one that is merged itself stands for its main case. */
  into: z.string().regex(/^[\d-]{4,30}$/),
  version: z.number().int().min(1),
  reason: z.string().max(1000).default(''),
})
export type MergeBody = z.input<typeof mergeBody>
export const apartBody = z.object({ id, version: z.number().int().min(1), reason: z.string().max(1000) })

/** Several at once: each is a transaction of its own. */
export const mergeManyBody = mergeBody.omit({ version: true }).extend({
  items: z
    .array(z.object({ case: id, version: z.number().int().min(1) }))
    .min(1)
    .max(200),
})
export type MergeManyBody = z.input<typeof mergeManyBody>
export const mergedMany = z.object({
  into: z.string(),
  items: z.array(z.object({ case: id, done: z.boolean(), error: z.string().nullable() })),
})
export type MergedMany = z.infer<typeof mergedMany>
