import { z } from 'zod'
import { askedInstant, id, instant, lngLat } from './common.ts'
import { tellChoice } from './telling.ts'

export const span = z.object({
  amount: z.number().positive(),
  unit: z.enum(['minute', 'hour', 'workhour', 'workday', 'day', 'month']),
})
const data = z.record(z.string(), z.unknown())
export const channel = z.enum(['portal', 'grid', 'desk', 'hotline', 'api', 'import'])

export const casePlace = z.object({
  street: id.nullable(),
  community: id.nullable(),
  grid: id.nullable(),
  building: id.nullable(),
  boundary: id.nullable(),
  point: lngLat.nullable(),
  address: z.string().nullable(),
})

export const clock = z.object({
  for: z.string(),
  span,
  startedAt: instant,
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  leftMs: z.number().nullable(),
  calendar: z.string(),
  /** The deadline came with the case and was not counted. */
  given: z.literal(true).optional(),
  provisional: z.boolean(),
  warned: z.boolean(),
  lateAt: instant.nullable(),
  /** Why it is not simply the start plus the span any more. */
  changes: z.array(z.looseObject({ what: z.enum(['stopped', 'resumed', 'lengthened']), at: instant })),
})
const rating = z.object({ score: z.number().int(), words: z.string() })
export const task = z.object({
  id,
  unit: id,
  round: z.number().int(),
  state: z.string(),
  status: z.enum(['called', 'signed', 'answered', 'returned']),
  calledAt: instant,
  signedAt: instant.nullable(),
  settledAt: instant.nullable(),
  clock: clock.nullable(),
  answers: data,
  reason: z.string().nullable(),
  ratedUnit: rating.nullable(),
  ratedLead: rating.nullable(),
})
export const author = z.object({
  kind: z.enum(['staff', 'resident', 'bearer', 'anonymous', 'clock']),
  person: id.nullable(),
  name: z.string().nullable(),
  role: z.string().nullable(),
})

/** A case as the kernel knows it, with its number. Personal fields are masked unless `revealed`. */
export const caseView = z.object({
  id,
  number: z.string(),
  programme: z.string(),
  type: z.string(),
  state: z.string(),
  version: z.number().int(),
  filedAt: instant,
  changedAt: instant,
  closedAt: instant.nullable(),
  channel,
  filer: id.nullable(),
  place: casePlace,
  unit: id.nullable(),
  holder: id.nullable(),
  data,
  clock: clock.nullable(),
  kept: clock.nullable(),
  tasks: z.array(task),
  moreTime: z.object({ span, reason: z.string(), askedAt: instant, by: author }).nullable(),
  taken: z.record(z.string(), z.number()),
  everLate: z.boolean(),
  /** Those who joined, contact masked unless `revealed`. */
  joined: z.array(
    z.object({ id, number: z.string(), at: instant, person: id.nullable(), contact: data, rated: data.nullable() }),
  ),
  gathered: z.array(z.object({ case: id, number: z.string(), voices: z.number().int(), rated: data.nullable() })),
  /** The case this one was merged into. */
  follows: z.object({ case: id, number: z.string(), at: instant }).nullable(),
  revealed: z.boolean(),
})
export type CaseView = z.infer<typeof caseView>

export const event = z.object({
  seq: z.number().int(),
  at: instant,
  by: author,
  command: id,
  /** What the sender's own clock said when it was written; null when not told. `at` is the server's, and counts. */
  madeAt: instant.nullish(),
  body: z.looseObject({ kind: z.string() }),
})
export type EventView = z.infer<typeof event>

