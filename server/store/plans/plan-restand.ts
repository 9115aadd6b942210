import { isDeepStrictEqual } from 'node:util'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import type { Tx } from '../db.ts'
import { json, sql } from '../sql.ts'
import { type ItemRecord, type PlanRecord, planColumns } from './plan-rows.ts'
import { coloursOf, type Judgeable, type Said, type Stood, stoodOf } from './plan-standing.ts'

export const todayOf = async (app: App): Promise<string> => localDay(app.now(), (await app.directory.now()).calendar)

/** All that was said of some items, oldest first; of each day and place only what was said last. */
export async function saidOf(tx: Tx, items: readonly string[]): Promise<ReadonlyMap<string, readonly Said[]>> {
  if (items.length === 0) return new Map()
  // As one text of four lists for each item: a million values one by one would take longer to arrive than to judge.
  const inOrder = sql`order by day, place, version`
  const rows = await tx.rows(sql<{ item: string; said: string }>`
    select item_id as item, json_build_array(array_agg(day ${inOrder}), array_agg(place ${inOrder}), array_agg(value ${inOrder}),
      array_agg(done ${inOrder}))::text as said
    from plan_values where tenant_id = ${tx.tenant} and item_id = any(${items}::uuid[]) group by item_id`)
  return new Map(rows.map(row => [row.item, lastSaid(...(JSON.parse(row.said) as Parameters<typeof lastSaid>))]))
}

/** What was corrected lies just before what corrects it. */
const lastSaid = (days: string[], places: string[], values: (number | null)[], done: (boolean | null)[]): Said[] =>
  days.flatMap((day, n) =>
    day === days[n + 1] && places[n] === places[n + 1]
      ? []
      : [{ day, place: places[n]!, value: values[n] ?? null, done: done[n] ?? null }],
  )

type Standing = Judgeable & Stood & Pick<ItemRecord, 'id' | 'plan' | 'sameAs'>
const standingColumns = sql`id, plan_id as plan, same_as as "sameAs", kind, state, per, comparator, low::float8 as low, high::float8 as high,
  baseline::float8 as baseline, start_day::text as start, due_day::text as due, cadence, value::float8 as value,
  value_day::text as "valueDay", done_day::text as "doneDay", standing, share::float8 as share, because, forecast`

const differs = (item: Stood, stood: Stood) =>
  item.standing !== stood.standing ||
  // Shares are kept in single precision, and the database writes keys in an order of its own.
  item.share !== (stood.share === null ? null : Math.fround(stood.share)) ||
  item.value !== stood.value ||
  item.valueDay !== stood.valueDay ||
  item.doneDay !== stood.doneDay ||
  !isDeepStrictEqual(item.because, stood.because) ||
  !isDeepStrictEqual(item.forecast, stood.forecast)

/** How many items are read in one go, and how many written. */
const portion = 200
const portionsOf = <T>(all: readonly T[]): readonly T[][] =>
  Array.from({ length: Math.ceil(all.length / portion) }, (_, n) => all.slice(n * portion, (n + 1) * portion))

/**
 * Judges items anew and keeps what came out: after a value, after a change, and each morning, when time alone has passed.
 * One that stands for another takes over how that stands. Items that are named are written even if they stand as before: a
 * value of an older day may show elsewhere only.
 */
export async function restand(app: App, tx: Tx, which: { plan: string } | { items: readonly string[] }): Promise<void> {
  const today = await todayOf(app)
  const found = await tx.rows(sql<Standing>`
    select ${standingColumns} from plan_items where tenant_id = ${tx.tenant}
      and ${
        'items' in which
          ? sql`(id = any(${which.items}::uuid[]) or same_as = any(${which.items}::uuid[]))`
          : sql`id in (select id from plan_items where tenant_id = ${tx.tenant} and plan_id = ${which.plan}
        union all select c.id from plan_items c join plan_items m on m.tenant_id = c.tenant_id and m.id = c.same_as
          where c.tenant_id = ${tx.tenant} and c.same_as is not null and m.plan_id = ${which.plan})`
      }
    order by id for update`)
  const plans = new Map<string, PlanRecord>()
  const ids = [...new Set(found.map(i => i.plan))]
  for (const plan of await tx.rows(
    sql<PlanRecord>`select ${planColumns} from plans where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`,
  ))
    plans.set(plan.id, plan)
  const judged = new Map<string, Stood>()
  const portions = portionsOf(found.filter(i => i.sameAs === null))
  const read = (items: readonly Standing[] = []) =>
    saidOf(
      tx,
      items.map(i => i.id),
    )
  // While one portion is judged here, the database reads the next.
  let next = read(portions[0])
  for (const [n, items] of portions.entries()) {
    const said = await next
    next = read(portions[n + 1])
    for (const item of items) {
      const plan = plans.get(item.plan)!
      judged.set(item.id, stoodOf(item, plan, said.get(item.id) ?? [], coloursOf(app, plan.kind), today))
    }
  }
  const copies = found.filter(i => i.sameAs !== null)
  const elsewhere = copies.map(i => i.sameAs!).filter(id => !judged.has(id))
  const mains = await tx.rows(sql<Standing>`
    select ${standingColumns} from plan_items where tenant_id = ${tx.tenant} and id = any(${elsewhere}::uuid[])`)
  for (const main of mains) judged.set(main.id, main)
  const changed = found.flatMap(item => {
    const stood = judged.get(item.sameAs ?? item.id)
    return stood && ('items' in which || differs(item, stood)) ? [{ ...stood, id: item.id }] : []
  })
  for (const rows of portionsOf(changed)) await keep(tx, rows)
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
