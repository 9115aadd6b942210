import { z } from 'zod'
import { id, instant } from './common.ts'

const name = z.string().max(100)
const words = z.string().trim().max(200)
/** '0!C5' is cell C5 of the first sheet, '0!A2#1' the second gap within the words of A2. */
export const cellKey = z.string().regex(/^\d{1,3}![A-Z]{1,3}\d{1,5}(#\d{1,2})?$/)
/** '2026-05', '2026-Q2', '2026-H1', '2026', or '2026-05-03~2026-05-20' with both days. */
export const periodName = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12]|-\d{2}-\d{2}~\d{4}-\d{2}-\d{2})?$/)
export const every = z.enum(['month', 'quarter', 'half', 'year', 'any'])
export type Every = z.infer<typeof every>

const leaf = { field: name }
const one = z.union([z.string().max(200), z.number(), z.boolean()])
/** One condition on an entry; those of a list hold together. They are the leaves of the kernel's `Expr`. */
export const condition = z.discriminatedUnion('op', [
  z.object({ op: z.literal('is'), ...leaf, value: one }),
  z.object({ op: z.literal('in'), ...leaf, values: z.array(z.union([z.string().max(200), z.number()])).max(50) }),
  z.object({ op: z.literal('has'), ...leaf, value: z.string().max(200) }),
  z.object({ op: z.literal('over'), ...leaf, value: z.number() }),
  z.object({ op: z.literal('under'), ...leaf, value: z.number() }),
  z.object({ op: z.literal('atLeast'), ...leaf, value: z.number() }),
  z.object({ op: z.literal('atMost'), ...leaf, value: z.number() }),
  z.object({ op: z.literal('filled'), ...leaf }),
])
export type Condition = z.infer<typeof condition>

/** Where a number or a text of a report comes from. */
export const source = z.discriminatedUnion('kind', [
  /** Cases: filed or closed in the time asked for; open or late now. In one state, with one value of one field. */
  z.object({
    kind: z.literal('cases'),
    type: name,
    figure: z.enum(['filed', 'closed', 'open', 'late']),
    state: name.optional(),
    field: name.optional(),
    value: name.optional(),
  }),
  /** An indicator of a programme: its value, or what stands above (`hit`) or below (`of`) the line. */
  z.object({
    kind: z.literal('indicator'),
    programme: name,
    key: name,
    part: z.enum(['value', 'hit', 'of']),
    field: name.optional(),
    value: name.optional(),
  }),
  /** The entries of a register that stand: how many, the sum or mean of a column, the share that meets `where`, or a figure of its own. */
  z.object({
    kind: z.literal('register'),
    register: name,
    of: z.enum(['count', 'sum', 'average', 'share', 'figure']),
    column: name.optional(),
    figure: name.optional(),
    where: z.array(condition).max(12).default([]),
  }),
  /** A promise of a plan: what was reached, what was asked, the share of it. `title` as it read when it was chosen. */
  z.object({
    kind: z.literal('target'),
    item: id,
    title: z.string().max(300).default(''),
    part: z.enum(['value', 'asked', 'done']),
  }),
  z.object({ kind: z.literal('sum'), cells: z.array(cellKey).min(1).max(400) }),
  z.object({ kind: z.literal('text'), text: z.string().max(500) }),
  z.object({ kind: z.literal('office') }),
  z.object({ kind: z.literal('community') }),
  z.object({ kind: z.literal('period') }),
  z.object({ kind: z.literal('date') }),
  z.object({ kind: z.literal('me') }),
  /** Somebody has to say it: one person, or whoever works in a unit. `goes`: into which entry of which register the answer goes. */
  z.object({
    kind: z.literal('asked'),
    as: z.enum(['number', 'text']),
    person: id.optional(),
    unit: id.optional(),
    hint: words.default(''),
    goes: z.object({ register: name, key: z.string().max(200), column: name }).optional(),
  }),
  /** Stays empty, and somebody said so. */
  z.object({ kind: z.literal('empty') }),
])
export type Source = z.output<typeof source>

/** Of which ground: that of the report, one community, or the n-th community of the office in the order of their codes. */
export const groundOf = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report') }),
  z.object({ kind: z.literal('community'), id }),
  z.object({ kind: z.literal('nth'), n: z.number().int().min(0).max(200) }),
])
export type Ground = z.infer<typeof groundOf>
/** Of which time: the period of the report, the year up to its end, the period before, or the same a year before. */
export const over = z.enum(['period', 'toDate', 'before', 'yearBefore'])
export type Over = z.infer<typeof over>

