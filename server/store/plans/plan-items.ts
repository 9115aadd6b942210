import type { z } from 'zod'
import type { planItemAct, planItemBody, planItemMove, planItemPut, planItemSplit } from '#contract/plans'
import { isPromise } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { moment, type Query, sql } from '../sql.ts'
import { restand } from './plan-restand.ts'
import {
  type Change,
  type ItemRecord,
  itemById,
  itemColumns,
  itemOfOpenPlan,
  noteChange,
  noteChanges,
  type PlanRecord,
  planInHand,
  type Staff,
} from './plan-rows.ts'

type Asked = Omit<z.output<typeof planItemPut>, 'version' | 'reason' | 'co'> & { readonly co: readonly string[] }

/** The plan of an item, while it may still be changed. @throws Fault not-found, plan-closed */
export async function openPlan(tx: Tx, id: string): Promise<PlanRecord> {
  const plan = await planInHand(tx, id, null)
  if (plan.state === 'closed') throw new Fault('plan-closed')
  return plan
}

/** What was adopted does not change quietly. @throws Fault answers-invalid */
export function askReason(plan: PlanRecord, adopted: boolean, reason: string): void {
  if (plan.edition > 0 && adopted && reason === '') throw new Fault('answers-invalid', { fields: { reason: 'empty' } })
}

/** What is wrong with what is asked. @throws Fault answers-invalid */
export async function checkAsked(app: App, body: Asked, plan: PlanRecord): Promise<void> {
  const fields: Record<string, string> = {}
  const { units, people } = await app.directory.now()
  if (body.lead !== null && !units.get(body.lead)?.active) fields.lead = 'unknown'
  if (body.co.some(unit => !units.get(unit)?.active)) fields.co = 'unknown'
  if (body.lead !== null && body.co.includes(body.lead)) fields.co = 'twice'
  if (body.person !== null && !people.get(body.person)?.active) fields.person = 'unknown'
  if (body.due !== null && body.due < (body.start ?? plan.from)) fields.due = 'before-start'
  if (body.comparator === 'range' && (body.low === null || body.high === null || body.high < body.low)) fields.high = 'before-low'
  if ((body.comparator === 'up' || body.comparator === 'down') && body.baseline === null && body.kind === 'target')
    fields.baseline = 'empty'
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
}

/** Where an item lies among its siblings: behind one of them, or before them all. The others make room. */
async function makeRoom(tx: Tx, plan: string, parent: string | null, after: string | null): Promise<number> {
  const under: Query<unknown> = parent === null ? sql`parent_id is null` : sql`parent_id = ${parent}`
  const before = after === null ? null : await itemById(tx, after)
  if (before && (before.plan !== plan || before.parent !== parent))
    throw new Fault('answers-invalid', { fields: { after: 'unknown' } })
  const position = before ? before.position + 1 : 0
  await tx.run(sql`
    update plan_items set position = position + 1
    where tenant_id = ${tx.tenant} and plan_id = ${plan} and ${under} and position >= ${position}`)
  return position
}

/** The parent must be of the same plan, and none of what hangs below the item. @throws Fault answers-invalid */
async function checkParent(tx: Tx, plan: string, item: string, parent: string | null): Promise<void> {
  let above = parent
  for (let n = 0; above !== null; n++) {
    const found: ItemRecord = await itemById(tx, above)
    if (found.plan !== plan || above === item || n > 40) throw new Fault('answers-invalid', { fields: { parent: 'circular' } })
    above = found.parent
  }
}

/** What hangs below something that is no promise and no heading of one would hang in the air: the headings come along. */
async function liftAbove(tx: Tx, actor: Staff, item: string, now: number): Promise<void> {
  const lifted = await tx.rows(sql<{ id: string; plan: string }>`
    with recursive above as (
      select parent_id as id from plan_items where tenant_id = ${tx.tenant} and id = ${item}
      union
      select i.parent_id from plan_items i join above a on i.id = a.id where i.tenant_id = ${tx.tenant})
    update plan_items set version = version + 1, state = 'live', decided_by = ${actor.person}, decided_at = ${moment(now)},
      changed_at = ${moment(now)}
    where tenant_id = ${tx.tenant} and id in (select id from above where id is not null) and state <> 'live'
    returning id, plan_id as plan`)
  await noteChanges(
    tx,
    lifted.map((row): Change => ({ plan: row.plan, item: row.id, at: now, by: actor.person, what: 'accept' })),
  )
}

