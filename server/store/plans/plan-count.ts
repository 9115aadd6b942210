import { randomUUID } from 'node:crypto'
import type { PlanBinding } from '#contract/plans'
import type { Source } from '#contract/reports'
import { isPromise } from '#kernel/index'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { asSystem, type Tx } from '../db.ts'
import { caseTypes } from '../definitions.ts'
import { figuresOf } from '../reports/report-sources.ts'
import type { Wish } from '../reports/report-wish.ts'
import { communitiesInOrder } from '../reports/report-words.ts'
import { json, moment, sql } from '../sql.ts'
import { restand, todayOf } from './plan-restand.ts'
import { type ItemRecord, itemColumns, type PlanRecord, planColumns, planInHand } from './plan-rows.ts'
import { periodStart, planKind } from './plan-standing.ts'
import { linesToTell, tellOfPlan } from './plan-tell.ts'

interface Counted {
  readonly item: string
  readonly day: string
  readonly place: string
  readonly value: number | null
  readonly done: boolean | null
}

type Counting = Extract<PlanBinding['source'], { kind: 'cases' | 'indicator' | 'register' }>
export const sourceOf = (s: Counting): Source => (s.kind === 'register' ? { ...s, where: [] } : s)

/** Over which days a binding counts, up to today. */
export function daysFor(
  item: Pick<ItemRecord, 'start' | 'cadence'>,
  plan: Pick<PlanRecord, 'from'>,
  over: PlanBinding['over'],
  today: string,
) {
  const start = item.start ?? plan.from
  const from =
    over === 'year' ? `${today.slice(0, 4)}-01-01` : over === 'period' && item.cadence ? periodStart(item.cadence, today) : start
  return { from: from <= today ? from : today, to: today }
}

/** What registers, indicators and cases say today, for all bound items of a plan in one go. */
async function fromFigures(app: App, tx: Tx, plan: PlanRecord, items: readonly ItemRecord[], today: string): Promise<Counted[]> {
  const places = communitiesInOrder(await app.directory.now())
  const asked = items.flatMap(item => {
    const { source, over, percent } = item.bound!
    if (source.kind === 'below' || source.kind === 'case') return []
    const wish = (community: string | null): Wish => ({
      source: sourceOf(source),
      community,
      days: daysFor(item, plan, over, today),
    })
    const of = item.per === 'community' ? places.map(p => p.id) : [null]
    return of.map(place => ({ item, place, percent, wish: wish(place) }))
  })
  const told = await figuresOf(
    app,
    tx,
    asked.map(a => a.wish),
  )
  return asked.flatMap(({ item, place, percent }, n) => {
    const value = told[n]?.value
    if (value === null || value === undefined) return []
    return [{ item: item.id, day: today, place: place ?? '', value: percent ? value * 100 : value, done: null }]
  })
}

/** A case stands for a promise: what ended well is done on that day. */
async function fromCases(app: App, tx: Tx, items: readonly ItemRecord[]): Promise<Counted[]> {
  const { calendar } = await app.directory.now()
  const named = items.flatMap(item => (item.bound?.source.kind === 'case' ? [{ item, id: item.bound.source.id }] : []))
  if (named.length === 0) return []
  const rows = await tx.rows(sql<{ id: string; type: string; state: string; closedAt: number | null }>`
    select id, type, state, closed_at as "closedAt" from cases
    where tenant_id = ${tx.tenant} and id = any(${named.map(n => n.id)}::uuid[])`)
  const types = caseTypes(app.programmes)
  return named.flatMap(({ item, id }) => {
    const found = rows.find(r => r.id === id)
    const ends = found && types.get(found.type)?.def.states[found.state]?.ends
    return found?.closedAt && ends === 'done'
      ? [{ item: item.id, day: localDay(found.closedAt, calendar), place: '', value: null, done: true }]
      : []
  })
}

