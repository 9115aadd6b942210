import { z } from 'zod'
import { id, instant, lngLat } from './common.ts'
import { warning } from './warnings.ts'

/** What a figure of the wall counts; each opens into its records. */
export const figure = z.enum(['open', 'late', 'due', 'filed', 'closed', 'rising'])
export type Figure = z.infer<typeof figure>

const n = z.number().int()
export const risingTopic = z.object({
  topic: z.string(),
  place: id,
  now: n,
  /** Of the weeks before together; null when fewer than five, which are not shown. */
  before: n.nullable(),
  /** What was to be expected of the week so far; null where `before` is, since one gives away the other. */
  expected: z.number().nullable(),
  note: z.object({ cause: z.string(), remedy: z.string(), at: instant, by: z.string() }).nullable(),
})
export type RisingTopic = z.infer<typeof risingTopic>

/** What was written by hand about a line: `words` are null for a display, which shows that there is one. */
const remark = z.object({ id, at: instant, by: z.string(), kind: z.enum(['remark', 'done']), words: z.string().nullable() })
export const logEntry = z.object({
  id,
  at: instant,
  by: z.string(),
  words: z.string().nullable(),
  case: z.object({ id, number: z.string() }).nullable(),
  place: id.nullable(),
  /** Still to do: asked for, and not done yet. */
  todo: z.boolean(),
  done: instant.nullable(),
  /** Who of a later shift has signed for it. */
  seenBy: z.array(z.string()),
  remarks: z.array(remark),
})
export type LogEntry = z.infer<typeof logEntry>
export const handover = z.object({
  id,
  at: instant,
  by: z.string(),
  byId: id,
  words: z.string().nullable(),
  /** Entries since the handover before, and older ones still to do. */
  entries: n,
  todo: n,
  taken: z.object({ at: instant, by: z.string() }).nullable(),
})
export type Handover = z.infer<typeof handover>
export const dutyLog = z.object({ entries: z.array(logEntry), handovers: z.array(handover), more: z.boolean() })
export type DutyLog = z.infer<typeof dutyLog>

const words = z.string().trim().min(1).max(1000)
export const logBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entry'),
    id,
    words,
    /** The number of a case. */
    number: z.string().trim().max(40).optional(),
    place: id.nullable().default(null),
    todo: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('remark'), id, about: id, words }),
  z.object({ kind: z.literal('done'), id, about: id, words: z.string().trim().max(1000).default('') }),
  z.object({ kind: z.literal('handover'), id, words: z.string().trim().max(1000).default('') }),
  z.object({ kind: z.literal('takeover'), id, about: id }),
])
export type LogBody = z.infer<typeof logBody>
export const logQuery = z.object({
  /** Entries before this moment; the newest when not given. */
  before: z.coerce
    .number()
    .int()
    .min(0)
    .max(Date.UTC(2200, 0, 1))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})

/** Who is on duty for what, with the telephone of the unit and never the person's own. */
export const dutyRow = z.object({
  role: z.string(),
  unit: id.nullable(),
  place: id.nullable(),
  name: z.string(),
  telephone: z.string().nullable(),
  /** Until when, for a shift; null for a post without one. */
  to: instant.nullable(),
})
export type DutyRow = z.infer<typeof dutyRow>
export const resourceRow = z.object({
  key: z.string(),
  kind: z.string(),
  name: z.string(),
  unit: id.nullable(),
  place: z.string().nullable(),
  amount: z.number().nullable(),
  measure: z.string().nullable(),
  telephone: z.string().nullable(),
  ready: z.boolean(),
})
export type ResourceRow = z.infer<typeof resourceRow>

/** Everything the wall shows but the points on its map, of one moment. */
export const commandSummary = z.object({
  at: instant,
  /** The office's calendar day that "today" means. */
  day: z.string(),
  dayStart: instant,
  type: z.string(),
  /** A display with a link of its own, or somebody who is signed in. */
  viewer: z.enum(['display', 'staff']),
  counts: z.object({ open: n, late: n, due: n, filed: n, closed: n }),
  states: z.record(z.string(), n),
  units: z.array(z.object({ unit: id.nullable(), open: n, late: n, due: n, dueLate: n })),
  communities: z.array(z.object({ place: id.nullable(), open: n, late: n, due: n, filed: n, closed: n })),
  rising: z.object({
    from: instant,
    to: instant,
    weeks: n,
    topics: z.array(risingTopic),
    /** Cells with one to four reports this week, which are never shown. */
    suppressed: n,
    judged: n,
  }),
  warnings: z.array(warning),
  warningSource: z.string().nullable(),
  duty: z.array(dutyRow),
  resources: z.array(resourceRow),
  log: z.object({ entries: z.array(logEntry), todo: n, waiting: handover.nullable(), last: handover.nullable() }),
  /** Names of the units and places the summary speaks of. */
  names: z.record(z.string(), z.object({ name: z.string(), nameEn: z.string().nullable(), telephone: z.string().nullable() })),
})
export type CommandSummary = z.infer<typeof commandSummary>

export const commandQuery = z.object({
  /** The office's first case type when not given. */
  type: z.string().max(60).optional(),
})
export const recordsQuery = commandQuery.extend({
  figure: figure.default('open'),
  community: id.optional(),
  unit: z.union([id, z.literal('none')]).optional(),
  state: z.string().max(60).optional(),
  /** With `rising`: the topic. */
  kind: z.string().max(60).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** A record behind a figure: no words of anybody, only what and where it is and how it stands. */
export const commandRecord = z.object({
  id,
  number: z.string(),
  state: z.string(),
  kind: z.string().nullable(),
  community: id.nullable(),
  grid: id.nullable(),
  unit: id.nullable(),
  filedAt: instant,
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  point: lngLat.nullable(),
})
export type CommandRecord = z.infer<typeof commandRecord>
export const commandRecords = z.object({ rows: z.array(commandRecord), next: z.string().nullable(), total: n })

export const pointsQuery = commandQuery.extend({
  /** Only these, to follow what changed: what is not among the answers is open no more. */
  ids: z
    .string()
    .max(2000)
    .transform(text => text.split(',').filter(Boolean))
    .pipe(z.array(id).max(50))
    .optional(),
})
/** Open cases for the map, the newest first: id, longitude, latitude, state, due, filed, community. */
export const commandPoints = z.object({
  points: z.array(z.tuple([id, z.number(), z.number(), z.string(), instant.nullable(), instant, id.nullable()])),
  more: z.boolean(),
})
export type CommandPoint = z.infer<typeof commandPoints>['points'][number]

export const causeNoteBody = z.object({
  id,
  type: z.string().max(60),
  topic: z.string().max(60),
  place: id,
  cause: z.string().trim().min(1).max(500),
  /** What will be repaired or changed. */
  remedy: z.string().trim().min(1).max(500),
})

/** A wall that stays signed in by a link: what it shows, until when, who answers for it. */
export const displayBody = z.object({
  id,
  name: z.string().trim().min(1).max(100),
  /** The street it shows; null for the whole office. */
  street: id.nullable().default(null),
  expiresAt: instant,
})
export const displayRow = z.object({
  id,
  name: z.string(),
  street: id.nullable(),
  by: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  usedAt: instant.nullable(),
})
export type DisplayRow = z.infer<typeof displayRow>
/** The link is given once, to whoever made it. */
export const displayMade = displayRow.extend({ link: z.string() })
