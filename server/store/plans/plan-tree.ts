import type { z } from 'zod'
import type { PlanLine, PlanWork, planWorkQuery } from '#contract/plans'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { type Written, written } from '../../written.ts'
import { asSystem, type Tx } from '../db.ts'
import { all, sql } from '../sql.ts'
import { keepMade, stampsOf } from './plan-made.ts'
import { lineColumns, type Staff } from './plan-rows.ts'

/**
 * All items of a plan, as JSON text that nothing checks once more: twenty thousand lines are written here in half the time the
 * database takes to write them.
 */
export async function treeText(tx: Tx, plan: string): Promise<string> {
  const items = await tx.rows(sql<PlanLine>`
    select ${lineColumns} from plan_items where tenant_id = ${tx.tenant} and plan_id = ${plan} order by parent_id nulls first, position, id`)
  return JSON.stringify({ items })
}

/** The trees of plans, each written once for all who open it until something in it changes. @throws Fault not-found */
export function openTrees(app: App): (plan: string) => Promise<Written> {
  const trees = keepMade<Written>(8)
  return plan =>
    asSystem(app.db, 'the tree of a plan', async tx => {
      const stamp = (await stampsOf(tx, [plan])).get(plan)
      if (stamp === undefined) throw new Fault('not-found')
      return trees(plan, stamp, async () => written(await treeText(tx, plan)))
    })
}

/** Promises of all plans that are adopted or being drawn up, each once, the earliest deadline first. */
export function listWork(app: App, actor: Staff, q: z.output<typeof planWorkQuery>): Promise<PlanWork> {
  const units = q.unit ? [q.unit] : q.mine ? actor.posts.flatMap(p => (p.unit === null ? [] : [p.unit])) : null
  const mine = q.mine ? sql` or i.person = ${actor.person}` : sql``
  return asSystem(app.db, 'promises across plans', async tx => {
    const where = all([
      sql`i.tenant_id = ${tx.tenant}`,
      sql`i.state = 'live' and i.kind in ('task', 'target', 'milestone')`,
      // One that stands for another is counted there.
      q.plan ? sql`i.plan_id = ${q.plan}` : sql`i.same_as is null`,
      ...(units ? [sql`(i.lead_unit = any(${units}::uuid[]) or i.co_units && ${units}::uuid[]${mine})`] : []),
      ...(q.standing ? [sql`i.standing = ${q.standing}`] : []),
      ...(q.from ? [sql`coalesce(i.due_day, p.until_day) >= ${q.from}::date`] : []),
      ...(q.until ? [sql`coalesce(i.due_day, p.until_day) <= ${q.until}::date`] : []),
      ...(q.plan ? [] : [sql`p.state = 'adopted'`]),
    ])
    // Which they are is settled before their lines are written: there may be a hundred times as many.
    const items = await tx.rows(sql<PlanWork['items'][number]>`
      with first as (
        select i.id as item, coalesce(i.due_day, p.until_day) as ends, coalesce(i.start_day, p.from_day)::text as begins, p.title as "planTitle"
        from plan_items i join plans p on p.tenant_id = i.tenant_id and p.id = i.plan_id
        where ${where} order by ends, i.id limit ${q.limit + 1})
      select l.*, begins as start, ends::text as due, "planTitle" from first
      join lateral (select ${lineColumns} from plan_items where tenant_id = ${tx.tenant} and id = item) l on true
      order by ends, id`)
    return { items: items.slice(0, q.limit), more: items.length > q.limit }
  })
}