/** The share of the promises below an item that are kept, in per cent. */
async function fromBelow(tx: Tx, items: readonly ItemRecord[], today: string): Promise<Counted[]> {
  const above = items.filter(i => i.bound?.source.kind === 'below').map(i => i.id)
  if (above.length === 0) return []
  const rows = await tx.rows(sql<{ item: string; kept: number; all: number }>`
    with recursive under as (
      select id as root, id, plan_id from plan_items where tenant_id = ${tx.tenant} and id = any(${above}::uuid[])
      union all
      select u.root, i.id, i.plan_id from plan_items i join under u on i.plan_id = u.plan_id and i.parent_id = u.id
      where i.tenant_id = ${tx.tenant} and i.state = 'live')
    select u.root as item, count(*) filter (where i.standing = 'kept')::int as kept, count(*)::int as all
    from under u join plan_items i on i.tenant_id = ${tx.tenant} and i.id = u.id
    where u.id <> u.root and i.kind in ('task', 'target', 'milestone') group by u.root`)
  return rows.map(r => ({ item: r.item, day: today, place: '', value: (r.kept / r.all) * 100, done: null }))
}

/** Keeps what was counted where it says something new: another value than before, or the first of a month. */
async function keepCounted(tx: Tx, counted: readonly Counted[], now: number): Promise<void> {
  if (counted.length === 0) return
  const rows = counted.map(c => ({ ...c, id: randomUUID() }))
  await tx.run(sql`
    insert into plan_values (tenant_id, item_id, day, place, version, id, value, done, at)
    select ${tx.tenant}, c.item, c.day, c.place, coalesce(same.version, 0) + 1, c.id, c.value, c.done, ${moment(now)}
    from jsonb_to_recordset(${json(rows)}::jsonb) as c(item uuid, day date, place text, value numeric, done boolean, id uuid)
    left join lateral (select version from plan_values v where v.tenant_id = ${tx.tenant} and v.item_id = c.item and v.day = c.day
      and v.place = c.place order by version desc limit 1) same on true
    left join lateral (select day, value, done from plan_values v where v.tenant_id = ${tx.tenant} and v.item_id = c.item
      and v.place = c.place order by day desc, version desc limit 1) last on true
    where last.day is null or last.value is distinct from c.value or last.done is distinct from c.done
      or date_trunc('month', last.day) < date_trunc('month', c.day)`)
}

/** Counts all bound items of a plan, or some of them, and judges the plan anew. */
export async function countPlan(app: App, tx: Tx, plan: PlanRecord, only: readonly string[] | null): Promise<void> {
  const now = app.now()
  const today = await todayOf(app)
  const items = await tx.rows(sql<ItemRecord>`
    select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and plan_id = ${plan.id} and state = 'live'
      and bound is not null and same_as is null and ${only ? sql`id = any(${only}::uuid[])` : sql`true`} order by id`)
  const promised = items.filter(i => isPromise(i.kind))
  await keepCounted(tx, [...(await fromFigures(app, tx, plan, promised, today)), ...(await fromCases(app, tx, promised))], now)
  const which = only ? { items: only } : { plan: plan.id }
  await restand(app, tx, which)
  const below = await fromBelow(tx, promised, today)
  await keepCounted(tx, below, now)
  if (below.length > 0) await restand(app, tx, { items: below.map(b => b.item) })
}

/** Each morning: counts and judges one plan that was not looked at today. Returns how many there were. */
export async function sweepPlans(app: App): Promise<number> {
  const today = await todayOf(app)
  return asSystem(app.db, 'count and judge a plan', async tx => {
    const plan = await tx.maybe(sql<PlanRecord & { judgedOn: string | null }>`
      select ${planColumns}, judged_on::text as "judgedOn" from plans where tenant_id = ${tx.tenant} and state <> 'closed'
        and (judged_on is null or judged_on < ${today}::date) order by judged_on nulls first, id limit 1 for update skip locked`)
    if (!plan) return 0
    const lines = await linesToTell(tx, plan.id, `${today.slice(0, 7)}-01`)
    await countPlan(app, tx, plan, null)
    await tellOfPlan(app, tx, plan, { lines, judgedOn: plan.judgedOn }, today, planKind(app, plan.kind)?.askDay ?? 25)
    await tx.run(sql`update plans set judged_on = ${today} where tenant_id = ${tx.tenant} and id = ${plan.id}`)
    return 1
  })
}

/** The same at once, for somebody who does not want to wait. @throws Fault not-found */
export const countNow = (app: App, id: string): Promise<void> =>
  asSystem(app.db, 'count a plan', async tx => countPlan(app, tx, await planInHand(tx, id, null), null))
