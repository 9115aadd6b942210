import { z } from 'zod'
import { id, instant } from './common.ts'

/** A column by its heading, or by its number from 1. */
const column = z.union([z.string().min(1).max(200), z.number().int().min(1).max(1000)])
const columns = z.union([column, z.array(column).min(1).max(20)])
/** `+08:00` or an IANA name such as Asia/Shanghai; China's time when not given. */
const zone = z
  .string()
  .max(60)
  .regex(/^([+-]\d{2}:?\d{2}|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*)$/)
const formats = z.array(z.string().min(4).max(60)).min(1).max(10)
const words = z.string().max(2000)

/** A moment in a column; without formats the usual ones are tried, year first. */
const momentAt = z.strictObject({ column, formats: formats.optional(), zone: zone.optional() })

/** Where the answer to one field comes from. */
const fieldFrom = z.strictObject({
  /** Several columns are joined, empty ones left out. */
  column: columns.optional(),
  join: z.string().max(20).optional(),
  /** The same for every row. */
  constant: z.union([words, z.number(), z.boolean()]).optional(),
  /** What stands in the column, and what the field is to hold for it. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** What the field holds for anything else; null leaves it empty. Without it such a row is refused. */
  otherwise: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  formats: formats.optional(),
  zone: zone.optional(),
  /** Of a deadline given as a length of time (3个工作日): the column with the moment it is counted from. */
  from: column.optional(),
  /** Of a person: the column with the telephone number. */
  phone: column.optional(),
  /** Words longer than the field holds are cut, and this is said, instead of refusing the row. */
  cut: z.boolean().optional(),
})

const placeFrom = z.strictObject({
  address: columns.optional(),
  join: z.string().max(20).optional(),
  lng: column.optional(),
  lat: column.optional(),
  datum: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
  /** Added to every point, in degrees: puts data of elsewhere into this office, to try things on. */
  move: z.strictObject({ lng: z.number(), lat: z.number() }).optional(),
  /** Code of the street for rows without a point, where the office has several. */
  street: z.string().max(60).optional(),
  /** What becomes of a row whose point lies outside the office: refused, or taken with its address only. */
  outside: z.enum(['refuse', 'address']).default('refuse'),
})

/** How the rows of a file become cases. */
export const importMapping = z.strictObject({
  /** The system the rows come from. With the row's own number there it makes the case's id: the same row is one case. */
  source: z.string().trim().min(1).max(60),
  /** The type of case; the office's first when not given. */
  type: z.string().max(60).optional(),
  /** `import` brings in what another system kept, with its own times; `hotline` files orders as they come in. */
  channel: z.enum(['import', 'hotline']).default('import'),
  /** Which sheet of a workbook, from 1. */
  sheet: z.number().int().min(1).max(200).default(1),
  /** In which line the headings stand; found when not given. */
  header: z.number().int().min(1).max(200).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  id: column,
  filedAt: momentAt.optional(),
  dueAt: momentAt.optional(),
  /** Which rows are over, since when, and in which end state. Without `status` those are over that have a moment in `at`. */
  ended: z
    .strictObject({
      status: z.strictObject({ column, values: z.array(z.string()).min(1) }).optional(),
      at: momentAt,
      state: z.string().max(60).optional(),
      words: columns.optional(),
    })
    .optional(),
  fields: z.record(z.string(), fieldFrom),
  place: placeFrom.optional(),
})
export type ImportMapping = z.output<typeof importMapping>
export type FieldFrom = z.output<typeof fieldFrom>
export type MomentFrom = z.output<typeof momentAt>

/** What is wrong with one row, or only noted of it. */
export const importProblem = z.object({
  line: z.number().int(),
  /** The row's own number, where it has one. */
  external: z.string().nullable(),
  /** A field of the form, `id`, `filedAt`, `dueAt`, `ended` or `place`. */
  field: z.string().nullable(),
  /** The heading of the column. */
  column: z.string().nullable(),
  code: z.string(),
  value: z.string().nullable(),
  /** `refused`: the row is not imported. `noted`: it is, without this value. `changed`: it is there already and says something else. */
  what: z.enum(['refused', 'noted', 'changed']),
  /** In the language asked for. */
  message: z.string(),
})
export type ImportProblem = z.output<typeof importProblem>

export const importCounts = z.object({
  read: z.number().int(),
  new: z.number().int(),
  there: z.number().int(),
  changed: z.number().int(),
  refused: z.number().int(),
  /** Of the new ones: how many had a value left out. */
  noted: z.number().int(),
  /** Refused rows by reason. */
  reasons: z.record(z.string(), z.number().int()),
  ms: z.number(),
})
export type ImportCounts = z.output<typeof importCounts>

export const importState = z.enum(['uploaded', 'running', 'checked', 'done', 'nothing', 'failed'])
/** One import: what it reads, how far it is, and what it met. */
export const importView = z.object({
  id,
  source: z.string(),
  channel: z.enum(['import', 'hotline']),
  type: z.string(),
  file: z.string(),
  state: importState,
  madeBy: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  counts: importCounts.nullable(),
  /** At most 300; the whole list is a download. */
  problems: z.array(importProblem),
  /** Why it failed, in words. */
  failure: z.string().nullable(),
})
export type ImportView = z.output<typeof importView>
export const importList = z.object({ rows: z.array(importView.omit({ problems: true })) })

/** What a file holds, and how it might be read. */
export const importPreview = z.object({
  id,
  file: z.string(),
  encoding: z.string().nullable(),
  /** Line of the headings. */
  header: z.number().int(),
  columns: z.array(z.string()),
  /** The first rows as they stand, beside their line. */
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  mapping: importMapping.nullable(),
  /** Whether the mapping was used for this source before. */
  remembered: z.boolean(),
  /** Columns nobody asked for. */
  unused: z.array(z.string()),
})
export type ImportPreview = z.output<typeof importPreview>

export const importRun = z.object({ mapping: importMapping, dryRun: z.boolean(), allOrNone: z.boolean().default(false) })
