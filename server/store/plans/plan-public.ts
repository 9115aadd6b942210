import type { z } from 'zod'
import type { Standings } from '#contract/plans'
import type { PublicPlanPage, publicPlan } from '#contract/public-plans'
import { isPromise } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { type Written, written } from '../../written.ts'
import { asSystem, type Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { keepMade, stampsOf } from './plan-made.ts'
import { saidOf, todayOf } from './plan-restand.ts'
import { type ItemRecord, type PlanRecord, planColumns } from './plan-rows.ts'
import { coloursOf, type Judgeable, stoodOf } from './plan-standing.ts'
import { nameOfUnit } from './plans.ts'

type PublicRow = z.infer<typeof publicPlan>
export type Lang = 'zh' | 'en'

/** What an edition keeps of an item, and how the item stands today. */
interface Promised extends Omit<Judgeable, 'state'> {
  readonly id: string
  readonly parent: string | null
  readonly number: string
  readonly title: string
  readonly plain: string
  readonly quote: string
  readonly unit: string
  readonly lead: string | null
  readonly sameAs: string | null
  readonly standing: ItemRecord['standing']
  readonly share: number | null
  readonly value: number | null
  readonly asOf: string | null
  /** What is asked of it was changed, or it was taken back, since it was adopted. */
  readonly otherwise: boolean
}
export type Adopted = readonly Promised[]

/**
 * What was adopted, as it stands today. Changes since then are no promise to anybody before they are adopted too: what was
 * changed or taken back meanwhile is judged by the terms it was adopted with, and what was added is not there yet.
 */
export async function adoptedOf(app: App, tx: Tx, plan: PlanRecord): Promise<Adopted> {
  const rows = await tx.rows(sql<Promised>`
    select t.id, t.parent, t.kind, t.number, t.title, coalesce(t.plain, i.plain) as plain, left(i.quote, 400) as quote,
      t.comparator, t.low, t.high, t.unit, t.per, t.baseline, t.start::text as start, t.due::text as due, t.cadence, t.lead,
      i.same_as as "sameAs", i.standing, i.share::float8 as share, i.value::float8 as value,
      coalesce(i.done_day, i.value_day)::text as "asOf", i.state <> 'live' or (t.kind, t.comparator, t.low, t.high, t.per,
        t.baseline, t.start, t.due, t.cadence) is distinct from (i.kind, i.comparator, i.low::float8, i.high::float8, i.per,
        i.baseline::float8, i.start_day, i.due_day, i.cadence) as otherwise
    from plan_editions e, jsonb_to_recordset(e.tree -> 'items') as t(id uuid, parent uuid, position int, kind text, number text,
      title text, plain text, comparator text, low float8, high float8, unit text, per text, baseline float8, start date, due date,
      cadence text, lead uuid)
    join plan_items i on i.tenant_id = ${tx.tenant} and i.id = t.id
    where e.tenant_id = ${tx.tenant} and e.plan_id = ${plan.id} and e.edition = ${plan.edition}
    order by t.parent nulls first, t.position, t.id limit 20000`)
  const unlike = rows.filter(row => row.otherwise && isPromise(row.kind))
  if (unlike.length === 0) return rows
  const said = await saidOf(
    tx,
    unlike.map(row => row.sameAs ?? row.id),
  )
  const today = await todayOf(app)
  const rule = coloursOf(app, plan.kind)
  const judged = new Map(
    unlike.map(row => [row.id, stoodOf({ ...row, state: 'live' }, plan, said.get(row.sameAs ?? row.id) ?? [], rule, today)]),
  )
  return rows.map(row => {
    const stood = judged.get(row.id)
    return stood
      ? { ...row, standing: stood.standing, share: stood.share, value: stood.value, asOf: stood.doneDay ?? stood.valueDay }
      : row
  })
}

const counted = { kept: 'kept', 'on-way': 'onWay', slow: 'slow', late: 'late', 'no-data': 'noData', 'to-set': 'toSet' } as const

export async function shown(tx: Tx, p: PlanRecord, adopted: Adopted): Promise<PublicRow> {
  const standings: Standings = { kept: 0, onWay: 0, slow: 0, late: 0, noData: 0, toSet: 0 }
  for (const { standing } of adopted) if (standing !== 'none') standings[counted[standing]] += 1
  const edition = await tx.maybe(sql<{ at: number }>`
    select adopted_at as at from plan_editions where tenant_id = ${tx.tenant} and plan_id = ${p.id} and edition = ${p.edition}`)
  return { id: p.id, title: p.title, plain: p.plain, from: p.from, until: p.until, adopted: edition?.at ?? null, standings }
}

/** Anybody sees four ways to stand: what is a little behind is still on its way. */
const plainly = (standing: ItemRecord['standing']) =>
  standing === 'slow' ? 'on-way' : standing === 'to-set' ? 'no-data' : standing

/** What anybody is told of a promise and how it stands. */
export const standsOf = (i: Adopted[number], plan: PlanRecord) => ({
  id: i.id,
  title: i.plain || i.title,
  standing: plainly(i.standing),
  value: i.value,
  comparator: i.comparator,
  low: i.low,
  high: i.high,
  per: i.per,
  unit: i.unit,
  due: i.due ?? plan.until,
})

/** A plan that was opened to anybody. @throws Fault not-found */
export async function openedPlan(tx: Tx, id: string): Promise<PlanRecord> {
  const plan = await tx.maybe(sql<PlanRecord>`
    select ${planColumns} from plans where tenant_id = ${tx.tenant} and id = ${id} and public and edition > 0`)
  if (!plan) throw new Fault('not-found')
  return plan
}

export const editionsOf = (tx: Tx, plan: string) =>
  tx.rows(sql<{ edition: number; at: number }>`
    select edition, adopted_at as at from plan_editions where tenant_id = ${tx.tenant} and plan_id = ${plan} order by edition`)

/** The plans open to anybody that this one goes on from, or that go on from it. */
const aroundOf = (tx: Tx, plan: PlanRecord) =>
  tx.rows(sql<{ id: string; title: string }>`
    select id, title from plans where tenant_id = ${tx.tenant} and public and edition > 0
      and (id = ${plan.follows}::uuid or follows = ${plan.id}) order by from_day`)
type Around = Awaited<ReturnType<typeof aroundOf>>

async function pageOf(app: App, tx: Tx, plan: PlanRecord, around: Around, lang: Lang): Promise<PublicPlanPage> {
  const snapshot = await app.directory.now()
  const adopted = await adoptedOf(app, tx, plan)
  return {
    ...(await shown(tx, plan, adopted)),
    before: around.find(other => other.id === plan.follows) ?? null,
    next: around.filter(other => other.id !== plan.follows),
    editions: await editionsOf(tx, plan.id),
    items: adopted.map(i => ({
      ...standsOf(i, plan),
      parent: i.parent,
      kind: i.kind,
      number: i.number,
      quote: i.quote,
      share: i.share,
      asOf: i.asOf,
      lead: i.lead === null ? null : nameOfUnit(snapshot, i.lead, lang),
    })),
  }
}

/**
 * Plans anybody may read: adopted, and opened by who keeps them. Each page is written once for all who ask, until something in
 * its plan, the plans around it, the names of units or the day is another.
 */
export function openPublicPlans(app: App): {
  list(): Promise<{ rows: PublicRow[] }>
  /** One plan with its promises, each with the clause it stands for. @throws Fault not-found */
  page(id: string, lang: Lang): Promise<Written>
} {
  const rows = keepMade<PublicRow>(200)
  const pages = keepMade<Written>(16)
  const stampOf = async (tx: Tx, plans: readonly PlanRecord[]) => {
    const today = await todayOf(app)
    const { version } = await app.directory.now()
    const stamps = await stampsOf(
      tx,
      plans.map(p => p.id),
    )
    return (plan: PlanRecord) => `${today} ${version} ${stamps.get(plan.id)}`
  }
  return {
    list: () =>
      asSystem(app.db, 'public plans', async tx => {
        const plans = await tx.rows(sql<PlanRecord>`
          select ${planColumns} from plans where tenant_id = ${tx.tenant} and public and edition > 0 order by from_day desc, id limit 200`)
        const stamp = await stampOf(tx, plans)
        const found: PublicRow[] = []
        for (const plan of plans)
          found.push(await rows(plan.id, stamp(plan), async () => shown(tx, plan, await adoptedOf(app, tx, plan))))
        return { rows: found }
      }),
    page: (id, lang) =>
      asSystem(app.db, 'a public plan', async tx => {
        const plan = await openedPlan(tx, id)
        const stamp = (await stampOf(tx, [plan]))(plan)
        const around = await aroundOf(tx, plan)
        return pages(`${id} ${lang}`, `${stamp} ${JSON.stringify(around)}`, async () =>
          written(JSON.stringify(await pageOf(app, tx, plan, around, lang))),
        )
      }),
  }
}
