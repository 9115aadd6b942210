import { z } from 'zod'
import { id, instant } from './common.ts'

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A day somebody asks for: one there is, of a time an office may plan for. */
export const realDay = day.refine(text => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && text >= '1900' && text < '2200'
}, 'no such day')
/** No figure of a plan is larger; beyond it sums and shares would lose what they are made of. */
const figure = z.number().min(-1e15).max(1e15)
export const line = (most: number) => z.string().trim().min(1).max(most)
export const words = (most: number) => z.string().trim().max(most)
export const planState = z.enum(['draft', 'adopted', 'closed'])
export const planItemKind = z.enum(['goal', 'measure', 'task', 'target', 'milestone'])
export const planItemState = z.enum(['proposed', 'live', 'refused', 'dropped'])
export const comparator = z.enum(['eq', 'ge', 'le', 'range', 'zero', 'all', 'up', 'down', 'milestone'])
export const cadence = z.enum(['week', 'month', 'quarter', 'half', 'year'])
/** Kept, on its way, behind, late, unknown, without a figure; `none` for goals and measures, which only gather. */
export const standing = z.enum(['kept', 'on-way', 'slow', 'late', 'no-data', 'to-set', 'none'])
export type PlanStanding = z.infer<typeof standing>

/** How many promises stand how; one that stands in several plans is counted in one of them. */
export const standings = z.object({
  kept: z.number().int(),
  onWay: z.number().int(),
  slow: z.number().int(),
  late: z.number().int(),
  noData: z.number().int(),
  toSet: z.number().int(),
})
export type Standings = z.infer<typeof standings>

export const planBody = z.object({
  id,
  kind: line(60),
  title: line(200),
  /** The document's number (文号). */
  number: words(60).default(''),
  issued: realDay.nullable().default(null),
  from: realDay,
  until: realDay,
  /** The plan it carries out. */
  under: id.nullable().default(null),
  unit: id.nullable().default(null),
})
export const planPut = planBody.omit({ id: true }).extend({
  version: z.number().int(),
  plain: words(4000).default(''),
  public: z.boolean().default(false),
})

export const planRow = z.object({
  id,
  version: z.number().int(),
  kind: z.string(),
  kindSays: z.string(),
  title: z.string(),
  number: z.string(),
  issued: day.nullable(),
  from: day,
  until: day,
  under: id.nullable(),
  follows: id.nullable(),
  unit: id.nullable(),
  state: planState,
  edition: z.number().int(),
  public: z.boolean(),
  /** Found by the reader, not decided yet. */
  proposed: z.number().int(),
  standings,
})
export type PlanRow = z.infer<typeof planRow>
export const planList = z.object({
  rows: z.array(planRow),
  kinds: z.array(z.object({ kind: z.string(), title: z.string(), years: z.number(), under: z.string().nullable() })),
  mayKeep: z.boolean(),
})
export type PlanList = z.infer<typeof planList>

const edition = z.object({
  edition: z.number().int(),
  at: instant,
  by: z.string(),
  words: z.string(),
  promises: z.number().int(),
})
const sourceRow = z.object({ id, name: z.string(), at: instant, by: z.string(), characters: z.number().int() })
export const planDetail = planRow.extend({
  plain: z.string(),
  unitName: z.string().nullable(),
  underTitle: z.string().nullable(),
  followsTitle: z.string().nullable(),
  carriedOutBy: z.array(z.object({ id, title: z.string(), state: planState })),
  /** The plans it was rolled over into. */
  followedBy: z.array(z.object({ id, title: z.string(), state: planState })),
  sources: z.array(sourceRow),
  editions: z.array(edition),
  /** Changed since it was last adopted. */
  changed: z.boolean(),
  mayKeep: z.boolean(),
  mayAdopt: z.boolean(),
  /** Also of a plan that has ended: what it did not keep may still go on. */
  mayRoll: z.boolean(),
})
export type PlanDetail = z.infer<typeof planDetail>

/** A line of the tree, the board, the calendar. */
export const planLine = z.object({
  id,
  plan: id,
  parent: id.nullable(),
  position: z.number().int(),
  kind: planItemKind,
  state: planItemState,
  number: z.string(),
  title: z.string(),
  lead: id.nullable(),
  co: z.array(id),
  person: id.nullable(),
  comparator: comparator.nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  start: day.nullable(),
  due: day.nullable(),
  cadence: cadence.nullable(),
  value: z.number().nullable(),
  share: z.number().nullable(),
  standing,
  bound: z.boolean(),
  same: z.boolean(),
  /** Questions of the reader that nobody answered. */
  asks: z.number().int(),
})
export type PlanLine = z.infer<typeof planLine>
export const planTree = z.object({ items: z.array(planLine) })
export type PlanTree = z.infer<typeof planTree>

