import { isDeepStrictEqual } from 'node:util'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import type { Tx } from '../db.ts'
import { json, sql } from '../sql.ts'
import { type ItemRecord, itemColumns, type PlanRecord, planColumns } from './plan-rows.ts'
import { coloursOf, type Said, type Stood, stoodOf } from './plan-standing.ts'

export const todayOf = async (app: App): Promise<string> => localDay(app.now(), (await app.directory.now()).calendar)

/** All that was said of some items, oldest first; of each day and place only what was said last. */
export async function saidOf(tx: Tx, items: readonly string[]): Promise<ReadonlyMap<string, readonly Said[]>> {
  if (items.length === 0) return new Map()
  // As one text for each item: a million values one by one would take longer to arrive than to judge.
  const rows = await tx.rows(sql<{ item: string; said: string }>`
    select item_id as item, json_agg(json_build_array(day, place, value::float8, done) order by day, place)::text as said
    from (select distinct on (item_id, day, place) item_id, day, place, value, done from plan_values
      where tenant_id = ${tx.tenant} and item_id = any(${items}::uuid[]) order by item_id, day, place, version desc) newest
    group by item_id`)
  return new Map(
    rows.map(row => [
      row.item,
      (JSON.parse(row.said) as [string, string, number | null, boolean | null][]).map(([day, place, value, done]) => ({
        day,
        place,
        value,
        done,
      })),
    ]),
  )
}

const differs = (item: ItemRecord, stood: Stood) =>
  item.standing !== stood.standing ||
  // Shares are kept in single precision, and the database writes keys in an order of its own.
  item.share !== (stood.share === null ? null : Math.fround(stood.share)) ||
  item.value !== stood.value ||
  item.valueDay !== stood.valueDay ||
  item.doneDay !== stood.doneDay ||
  !isDeepStrictEqual(item.because, stood.because) ||
  !isDeepStrictEqual(item.forecast, stood.forecast)

/** How many items are judged in one portion. */
const portion = 1000

/**
 * Judges items anew and keeps what came out: after a value, after a change, and each morning, when time alone has passed.
 * One that stands for another takes over how that stands. Returns how many stand otherwise than before.
 */
export async function restand(app: App, tx: Tx, which: { plan?: string; items?: readonly string[] }): Promise<number> {
  const today = await todayOf(app)
  const found = await tx.rows(sql<ItemRecord>`
    select ${itemColumns} from plan_items where tenant_id = ${tx.tenant}
      and ${
        which.items
          ? sql`(id = any(${which.items}::uuid[]) or same_as = any(${which.items}::uuid[]))`
          : sql`id in (select id from plan_items where tenant_id = ${tx.tenant} and plan_id = ${which.plan ?? null}
        union all select c.id from plan_items c join plan_items m on m.tenant_id = c.tenant_id and m.id = c.same_as
          where c.tenant_id = ${tx.tenant} and c.same_as is not null and m.plan_id = ${which.plan ?? null})`
      }
    order by id for update`)
  const plans = new Map<string, PlanRecord>()
  const ids = [...new Set(found.map(i => i.plan))]
  for (const plan of await tx.rows(
    sql<PlanRecord>`select ${planColumns} from plans where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`,
  ))
    plans.set(plan.id, plan)
  const judged = new Map<string, Stood>()
  const own = found.filter(i => i.sameAs === null)
  for (let n = 0; n < own.length; n += portion) {
    const some = own.slice(n, n + portion)
    const said = await saidOf(
      tx,
      some.map(i => i.id),
    )
    for (const item of some) {
      const plan = plans.get(item.plan)!
      judged.set(item.id, stoodOf(item, plan, said.get(item.id) ?? [], coloursOf(app, plan.kind), today))
    }
  }
  const copies = found.filter(i => i.sameAs !== null)
  const elsewhere = copies.map(i => i.sameAs!).filter(id => !judged.has(id))
  const mains = await tx.rows(sql<ItemRecord>`
    select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and id = any(${elsewhere}::uuid[])`)
  for (const main of mains) judged.set(main.id, main)
  const changed = found.flatMap(item => {
    const stood = judged.get(item.sameAs ?? item.id)
    return stood && differs(item, stood) ? [{ id: item.id, ...stood }] : []
  })
  for (let n = 0; n < changed.length; n += portion) await keep(tx, changed.slice(n, n + portion))
  return changed.length
}

const keep = (tx: Tx, rows: readonly (Stood & { id: string })[]) =>
  tx.run(sql`
    update plan_items i set value = r.value, value_day = r."valueDay", done_day = r."doneDay", standing = r.standing,
      share = r.share, because = r.because, forecast = r.forecast
    from jsonb_to_recordset(${json(
      rows.map(({ id, value, valueDay, doneDay, standing, share, because, forecast }) => ({
        id,
        value,
        valueDay,
        doneDay,
        standing,
        share,
        because,
        forecast,
      })),
    )}::jsonb) as r(id uuid, value numeric, "valueDay" date, "doneDay" date, standing text, share real, because jsonb, forecast jsonb)
    where i.tenant_id = ${tx.tenant} and i.id = r.id`)
