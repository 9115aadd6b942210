import { z } from 'zod'
import { id, lngLat } from './common.ts'
import { entryRow, ledgerName } from './entries.ts'

/** A building or community that the words of an entry may mean. */
export const addressProposal = z.object({
  /** Of the place: what is sent to take it over. */
  place: id,
  kind: z.enum(['building', 'community']),
  name: z.string(),
  /** What will stand in the entry. */
  address: z.string(),
  point: lngLat.nullable(),
  community: z.string().nullable(),
  grid: z.string().nullable(),
  /** As `MatchReason` of methods/addresses; `community` where only that is named, `beside` where the words say that
   * it lies near this place. */
  reason: z.enum(['same', 'elsewhere', 'within', 'around', 'building', 'number', 'estate', 'alike', 'community', 'beside']),
  /** Parts that the words and the known address name differently, as `PartName`. */
  differs: z.array(z.string()),
})
export type AddressProposal = z.infer<typeof addressProposal>

/** An entry whose place is words only, and what these may mean. `sure`: the one proposal whose address is the same. */
export const unresolvedEntry = z.object({
  register: ledgerName,
  entry: entryRow.pick({ id: true, key: true, name: true, version: true }),
  words: z.string(),
  /** The words written in one way, as far as they were understood. */
  read: z.string(),
  remark: z.string(),
  rest: z.string(),
  unclear: z.array(z.object({ part: z.string(), why: z.string() })),
  sure: id.nullable(),
  proposals: z.array(addressProposal),
})
export type UnresolvedEntry = z.infer<typeof unresolvedEntry>

export const unresolvedQuery = z.object({
  register: ledgerName.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export type UnresolvedQuery = z.infer<typeof unresolvedQuery>
export const unresolvedList = z.object({ rows: z.array(unresolvedEntry), next: z.string().nullable() })
export type UnresolvedList = z.infer<typeof unresolvedList>

/** `id` is the command's; `place` a building or a community. */
export const entryPlaced = z.object({ id, version: z.number().int(), place: id })