/** Copies of promises that are promises no more stand for themselves from now on. Returns which. */
async function untie(tx: Tx, actor: Staff, gone: readonly string[], now: number): Promise<readonly string[]> {
  const freed = await tx.rows(sql<{ id: string; plan: string }>`
    update plan_items set version = version + 1, same_as = null, changed_at = ${moment(now)}
    where tenant_id = ${tx.tenant} and same_as = any(${gone}::uuid[]) returning id, plan_id as plan`)
  await noteChanges(
    tx,
    freed.map(
      (row): Change => ({ plan: row.plan, item: row.id, at: now, by: actor.person, what: 'same', after: { same: null } }),
    ),
  )
  return freed.map(row => row.id)
}

/** The quote of a clause somebody marked in a text of the plan. @throws Fault answers-invalid */
async function quoteAt(tx: Tx, plan: string, clause: NonNullable<z.output<typeof planItemBody>['clause']>): Promise<string> {
  const found = await tx.maybe(sql<{ words: string }>`
    select words from plan_sources where tenant_id = ${tx.tenant} and id = ${clause.source} and plan_id = ${plan}`)
  // Cut here and not by the database: places count as the reader and the screen count, which is not by code points.
  const quote = found?.words.slice(clause.at, clause.at + clause.length) ?? ''
  if (quote === '') throw new Fault('answers-invalid', { fields: { clause: 'unknown' } })
  return quote
}

/** Adds an item by hand, or by marking its words in the text. @throws Fault answers-invalid, plan-closed, key-reused */
export async function addItem(app: App, actor: Staff, plan: string, body: z.output<typeof planItemBody>): Promise<void> {
  const now = app.now()
  await asSystem(app.db, 'add to a plan', async tx => {
    if (!(await firstTime(tx, 'plan-item', body.id, [actor.person, plan, body], now))) return
    const p = await openPlan(tx, plan)
    await checkAsked(app, body, p)
    await checkParent(tx, plan, body.id, body.parent)
    const position = await makeRoom(tx, plan, body.parent, body.after)
    const quote = body.clause ? await quoteAt(tx, plan, body.clause) : ''
    await tx.run(sql`
      insert into plan_items (tenant_id, id, plan_id, version, parent_id, position, kind, state, number, title, plain, source_id,
        clause_at, clause_length, quote, subject, comparator, low, high, unit, per, baseline, start_day, due_day, due_said, cadence,
        lead_unit, co_units, person, standing, decided_by, decided_at, changed_at)
      values (${tx.tenant}, ${body.id}, ${plan}, 1, ${body.parent}, ${position}, ${body.kind}, 'live', ${body.number}, ${body.title}, ${body.plain},
        ${body.clause?.source ?? null}, ${body.clause?.at ?? null}, ${body.clause?.length ?? null}, ${quote}, ${body.subject},
        ${body.comparator}, ${body.low}, ${body.high}, ${body.unit}, ${body.per}, ${body.baseline}, ${body.start}, ${body.due},
        ${body.dueSaid}, ${body.cadence}, ${body.lead}, ${body.co}::uuid[], ${body.person}, 'none', ${actor.person}, ${moment(now)}, ${moment(now)})`)
    await noteChange(tx, { plan, item: body.id, at: now, by: actor.person, what: 'added', after: { title: body.title } })
    await liftAbove(tx, actor, body.id, now)
    await restand(app, tx, { items: [body.id] })
  })
}

const compared = [
  'kind',
  'number',
  'title',
  'plain',
  'subject',
  'comparator',
  'low',
  'high',
  'unit',
  'per',
  'baseline',
  'start',
  'due',
  'dueSaid',
  'cadence',
  'lead',
  'co',
  'person',
] as const

/** What is different, before and after. */
export function differences(
  before: ItemRecord,
  after: Asked,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const changed = compared.filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return {
    before: Object.fromEntries(changed.map(key => [key, before[key]])),
    after: Object.fromEntries(changed.map(key => [key, after[key]])),
  }
}

