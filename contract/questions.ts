import { z } from 'zod'
import { id, instant } from './common.ts'
import { entryFilter } from './entries.ts'

const column = z.string().min(1).max(60)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const filters = z.array(entryFilter).max(12)

const questionGroup = z.object({
  by: column,
  every: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional(),
  bands: z.array(z.number()).min(1).max(20).optional(),
})
const questionMeasure = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['count', 'closing', 'inTime']) }),
  z.object({ what: z.enum(['sum', 'mean', 'min', 'max']), column }),
  z.object({ what: z.literal('share'), where: filters }),
])

/** An ad-hoc question as data; what may be asked of which column `kernel/engine/question.ts` says. */
export const question = z.object({
  of: z.object({ kind: z.enum(['cases', 'entries']), name: z.string().min(1).max(90) }),
  groups: z.array(questionGroup).max(3),
  measures: z.array(questionMeasure).min(1).max(6),
  where: filters,
  /** Days of the office, both included; of a moment of the case or entry, or of a `day` column. */
  period: z.object({ of: column, from: day.optional(), to: day.optional() }).optional(),
  /** Of a register: as it stood at the end of this day. */
  at: day.optional(),
})

/** In the address `ask` is the JSON of a `question`. */
export const questionAsk = z.object({ ask: z.string().min(2).max(6000), lang: z.enum(['zh', 'en']).optional() })

/** One cell for each measure; null where there is nothing to say, and everywhere in a row of few persons. */
const row = z.object({
  /** The value of each group as it is stored; null: not filled in. */
  keys: z.array(z.string().nullable()),
  /** How many cases or entries stand behind it; about persons rounded to a multiple of five, null when they are few. */
  n: z.number().int().nullable(),
  values: z.array(z.number().nullable()),
  few: z.boolean(),
})
export const questionAnswer = z.object({
  title: z.string(),
  sentence: z.string(),
  groups: z.array(z.object({ title: z.string(), labels: z.record(z.string(), z.string()) })),
  measures: z.array(z.object({ title: z.string(), share: z.boolean() })),
  rows: z.array(row),
  total: row,
  /** More groups than are shown: narrow the question. */
  more: z.boolean(),
  /** It is about persons: numbers are rounded to multiples of five, fewer are not shown, no list stands behind them. */
  persons: z.boolean(),
  /** `sums`: from counts kept as cases change; `each`: by looking at every one. */
  from: z.enum(['sums', 'each']),
  /** Of a register asked for as it stood on a day: whether it could be had, or the register was begun only later. */
  stood: z.enum(['now', 'then', 'later']),
  at: instant,
})
export type QuestionAnswer = z.infer<typeof questionAnswer>

/** `keys` is the JSON of the keys of a row; without it everything counted. */
export const questionBehindQuery = questionAsk.extend({
  keys: z.string().max(1000).optional(),
  after: z.string().max(100).optional(),
})
export const questionBehind = z.object({
  rows: z.array(
    z.object({
      id,
      name: z.string(),
      about: z.string(),
      state: z.string().nullable(),
      at: instant,
      community: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
})
export type QuestionBehind = z.infer<typeof questionBehind>

const name = z.string().trim().min(1).max(60)
const sharing = z.enum(['own', 'unit', 'office'])
/** How an answer is looked at first. */
const look = z.enum(['table', 'cross', 'chart', 'map'])

export const keptQuestion = z.object({
  id,
  name: z.string(),
  shared: sharing,
  unit: id.nullable(),
  question,
  look,
  changedAt: instant,
  mine: z.boolean(),
  owner: z.string(),
})
export type KeptQuestion = z.infer<typeof keptQuestion>
export const keptQuestions = z.object({ rows: z.array(keptQuestion) })
export const questionBody = z.object({
  id,
  name,
  shared: sharing.default('own'),
  unit: id.nullable().default(null),
  question,
  look: look.default('table'),
})
export const questionPatch = z.object({ name, shared: sharing, unit: id.nullable(), question, look }).partial()
