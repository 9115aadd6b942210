import type { z } from 'zod'
import type { PlanItemWasSet, planItemSet } from '#contract/plans'
import { isPromise } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import { askReason, checkAsked, differences, openPlan } from './plan-items.ts'
import { restand } from './plan-restand.ts'
import { type Change, type ItemRecord, itemColumns, noteChanges, type Staff } from './plan-rows.ts'

type Asked = z.output<typeof planItemSet>['set'][number]

/** The item as it is wanted: who leads does not help as well, and a heading has neither a day nor a person. */
function wantedOf(item: ItemRecord, asked: Asked): ItemRecord {
  const lead = asked.lead === undefined ? item.lead : asked.lead
  const promise = isPromise(item.kind)
  return {
    ...item,
    lead,
    co: (asked.co ?? item.co).filter(unit => unit !== lead),
    person: promise && asked.person !== undefined ? asked.person : item.person,
    due: promise && asked.due !== undefined ? asked.due : item.due,
    questions: item.questions.filter(
      q =>
        !((q.kind === 'owner' || q.kind === 'gone') && asked.lead !== undefined) &&
        !(q.kind === 'deadline' && asked.due !== undefined),
    ),
  }
}

/**
 * Gives many items of a plan a unit, a person or a day at once. Answers how they were, so that it can be taken back.
 * @throws Fault answers-invalid, plan-closed
 */
export async function setItems(
  app: App,
  actor: Staff,
  plan: string,
  body: z.output<typeof planItemSet>,
): Promise<PlanItemWasSet> {
  const now = app.now()
  return asSystem(app.db, 'set many items of a plan', async tx => {
    const p = await openPlan(tx, plan)
    const asked = new Map(body.set.map(one => [one.item, one]))
    const items = await tx.rows(sql<ItemRecord>`
      select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and plan_id = ${plan} and id = any(${[...asked.keys()]}::uuid[])
        and state in ('live', 'proposed') order by id for update`)
    if (items.length < asked.size) throw new Fault('answers-invalid', { fields: { set: 'unknown' } })
    askReason(
      p,
      items.some(item => item.state === 'live'),
      body.reason,
    )
    const set = items
      .map(item => ({ item, wanted: wantedOf(item, asked.get(item.id)!) }))
      .filter(({ item, wanted }) => Object.keys(differences(item, wanted).after).length > 0)
    if (set.length === 0) return { changed: 0, before: [] }
    for (const { wanted } of set) await checkAsked(app, wanted, p)
    const rows = set.map(({ wanted: { id, lead, co, person, due, questions } }) => ({ id, lead, co, person, due, questions }))
    await tx.run(sql`
      update plan_items i set version = i.version + 1, lead_unit = r.lead,
        co_units = array(select jsonb_array_elements_text(r.co))::uuid[], person = r.person, due_day = r.due, questions = r.questions,
        changed_at = ${moment(now)}
      from jsonb_to_recordset(${json(rows)}::jsonb) as r(id uuid, lead uuid, co jsonb, person uuid, due date, questions jsonb)
      where i.tenant_id = ${tx.tenant} and i.id = r.id`)
    await noteChanges(
      tx,
      set.map(({ item, wanted }): Change => {
        const { before, after } = differences(item, wanted)
        return {
          plan,
          item: item.id,
          at: now,
          by: actor.person,
          what: 'changed',
          before,
          after: { ...after, reason: body.reason },
        }
      }),
    )
    await restand(app, tx, { items: set.map(({ item }) => item.id) })
    return {
      changed: set.length,
      before: set.map(({ item: { id, lead, co, person, due } }) => ({ item: id, lead, co: [...co], person, due })),
    }
  })
}
