import type { z } from 'zod'
import type { planAdopt, planClose } from '#contract/plan-editions'
import type { PlanDetail, PlanList, PlanRow, planBody, planPut, Standings } from '#contract/plans'
import { translate } from '#kernel/engine/translate'
import { english } from '#programmes/words'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { firstTime } from '../once.ts'
import { moment, sql } from '../sql.ts'
import { restand } from './plan-restand.ts'
import {
  has,
  noteChange,
  type PlanRecord,
  planAdopters,
  planById,
  planColumns,
  planInHand,
  planKeepers,
  type Staff,
} from './plan-rows.ts'

type Lang = 'zh' | 'en'

/** Kinds of plans there are, in the reader's language. */
export function planKinds(app: Pick<App, 'programmes'>, lang: Lang): PlanList['kinds'] {
  return app.programmes
    .map(p => (lang === 'zh' ? p : translate(p, english)))
    .flatMap(p =>
      Object.entries(p.plans).map(([kind, { title, years, under }]) => ({ kind, title, years, under: under ?? null })),
    )
}

const noStandings: Standings = { kept: 0, onWay: 0, slow: 0, late: 0, noData: 0, toSet: 0 }
const keys = { kept: 'kept', 'on-way': 'onWay', slow: 'slow', late: 'late', 'no-data': 'noData', 'to-set': 'toSet' } as const

interface Counts {
  readonly standings: Standings
  readonly proposed: number
}
/** How the promises of some plans stand, and how many proposals wait. */
export async function countsOf(tx: Tx, plans: readonly string[] | null): Promise<ReadonlyMap<string, Counts>> {
  const rows = await tx.rows(sql<{ plan: string; state: string; standing: string; n: number }>`
    select plan_id as plan, state, standing, count(*)::int as n from plan_items
    where tenant_id = ${tx.tenant} and ${plans ? sql`plan_id = any(${plans}::uuid[])` : sql`true`} and state in ('live', 'proposed')
    group by 1, 2, 3`)
  const found = new Map<string, { standings: Record<keyof Standings, number>; proposed: number }>()
  for (const { plan, state, standing, n } of rows) {
    const of = found.get(plan) ?? { standings: { ...noStandings }, proposed: 0 }
    if (state === 'proposed') of.proposed += n
    else if (standing in keys) of.standings[keys[standing as keyof typeof keys]] += n
    found.set(plan, of)
  }
  return found
}

const rowOf = (p: PlanRecord, kinds: PlanList['kinds'], counts: Counts | undefined): PlanRow => ({
  id: p.id,
  version: p.version,
  kind: p.kind,
  kindSays: kinds.find(k => k.kind === p.kind)?.title ?? p.kind,
  title: p.title,
  number: p.number,
  issued: p.issued,
  from: p.from,
  until: p.until,
  under: p.under,
  follows: p.follows,
  unit: p.unit,
  state: p.state,
  edition: p.edition,
  public: p.public,
  proposed: counts?.proposed ?? 0,
  standings: counts?.standings ?? noStandings,
})

/** All plans, newest first. Anybody on the staff may read them: what the office promised is no secret to it. */
export function listPlans(app: App, actor: Staff, lang: Lang): Promise<PlanList> {
  const kinds = planKinds(app, lang)
  return asSystem(app.db, 'plans', async tx => {
    const rows = await tx.rows(
      sql<PlanRecord>`select ${planColumns} from plans where tenant_id = ${tx.tenant} order by from_day desc, made_at desc limit 2000`,
    )
    const counts = await countsOf(tx, null)
    return { rows: rows.map(p => rowOf(p, kinds, counts.get(p.id))), kinds, mayKeep: has(actor, planKeepers) }
  })
}

