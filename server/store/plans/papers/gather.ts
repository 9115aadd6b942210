import { isPromise } from '#kernel/index'
import type { App } from '../../../app.ts'
import { Fault } from '../../../errors.ts'
import type { Tx } from '../../db.ts'
import { sql } from '../../sql.ts'
import { type ItemRecord, itemColumns, type PlanRecord, planById, planColumns } from '../plan-rows.ts'
import { coloursOf, type Said, stoodOf } from '../plan-standing.ts'
import { blockingOn } from './blocking.ts'
import { type Fact, type Gathered, nobody } from './facts.ts'
import type { PaperPeriod } from './period.ts'

type SaidWords = Said & { readonly item: string; readonly words: string }

/** Plans a paper speaks of: one, or all that are adopted and ran in the period. @throws Fault not-found */
async function plansOf(tx: Tx, plan: string | null, { from, asOf }: PaperPeriod): Promise<readonly PlanRecord[]> {
  if (plan !== null) return [await planById(tx, plan)]
  return tx.rows(sql<PlanRecord>`
    select ${planColumns} from plans where tenant_id = ${tx.tenant} and state = 'adopted' and from_day <= ${asOf}::date
      and until_day >= ${from}::date order by from_day, id`)
}

/** All that was said up to a day, oldest first; of each day and place only what was said last. */
async function saidUntil(tx: Tx, items: readonly string[], day: string): Promise<ReadonlyMap<string, readonly SaidWords[]>> {
  const rows = await tx.rows(sql<SaidWords>`
    select distinct on (item_id, day, place) item_id as item, day::text as day, place, value::float8 as value, done, words
    from plan_values where tenant_id = ${tx.tenant} and item_id = any(${items}::uuid[]) and day <= ${day}::date
    order by item_id, day, place, version desc`)
  return Map.groupBy(rows, row => row.item)
}

/** A heading without its printed number: papers number their own. */
const named = ({ number, title }: Pick<ItemRecord, 'number' | 'title'>) =>
  (title.startsWith(number) ? title.slice(number.length) : title).replace(/^[（(]?[一二三四五六七八九十]+[）)]?、?/, '') || title

/** The words of the topmost heading above an item; a promise that stands at the top hangs under its plan. */
function goalOf(item: ItemRecord, items: ReadonlyMap<string, ItemRecord>, plan: PlanRecord, several: boolean): string {
  let top: ItemRecord | null = null
  let above = item.parent === null ? undefined : items.get(item.parent)
  for (let n = 0; above && n < 50; n++) {
    top = above
    above = above.parent === null ? undefined : items.get(above.parent)
  }
  const goal = top ? named(top) : several ? '' : '其他承诺'
  return several ? `${plan.title}${goal && `：${goal}`}` : goal
}

/** What goes on in another plan, and why. */
async function carriedOf(tx: Tx, items: readonly string[]): Promise<ReadonlyMap<string, { plan: string; reason: string }>> {
  const rows = await tx.rows(sql<{ from: string; plan: string; reason: string }>`
    select i.carried_from as from, p.title as plan, i.reason from plan_items i
    join plans p on p.tenant_id = i.tenant_id and p.id = i.plan_id
    where i.tenant_id = ${tx.tenant} and i.carried_from = any(${items}::uuid[]) and i.state = 'live' order by p.from_day`)
  return new Map(rows.map(r => [r.from, r]))
}

/**
 * Every promise of a plan, or once each of all adopted plans, as it stood when the period ended: judged by what was said of
 * days up to then, whenever the paper is made. @throws Fault not-found, plan-without-promises
 */
export async function gather(app: App, tx: Tx, plan: string | null, period: PaperPeriod): Promise<Gathered> {
  const plans = new Map((await plansOf(tx, plan, period)).map(p => [p.id, p]))
  const rows = await tx.rows(sql<ItemRecord>`
    select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and plan_id = any(${[...plans.keys()]}::uuid[])
      and state = 'live' order by plan_id, parent_id nulls first, position, id`)
  const items = new Map(rows.map(i => [i.id, i]))
  // One that stands for another is counted there, when that one is in the paper too.
  const promises = inTreeOrder(rows).filter(i => isPromise(i.kind) && (plan !== null || i.sameAs === null))
  if (promises.length === 0) throw new Fault('plan-without-promises')
  const mains = await tx.rows(sql<ItemRecord>`
    select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and id = any(${promises.flatMap(i => i.sameAs ?? [])}::uuid[])`)
  const mainOf = new Map(mains.map(i => [i.id, i]))
  const other = [...new Set(mains.map(i => i.plan))].filter(id => !plans.has(id))
  for (const p of await tx.rows(
    sql<PlanRecord>`select ${planColumns} from plans where tenant_id = ${tx.tenant} and id = any(${other}::uuid[])`,
  ))
    plans.set(p.id, p)
  const ids = promises.map(i => i.sameAs ?? i.id)
  const said = await saidUntil(tx, ids, period.asOf)
  const carried = await carriedOf(tx, ids)
  const { units } = await app.directory.now()
  const facts = promises.map((own): Fact => {
    const item = mainOf.get(own.sameAs ?? '') ?? own
    const judge = plans.get(item.plan)!
    const mine = said.get(item.id) ?? []
    const rule = coloursOf(app, judge.kind)
    const start = item.start ?? judge.from
    const before = mine.filter(v => v.day <= period.before)
    const words = mine.findLast(v => v.words !== '')
    return {
      id: own.id,
      plan: own.plan,
      planTitle: plans.get(own.plan)!.title,
      goal: goalOf(own, items, plans.get(own.plan)!, plan === null),
      kind: own.kind as Fact['kind'],
      number: own.number,
      title: own.title,
      comparator: item.comparator,
      low: item.low,
      high: item.high,
      unit: item.unit,
      per: item.per,
      baseline: item.baseline,
      start,
      due: item.due ?? judge.until,
      cadence: item.cadence,
      lead: own.lead,
      leadName: (own.lead && units.get(own.lead)?.name) || own.unitsSaid.join('、') || nobody,
      now: stoodOf(item, judge, mine, rule, period.asOf),
      before: start > period.before ? null : stoodOf(item, judge, before, rule, period.before),
      words: words ? { day: words.day, words: words.words } : null,
      carried: carried.get(item.id) ?? null,
    }
  })
  const one = plan === null ? null : plans.get(plan)!
  return {
    title: one?.title ?? null,
    unit: one?.unit ?? null,
    period,
    facts,
    blocking: await blockingOn(app, tx, period.asOf, plan === null ? null : facts),
  }
}

/** Items as their tree is read, from top to bottom. */
function inTreeOrder(rows: readonly ItemRecord[]): ItemRecord[] {
  const here = new Set(rows.map(i => i.id))
  const below = Map.groupBy(rows, i => (i.parent !== null && here.has(i.parent) ? i.parent : i.plan))
  const found: ItemRecord[] = []
  const walk = (of: string) => {
    for (const item of below.get(of) ?? []) {
      found.push(item)
      walk(item.id)
    }
  }
  for (const plan of new Set(rows.map(i => i.plan))) walk(plan)
  return found
}
