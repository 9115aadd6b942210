import { z } from 'zod'
import { span } from './cases.ts'
import { askedInstant, id, instant, lngLat } from './common.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const day = z.iso.date()

/** One line of a rule set: which matters, where and when, to whom. Empty lists mean all. */
export const routingRule = z.object({
  id: z.string().min(1).max(60),
  title: z.string().trim().max(80).optional(),
  categories: z.array(z.string().min(1).max(60)).max(300),
  places: z.array(id).max(300),
  area: z.object({ name: z.string().trim().min(1).max(80), ring: z.array(lngLat).min(3).max(500) }).optional(),
  when: z
    .object({
      weekdays: z.array(z.number().int().min(1).max(7)).max(7).optional(),
      hours: z.object({ from: clock, to: clock }).optional(),
      season: z.object({ from: monthDay, to: monthDay }).optional(),
      working: z.boolean().optional(),
    })
    .optional(),
  validFrom: day.optional(),
  validTo: day.optional(),
  unit: id,
  helpers: z.array(id).max(10),
  within: span.optional(),
})
export type RoutingRule = z.infer<typeof routingRule>
export const routingRules = z
  .array(routingRule)
  .min(1)
  .max(2000)
  .refine(rules => new Set(rules.map(rule => rule.id)).size === rules.length, 'two rules have the same id')

const moment = z.object({ day: z.string(), weekday: z.number().int(), time: z.string(), working: z.boolean() })
/** What is wrong with, or odd about, an order of rules: see methods/routing. */
export const routingGap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noOwner'), category: z.string(), spots: z.array(id), when: moment.nullable() }),
  z.object({ kind: z.literal('goneUnit'), rule: z.string(), unit: z.string() }),
  z.object({ kind: z.literal('unknownCategory'), rule: z.string(), category: z.string() }),
  z.object({ kind: z.literal('unknownPlace'), rule: z.string(), place: z.string() }),
  z.object({ kind: z.literal('covered'), rule: z.string(), by: z.array(z.string()) }),
  z.object({ kind: z.literal('overlap'), rule: z.string(), by: z.array(z.string()) }),
  z.object({ kind: z.literal('over'), rule: z.string(), since: z.string() }),
])
export type RoutingGap = z.infer<typeof routingGap>
export const routingCheck = z.object({ gaps: z.array(routingGap), mustMend: z.boolean() })
export const routingRulesBody = z.object({ rules: routingRules })

export const routingVersion = z.object({
  version: z.number().int(),
  base: z.number().int(),
  note: z.string(),
  by: z.string().nullable(),
  at: instant,
  rules: z.number().int(),
})
export const routingLive = z.object({
  id,
  version: z.number().int(),
  from: instant,
  reason: z.string(),
  by: z.string().nullable(),
  at: instant,
  calledOffAt: instant.nullable(),
})
export const routingSet = routingVersion.omit({ rules: true }).extend({ rules: z.array(routingRule) })
export type RoutingSet = z.infer<typeof routingSet>
/** The newest fifty versions and when which was, is or will be live. `live` 0: none is. */
export const routingOverview = z.object({
  live: z.number().int(),
  newest: z.number().int(),
  versions: z.array(routingVersion),
  lives: z.array(routingLive),
  mayEdit: z.boolean(),
})
export type RoutingOverview = z.infer<typeof routingOverview>
/** `base` is the newest version its writer saw: when somebody wrote another meanwhile, 409. */
export const routingSave = z.object({
  id,
  base: z.number().int().min(0),
  note: z.string().trim().min(2).max(300),
  rules: routingRules,
})
export const routingGoLive = z.object({
  id,
  version: z.number().int().min(1),
  from: instant.optional(),
  reason: z.string().trim().min(2).max(300),
})

/** Who would get this matter: by the rules given, else by those live. */
export const routingTry = z.object({
  rules: routingRules.optional(),
  category: z.string().max(60),
  place: id.optional(),
  point: lngLat.optional(),
  at: instant.optional(),
})
export const routingTried = z.object({
  unit: id.nullable(),
  rule: z.string().nullable(),
  position: z.number().int().nullable(),
  helpers: z.array(id),
  why: z.array(z.string()),
})
export type RoutingTried = z.infer<typeof routingTried>

/** A dry run over the newest past cases of a period, against the rules live now. */
export const routingRunBody = z.object({
  id,
  rules: routingRules,
  from: instant,
  to: instant,
  newest: z.number().int().min(1).max(20_000).default(5000),
})
const cell = z.object({ from: id.nullable(), to: id.nullable(), cases: z.number().int() })
export const routingRun = z.object({
  id,
  status: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.number().int(),
  newest: z.number().int(),
  from: instant,
  to: instant,
  before: z.number().int(),
  result: z
    .object({
      cases: z.number().int(),
      units: z.array(z.object({ unit: id, before: z.number().int(), after: z.number().int() })),
      matrix: z.array(cell),
      changed: z.number().int(),
      /** The newest five hundred of those that change. */
      some: z.array(
        z.object({
          id,
          number: z.string(),
          from: id.nullable(),
          to: id.nullable(),
          oldRule: z.number().int().nullable(),
          newRule: z.number().int().nullable(),
        }),
      ),
    })
    .nullable(),
  error: z.string().nullable(),
})
export type RoutingRun = z.infer<typeof routingRun>

/** At most a year. */
export const returnsQuery = z.object({ from: askedInstant, to: askedInstant, category: z.string().max(60).optional() })
/** Who gave what back, and where it went next; `to` null: it waits, or was left with the same unit. */
export const returnsMatrix = z.object({
  cells: z.array(cell.extend({ from: id })),
  categories: z.array(z.object({ category: z.string(), cases: z.number().int() })),
})
export type ReturnsMatrix = z.infer<typeof returnsMatrix>
/** One cell opened. `next` `none`: those that went nowhere yet. */
export const returnsCasesQuery = returnsQuery.extend({ unit: id, next: z.union([id, z.literal('none')]).optional() })
export const returnsCases = z.object({
  rows: z.array(
    z.object({
      case: id,
      number: z.string(),
      at: instant,
      step: z.string(),
      title: z.string(),
      from: id,
      to: id.nullable(),
      category: z.string().nullable(),
    }),
  ),
  more: z.boolean(),
})
export type ReturnsCases = z.infer<typeof returnsCases>

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const communityQuery = z.object({ from: month, to: month })
/** What each community was asked to do each month, and by whom; `source` null: by the office’s dispatchers themselves. */
export const communityAsked = z.object({
  rows: z.array(z.object({ month, unit: id, kind: z.enum(['case', 'task']), source: id.nullable(), count: z.number().int() })),
})
export type CommunityAsked = z.infer<typeof communityAsked>
