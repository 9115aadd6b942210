import { z } from 'zod'
import { id, instant } from './common.ts'

const part = z.number().min(0).max(1)
const percent = z.number().int().min(0).max(100)
/** How the office calls back, and how it counts. Weights are percent and sum to 100. */
export const callbackSettings = z
  .object({
    /** How many of a hundred are called; the others answer by their link or not at all. */
    share: z.number().int().min(1).max(100),
    /** After so many calls without an answer the case ends. */
    tries: z.number().int().min(1).max(9),
    weights: z.object({ response: percent, solved: percent, satisfied: percent }),
    partly: part,
    scores: z.object({ very: part, fairly: part, so: part, not: part }),
    targets: z.object({ good: part, fair: part }),
    volumes: z.tuple([z.number().int().min(1).max(100_000), z.number().int().min(1).max(100_000)]),
  })
  .refine(({ weights: w }) => w.response + w.solved + w.satisfied === 100, { path: ['weights'], message: 'sum' })
  .refine(({ targets }) => targets.good > targets.fair, { path: ['targets'], message: 'order' })
  .refine(({ volumes }) => volumes[1] > volumes[0], { path: ['volumes'], message: 'order' })
export type CallbackSettings = z.infer<typeof callbackSettings>
export const callbackSettingsPut = z.object({
  version: z.number().int().min(0),
  settings: callbackSettings,
  note: z.string().trim().min(2).max(200),
})
export const callbackSettingsView = z.object({
  version: z.number().int(),
  settings: callbackSettings,
  mayEdit: z.boolean(),
  versions: z.array(
    z.object({
      version: z.number().int(),
      settings: callbackSettings,
      note: z.string(),
      by: z.string().nullable(),
      at: instant,
    }),
  ),
})
export type CallbackSettingsView = z.infer<typeof callbackSettingsView>

const type = z.string().max(60).default('incident')
const language = z.enum(['zh', 'en']).optional()
export const callListQuery = z.object({ type, cursor: z.string().max(200).optional() })
export const callCard = z.object({
  case: id,
  number: z.string(),
  version: z.number().int(),
  title: z.string(),
  address: z.string().nullable(),
  community: id.nullable(),
  unit: id.nullable(),
  helpers: z.array(id),
  /** What the unit said it did. */
  result: z.string().nullable(),
  round: z.number().int(),
  /** Why it was not solved the time before. */
  before: z.string().nullable(),
  /** Masked; the whole number is shown on record. */
  reporter: z.string().nullable(),
  phone: z.string().nullable(),
  enteredAt: instant,
  dueAt: instant.nullable(),
  tries: z.array(z.object({ at: instant, by: z.string() })),
})
export type CallCard = z.infer<typeof callCard>
export const callList = z.object({
  /** Those to be called, within reach: counted up to a thousand. */
  waiting: z.number().int(),
  maxTries: z.number().int(),
  rows: z.array(callCard),
  next: z.string().nullable(),
})
export type CallList = z.infer<typeof callList>

export const callAnswer = z
  .object({
    id,
    version: z.number().int(),
    solved: z.enum(['yes', 'partly', 'no']),
    satisfied: z.enum(['very', 'fairly', 'so', 'not']).optional(),
    contacted: z.enum(['yes', 'no']).optional(),
    remark: z.string().trim().max(1000).optional(),
  })
  .refine(({ solved, satisfied }) => solved === 'no' || satisfied !== undefined, { path: ['satisfied'], message: 'missing' })
  .refine(({ solved, remark }) => solved !== 'no' || (remark ?? '').length > 0, { path: ['remark'], message: 'missing' })
export const callTry = z.object({ id })
export const callDone = z.object({ state: z.string(), tries: z.number().int(), ended: z.boolean() })
export type CallDone = z.infer<typeof callDone>