/** A case with what the desk needs to act on it. */
export const caseDetail = z.object({
  case: caseView,
  events: z.array(event),
  /** Steps this actor may take now. */
  steps: z.array(z.string()),
  mayReveal: z.boolean(),
  /** Names of the units, people and places the case speaks of, by id. */
  names: z.record(z.string(), z.string()),
  /** Suggested values for the steps' unit fields, each with the rule that says so. */
  suggestions: z.record(z.string(), z.object({ unit: id, units: z.array(id).optional(), because: z.string() })),
  /** What the office's rules say of who receives it, in words; `circle`: that unit gave it back before, so a person decides. */
  proposal: z
    .object({ unit: id, within: span.optional(), rule: z.string(), circle: z.boolean(), why: z.array(z.string()) })
    .optional(),
  /**
   * Proposed rows for the steps' item fields, with the words of the report that decided. `confidence` 0 to 1 where the
   * office's closed cases taught it, null where only the catalogue's words did.
   */
  categories: z
    .record(z.string(), z.object({ item: z.string(), because: z.array(z.string()), confidence: z.number().nullable() }))
    .optional(),
  /** The definition the case was last written under is still the current one. */
  current: z.boolean(),
  /** Points of the checklist at this place, for the steps that ask to look at each. */
  points: z.array(z.string()).optional(),
  /** How many events came before those given: a stop that was visited for years shows the latest. */
  earlier: z.number().int().optional(),
  /** Of a case as a step would leave it: the cases the step raises, each with what it is filed with. */
  raises: z.array(z.object({ type: z.string(), id, answers: data })).optional(),
})
export type CaseDetail = z.infer<typeof caseDetail>

/** The sender's own clock, kept as told; one that cannot be read is no reason to refuse what was written. */
const madeAt = z.number().int().min(0).max(8.64e15).optional().catch(undefined)

/** `tell`: how the reporter wants to be told; one that cannot be read is no reason to refuse a report. */
export const fileBody = z.object({
  id,
  channel: channel.optional(),
  answers: data,
  tell: tellChoice.optional().catch(undefined),
  madeAt,
})
export const filed = z.object({
  id,
  number: z.string(),
  /** Opens the status page's private half; only the sender gets it. */
  key: z.string(),
  state: z.string(),
  version: z.number().int(),
  dueAt: instant.nullable(),
  place: casePlace,
})
export type Filed = z.infer<typeof filed>

export const command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take'), id, step: z.string().max(60), answers: data.default({}) }),
  z.object({ kind: z.literal('comment'), id, text: z.string(), open: z.boolean().default(false) }),
  z.object({ kind: z.literal('attach'), id, field: z.string(), files: z.array(id).max(20) }),
  z.object({ kind: z.literal('hold'), id, person: id.nullable() }),
  z.object({ kind: z.literal('correct'), id, answers: data, reason: z.string() }),
  z.object({ kind: z.literal('signIn'), id, task: id }),
  z.object({ kind: z.literal('answerTask'), id, task: id, answers: data }),
  z.object({ kind: z.literal('returnTask'), id, task: id, reason: z.string() }),
  z.object({ kind: z.literal('recallTask'), id, task: id, reason: z.string() }),
  z.object({ kind: z.literal('rateTask'), id, task: id, score: z.number().int(), words: z.string().default('') }),
  z.object({ kind: z.literal('askMoreTime'), id, span, reason: z.string() }),
  z.object({ kind: z.literal('answerMoreTime'), id, grant: z.boolean(), reason: z.string().default('') }),
])
/**
 * `version` is the one the sender saw; when somebody else changed the case meanwhile in a way that matters, 409. `further`: more
 * commands after the first, e.g. to file and to dispatch; all are done, or none.
 */
export const commandBody = z.object({
  version: z.number().int().min(1),
  command,
  further: z.array(command).max(5).optional(),
  madeAt,
})

/** `all`: the whole history, also of a stop that was visited for years. */
export const caseDetailQuery = z.object({ events: z.enum(['latest', 'all']).default('latest') })

