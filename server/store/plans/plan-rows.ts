import { randomUUID } from 'node:crypto'
import type { PlanBinding, PlanLine, PlanStanding } from '#contract/plans'
import type { Actor } from '#kernel/engine/actor'
import type { Cadence, Comparator } from '#kernel/engine/plan/standing'
import type { PlanItemKind } from '#kernel/index'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>
/** Who keeps plans: reads them in, says what is a promise, binds values. */
export const planKeepers = ['supervisor', 'leader'] as const
/** Who adopts a plan and ends it. */
export const planAdopters = ['leader'] as const
export const has = (actor: Staff, roles: readonly string[]): boolean => actor.posts.some(post => roles.includes(post.role))

export interface PlanRecord {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly title: string
  readonly number: string
  readonly issued: string | null
  readonly from: string
  readonly until: string
  readonly under: string | null
  readonly follows: string | null
  readonly unit: string | null
  readonly state: 'draft' | 'adopted' | 'closed'
  readonly edition: number
  readonly public: boolean
  readonly plain: string
  readonly madeBy: string
  readonly madeAt: number
  readonly changedAt: number
}

export const planColumns = sql`id, version, kind, title, number, issued::text as issued, from_day::text as "from",
  until_day::text as until, under, follows, lead_unit as unit, state, edition, public, plain, made_by as "madeBy",
  made_at as "madeAt", changed_at as "changedAt"`

/** @throws Fault not-found */
export async function planById(tx: Tx, id: string): Promise<PlanRecord> {
  const found = await tx.maybe(sql<PlanRecord>`select ${planColumns} from plans where tenant_id = ${tx.tenant} and id = ${id}`)
  if (!found) throw new Fault('not-found')
  return found
}

/** The plan, held until the transaction ends, as the caller saw it. @throws Fault not-found, stale-version */
export async function planInHand(tx: Tx, id: string, version: number | null): Promise<PlanRecord> {
  const found = await tx.maybe(
    sql<PlanRecord>`select ${planColumns} from plans where tenant_id = ${tx.tenant} and id = ${id} for update`,
  )
  if (!found) throw new Fault('not-found')
  if (version !== null && found.version !== version) throw new Fault('stale-version', { detail: { version: found.version } })
  return found
}

export interface Question {
  readonly kind: string
  readonly quote: string
  readonly proposed: string | null
}

export interface ItemRecord {
  readonly id: string
  readonly plan: string
  readonly version: number
  readonly parent: string | null
  readonly position: number
  readonly kind: PlanItemKind
  readonly state: PlanLine['state']
  readonly number: string
  readonly title: string
  readonly plain: string
  readonly source: string | null
  readonly clauseAt: number | null
  readonly clauseLength: number | null
  readonly quote: string
  readonly subject: string
  readonly comparator: Comparator | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly per: string
  readonly baseline: number | null
  readonly start: string | null
  readonly due: string | null
  readonly dueSaid: string
  readonly cadence: Cadence | null
  readonly lead: string | null
  readonly co: readonly string[]
  readonly person: string | null
  readonly unitsSaid: readonly string[]
  readonly bound: PlanBinding | null
  readonly questions: readonly Question[]
  readonly sameAs: string | null
  readonly carriedFrom: string | null
  readonly reason: string
  readonly value: number | null
  readonly valueDay: string | null
  readonly doneDay: string | null
  readonly standing: PlanStanding
  readonly share: number | null
  readonly because: Readonly<Record<string, string | number>>
  readonly forecast: { readonly day: string; readonly value: number; readonly low: number; readonly high: number } | null
}

export const itemColumns = sql`id, plan_id as plan, version, parent_id as parent, position, kind, state, number, title, plain,
  source_id as source, clause_at as "clauseAt", clause_length as "clauseLength", quote, subject, comparator,
  low::float8 as low, high::float8 as high, unit, per, baseline::float8 as baseline, start_day::text as start,
  due_day::text as due, due_said as "dueSaid", cadence, lead_unit as lead, co_units::text[] as co, person,
  units_said as "unitsSaid", bound, questions, same_as as "sameAs", carried_from as "carriedFrom", reason,
  value::float8 as value, value_day::text as "valueDay", done_day::text as "doneDay", standing, share::float8 as share,
  because, forecast`