export const bound = z.object({ source, ground: groundOf, over })
export type Bound = z.output<typeof bound>
export const binding = bound.extend({
  cell: cellKey,
  version: z.number().int(),
  by: z.string().nullable(),
  at: instant,
  /** The same in words. */
  says: z.array(z.string()),
})
export type Binding = z.infer<typeof binding>
export const suggestion = bound.extend({
  cell: cellKey,
  /** From 0 to 1: how sure. */
  score: z.number(),
  says: z.array(z.string()),
  /** Periods whose filled copy holds the very number this source gives. */
  agrees: z.array(z.string()),
})
export type Suggestion = z.infer<typeof suggestion>

const slot = z.object({
  cell: cellKey,
  kind: z.enum(['value', 'office', 'period', 'person', 'reviewer', 'date', 'phone']),
  labels: z.array(z.string()),
  unit: z.string(),
  total: z.boolean(),
  /** The ground its headings speak of; only while a form is drawn up. */
  ground: groundOf.optional(),
})
export type ReportSlot = z.infer<typeof slot>
/** A sheet of the form, to be looked at: rows of cells as they stand there. */
const sheet = z.object({
  name: z.string(),
  /** The number before the `!` of its cells. */
  index: z.number().int(),
  rows: z.number().int(),
  columns: z.number().int(),
  widths: z.record(z.string(), z.number()),
  cells: z.array(
    z.object({ row: z.number().int(), column: z.number().int(), text: z.string(), formula: z.boolean(), lined: z.boolean() }),
  ),
  merges: z.array(z.object({ top: z.number().int(), left: z.number().int(), bottom: z.number().int(), right: z.number().int() })),
})
export type ReportSheet = z.infer<typeof sheet>
const periodRow = z.object({ value: periodName, says: z.string() })

export const formRow = z.object({
  id,
  version: z.number().int(),
  title: z.string(),
  askedBy: z.string(),
  every,
  dueDay: z.number().int(),
  fileName: z.string(),
  cells: z.number().int(),
  /** Filled by the system, typed by somebody, not settled yet. */
  bound: z.number().int(),
  asked: z.number().int(),
  open: z.number().int(),
  /** The period that is to be handed in next, and until when; null when it is made as needed. */
  next: z.object({ period: periodName, says: z.string(), due: z.string(), late: z.boolean() }).nullable(),
  lastHandedIn: instant.nullable(),
  archivedAt: instant.nullable(),
  /** The office's own, let pass as a demand that stands, or asked for from outside without one: then no report is begun. */
  permit: z.enum(['own', 'permitted', 'none']),
  /** The newest demand linked to it, whatever became of it. */
  demand: z.object({ id, title: z.string(), state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']) }).nullable(),
})
export type FormRow = z.infer<typeof formRow>
export const formList = z.object({ rows: z.array(formRow), mayDefine: z.boolean() })
export type FormList = z.infer<typeof formList>

export const formDetail = formRow.extend({
  sheets: z.array(sheet),
  slots: z.array(slot),
  bindings: z.array(binding),
  suggestions: z.array(suggestion),
  copies: z.array(z.object({ id, fileName: z.string(), period: periodName, says: z.string(), numbers: z.number().int() })),
  periods: z.array(periodRow),
  mayDefine: z.boolean(),
})
export type FormDetail = z.infer<typeof formDetail>

export const formAsk = z.object({
  id,
  /** What to do when a form laid out like this one is kept already: ask, or keep both. */
  known: z.enum(['ask', 'other']).default('ask'),
  /** The form of which this file is the new version: its cells keep what they are bound to where they stay in place. */
  instead: id.optional(),
  title: z.string().trim().max(120).default(''),
  askedBy: z.string().trim().max(120).default(''),
  every: every.default('month'),
  /** How many days after the end of the period it is due. */
  dueDay: z.coerce.number().int().min(0).max(90).default(5),
})
export const formPatch = z.object({
  version: z.number().int(),
  title: z.string().trim().min(1).max(120).optional(),
  askedBy: z.string().trim().max(120).optional(),
  every: every.optional(),
  dueDay: z.number().int().min(0).max(90).optional(),
  archived: z.boolean().optional(),
})
/** `bound` null: the cell is not settled any more. */
export const bindingsPut = z.object({
  changes: z
    .array(z.object({ cell: cellKey, bound: bound.nullable() }))
    .min(1)
    .max(1000),
})
export const tryBody = bound.extend({ period: periodName, community: id.nullable().default(null) })
export const tried = z.object({ shown: z.string(), says: z.array(z.string()) })
export type Tried = z.infer<typeof tried>

const option = z.object({ value: z.string(), title: z.string() })
/** What a cell may be bound to, with titles in the language asked for. */
export const sourceOffer = z.object({
  cases: z.array(
    z.object({
      type: z.string(),
      title: z.string(),
      states: z.array(option),
      fields: z.array(option.extend({ options: z.array(option) })),
    }),
  ),
  indicators: z.array(
    z.object({
      programme: z.string(),
      key: z.string(),
      title: z.string(),
      kind: z.enum(['tally', 'share']),
      fields: z.array(option.extend({ options: z.array(option) })),
    }),
  ),
  registers: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      ledger: z.boolean(),
      figures: z.array(option),
      columns: z.array(option.extend({ kind: z.string(), options: z.array(option) })),
    }),
  ),
})
export type SourceOffer = z.infer<typeof sourceOffer>