const phoneReason = z.string().trim().min(2).max(200)
export const phoneListQuery = z.object({ type, reason: phoneReason, lang: language })
export const phoneList = z.object({
  at: instant,
  rows: z.array(callCard.extend({ phone: z.string(), reporter: z.string().nullable() })),
  more: z.boolean(),
})
export type PhoneList = z.infer<typeof phoneList>

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
export const ratesQuery = z.object({ type, from: month, to: month, by: z.enum(['unit', 'community']), lang: language })
const count = z.number().int()
const interval = { value: z.number(), low: z.number(), high: z.number() }
const rate = z.object({ points: z.number(), of: z.number(), ...interval }).nullable()
const rateRow = z.object({
  /** The unit or community; null where none had it. */
  key: id.nullable(),
  /** `lead`: it was in charge (whistled); `help`: it was called and reported in. */
  part: z.enum(['lead', 'help']),
  entered: count,
  drawn: count,
  /** Null where they are too few to be shown. */
  answered: count.nullable(),
  byPhone: count.nullable(),
  unreached: count,
  lapsed: count,
  excluded: count,
  response: rate,
  solved: rate,
  satisfied: rate,
  score: z.object(interval).nullable(),
  grade: z.enum(['A', 'B', 'C']).nullable(),
  volume: z.enum(['small', 'middle', 'large']),
  /** What it was given by the units it worked with, 1 to 5. */
  mark: z.object({ mean: z.number(), of: count }).nullable(),
})
export type RateRow = z.infer<typeof rateRow>
export const ratesView = z.object({
  from: month,
  to: month,
  fewest: count,
  version: z.number().int(),
  settings: callbackSettings,
  whole: rateRow,
  rows: z.array(rateRow),
})
export type RatesView = z.infer<typeof ratesView>

const figures = ['entered', 'drawn', 'answered', 'unreached', 'lapsed', 'excluded', 'contacted', 'solved', 'satisfied'] as const
export const behindQuery = z.object({
  type,
  from: month,
  to: month,
  unit: z.union([id, z.literal('none')]).optional(),
  helper: id.optional(),
  community: z.union([id, z.literal('none')]).optional(),
  figure: z.enum(figures),
  cursor: z.string().max(200).optional(),
})
export type BehindFigure = (typeof figures)[number]
export const behindRow = z.object({
  case: id,
  round: count,
  number: z.string(),
  title: z.string(),
  unit: id.nullable(),
  community: id.nullable(),
  enteredAt: instant,
  outcome: z.string().nullable(),
  solved: z.string().nullable(),
  satisfied: z.string().nullable(),
  contacted: z.string().nullable(),
  way: z.string().nullable(),
  drawn: z.boolean(),
  excluded: z.boolean(),
  /** Somebody asked to leave it out, and nobody decided yet. */
  asked: z.boolean(),
})
export type BehindRow = z.infer<typeof behindRow>
export const behind = z.object({ rows: z.array(behindRow), next: z.string().nullable() })
export type Behind = z.infer<typeof behind>

export const exclusionAsk = z.object({ id, case: id, round: count.min(1), reason: z.string().trim().min(4).max(500) })
export const exclusionDecide = z.object({ grant: z.boolean(), words: z.string().trim().max(500).default('') })
export const exclusionRow = z.object({
  id,
  case: id,
  round: count,
  number: z.string(),
  title: z.string(),
  unit: id.nullable(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  /** May the reader decide: not who asked. */
  mayDecide: z.boolean(),
  granted: z.boolean().nullable(),
  words: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
})
export type ExclusionRow = z.infer<typeof exclusionRow>
export const exclusions = z.object({ waiting: z.array(exclusionRow), decided: z.array(exclusionRow) })
export type Exclusions = z.infer<typeof exclusions>

export const drawQuery = z.object({ type, week: z.iso.date() })
export const drawView = z.object({
  week: z.string(),
  /** SHA-256 of the seed; the seed itself once the week is over. */
  seal: z.string(),
  seed: z.string().nullable(),
  /** Who could be called and who was drawn, unit by unit. */
  units: z.array(z.object({ unit: id.nullable(), could: count, drawn: count })),
  rows: z.array(
    z.object({
      case: id,
      round: count,
      number: z.string(),
      unit: id,
      drawnNumber: z.number(),
      share: z.number(),
      drawn: z.boolean(),
    }),
  ),
  more: z.boolean(),
})
export type DrawView = z.infer<typeof drawView>
