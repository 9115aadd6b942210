import { z } from 'zod'
import { id, instant } from './common.ts'
import { ledgerName } from './entries.ts'
import { addressProposal } from './entry-addresses.ts'

/** The headings of a column from the outermost to its own, joined by ` / `; ` #2` where the same stands a second time. */
const heading = z.string().min(1).max(400)

/** What becomes of one column of the file. */
export const entryImportColumn = z.strictObject({
  heading,
  /** A column of the register, `place.lng` or `place.lat` of a place column, `place.community`; null leaves it out. */
  to: z.string().max(80).nullable(),
  /** How dates are written, where year first is not it: `M/d/yyyy`. */
  formats: z.array(z.string().min(4).max(60)).max(5).optional(),
  /** In which unit the numbers are, where the heading does not say it or says it wrong; empty for none. */
  unit: z.string().max(12).optional(),
  /** What a cell says, and which option, unit or entry it means; null leaves the value out. Only what a person settled. */
  values: z.record(z.string().max(300), z.string().max(200).nullable()).optional(),
  /** Of several columns for one text, which are joined in the order they stand here: what comes before this one. */
  join: z.string().max(4).optional(),
})
export type EntryImportColumn = z.infer<typeof entryImportColumn>

/** Which known places the words of rows without a point mean. Only what a person confirmed. */
export const entryPlacing = z.strictObject({
  /** Rows whose words are the address of one known building lie there. */
  sure: z.boolean().default(false),
  /** Other words, and the building or community they mean; null leaves them to the work list. */
  said: z.record(z.string().max(300), id.nullable()).default({}),
})
export type EntryPlacing = z.output<typeof entryPlacing>

/** How the rows of a file become entries. Remembered for each register and source. */
export const entryMapping = z.strictObject({
  /** Whose table it is: 街道办, 城建科. */
  source: z.string().trim().min(1).max(60),
  /** Sheets of one layout, from 1. */
  sheets: z.array(z.number().int().min(1).max(200)).min(1).max(60).default([1]),
  columns: z.array(entryImportColumn).max(300),
  /** The columns by which a row is an entry that is there already; the register's key when empty. */
  by: z.array(z.string().max(60)).max(4).default([]),
  datum: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
  /** What new entries say in columns that the file does not have, as a cell would say it: 市场化商品房. */
  fill: z.record(z.string().max(60), z.string().max(200)).default({}),
  places: entryPlacing.default({ sure: false, said: {} }),
})
export type EntryMapping = z.output<typeof entryMapping>

const why = z.enum(['remembered', 'same', 'code', 'synonym', 'alike', 'values'])
export const leftOutKind = z.enum(['total', 'note', 'section', 'repeated', 'numbering', 'example'])
export type LeftOutKind = z.infer<typeof leftOutKind>

/** Who may bring in what lies beyond the importer's place. */
const maySee = z.array(z.object({ role: z.string(), people: z.array(z.string()) }))

export const entryImportPreview = z.object({
  id,
  /** Where entries may lie that the importer brings in, and who may bring in others; null where they may lie anywhere. */
  reach: z.object({ places: z.array(z.string()), may: maySee }).nullable(),
  register: ledgerName,
  file: z.string(),
  kind: z.enum(['csv', 'xlsx', 'xls', 'xml', 'html']),
  encoding: z.string().nullable(),
  /** It holds macros; they are never run. */
  macros: z.boolean(),
  sheets: z.array(
    z.object({
      n: z.number().int(),
      name: z.string(),
      rows: z.number().int(),
      hidden: z.boolean(),
      hiddenRows: z.number().int(),
      hiddenColumns: z.number().int(),
      /** It has the headings of the sheet that is shown. */
      alike: z.boolean(),
    }),
  ),
  sheet: z.number().int(),
  /** Lines of the headings. */
  header: z.tuple([z.number().int(), z.number().int()]),
  above: z.array(z.string()),
  leftOut: z.array(z.object({ line: z.number().int(), kind: leftOutKind, words: z.string() })),
  columns: z.array(
    z.object({
      heading,
      /** A, B, … AA. */
      letters: z.string(),
      hidden: z.boolean(),
      samples: z.array(z.string()),
      /** The unit its numbers are in. */
      unit: z.string().nullable(),
      to: z.string().nullable(),
      why: why.nullable(),
      /** Nobody needs to look twice. */
      sure: z.boolean(),
      /** The share of values that can be read so. */
      share: z.number().nullable(),
      /** What a number is multiplied by to be in the register's unit; null when it is 1. */
      factor: z.number().nullable(),
    }),
  ),
  /** What the register asks, places in their parts. */
  asked: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      kind: z.string(),
      required: z.boolean(),
      measure: z.string().nullable(),
      /** Of a choice: what may be chosen. */
      options: z.record(z.string(), z.string()).nullable(),
    }),
  ),
  mapping: entryMapping,
  remembered: z.boolean(),
})
export type EntryImportPreview = z.infer<typeof entryImportPreview>