/** @throws Fault not-found */
export async function itemById(tx: Tx, id: string): Promise<ItemRecord> {
  const found = await tx.maybe(
    sql<ItemRecord>`select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and id = ${id}`,
  )
  if (!found) throw new Fault('not-found')
  return found
}

/** The item, held until the transaction ends. @throws Fault not-found, stale-version */
export async function itemInHand(tx: Tx, id: string, version: number | null): Promise<ItemRecord> {
  const found = await tx.maybe(
    sql<ItemRecord>`select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and id = ${id} for update`,
  )
  if (!found) throw new Fault('not-found')
  if (version !== null && found.version !== version) throw new Fault('stale-version', { detail: { version: found.version } })
  return found
}

/**
 * An item and its plan, both held until the transaction ends and always in this order: two who took them the other way round
 * would wait for each other. @throws Fault not-found, plan-closed, stale-version
 */
export async function itemOfOpenPlan(
  tx: Tx,
  id: string,
  version: number | null,
): Promise<{ plan: PlanRecord; item: ItemRecord }> {
  const plan = await planInHand(tx, (await itemById(tx, id)).plan, null)
  if (plan.state === 'closed') throw new Fault('plan-closed')
  return { plan, item: await itemInHand(tx, id, version) }
}

/** The columns of a line: a tree of twenty thousand goes out as it comes. */
export const lineColumns = sql`id, plan_id as plan, parent_id as parent, position, kind, state, number, title,
  lead_unit as lead, co_units::text[] as co, person, comparator, low::float8 as low, high::float8 as high, unit,
  start_day::text as start, due_day::text as due, cadence, value::float8 as value, share::float8 as share, standing,
  bound is not null as bound, same_as is not null as same, jsonb_array_length(questions) as asks`

export const lineOf = (i: ItemRecord): PlanLine => ({
  id: i.id,
  plan: i.plan,
  parent: i.parent,
  position: i.position,
  kind: i.kind,
  state: i.state,
  number: i.number,
  title: i.title,
  lead: i.lead,
  co: [...i.co],
  person: i.person,
  comparator: i.comparator,
  low: i.low,
  high: i.high,
  unit: i.unit,
  start: i.start,
  due: i.due,
  cadence: i.cadence,
  value: i.value,
  share: i.share,
  standing: i.standing,
  bound: i.bound !== null,
  same: i.sameAs !== null,
  asks: i.questions.length,
})

export interface Change {
  readonly plan: string
  readonly item: string | null
  readonly at: number
  readonly by: string | null
  readonly what: string
  readonly before?: object
  readonly after?: object
}

/** What leaves what was promised as it was: progress, where values come from, what a text may hold. */
const quiet: ReadonlySet<string> = new Set(['said', 'bound', 'same', 'refuse', 'read', 'reopen'])

/** One history row for each change, in the same transaction; and the plan knows that it changed since it was adopted. */
export async function noteChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(c => ({
    id: randomUUID(),
    plan: c.plan,
    item: c.item,
    at: moment(c.at),
    by: c.by,
    what: c.what,
    before: c.before ?? {},
    after: c.after ?? {},
  }))
  await tx.run(sql`
    insert into plan_changes (tenant_id, id, plan_id, item_id, at, by_person, what, before, after)
    select ${tx.tenant}, id, plan, item, at, by, what, before, after from jsonb_to_recordset(${json(rows)}::jsonb)
      as c(id uuid, plan uuid, item uuid, at timestamptz, by uuid, what text, before jsonb, after jsonb)`)
  // How a plan is headed and whether it is open is no part of an edition.
  const plans = [...new Set(changes.filter(c => c.item !== null && !quiet.has(c.what)).map(c => c.plan))]
  if (plans.length === 0) return
  const last = Math.max(...changes.map(c => c.at))
  await tx.run(sql`update plans set changed_at = ${moment(last)} where tenant_id = ${tx.tenant} and id = any(${plans}::uuid[])`)
}
export const noteChange = (tx: Tx, change: Change): Promise<void> => noteChanges(tx, [change])
