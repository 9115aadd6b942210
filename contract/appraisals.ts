import { z } from 'zod'
import { id, instant } from './common.ts'
import { day } from './plans.ts'
import { condition } from './reports.ts'

const line = (most: number) => z.string().trim().min(1).max(most)
const words = (most: number) => z.string().trim().max(most)
const name = z.string().max(100)
export const appraisalState = z.enum(['draft', 'open', 'shown', 'fixed', 'withdrawn'])
export type AppraisalState = z.infer<typeof appraisalState>

const step = z.object({ at: z.number(), points: z.number().min(0).max(100) })
/** How a value becomes points from 0 to 100 (`methods/scoring`). Shares are per cent here. */
export const scoringRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linear'), floor: z.number(), goal: z.number() }),
  z.object({ kind: z.literal('steps'), way: z.enum(['up', 'down']), steps: z.array(step).min(1).max(10) }),
])
export type ScoringRule = z.infer<typeof scoringRule>

/** What is counted of a unit in the time of the scheme, with its saved filter. */
export const unitFormula = z.discriminatedUnion('kind', [
  /** Of its cases: the share closed in time, the share it handed back, the share of points residents gave in callbacks. */
  z.object({
    kind: z.literal('cases'),
    type: name,
    figure: z.enum(['inTime', 'returned', 'satisfied']),
    field: name.optional(),
    value: name.optional(),
  }),
  z.object({
    kind: z.literal('indicator'),
    programme: name,
    key: name,
    field: name.optional(),
    value: name.optional(),
  }),
  /** The entries of a register that name the unit in a column: how many meet the conditions, or which share of them. */
  z.object({
    kind: z.literal('register'),
    register: name,
    column: name,
    of: z.enum(['count', 'share']),
    where: z.array(condition).max(12).default([]),
  }),
  /** Of the promises it leads that fell due: the share kept on time. Of one plan, or of all. */
  z.object({ kind: z.literal('promises'), plan: id.nullable() }),
])
export type UnitFormula = z.infer<typeof unitFormula>

const partHead = { key: line(40), title: line(100), weight: z.number().min(1).max(100), says: words(500).default('') }
export const appraisalPart = z.discriminatedUnion('kind', [
  z.object({ ...partHead, kind: z.literal('computed'), formula: unitFormula, rule: scoringRule }),
  /** Judged by one of these persons, never by somebody of the unit itself. */
  z.object({ ...partHead, kind: z.literal('judged'), judges: z.array(id).min(1).max(10), evidence: z.boolean() }),
])
export type AppraisalPart = z.infer<typeof appraisalPart>

const scheme = {
  title: line(200),
  from: day,
  until: day,
  units: z.array(id).min(1).max(200),
  parts: z.array(appraisalPart).max(40),
  smallest: z.number().int().min(2).max(100).default(5),
  near: z.number().min(0).max(20).default(1),
}
export const appraisalBody = z.object({ id, ...scheme })
export const appraisalPut = z.object({ version: z.number().int(), ...scheme })
export type AppraisalScheme = Omit<z.output<typeof appraisalPut>, 'version'>
export const appraisalStep = z.object({ version: z.number().int() })
/** Shows each unit what it got; until when it may object. */
export const appraisalShow = z.object({ version: z.number().int(), appealUntil: day })
/** Takes a scheme back with a reason; `next`: the id of a draft with the same rules that takes its place. */
export const appraisalWithdraw = z.object({ version: z.number().int(), reason: line(500), next: id.nullable().default(null) })
/** Pictures sent before, of documents too. */
const pictures = z.array(id).max(9).default([])
export const appraisalMarkBody = z.object({
  unit: id,
  part: name,
  points: z.number().min(0).max(100),
  words: line(1000),
  evidence: words(1000).default(''),
  files: pictures,
})
export const appealBody = z.object({ id, unit: id, part: name, words: line(2000), files: pictures })
/** `points`: what the part counts from now on, where the objection is right. */
export const appealAnswer = z.object({
  upheld: z.boolean(),
  words: line(2000),
  points: z.number().min(0).max(100).nullable().default(null),
})

export const appraisalRow = z.object({
  id,
  version: z.number().int(),
  edition: z.number().int(),
  title: z.string(),
  from: day,
  until: day,
  state: appraisalState,
  units: z.number().int(),
  appealUntil: day.nullable(),
})
/** What waits for the reader: units to give points, objections to answer, a result to look at, the next step of the scheme. */
export const appraisalAsks = z.object({
  judge: z.number().int(),
  answer: z.number().int(),
  object: z.boolean(),
  next: z.enum(['show', 'fix']).nullable(),
})
export type AppraisalAsks = z.infer<typeof appraisalAsks>
export const appraisalList = z.object({ rows: z.array(appraisalRow.extend({ asks: appraisalAsks })), mayKeep: z.boolean() })
export type AppraisalList = z.infer<typeof appraisalList>

/** What a unit got for a part, and where that comes from. */
export const appraisalMark = z.object({
  part: z.string(),
  points: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  value: z.number().nullable(),
  hit: z.number().nullable(),
  of: z.number().nullable(),
  share: z.boolean(),
  small: z.boolean(),
  from: day.nullable(),
  until: day.nullable(),
  words: z.string(),
  evidence: z.string(),
  files: z.array(id),
  by: z.string().nullable(),
  at: instant,
  /** How often it was changed. */
  version: z.number().int(),
})
export type AppraisalMark = z.infer<typeof appraisalMark>
export const appraisalAppeal = z.object({
  id,
  unit: id,
  part: z.string(),
  words: z.string(),
  files: z.array(id),
  by: z.string(),
  at: instant,
  upheld: z.boolean().nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  mayAnswer: z.boolean(),
})
export type AppraisalAppeal = z.infer<typeof appraisalAppeal>
export const appraisalUnit = z.object({
  unit: id,
  name: z.string(),
  mine: z.boolean(),
  marks: z.array(appraisalMark),
  sum: z.object({ points: z.number(), low: z.number(), high: z.number(), weight: z.number(), whole: z.boolean() }).nullable(),
  /** 1 is the best band; null: not placed, as nobody is while it runs. */
  band: z.number().int().nullable(),
  /** Judged parts this reader may give points for. */
  toJudge: z.array(z.string()),
  mayAppeal: z.boolean(),
})
export type AppraisalUnit = z.infer<typeof appraisalUnit>
export const appraisalDetail = appraisalRow.omit({ units: true }).extend({
  follows: id.nullable(),
  /** The next edition, where it was taken back for one. */
  followedBy: id.nullable(),
  smallest: z.number().int(),
  near: z.number(),
  unitIds: z.array(id),
  parts: z.array(appraisalPart),
  /** In words: what each part counts, in the order of the parts; empty for judged ones. */
  says: z.array(z.string()),
  judgeNames: z.record(z.string(), z.string()),
  /** Only units this reader may see now. */
  units: z.array(appraisalUnit),
  appeals: z.array(appraisalAppeal),
  changes: z.array(
    z.object({
      at: instant,
      by: z.string(),
      what: z.string(),
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
    }),
  ),
  mayKeep: z.boolean(),
  mayFix: z.boolean(),
  /** What is missing before it can be fixed. */
  waits: z.array(z.enum(['deadline', 'appeals', 'judging', 'computing'])),
})
export type AppraisalDetail = z.infer<typeof appraisalDetail>
