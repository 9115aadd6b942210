import { z } from 'zod'
import { id, instant } from './common.ts'
import { day, planItemKind, standing } from './plans.ts'

/** Progress report (进展报告), circular (通报) of on-time and late, review (评估). */
export const planPaperKind = z.enum(['report', 'circular', 'review'])
export type PlanPaperKind = z.infer<typeof planPaperKind>
/** A month, a quarter or a year. */
export const planPeriod = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2]|Q[1-4]))?$/)

/** A report or a review is written at once; a circular asks the units named late first, and needs a day to answer by. */
export const planPaperBody = z.object({
  id,
  /** Null: all adopted plans. */
  plan: id.nullable(),
  kind: planPaperKind,
  period: planPeriod,
  replyBy: day.nullable().default(null),
})
export const planPaper = z.object({
  id,
  version: z.number().int(),
  plan: id.nullable(),
  planTitle: z.string().nullable(),
  kind: planPaperKind,
  period: planPeriod,
  periodSays: z.string(),
  asOf: day,
  /** `asked`: units may still answer; `written`: a draft among the documents. */
  state: z.enum(['asked', 'written', 'stopped']),
  replyBy: day.nullable(),
  document: id.nullable(),
  documentTitle: z.string().nullable(),
  /** Where the document stands: its index number once it is public; null when it was thrown away. */
  documentIndex: z.string().nullable(),
  madeBy: z.string(),
  madeAt: instant,
  /** Units asked, and how many of them answered. */
  asked: z.number().int(),
  answered: z.number().int(),
})
export type PlanPaper = z.infer<typeof planPaper>
export const planPaperQuery = z.object({ plan: z.union([id, z.literal('all')]) })
export const planPaperList = z.object({ rows: z.array(planPaper), title: z.string(), mayMake: z.boolean() })
export type PlanPaperList = z.infer<typeof planPaperList>

/** A promise a unit is to be named late for, and why it is late, in the words the circular will print. */
const latePromise = z.object({
  id,
  plan: id,
  kind: planItemKind,
  title: z.string(),
  standing,
  due: day,
  why: z.string(),
})
/** What a circular will say of one unit, and what the unit answers. */
export const planPaperPart = z.object({
  unit: id,
  name: z.string(),
  promises: z.number().int(),
  onTime: z.number().int(),
  late: z.array(latePromise),
  version: z.number().int(),
  words: z.string(),
  /** Entered for a unit where nobody holds a post: how the unit told it, e.g. a letter; else empty. */
  source: z.string(),
  /** Somebody holds a post in the unit and can answer. */
  held: z.boolean(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  mayAnswer: z.boolean(),
})
export const planPaperDetail = planPaper.extend({
  /** All of them for who keeps plans; one's own units' for everybody else. */
  parts: z.array(planPaperPart),
  mayKeep: z.boolean(),
})
export type PlanPaperDetail = z.infer<typeof planPaperDetail>
export const planPaperPut = z.object({ version: z.number().int(), replyBy: day })
export const planPaperAct = z.object({ version: z.number().int(), act: z.enum(['write', 'stop']) })
export const planPaperAnswer = z.object({
  version: z.number().int(),
  unit: id,
  words: z.string().trim().min(1).max(2000),
  /** Needed where it is entered for a unit in which nobody holds a post. */
  source: z.string().trim().max(200).default(''),
})
/** Circulars that my units may answer, the earliest day first. */
export const planPaperAsked = z.object({ rows: z.array(planPaperDetail) })
export type PlanPaperAsked = z.infer<typeof planPaperAsked>
