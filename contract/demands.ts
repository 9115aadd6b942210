import { z } from 'zod'
import { id, instant } from './common.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const line = (most: number) => z.string().trim().min(1).max(most)
export const demandEvery = z.enum(['once', 'week', 'month', 'quarter', 'half', 'year'])
export type DemandEvery = z.infer<typeof demandEvery>
export const demandState = z.enum(['waiting', 'approved', 'refused', 'withdrawn'])

/** A column of the table asked for; `typed`: somebody said it has to be typed, whatever it looks like. */
const column = z.object({ title: line(120), typed: z.boolean().default(false) })
const columns = z.array(column).min(1).max(120)

/** Where a column is held already: nothing when it has to be typed. */
const heldAt = z.object({
  what: z.enum(['column', 'figure', 'indicator', 'case', 'office']),
  /** Register, programme or case type, by its name and in words. */
  of: z.string(),
  in: z.string(),
  title: z.string(),
  /** The same words, known to mean the same, or alike. */
  how: z.enum(['same', 'synonym', 'alike']),
  /** Personal: the office has it for a service, and hands it to nobody else by a table. */
  personal: z.boolean(),
})
export const coverage = z.object({
  columns: z.array(column.extend({ held: heldAt.nullable() })),
  held: z.number().int(),
  typed: z.number().int(),
  /** Held, but personal: not to be collected in a table. */
  personal: z.number().int(),
  /** Other tables that stand and ask for some of the same columns. */
  overlaps: z.array(z.object({ id, title: z.string(), asker: z.string(), columns: z.array(z.string()) })),
})
export type Coverage = z.infer<typeof coverage>
export const coverBody = z.object({ columns, except: id.optional() })
/** What a file says of itself: its title and the columns of its first table. */
export const demandColumns = z.object({ title: z.string(), columns: z.array(z.string()) })
export type DemandColumns = z.infer<typeof demandColumns>

export const demandBody = z.object({
  id,
  title: line(120),
  /** Who asks. */
  asker: line(120),
  /** By which law, rule or letter. */
  basis: line(300),
  columns,
  communities: z.array(id).max(200).default([]),
  /** Rows that each community, or the office, fills. */
  rows: z.number().int().min(1).max(1_000_000),
  every: demandEvery,
  until: day,
  /** Its number on the list of permitted tables. */
  listed: line(40).nullable().default(null),
  /** Why it is let in though it is not, or not wholly, on the list. */
  reason: z.string().trim().max(500).default(''),
  /** The report form that fills it. */
  form: id.nullable().default(null),
})
export const demandPut = demandBody.omit({ id: true }).extend({ version: z.number().int() })

export const demandRow = z.object({
  id,
  version: z.number().int(),
  title: z.string(),
  asker: z.string(),
  basis: z.string(),
  every: demandEvery,
  until: day,
  state: demandState,
  /** Approved, and its time is up. */
  over: z.boolean(),
  listed: z.string().nullable(),
  communities: z.array(id),
  rows: z.number().int(),
  columns: z.number().int(),
  askedBy: z.string(),
  askedAt: instant,
  fileName: z.string().nullable(),
  /** When it was last handed out, and until when it is to be filled. */
  last: z.object({ at: instant, due: day }).nullable(),
})
export type DemandRow = z.infer<typeof demandRow>
export const demandQuery = z.object({ show: z.enum(['waiting', 'standing', 'all']).default('all') })
export const demandList = z.object({
  rows: z.array(demandRow),
  waiting: z.number().int(),
  mayEnter: z.boolean(),
  mayDecide: z.boolean(),
})
export type DemandList = z.infer<typeof demandList>

export const demandDetail = demandRow.extend({
  reason: z.string(),
  form: z.object({ id, title: z.string(), cells: z.number().int(), bound: z.number().int() }).nullable(),
  /** In which points it goes beyond the list of permitted tables. */
  beyond: z.array(z.enum(['unlisted', 'ended', 'asker', 'often', 'columns', 'personal'])),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decision: z.string().nullable(),
  coverage,
  rounds: z.array(z.object({ id, at: instant, by: z.string(), due: day, cells: z.number().int(), held: z.number().int() })),
  /** Cells of one handing out: all, and those the system holds. */
  cells: z.number().int(),
  heldCells: z.number().int(),
  mayChange: z.boolean(),
  mayDecide: z.boolean(),
  mayHandOut: z.boolean(),
  /** It was handed out in this stretch of time already: from which day it may be again. */
  handOutFrom: day.nullable(),
})
export type DemandDetail = z.infer<typeof demandDetail>

export const demandDecide = z.object({ version: z.number().int(), approve: z.boolean(), words: line(500) })
export const demandWithdraw = z.object({ version: z.number().int() })
export const demandHandOut = z.object({ id, due: day })

export const demandEffectQuery = z.object({ months: z.coerce.number().int().min(1).max(36).default(12) })
/** What the tables cost and what they would have: by the month in which they were handed out or handed in. */
export const demandEffect = z.object({
  months: z.array(
    z.object({
      month: z.string(),
      tables: z.number().int(),
      held: z.number().int(),
      typed: z.number().int(),
      refused: z.number().int(),
    }),
  ),
  /** Minutes somebody needs to look up and type one cell, as the office set it. */
  minutes: z.number(),
  maySet: z.boolean(),
})
export type DemandEffect = z.infer<typeof demandEffect>
export const demandSettings = z.object({ minutes: z.number().min(0.05).max(60) })