/** One line of a list. */
export const caseRow = z.object({
  id,
  number: z.string(),
  type: z.string(),
  state: z.string(),
  version: z.number().int(),
  /** The first words of the matter. */
  title: z.string(),
  kind: z.string().nullable(),
  filedAt: instant,
  closedAt: instant.nullable(),
  dueAt: instant.nullable(),
  lateAt: instant.nullable(),
  everLate: z.boolean(),
  pausedMs: z.number().nullable(),
  startedAt: instant.nullable(),
  warnAt: instant.nullable(),
  /** How the running clock counts, so that a list says what is left as the case does. */
  clockUnit: span.shape.unit.nullable(),
  provisional: z.boolean(),
  channel,
  community: id.nullable(),
  grid: id.nullable(),
  unit: id.nullable(),
  holder: id.nullable(),
  address: z.string().nullable(),
  point: lngLat.nullable(),
  taskUnits: z.array(id),
  photos: z.number().int(),
  /** How many reported it; 1 is the first reporter alone. */
  voices: z.number().int(),
})
export type CaseRow = z.infer<typeof caseRow>

export const caseQuery = z.object({
  /** The first case type of the office when not given. */
  type: z.string().optional(),
  /** open: not closed; turn: waiting for one of my steps; held: in my hand; late: past due; closed; mine: filed by me. */
  view: z.enum(['open', 'turn', 'held', 'late', 'closed', 'mine', 'all']).default('open'),
  state: z.string().optional(),
  community: id.optional(),
  grid: id.optional(),
  unit: id.optional(),
  kind: z.string().optional(),
  /** Words (two characters or more) or the beginning of a number. Never searches personal fields. */
  q: z.string().max(100).optional(),
  from: askedInstant.optional(),
  to: askedInstant.optional(),
  /** Only these, parted by commas: what a map that holds the points asks to name some of them. */
  ids: z
    .string()
    .max(7500)
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/i)
    .optional(),
  order: z.enum(['due', 'newest', 'oldest']).default('due'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type CaseQuery = z.input<typeof caseQuery>
export const caseList = z.object({ rows: z.array(caseRow), next: z.string().nullable() })
/** Counts for the queue's tabs; `more` when counting stopped at the cap of 10,000. */
export const caseCounts = z.object({
  views: z.record(z.string(), z.object({ count: z.number().int(), more: z.boolean() })),
  states: z.record(z.string(), z.number().int()),
})

/** Points for the map, as flat arrays to keep 10,000 of them light: id, longitude, latitude, state, when due, from when soon late, when filed. */
export const mapPoints = z.object({
  points: z.array(z.tuple([z.string(), z.number(), z.number(), z.string(), instant.nullable(), instant.nullable(), instant])),
  more: z.boolean(),
})

/** What anybody with the number sees; with the key also `mine`. */
export const publicCase = z.object({
  number: z.string(),
  programme: z.string(),
  type: z.string(),
  state: z.string(),
  /** Every state it was in, from the first to the present one, as often as it was. */
  passed: z.array(z.string()),
  filedAt: instant,
  closedAt: instant.nullable(),
  dueAt: instant.nullable(),
  community: z.string().nullable(),
  data,
  story: z.array(
    z.object({
      at: instant,
      who: z.string(),
      what: z.string(),
      details: z.array(z.object({ title: z.string(), value: z.string() })),
      photos: z.array(id),
      tone: z.string(),
    }),
  ),
  /** How many reported the matter, the reader among them. */
  voices: z.number().int(),
  /** The number is that of somebody who joined, or of a case that was merged: it tells what becomes of the main case. */
  follows: z.enum(['joined', 'merged']).nullable(),
  /** Only with the key. */
  mine: z
    .object({
      id,
      version: z.number().int(),
      steps: z.array(z.string()),
      data,
      /** Who lifted the mask from the reporter's name or phone, when and why. */
      looks: z.array(z.object({ at: instant, who: z.string(), reason: z.string().nullable() })),
    })
    .nullable(),
})
export type PublicCase = z.infer<typeof publicCase>