/**
 * Changes what an item says. Once its plan is adopted that needs a reason: a promise does not change quietly.
 * @throws Fault answers-invalid, plan-closed, stale-version
 */
export async function changeItem(app: App, actor: Staff, id: string, body: z.output<typeof planItemPut>): Promise<void> {
  const now = app.now()
  await asSystem(app.db, 'change an item of a plan', async tx => {
    const { plan, item } = await itemOfOpenPlan(tx, id, body.version)
    await checkAsked(app, body, plan)
    const { before, after } = differences(item, body)
    askReason(plan, item.state === 'live', body.reason)
    await tx.run(sql`
      update plan_items set version = version + 1, kind = ${body.kind}, number = ${body.number}, title = ${body.title},
        plain = ${body.plain}, subject = ${body.subject}, comparator = ${body.comparator}, low = ${body.low}, high = ${body.high},
        unit = ${body.unit}, per = ${body.per}, baseline = ${body.baseline}, start_day = ${body.start}, due_day = ${body.due},
        due_said = ${body.dueSaid}, cadence = ${body.cadence}, lead_unit = ${body.lead}, co_units = ${body.co}::uuid[],
        person = ${body.person}, questions = '[]', changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await noteChange(tx, {
      plan: item.plan,
      item: id,
      at: now,
      by: actor.person,
      what: 'changed',
      before,
      after: { ...after, reason: body.reason },
    })
    await restand(app, tx, { items: [id] })
  })
}

/** Puts an item elsewhere in the tree. @throws Fault answers-invalid, plan-closed, stale-version */
export async function moveItem(app: App, actor: Staff, id: string, body: z.output<typeof planItemMove>): Promise<void> {
  const now = app.now()
  await asSystem(app.db, 'move an item of a plan', async tx => {
    const { plan, item } = await itemOfOpenPlan(tx, id, body.version)
    askReason(plan, item.state === 'live', body.reason)
    if (body.after === id) throw new Fault('answers-invalid', { fields: { after: 'circular' } })
    await checkParent(tx, item.plan, id, body.parent)
    const position = await makeRoom(tx, item.plan, body.parent, body.after)
    await tx.run(sql`
      update plan_items set version = version + 1, parent_id = ${body.parent}, position = ${position}, changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await noteChange(tx, {
      plan: item.plan,
      item: id,
      at: now,
      by: actor.person,
      what: 'moved',
      before: { parent: item.parent },
      after: { parent: body.parent, reason: body.reason },
    })
    if (item.state === 'live') await liftAbove(tx, actor, id, now)
  })
}

type Act = z.output<typeof planItemAct>['act']
const moves: Readonly<Record<Act, { from: readonly ItemRecord['state'][]; to: ItemRecord['state'] }>> = {
  accept: { from: ['proposed', 'refused'], to: 'live' },
  refuse: { from: ['proposed'], to: 'refused' },
  drop: { from: ['live'], to: 'dropped' },
  'take-up': { from: ['dropped', 'refused'], to: 'live' },
  reopen: { from: ['live', 'refused'], to: 'proposed' },
}

/**
 * Says yes or no to many items at once, all of one plan. A yes to an item is a yes to the headings above it, or it would
 * hang in the air; taking a promise back takes back what hangs below it, and needs a reason once the plan is adopted.
 * Returns how many changed. @throws Fault answers-invalid, plan-closed
 */
export async function actOnItems(app: App, actor: Staff, plan: string, body: z.output<typeof planItemAct>): Promise<number> {
  const now = app.now()
  const { from, to } = moves[body.act]
  return asSystem(app.db, 'decide on items of a plan', async tx => {
    const p = await openPlan(tx, plan)
    askReason(p, body.act === 'drop', body.reason)
    // What was adopted is taken back with a reason, and not by having never been decided.
    const leaves = body.act === 'reopen' && p.edition > 0 ? from.filter(state => state !== 'live') : from
    const upward = to === 'live'
    const rows = await tx.rows(sql<ItemRecord>`
      with recursive reached as (
        select id, parent_id from plan_items where tenant_id = ${tx.tenant} and plan_id = ${plan} and id = any(${body.items}::uuid[])
          and state = any(${[...leaves]}::text[])
        union
        select i.id, i.parent_id from plan_items i join reached r on ${upward ? sql`i.id = r.parent_id` : sql`i.parent_id = r.id`}
        where i.tenant_id = ${tx.tenant} and i.plan_id = ${plan})
      select ${itemColumns} from plan_items
      where tenant_id = ${tx.tenant} and id in (select id from reached)
        and ${upward ? sql`state <> 'live'` : sql`state = any(${[...leaves]}::text[])`} order by id for update`)
    if (rows.length === 0) return 0
    const ids = rows.map(r => r.id)
    await tx.run(sql`
      update plan_items set version = version + 1, state = ${to}, reason = case when ${body.reason} = '' then reason else ${body.reason} end,
        decided_by = ${actor.person}, decided_at = ${moment(now)}, changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`)
    await noteChanges(
      tx,
      rows.map(
        (row): Change => ({
          plan,
          item: row.id,
          at: now,
          by: actor.person,
          what: body.act,
          before: { state: row.state },
          after: { state: to, ...(body.reason !== '' && { reason: body.reason }) },
        }),
      ),
    )
    const freed = upward ? [] : await untie(tx, actor, ids, now)
    await restand(app, tx, { items: [...ids, ...freed] })
    return rows.length
  })
}

/**
 * Makes several items of one, each with the clause of the whole; of an adopted one with a reason.
 * @throws Fault answers-invalid, plan-closed, stale-version, key-reused
 */
export async function splitItem(app: App, actor: Staff, id: string, body: z.output<typeof planItemSplit>): Promise<void> {
  const now = app.now()
  await asSystem(app.db, 'split an item of a plan', async tx => {
    for (const [n, part] of body.parts.entries())
      if (!(await firstTime(tx, 'plan-split', part.id, [actor.person, id, n, body.parts], now))) return
    const { plan, item } = await itemOfOpenPlan(tx, id, body.version)
    askReason(plan, item.state === 'live', body.reason)
    if (!isPromise(item.kind)) throw new Fault('answers-invalid', { fields: { kind: 'not-a-promise' } })
    let after = id
    for (const part of body.parts) {
      const position = await makeRoom(tx, item.plan, item.parent, after)
      await tx.run(sql`
        insert into plan_items (tenant_id, id, plan_id, version, parent_id, position, kind, state, number, title, source_id, clause_at,
          clause_length, quote, subject, comparator, low, high, unit, per, baseline, start_day, due_day, due_said, cadence, lead_unit,
          co_units, person, units_said, questions, standing, decided_by, decided_at, changed_at)
        select tenant_id, ${part.id}, plan_id, 1, parent_id, ${position}, kind, state, number, ${part.title}, source_id, clause_at,
          clause_length, quote, subject, comparator, low, high, unit, per, baseline, start_day, due_day, due_said, cadence, lead_unit,
          co_units, person, units_said, questions, standing, decided_by, decided_at, ${moment(now)}
        from plan_items where tenant_id = ${tx.tenant} and id = ${id}`)
      after = part.id
    }
    await tx.run(sql`
      update plan_items set version = version + 1, state = ${item.state === 'live' ? 'dropped' : 'refused'},
        reason = case when ${body.reason} = '' then reason else ${body.reason} end, changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await noteChanges(tx, [
      {
        plan: item.plan,
        item: id,
        at: now,
        by: actor.person,
        what: 'split',
        after: { into: body.parts.map(p => p.title), reason: body.reason },
      },
      ...body.parts.map(
        (p): Change => ({
          plan: item.plan,
          item: p.id,
          at: now,
          by: actor.person,
          what: 'added',
          after: { from: id, reason: body.reason },
        }),
      ),
    ])
    // What hung below the whole hangs below its first part.
    await tx.run(sql`update plan_items set parent_id = ${body.parts[0]!.id} where tenant_id = ${tx.tenant} and parent_id = ${id}`)
    const freed = await untie(tx, actor, [id], now)
    await restand(app, tx, { items: [id, ...body.parts.map(p => p.id), ...freed] })
  })
}