/** A source of text to read a plan from: pasted, or the words of a file. */
export const planTextBody = z.object({ id, name: words(200).default(''), text: z.string().max(6_000_000) })
const reason = words(500)
/** What a text says of itself, before anything is kept. */
export const planLook = z.object({
  name: z.string(),
  text: z.string(),
  title: z.string().nullable(),
  issued: day.nullable(),
  period: z.object({ from: day, to: day }).nullable(),
  headings: z.number().int(),
  promises: z.number().int(),
  units: z.number().int(),
  readBefore: z.object({ plan: id, title: z.string() }).nullable(),
})
export type PlanLook = z.infer<typeof planLook>
export const planLookBody = z.object({ text: z.string().max(6_000_000) })
export const planRead = z.object({
  source: id,
  proposed: z.number().int(),
  promises: z.number().int(),
  units: z.number().int(),
  questions: z.number().int(),
  title: z.string().nullable(),
  issued: day.nullable(),
  period: z.object({ from: day, to: day }).nullable(),
  /** The same words were read before, into this plan. */
  readBefore: z.object({ plan: id, title: z.string() }).nullable(),
  /** Why there is little or nothing to take. */
  notes: z.array(z.enum(['nothing', 'few', 'looks-like-report'])),
})
export type PlanRead = z.infer<typeof planRead>
const question = z.object({ kind: z.string(), quote: z.string(), proposed: z.string().nullable() })
export type PlanQuestion = z.infer<typeof question>
export const planSource = z.object({
  id,
  name: z.string(),
  text: z.string(),
  /** Another plan that holds the same words. */
  readBefore: z.object({ plan: id, title: z.string() }).nullable(),
  /** What each part of the text became; proposed, live or refused. */
  marks: z.array(
    z.object({
      item: id,
      at: z.number().int(),
      length: z.number().int(),
      kind: planItemKind,
      state: planItemState,
      /** What a person has to settle: asked by the reader, or seen from the plan's own days. */
      doubts: z.array(question),
      /** Units the text names that this office does not have. */
      said: z.array(z.string()),
    }),
  ),
  owners: z.array(z.object({ at: z.number().int(), length: z.number().int(), units: z.array(z.string()) })),
})
export type PlanSource = z.infer<typeof planSource>

/** Where the value comes from by itself: what a report cell may count, over which time, for which communities. */
export const planBinding = z.object({
  source: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('cases'),
      type: line(100),
      figure: z.enum(['filed', 'closed', 'open', 'late']),
      state: line(100).optional(),
      field: line(100).optional(),
      value: line(200).optional(),
    }),
    z.object({
      kind: z.literal('indicator'),
      programme: line(100),
      key: line(100),
      part: z.enum(['value', 'hit', 'of']),
      field: line(100).optional(),
      value: line(200).optional(),
    }),
    z.object({
      kind: z.literal('register'),
      register: line(100),
      of: z.enum(['count', 'sum', 'average', 'share', 'figure']),
      column: line(100).optional(),
      figure: line(100).optional(),
    }),
    /** The share of what hangs below it that is kept, in per cent. */
    z.object({ kind: z.literal('below') }),
    /** One case: done on the day it ends well. */
    z.object({ kind: z.literal('case'), id }),
  ]),
  /** Cases since the promise began, of the running year, or of the running period of a duty that comes again. */
  over: z.enum(['start', 'year', 'period']).default('start'),
  /** Each share times a hundred: indicators tell shares from 0 to 1, promises per cent. */
  percent: z.boolean().default(false),
})
export type PlanBinding = z.output<typeof planBinding>