export async function detailOf(app: App, tx: Tx, actor: Staff, p: PlanRecord, lang: Lang): Promise<PlanDetail> {
  const snapshot = await app.directory.now()
  const name = (id: string) => snapshot.people.get(id)?.name ?? ''
  const title = async (id: string | null) =>
    id === null
      ? null
      : ((await tx.maybe(sql<{ title: string }>`select title from plans where tenant_id = ${tx.tenant} and id = ${id}`))?.title ??
        null)
  const counts = await countsOf(tx, [p.id])
  const sources = await tx.rows(sql<{ id: string; name: string; at: number; by: string; characters: number }>`
    select id, name, brought_at as at, brought_by as by, length(words) as characters from plan_sources
    where tenant_id = ${tx.tenant} and plan_id = ${p.id} order by brought_at`)
  const editions = await tx.rows(sql<{ edition: number; at: number; by: string; words: string; promises: number }>`
    select edition, adopted_at as at, adopted_by as by, words, coalesce((tree ->> 'promises')::int, 0) as promises
    from plan_editions where tenant_id = ${tx.tenant} and plan_id = ${p.id} order by edition desc`)
  const carriedOutBy = await tx.rows(sql<{ id: string; title: string; state: PlanRecord['state'] }>`
    select id, title, state from plans where tenant_id = ${tx.tenant} and under = ${p.id} order by from_day`)
  const followedBy = await tx.rows(sql<{ id: string; title: string; state: PlanRecord['state'] }>`
    select id, title, state from plans where tenant_id = ${tx.tenant} and follows = ${p.id} order by from_day`)
  return {
    ...rowOf(p, planKinds(app, lang), counts.get(p.id)),
    plain: p.plain,
    unitName: p.unit === null ? null : nameOfUnit(snapshot, p.unit, lang),
    underTitle: await title(p.under),
    followsTitle: await title(p.follows),
    carriedOutBy,
    followedBy,
    sources: sources.map(s => ({ ...s, by: name(s.by) })),
    editions: editions.map(e => ({ ...e, by: name(e.by) })),
    changed: p.edition > 0 && p.changedAt > (editions[0]?.at ?? 0),
    mayKeep: has(actor, planKeepers) && p.state !== 'closed',
    mayAdopt: has(actor, planAdopters) && p.state !== 'closed',
    mayRoll: has(actor, planKeepers) && p.edition > 0,
  }
}

export const nameOfUnit = (snapshot: Snapshot, id: string, lang: Lang): string => {
  const unit = snapshot.units.get(id)
  return (lang === 'en' ? (unit?.nameEn ?? unit?.name) : unit?.name) ?? ''
}

export const readPlanPage = (app: App, actor: Staff, id: string, lang: Lang): Promise<PlanDetail> =>
  asSystem(app.db, 'a plan', async tx => detailOf(app, tx, actor, await planById(tx, id), lang))

/** What is wrong with how a plan is headed. @throws Fault answers-invalid */
async function checkHead(app: App, tx: Tx, body: z.output<typeof planBody>): Promise<void> {
  const fields: Record<string, string> = {}
  if (!app.programmes.some(p => p.plans[body.kind])) fields.kind = 'unknown'
  if (body.until < body.from) fields.until = 'before-start'
  if (body.unit !== null && !(await app.directory.now()).units.get(body.unit)?.active) fields.unit = 'unknown'
  if (body.under !== null) {
    if (!(await tx.maybe(sql`select id from plans where tenant_id = ${tx.tenant} and id = ${body.under}`)))
      fields.under = 'unknown'
    // A plan under itself, however long the way, would be drawn for ever.
    let above: string | null = body.under
    for (let n = 0; above !== null && n < 50; n++) {
      if (above === body.id) fields.under = 'circular'
      above =
        (await tx.maybe(sql<{ under: string | null }>`select under from plans where tenant_id = ${tx.tenant} and id = ${above}`))
          ?.under ?? null
    }
  }
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
}

/** A new plan, without items yet. @throws Fault answers-invalid, key-reused */
export async function makePlan(app: App, actor: Staff, body: z.output<typeof planBody>, lang: Lang): Promise<PlanDetail> {
  const now = app.now()
  return asSystem(app.db, 'make a plan', async tx => {
    if (await firstTime(tx, 'plan', body.id, [actor.person, body], now)) {
      await checkHead(app, tx, body)
      await tx.run(sql`
        insert into plans (tenant_id, id, version, kind, title, number, issued, from_day, until_day, under, lead_unit, state,
          made_by, made_at, changed_at)
        values (${tx.tenant}, ${body.id}, 1, ${body.kind}, ${body.title}, ${body.number}, ${body.issued}, ${body.from}, ${body.until},
          ${body.under}, ${body.unit}, 'draft', ${actor.person}, ${moment(now)}, ${moment(now)})`)
      await noteChange(tx, { plan: body.id, item: null, at: now, by: actor.person, what: 'made', after: { title: body.title } })
    }
    return detailOf(app, tx, actor, await planById(tx, body.id), lang)
  })
}

