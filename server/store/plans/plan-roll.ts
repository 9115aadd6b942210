import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { planRoll } from '#contract/plan-editions'
import type { PlanDetail } from '#contract/plans'
import { isPromise, type PlanItemKind } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem } from '../db.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'
import { noteChange, planById, planInHand, type Staff } from './plan-rows.ts'
import { detailOf } from './plans.ts'

/**
 * The next plan from this one (年度名录滚动): what is not done goes on, each with a reason, under the headings it stood
 * under. The old plan keeps its items, whether it has ended or not; the new ones name where they come from.
 * @throws Fault answers-invalid, key-reused, step-not-now for a plan nobody adopted
 */
export async function rollPlan(
  app: App,
  actor: Staff,
  id: string,
  body: z.output<typeof planRoll>,
  lang: 'zh' | 'en',
): Promise<PlanDetail> {
  const now = app.now()
  return asSystem(app.db, 'roll a plan over', async tx => {
    if (await firstTime(tx, 'plan', body.id, [actor.person, id, body], now)) {
      const old = await planInHand(tx, id, null)
      // What nobody adopted was promised to nobody: there is nothing to carry on.
      if (old.edition === 0) throw new Fault('step-not-now')
      if (body.until < body.from || body.from < old.from) throw new Fault('answers-invalid', { fields: { from: 'before-start' } })
      await tx.run(sql`
        insert into plans (tenant_id, id, version, kind, title, from_day, until_day, under, follows, lead_unit, state, made_by, made_at, changed_at)
        values (${tx.tenant}, ${body.id}, 1, ${old.kind}, ${body.title}, ${body.from}, ${body.until}, ${old.under}, ${id}, ${old.unit},
          'draft', ${actor.person}, ${moment(now)}, ${moment(now)})`)
      const wanted = body.carry.map(c => c.item)
      const rows = await tx.rows(sql<{ id: string; kind: PlanItemKind }>`
        with recursive up as (
          select id, parent_id from plan_items where tenant_id = ${tx.tenant} and plan_id = ${id} and state = 'live' and id = any(${wanted}::uuid[])
          union
          select i.id, i.parent_id from plan_items i join up u on i.id = u.parent_id where i.tenant_id = ${tx.tenant})
        select i.id, i.kind from plan_items i join up u on u.id = i.id where i.tenant_id = ${tx.tenant}`)
      if (wanted.some(item => !rows.some(r => r.id === item && isPromise(r.kind))))
        throw new Fault('answers-invalid', { fields: { carry: 'unknown' } })
      const named = rows.map(r => ({
        old: r.id,
        id: randomUUID(),
        reason: body.carry.find(c => c.item === r.id)?.reason ?? '',
      }))
      await tx.run(sql`
        with n as (select * from jsonb_to_recordset(${json(named)}::jsonb) as n(old uuid, id uuid, reason text))
        insert into plan_items (tenant_id, id, plan_id, version, parent_id, position, kind, state, number, title, plain, quote, subject,
          comparator, low, high, unit, per, baseline, cadence, lead_unit, co_units, person, units_said, bound, carried_from, reason,
          standing, decided_by, decided_at, changed_at)
        select i.tenant_id, n.id, ${body.id}, 1, above.id, i.position, i.kind, 'live', i.number, i.title, i.plain, i.quote, i.subject,
          i.comparator, i.low, i.high, i.unit, i.per, i.baseline, i.cadence, i.lead_unit, i.co_units, i.person, i.units_said, i.bound,
          i.id, n.reason, 'none', ${actor.person}, ${moment(now)}, ${moment(now)}
        from plan_items i join n on n.old = i.id left join n above on above.old = i.parent_id where i.tenant_id = ${tx.tenant}`)
      await noteChange(tx, {
        plan: body.id,
        item: null,
        at: now,
        by: actor.person,
        what: 'rolled',
        after: { from: id, carried: body.carry.length },
      })
    }
    return detailOf(app, tx, actor, await planById(tx, body.id), lang)
  })
}