const asked = {
  kind: planItemKind,
  number: words(30).default(''),
  title: line(300),
  plain: words(600).default(''),
  subject: words(200).default(''),
  comparator: comparator.nullable().default(null),
  low: figure.nullable().default(null),
  high: figure.nullable().default(null),
  unit: words(30).default(''),
  per: words(60).default(''),
  baseline: figure.nullable().default(null),
  start: realDay.nullable().default(null),
  due: realDay.nullable().default(null),
  dueSaid: words(100).default(''),
  cadence: cadence.nullable().default(null),
  lead: id.nullable().default(null),
  co: z.array(id).max(60).default([]),
  person: id.nullable().default(null),
}
export const planItemBody = z.object({
  id,
  parent: id.nullable(),
  /** After which of its siblings; null: first. */
  after: id.nullable().default(null),
  /** Where the text says so, when somebody marked it there. */
  clause: z
    .object({ source: id, at: z.number().int().min(0), length: z.number().int().min(1).max(4000) })
    .nullable()
    .default(null),
  ...asked,
})
export const planItemPut = z.object({ version: z.number().int(), reason: reason.default(''), ...asked })
export const planItemMove = z.object({
  version: z.number().int(),
  parent: id.nullable(),
  after: id.nullable(),
  reason: reason.default(''),
})
const itemSet = z.object({
  item: id,
  lead: id.nullable().optional(),
  co: z.array(id).max(60).optional(),
  person: id.nullable().optional(),
  due: realDay.nullable().optional(),
})
/** Who answers for many items at once, and by when; what is not named stays. */
export const planItemSet = z.object({ set: z.array(itemSet).min(1).max(5000), reason: reason.default('') })
/** How many changed, and how they were: sent back, it is as before. */
export const planItemWasSet = z.object({ changed: z.number().int(), before: z.array(itemSet) })
export type PlanItemWasSet = z.infer<typeof planItemWasSet>
/** Yes or no to what the reader found, or undecided again; taking a promise back, with a reason, and taking it up again. */
export const planItemAct = z.object({
  act: z.enum(['accept', 'refuse', 'drop', 'take-up', 'reopen']),
  items: z.array(id).min(1).max(5000),
  reason: reason.default(''),
})
export const planItemSplit = z.object({
  version: z.number().int(),
  reason: reason.default(''),
  parts: z
    .array(z.object({ id, title: line(300) }))
    .min(2)
    .max(20),
})
export const planItemBind = z.object({ version: z.number().int(), bound: planBinding.nullable() })
export const planItemSame = z.object({ version: z.number().int(), same: id.nullable() })

export const planValueBody = z.object({
  id,
  day: realDay,
  place: z.union([id, z.literal('')]).default(''),
  value: figure.nullable().default(null),
  done: z.boolean().nullable().default(null),
  words: words(1000).default(''),
  files: z.array(id).max(9).default([]),
})
const value = z.object({
  day,
  place: z.string(),
  placeName: z.string().nullable(),
  value: z.number().nullable(),
  done: z.boolean().nullable(),
  words: z.string(),
  files: z.array(id),
  by: z.string().nullable(),
  at: instant,
  /** A later one says otherwise for the same day. */
  corrected: z.boolean(),
})
export const planForecast = z.object({ day, value: z.number(), low: z.number(), high: z.number() })
export const planItemDetail = planLine.extend({
  version: z.number().int(),
  planTitle: z.string(),
  planState,
  plain: z.string(),
  subject: z.string(),
  per: z.string(),
  baseline: z.number().nullable(),
  dueSaid: z.string(),
  unitsSaid: z.array(z.string()),
  binding: planBinding.nullable(),
  /** What the binding counts, in words. */
  boundSays: z.array(z.string()),
  clause: z.object({ source: id, at: z.number().int(), length: z.number().int(), quote: z.string() }).nullable(),
  questions: z.array(question),
  /** Why it stands as it does: a reason and its figures. */
  because: z.record(z.string(), z.union([z.string(), z.number()])),
  forecast: planForecast.nullable(),
  values: z.array(value),
  /** By community, for what each of them has to reach. */
  byPlace: z.array(z.object({ place: id, name: z.string(), value: z.number().nullable(), met: z.boolean().nullable() })),
  changes: z.array(
    z.object({
      at: instant,
      by: z.string().nullable(),
      what: z.string(),
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
    }),
  ),
  sameAs: z.object({ id, plan: id, planTitle: z.string(), title: z.string() }).nullable(),
  sameHere: z.array(z.object({ id, plan: id, planTitle: z.string(), title: z.string() })),
  carriedFrom: z.object({ id, plan: id, planTitle: z.string() }).nullable(),
  reason: z.string(),
  mayKeep: z.boolean(),
  maySay: z.boolean(),
})
export type PlanItemDetail = z.infer<typeof planItemDetail>

/** Promises across plans: a unit's board, a calendar, what is late. */
export const planWorkQuery = z.object({
  plan: id.optional(),
  unit: id.optional(),
  /** Mine: of the units and persons I act for. */
  mine: z.stringbool().optional(),
  standing: standing.optional(),
  from: day.optional(),
  until: day.optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(2000),
})
export const planWork = z.object({ items: z.array(planLine.extend({ planTitle: z.string() })), more: z.boolean() })
export type PlanWork = z.infer<typeof planWork>