/** A cell of a filled report. */
export const figure = z.object({
  cell: cellKey,
  /** What is written into the file; null when nothing is there yet. */
  value: z.union([z.number(), z.string()]).nullable(),
  shown: z.string(),
  state: z.enum(['filled', 'typed', 'asked', 'missing', 'empty']),
  /** Few persons: not shown as it is. */
  few: z.boolean(),
})
export type Figure = z.infer<typeof figure>
export const reportRow = z.object({
  id,
  form: id,
  title: z.string(),
  period: periodName,
  says: z.string(),
  community: z.string().nullable(),
  state: z.enum(['draft', 'handed']),
  madeBy: z.string().nullable(),
  madeAt: instant,
  handedBy: z.string().nullable(),
  handedAt: instant.nullable(),
  filled: z.number().int(),
  typed: z.number().int(),
  missing: z.number().int(),
})
export type ReportRow = z.infer<typeof reportRow>
export const reportList = z.object({ rows: z.array(reportRow) })
export const reportMake = z.object({ id, form: id, period: periodName, community: id.nullable().default(null) })
export const reportDetail = reportRow.extend({
  sheets: z.array(sheet),
  slots: z.array(slot),
  figures: z.array(figure),
  mayFill: z.boolean(),
  /** Entries that count in no community, though cells speak of single ones. */
  nowhere: z.array(z.object({ register: z.string(), says: z.string(), cells: z.array(cellKey) })),
  /** When the numbers were taken. */
  at: instant,
})
export type ReportDetail = z.infer<typeof reportDetail>
export const cellsPut = z.object({ cells: z.record(cellKey, z.union([z.number(), z.string().max(500)]).nullable()) })
export const handIn = z.object({ leaveEmpty: z.boolean().default(false) })

/** Where a number comes from. */
export const lineage = z.object({
  cell: cellKey,
  labels: z.array(z.string()),
  shown: z.string(),
  says: z.array(z.string()),
  /** What was counted when, in words: which place, which days, how. */
  fresh: instant,
  version: z.number().int().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: instant.nullable(),
  /** How many records are behind it; null when there are none to look at. */
  records: z.number().int().nullable(),
})
export type Lineage = z.infer<typeof lineage>
export const recordList = z.object({
  rows: z.array(z.object({ id, key: z.string(), name: z.string(), at: instant, href: z.string() })),
  next: z.string().nullable(),
})
export type RecordList = z.infer<typeof recordList>

/** The same thing said in another report. */
export const comparison = z.object({
  cell: cellKey,
  labels: z.array(z.string()),
  mine: z.string(),
  other: z.object({ report: id, title: z.string(), says: z.string(), cell: cellKey, shown: z.string(), at: instant }),
  agrees: z.boolean(),
  /** Why they differ, or why they are not to be held against each other. */
  because: z.array(z.string()),
})
export const comparisons = z.object({ rows: z.array(comparison) })
export type Comparisons = z.infer<typeof comparisons>

/** A cell that somebody has to fill. */
export const askedRow = z.object({
  id,
  report: id,
  title: z.string(),
  says: z.string(),
  labels: z.array(z.string()),
  hint: z.string(),
  as: z.enum(['number', 'text']),
  who: z.string(),
  due: z.string().nullable(),
  /** What was said the last time. */
  before: z.object({ value: z.union([z.number(), z.string()]), says: z.string(), by: z.string().nullable() }).nullable(),
  answer: z.union([z.number(), z.string()]).nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  /** The register the answer goes to. */
  goes: z.string().nullable(),
  askedAt: instant,
})
export type AskedRow = z.infer<typeof askedRow>
export const askedList = z.object({ rows: z.array(askedRow), waiting: z.number().int() })
export type AskedList = z.infer<typeof askedList>
export const askedAnswer = z.object({ value: z.union([z.number(), z.string().trim().min(1).max(500)]) })
