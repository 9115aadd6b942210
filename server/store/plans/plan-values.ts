import type { z } from 'zod'
import type { planItemBind, planItemSame, planValueBody } from '#contract/plans'
import { isPromise } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'
import { countPlan } from './plan-count.ts'
import { restand, todayOf } from './plan-restand.ts'
import { has, type ItemRecord, itemById, itemOfOpenPlan, noteChange, planInHand, planKeepers, type Staff } from './plan-rows.ts'

/** Who may say how a promise stands: its unit and those who help, the person named, and who keeps the plan. */
export const maySay = (actor: Staff, item: Pick<ItemRecord, 'lead' | 'co' | 'person'>): boolean =>
  has(actor, planKeepers) ||
  item.person === actor.person ||
  actor.posts.some(post => post.unit !== null && (post.unit === item.lead || item.co.includes(post.unit)))

/** Pictures that are here and belong to nothing else stay with the promise. @throws Fault answers-invalid */
async function takeFiles(tx: Tx, actor: Staff, item: string, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  const found = await tx.maybe(sql<{ n: number }>`
    select count(*)::int as n from files where tenant_id = ${tx.tenant} and id = any(${files}::uuid[]) and case_id is null
      and entry_id is null and appraisal_id is null and made_by = ${actor.person} and (plan_item_id is null or plan_item_id = ${item})`)
  if (found?.n !== files.length) throw new Fault('answers-invalid', { fields: { files: 'unknown' } })
  await tx.run(sql`update files set plan_item_id = ${item} where tenant_id = ${tx.tenant} and id = any(${files}::uuid[])`)
}

/**
 * Says how far a promise is, with evidence. Whoever says something else for the same day corrects it; what was said stays.
 * @throws Fault not-allowed, answers-invalid, plan-value-counted, plan-closed, key-reused
 */
export async function sayValue(app: App, actor: Staff, id: string, body: z.output<typeof planValueBody>): Promise<void> {
  const now = app.now()
  const today = await todayOf(app)
  const { places } = await app.directory.now()
  await asSystem(app.db, 'say how a promise stands', async tx => {
    if (!(await firstTime(tx, 'plan-value', body.id, [actor.person, id, body], now))) return
    if (!maySay(actor, await itemById(tx, id))) throw new Fault('not-allowed')
    const { item } = await itemOfOpenPlan(tx, id, null)
    if (!maySay(actor, item)) throw new Fault('not-allowed')
    if (item.state !== 'live' || !isPromise(item.kind) || item.sameAs !== null) throw new Fault('step-not-now')
    if (body.value !== null && item.bound && item.bound.source.kind !== 'case') throw new Fault('plan-value-counted')
    const fields: Record<string, string> = {}
    if (body.day > today) fields.day = 'future'
    if (body.value === null && body.done === null && body.words === '') fields.value = 'empty'
    if (body.done && body.words === '' && body.files.length === 0) fields.words = 'empty'
    // A value of one community says nothing of a promise that is one sum.
    if (body.place !== '' && (places.get(body.place)?.kind !== 'community' || item.per !== 'community')) fields.place = 'unknown'
    if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
    await takeFiles(tx, actor, id, body.files)
    await tx.run(sql`
      insert into plan_values (tenant_id, item_id, day, place, version, id, value, done, words, files, said_by, at)
      select ${tx.tenant}, ${id}, ${body.day}, ${body.place}, coalesce(max(version), 0) + 1, ${body.id}, ${body.value}, ${body.done},
        ${body.words}, ${body.files}::uuid[], ${actor.person}, ${moment(now)}
      from plan_values where tenant_id = ${tx.tenant} and item_id = ${id} and day = ${body.day} and place = ${body.place}`)
    await noteChange(tx, {
      plan: item.plan,
      item: id,
      at: now,
      by: actor.person,
      what: 'said',
      before: { value: item.value, done: item.doneDay !== null },
      after: { day: body.day, value: body.value, done: body.done, words: body.words },
    })
    await restand(app, tx, { items: [id] })
  })
}

/** Binds a promise to where its value comes from, or lets it be typed again. It is counted at once. @throws Fault answers-invalid */
export async function bindItem(app: App, actor: Staff, id: string, body: z.output<typeof planItemBind>): Promise<void> {
  const now = app.now()
  await asSystem(app.db, 'bind a promise', async tx => {
    const { plan, item } = await itemOfOpenPlan(tx, id, body.version)
    if (!isPromise(item.kind)) throw new Fault('answers-invalid', { fields: { kind: 'not-a-promise' } })
    await tx.run(sql`
      update plan_items set version = version + 1, bound = ${body.bound ? json(body.bound) : null}::jsonb, changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await noteChange(tx, {
      plan: item.plan,
      item: id,
      at: now,
      by: actor.person,
      what: 'bound',
      before: { bound: item.bound },
      after: { bound: body.bound },
    })
    await countPlan(app, tx, plan, [id])
  })
}

/**
 * Says that a promise is the same as one in another plan: it stands as that one does, and is counted there only.
 * @throws Fault answers-invalid for one of the same plan, or one that itself stands for another
 */
export async function sameItem(app: App, actor: Staff, id: string, body: z.output<typeof planItemSame>): Promise<void> {
  const now = app.now()
  await asSystem(app.db, 'tie a promise to another', async tx => {
    // Both plans are held, in one order, or two who tie two promises to each other would both be let.
    const both = [(await itemById(tx, id)).plan, ...(body.same === null ? [] : [(await itemById(tx, body.same)).plan])]
    for (const plan of [...new Set(both)].sort()) await planInHand(tx, plan, null)
    const { item } = await itemOfOpenPlan(tx, id, body.version)
    if (body.same !== null) {
      if (!isPromise(item.kind)) throw new Fault('answers-invalid', { fields: { kind: 'not-a-promise' } })
      const main = await itemById(tx, body.same)
      const copies = await tx.maybe(
        sql<{ n: number }>`select count(*)::int as n from plan_items where tenant_id = ${tx.tenant} and same_as = ${id}`,
      )
      const wrong =
        main.plan === item.plan || main.sameAs !== null || main.state !== 'live' || !isPromise(main.kind) || (copies?.n ?? 0) > 0
      if (wrong) throw new Fault('answers-invalid', { fields: { same: 'unfit' } })
    }
    await tx.run(sql`
      update plan_items set version = version + 1, same_as = ${body.same}, changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await noteChange(tx, {
      plan: item.plan,
      item: id,
      at: now,
      by: actor.person,
      what: 'same',
      before: { same: item.sameAs },
      after: { same: body.same },
    })
    await restand(app, tx, { items: [id] })
  })
}
