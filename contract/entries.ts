import { z } from 'zod'
import { id, instant, lngLat } from './common.ts'

/** `programme.register` of a register with a ledger. */
export const ledgerName = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}\.[a-z][a-zA-Z0-9-]{0,39}$/)
/** A day of the office, YYYY-MM-DD. */
export const entryDay = z.iso.date()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const values = z.record(z.string(), z.unknown())

/** A register with a ledger, as the list of registers shows it. */
export const ledgerRow = z.object({
  name: ledgerName,
  title: z.string(),
  programme: z.string(),
  /** Entries that stand; bounded, `more` when it stopped. */
  entries: z.number().int(),
  more: z.boolean(),
  /** Not confirmed for longer than they stay fresh. */
  stale: z.number().int(),
  /** Their place is words only. */
  unplaced: z.number().int(),
  keeper: z.string(),
  lastChange: instant.nullable(),
  mayEdit: z.boolean(),
})
export type LedgerRow = z.infer<typeof ledgerRow>

/**
 * One entry in a list. Personal columns are masked. `names` says what units and rows of other registers are called, by
 * column and then by the value that stands there.
 */
export const entryRow = z.object({
  id,
  key: z.string(),
  name: z.string(),
  version: z.number().int(),
  data: values,
  names: z.record(z.string(), z.record(z.string(), z.string())),
  community: id.nullable(),
  grid: id.nullable(),
  point: lngLat.nullable(),
  unplaced: z.boolean(),
  from: day.nullable(),
  until: day.nullable(),
  changedAt: instant,
  confirmedAt: instant,
  freshUntil: instant,
  archivedAt: instant.nullable(),
})
export type EntryRow = z.infer<typeof entryRow>

/** One condition of a search: a column and what it is held against. */
export const entryFilter = z.object({
  column: z.string().max(60),
  op: z.enum(['is', 'in', 'has', 'atLeast', 'atMost', 'filled', 'empty', 'contains']),
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(200)).max(50)]).optional(),
})
export type EntryFilter = z.infer<typeof entryFilter>

/** In the address `where` is the JSON of a list of `entryFilter`. */
export const entryQuery = z.object({
  q: z.string().trim().max(80).optional(),
  where: z.string().max(4000).optional(),
  community: id.optional(),
  grid: id.optional(),
  /** `standing`: not archived and not over; `stale`: of these, those to be looked at again; `unplaced`: without a point. */
  view: z.enum(['standing', 'stale', 'unplaced', 'mine', 'archived']).default('standing'),
  order: z.enum(['name', 'changed', 'stale']).default('name'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type EntryQuery = z.infer<typeof entryQuery>
export const entryList = z.object({ rows: z.array(entryRow), next: z.string().nullable() })
export type EntryList = z.infer<typeof entryList>
/** `more`: counting stopped there. */
export const entryCount = z.object({ count: z.number().int(), more: z.boolean() })
/** At most 20,000 points; `more` when there are more. */
export const entryMap = z.object({
  points: z.array(z.object({ id, name: z.string(), at: lngLat, stale: z.boolean() })),
  more: z.boolean(),
})
export type EntryMap = z.infer<typeof entryMap>

/** An entry with what it names, what names it and who keeps it. */
export const entryDetail = entryRow.extend({
  register: ledgerName,
  changedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  source: z.string().nullable(),
  mergedInto: id.nullable(),
  /** Entries of other registers that name this one, at most 50 of each. */
  namedBy: z.array(
    z.object({ register: ledgerName, column: z.string(), rows: z.array(z.object({ id, name: z.string() })), more: z.boolean() }),
  ),
  mayEdit: z.boolean(),
  mayReveal: z.boolean(),
})
export type EntryDetail = z.infer<typeof entryDetail>

/** An entry as it was at the end of a day. */
export const entryAtDay = z.object({
  version: z.number().int(),
  archived: z.boolean(),
  data: values,
  names: z.record(z.string(), z.record(z.string(), z.string())),
})
export type EntryAtDay = z.infer<typeof entryAtDay>

/** What happened to an entry; a value as [before, after], personal ones masked. */
export const entryChange = z.object({
  version: z.number().int(),
  at: instant,
  by: z.string().nullable(),
  how: z.enum(['made', 'changed', 'confirmed', 'archived', 'restored', 'merged', 'erased']),
  source: z.string().nullable(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
})
export type EntryChange = z.infer<typeof entryChange>

/** `id` is made by the sender: the entry's own for a new one, the command's for everything else. */
export const entryMake = z.object({ id, data: values })
/** Only the columns that change; null empties one. */
export const entryPatch = z.object({ id, version: z.number().int(), data: values, reason: z.string().trim().max(500).optional() })
export const entryAct = z.object({ id, version: z.number().int(), reason: z.string().trim().max(500).optional() })
/** `keep` takes over what `drop` was named for; `data` settles the columns in which they differ. */
export const entryMerge = z.object({
  id,
  keep: z.object({ id, version: z.number().int() }),
  drop: z.object({ id, version: z.number().int() }),
  data: values,
  reason: z.string().trim().min(2).max(500),
})
/** The same on many: what cannot be done says why and the others are done. */
export const entryBulk = z.object({
  id,
  items: z
    .array(z.object({ id, version: z.number().int() }))
    .min(1)
    .max(500),
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('change'), data: values }),
    z.object({ kind: z.literal('confirm') }),
    z.object({ kind: z.literal('archive') }),
  ]),
  reason: z.string().trim().max(500).optional(),
})
export const entryBulkDone = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ id, code: z.string(), message: z.string(), fields: z.record(z.string(), z.string()).optional() })),
})
export type EntryBulkDone = z.infer<typeof entryBulkDone>

/** What differs between two days: entries that came, went and changed. */
export const entryCompare = z.object({
  from: day,
  to: day,
  came: z.number().int(),
  went: z.number().int(),
  changed: z.number().int(),
  rows: z.array(
    z.object({
      id,
      key: z.string(),
      name: z.string(),
      what: z.enum(['came', 'went', 'changed']),
      changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
    }),
  ),
  more: z.boolean(),
})
export type EntryCompare = z.infer<typeof entryCompare>

/** A figure of a register; a share has both numbers. Figures about few persons say only that they are few. */
export const entryFigure = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(['tally', 'sum', 'average', 'share']),
  measure: z.string().nullable(),
  target: z.number().nullable(),
  all: z.object({ value: z.number().nullable(), of: z.number().int(), few: z.boolean() }),
  rows: z.array(z.object({ community: id.nullable(), value: z.number().nullable(), of: z.number().int(), few: z.boolean() })),
})
export type EntryFigure = z.infer<typeof entryFigure>