/** What is wrong with one cell, or only noted of it. */
export const entryImportProblem = z.object({
  sheet: z.string().nullable(),
  line: z.number().int(),
  /** `C5`. */
  cell: z.string().nullable(),
  heading: z.string().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  /** What stands there; never what is personal. */
  value: z.string().nullable(),
  what: z.enum(['refused', 'noted']),
  /** In the language asked for. */
  message: z.string(),
})
export type EntryImportProblem = z.infer<typeof entryImportProblem>

/** A name that is not known, how often it stands there, and what it may mean: a person settles it, nobody else. */
export const entryImportUnknown = z.object({
  heading,
  field: z.string(),
  text: z.string(),
  times: z.number().int(),
  near: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** Of organisations: why, as `NameReason` of methods/organisation-names. */
      reason: z.enum(['same', 'form', 'area', 'branch', 'short', 'alike']).optional(),
      /** Both say it and say it differently: a number makes another school. */
      differs: z.boolean().optional(),
    }),
  ),
})
export type EntryImportUnknown = z.infer<typeof entryImportUnknown>

/** Words that give no point, and where their rows would lie. `sure`: the address of one known building. */
export const entryImportPlace = z.object({
  words: z.string(),
  times: z.number().int(),
  /** Where they stand first. */
  line: z.number().int(),
  how: z.enum(['sure', 'likely', 'unknown']),
  proposals: z.array(addressProposal),
})
export type EntryImportPlace = z.infer<typeof entryImportPlace>

/** Of the rows taken: how many lie where. `sure`, `likely`, `unknown` and `none` count in no community. */
export const entryImportLying = z.object({
  /** By their point, which the file or the entry has. */
  point: z.number().int(),
  /** By a known address, as a person confirmed. */
  placed: z.number().int(),
  /** In a community, without a point. */
  community: z.number().int(),
  /** Would be placed if the address of one known building were taken over. */
  sure: z.number().int(),
  likely: z.number().int(),
  unknown: z.number().int(),
  /** Without words, too. */
  none: z.number().int(),
})
export type EntryImportLying = z.infer<typeof entryImportLying>

export const entryImportCounts = z.object({
  read: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  noted: z.number().int(),
  leftOut: z.record(z.string(), z.number().int()),
  /** Refused rows by reason. */
  reasons: z.record(z.string(), z.number().int()),
  /** Rows beyond the importer's place, by the community they lie in. */
  outside: z.record(z.string(), z.number().int()).optional(),
  lying: entryImportLying.optional(),
  ms: z.number(),
})
export type EntryImportCounts = z.infer<typeof entryImportCounts>

/** What taking an import back does: entries it made are archived, values it changed are put back. */
export const entryImportUndo = z.object({
  archived: z.number().int(),
  back: z.number().int(),
  /** Entries left as they are. */
  left: z.number().int(),
  /** The first hundred of them, and why. */
  why: z.array(
    z.object({
      id,
      key: z.string(),
      name: z.string(),
      why: z.enum(['changed-since', 'not-yours', 'in-use', 'refused']),
      message: z.string(),
    }),
  ),
})
export type EntryImportUndo = z.infer<typeof entryImportUndo>
/** `id` is the command's. */
export const entryImportUndoing = z.object({ id })
/** An import that waits for somebody who may bring in all of its rows. */
export const entryImportWaiting = z.object({
  rows: z.array(
    z.object({
      id,
      file: z.string(),
      source: z.string(),
      by: z.string().nullable(),
      handedAt: instant,
      rows: z.number().int().nullable(),
    }),
  ),
})
export type EntryImportWaiting = z.infer<typeof entryImportWaiting>

export const entryImportView = z.object({
  id,
  register: ledgerName,
  source: z.string(),
  file: z.string(),
  state: z.enum(['uploaded', 'running', 'checked', 'done', 'nothing', 'failed', 'undone']),
  madeBy: z.string().nullable(),
  /** The name of whoever made it. */
  by: z.string().nullable(),
  /** Handed to whoever may bring in all of its rows. */
  handedAt: instant.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  counts: entryImportCounts.nullable(),
  /** At most 300; the whole list is a download. */
  problems: z.array(entryImportProblem),
  unknown: z.array(entryImportUnknown),
  /** The first entries that would change, and how; personal values masked. */
  changes: z.array(
    z.object({
      line: z.number().int(),
      name: z.string(),
      changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
    }),
  ),
  failure: z.string().nullable(),
  /** At most 300 different words; the rest is counted. */
  places: z.array(entryImportPlace),
  /** Rows that lie beyond the importer's place, by community, and who may bring them in. */
  outside: z
    .object({
      communities: z.array(z.object({ name: z.string().nullable(), rows: z.number().int() })),
      may: maySee,
    })
    .nullable(),
  undone: entryImportUndo.extend({ at: instant, by: z.string().nullable() }).nullable(),
})
export type EntryImportView = z.infer<typeof entryImportView>
export const entryImportList = z.object({
  rows: z.array(entryImportView.omit({ problems: true, unknown: true, changes: true, places: true, outside: true })),
})
export const entryImportRun = z.object({
  mapping: entryMapping,
  dryRun: z.boolean(),
  allOrNone: z.boolean().default(true),
  /** Leave out what lies beyond the importer's place instead of refusing it. */
  ownOnly: z.boolean().default(false),
  /** Whether a person settled the mapping: only then the source is read so the next time. */
  settled: z.boolean().default(true),
})