/** @throws Fault answers-invalid, stale-version, plan-closed */
export async function changePlan(
  app: App,
  actor: Staff,
  id: string,
  body: z.output<typeof planPut>,
  lang: Lang,
): Promise<PlanDetail> {
  const now = app.now()
  return asSystem(app.db, 'change a plan', async tx => {
    const p = await planInHand(tx, id, body.version)
    if (p.state === 'closed') throw new Fault('plan-closed')
    await checkHead(app, tx, { ...body, id })
    await tx.run(sql`
      update plans set version = version + 1, kind = ${body.kind}, title = ${body.title}, number = ${body.number},
        issued = ${body.issued}, from_day = ${body.from}, until_day = ${body.until}, under = ${body.under}, lead_unit = ${body.unit},
        plain = ${body.plain}, public = ${body.public && p.edition > 0}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    const { version: _, ...after } = body
    await noteChange(tx, { plan: id, item: null, at: now, by: actor.person, what: 'changed', before: headOf(p), after })
    if (p.until !== body.until || p.from !== body.from || p.kind !== body.kind) await restand(app, tx, { plan: id })
    return detailOf(app, tx, actor, await planById(tx, id), lang)
  })
}
const headOf = ({ kind, title, number, issued, from, until, under, unit, plain, public: open }: PlanRecord) => ({
  kind,
  title,
  number,
  issued,
  from,
  until,
  under,
  unit,
  plain,
  public: open,
})

/** Keeps the tree as it stands now as an edition of its plan. */
export async function keepEdition(
  tx: Tx,
  id: string,
  e: { edition: number; by: string; at: number; words: string },
): Promise<void> {
  await tx.run(sql`
    insert into plan_editions (tenant_id, plan_id, edition, adopted_by, adopted_at, words, tree)
    select ${tx.tenant}, ${id}, ${e.edition}, ${e.by}, ${moment(e.at)}, ${e.words},
      jsonb_build_object('promises', count(*) filter (where i.kind in ('task', 'target', 'milestone')),
        'items', jsonb_agg(jsonb_build_object('id', i.id, 'parent', i.parent_id,
        'position', i.position, 'kind', i.kind, 'number', i.number, 'title', i.title, 'plain', i.plain, 'comparator', i.comparator, 'low', i.low,
        'high', i.high, 'unit', i.unit, 'per', i.per, 'baseline', i.baseline, 'start', i.start_day, 'due', i.due_day,
        'cadence', i.cadence, 'lead', i.lead_unit, 'co', i.co_units, 'person', i.person) order by i.position, i.id))
    from plan_items i where i.tenant_id = ${tx.tenant} and i.plan_id = ${id} and i.state = 'live'`)
}

/** Adopts the plan as it stands: its tree is kept as an edition. @throws Fault plan-without-promises, plan-closed, stale-version */
export async function adoptPlan(
  app: App,
  actor: Staff,
  id: string,
  body: z.output<typeof planAdopt>,
  lang: Lang,
): Promise<PlanDetail> {
  const now = app.now()
  return asSystem(app.db, 'adopt a plan', async tx => {
    const p = await planInHand(tx, id, body.version)
    if (p.state === 'closed') throw new Fault('plan-closed')
    const count = await tx.maybe(sql<{ n: number }>`
      select count(*)::int as n from plan_items where tenant_id = ${tx.tenant} and plan_id = ${id} and state = 'live'
        and kind in ('task', 'target', 'milestone')`)
    if (!count?.n) throw new Fault('plan-without-promises')
    const edition = p.edition + 1
    await keepEdition(tx, id, { edition, by: actor.person, at: now, words: body.words })
    await noteChange(tx, {
      plan: id,
      item: null,
      at: now,
      by: actor.person,
      what: 'adopted',
      after: { edition, words: body.words },
    })
    await tx.run(sql`
      update plans set version = version + 1, state = 'adopted', edition = ${edition}, changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await recordAudit(tx, { at: now, actor, action: 'plan-adopt', detail: { id, title: p.title, edition } })
    await restand(app, tx, { plan: id })
    return detailOf(app, tx, actor, await planById(tx, id), lang)
  })
}

/** Ends a plan: nothing in it changes any more. @throws Fault plan-closed, stale-version */
export async function closePlan(
  app: App,
  actor: Staff,
  id: string,
  body: z.output<typeof planClose>,
  lang: Lang,
): Promise<PlanDetail> {
  const now = app.now()
  return asSystem(app.db, 'end a plan', async tx => {
    const p = await planInHand(tx, id, body.version)
    if (p.state === 'closed') throw new Fault('plan-closed')
    await restand(app, tx, { plan: id })
    await tx.run(sql`update plans set version = version + 1, state = 'closed' where tenant_id = ${tx.tenant} and id = ${id}`)
    await noteChange(tx, { plan: id, item: null, at: now, by: actor.person, what: 'closed', after: { words: body.words } })
    await recordAudit(tx, { at: now, actor, action: 'plan-close', detail: { id, title: p.title, words: body.words } })
    return detailOf(app, tx, actor, await planById(tx, id), lang)
  })
}
