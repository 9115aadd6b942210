import type { PublicBecame, PublicChanges, PublicTerms } from '#contract/public-plans'
import { isPromise } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { itemsOf, type Kept } from './plan-editions.ts'
import { inTreeOrder } from './plan-order.ts'
import { adoptedOf, editionsOf, type Lang, openedPlan, shown, standsOf } from './plan-public.ts'
import { nameOfUnit } from './plans.ts'

/**
 * What became of the promises of the plan before: how each stood, and whether it was carried on into this one and why. Both
 * plans have to be open to anybody. @throws Fault not-found
 */
export const publicBecame = (app: App, id: string): Promise<PublicBecame> =>
  asSystem(app.db, 'what became of a public plan', async tx => {
    const plan = await openedPlan(tx, id)
    if (plan.follows === null) throw new Fault('not-found')
    const before = await openedPlan(tx, plan.follows)
    const [old, now] = [await adoptedOf(app, tx, before), await adoptedOf(app, tx, plan)]
    const carried = await tx.rows(sql<{ id: string; from: string; reason: string }>`
      select id, carried_from as "from", reason from plan_items
      where tenant_id = ${tx.tenant} and plan_id = ${id} and carried_from is not null and state = 'live'`)
    const here = new Map(now.map(item => [item.id, item]))
    const goesOn = new Map(
      carried.flatMap(({ id: item, from, reason }) => {
        const found = here.get(item)
        return found ? [[from, { ...standsOf(found, plan), reason }] as const] : []
      }),
    )
    return {
      before: await shown(tx, before, old),
      plan: { id, title: plan.title },
      rows: inTreeOrder(old)
        .filter(({ item }) => isPromise(item.kind))
        .map(({ item }) => ({ ...standsOf(item, before), carried: goesOn.get(item.id) ?? null })),
    }
  })

const terms = ['title', 'comparator', 'low', 'high', 'unit', 'per', 'due', 'cadence', 'lead'] as const

/** The last reason somebody gave for an item between two adoptions. */
const reasonsBetween = async (tx: Tx, plan: string, after: number, until: number): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.rows(sql<{ item: string; reason: string }>`
    select distinct on (item_id) item_id as item, after ->> 'reason' as reason from plan_changes
    where tenant_id = ${tx.tenant} and plan_id = ${plan} and item_id is not null and after ->> 'reason' <> ''
      and at > to_timestamp(${after / 1000}) and at <= to_timestamp(${until / 1000})
    order by item_id, at desc`)
  return new Map(rows.map(row => [row.item, row.reason]))
}

/**
 * What two adopted editions of a public plan promise differently, item by item, with the reason. Who does the work inside and
 * where an item stands in the tree is nobody's promise. @throws Fault not-found
 */
export const publicChanges = (app: App, id: string, from: number, to: number, lang: Lang): Promise<PublicChanges> =>
  asSystem(app.db, 'what changed in a public plan', async tx => {
    const plan = await openedPlan(tx, id)
    const editions = await editionsOf(tx, id)
    const at = (edition: number) => editions.find(e => e.edition === edition)?.at ?? 0
    const [old, now] = [await itemsOf(tx, id, from), await itemsOf(tx, id, to)]
    const reasons = await reasonsBetween(tx, id, at(from), at(to))
    const snapshot = await app.directory.now()
    const termsOf = (item: Kept | undefined): PublicTerms | null =>
      item === undefined
        ? null
        : {
            ...(Object.fromEntries(terms.map(key => [key, item[key] ?? null])) as PublicTerms),
            title: String(item.plain || item.title),
            due: (item.due ?? plan.until) as string,
            lead: item.lead ? nameOfUnit(snapshot, String(item.lead), lang) : null,
          }
    const was = new Map(old.filter(i => isPromise(i.kind)).map(i => [i.id, i]))
    const is = new Map(now.filter(i => isPromise(i.kind)).map(i => [i.id, i]))
    return {
      plan: { id, title: plan.title },
      editions,
      rows: [...new Set([...is.keys(), ...was.keys()])]
        .map(item => ({
          id: item,
          was: termsOf(was.get(item)),
          is: termsOf(is.get(item)),
          reason: reasons.get(item) ?? '',
        }))
        .filter(row => JSON.stringify(row.was) !== JSON.stringify(row.is)),
    }
  })
