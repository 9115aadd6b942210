import { z } from 'zod'
import { id, instant } from './common.ts'

/** Which list: of cases it is `cases.` and their type. */
export const listName = z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,79}$/)

const column = z.object({ id: z.string().max(60), width: z.number().int().min(40).max(1200).nullable() })
/** The columns in sight, in their order; a width in pixels where the person set one. */
const columns = z.array(column).min(1).max(40)
/** What narrows and orders the list, as it stands in the page's address. */
const filter = z.record(z.string().max(20), z.string().max(200)).refine(of => Object.keys(of).length <= 20)
const name = z.string().trim().min(1).max(40)
const sharing = z.enum(['own', 'unit', 'office'])

export const listLayout = z.object({
  columns: columns.nullable(),
  density: z.enum(['normal', 'compact']),
  /** List and case side by side. */
  split: z.boolean(),
  /** The view the list opens with; null for the first tab. */
  view: id.nullable(),
})
export type ListLayout = z.infer<typeof listLayout>

export const listView = z.object({
  id,
  name: z.string(),
  shared: sharing,
  unit: id.nullable(),
  filter: z.record(z.string(), z.string()),
  columns: columns.nullable(),
  changedAt: instant,
  mine: z.boolean(),
  /** Whose it is. */
  owner: z.string(),
})
export type ListView = z.infer<typeof listView>

/** How I have a list set up, and the views I see on it: my own first. */
export const listSetUp = z.object({ layout: listLayout.nullable(), views: z.array(listView) })
export type ListSetUp = z.infer<typeof listSetUp>

export const viewBody = z.object({
  id,
  name,
  shared: sharing.default('own'),
  unit: id.nullable().default(null),
  filter,
  columns: columns.nullable(),
})
export const viewPatch = z.object({ name, shared: sharing, unit: id.nullable(), filter, columns: columns.nullable() }).partial()

/** `count` is null when counting would have taken too long; `more` when it stopped at 10,000. */
export const caseCount = z.object({ count: z.number().int().nullable(), more: z.boolean() })
/** What each unit has in hand within the caller's reach. */
export const unitLoads = z.object({ rows: z.array(z.object({ unit: id, open: z.number().int(), late: z.number().int() })) })
export type UnitLoads = z.infer<typeof unitLoads>
/** The same with what stands in the way: how many are in each state, lengthened, or had more time asked for and not answered. */
export const unitStandings = z.object({
  rows: z.array(
    z.object({
      unit: id,
      open: z.number().int(),
      late: z.number().int(),
      states: z.record(z.string(), z.number().int()),
      lengthened: z.number().int(),
      asking: z.number().int(),
    }),
  ),
})
export type UnitStandings = z.infer<typeof unitStandings>
