import type { PlanBinding, PlanItemDetail } from '#contract/plans'
import { meets } from '#kernel/engine/plan/standing'
import type { App } from '../../app.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { communitiesInOrder, sayBound, sayGround } from '../reports/report-words.ts'
import { sql } from '../sql.ts'
import { daysFor, sourceOf } from './plan-count.ts'
import { saidOf, todayOf } from './plan-restand.ts'
import { has, type ItemRecord, itemById, lineOf, type PlanRecord, planById, planKeepers, type Staff } from './plan-rows.ts'
import { maySay } from './plan-values.ts'

type Lang = 'zh' | 'en'

function saysOf(app: App, snapshot: Snapshot, item: ItemRecord, plan: PlanRecord, today: string, lang: Lang): string[] {
  const bound: PlanBinding | null = item.bound
  if (!bound || bound.source.kind === 'below' || bound.source.kind === 'case') return []
  const speaking = { programmes: app.programmes, snapshot, lang }
  const ground = { kind: 'report' } as const
  const says = sayBound(
    speaking,
    { source: sourceOf(bound.source), ground, over: 'period' },
    daysFor(item, plan, bound.over, today),
  )
  // Of which ground is a question of reports: a promise is of the office, or of each community.
  return says.filter(sentence => sentence !== sayGround(speaking, ground))
}

/** The latest value of each community, and whether it is what each has to reach. */
async function byPlaceOf(tx: Tx, snapshot: Snapshot, item: ItemRecord): Promise<PlanItemDetail['byPlace']> {
  if (item.per !== 'community') return []
  const said = (await saidOf(tx, [item.sameAs ?? item.id])).values().next().value ?? []
  const latest = new Map(said.filter(v => v.place !== '').map(v => [v.place, v.value]))
  const asked = {
    comparator: item.comparator ?? 'ge',
    low: item.low,
    high: item.high,
    baseline: item.baseline,
    start: '',
    due: null,
    cadence: null,
  } as const
  return communitiesInOrder(snapshot).map(({ id, name }) => {
    const value = latest.get(id) ?? null
    return { place: id, name, value, met: value === null || item.low === null ? null : meets(asked, value) }
  })
}

/** One item with its values, its history and why it stands as it does. @throws Fault not-found */
export const readItem = (app: App, actor: Staff, id: string, lang: Lang): Promise<PlanItemDetail> =>
  asSystem(app.db, 'an item of a plan', async tx => {
    const item = await itemById(tx, id)
    const plan = await planById(tx, item.plan)
    const snapshot = await app.directory.now()
    const today = await todayOf(app)
    const name = (person: string | null) => (person === null ? null : (snapshot.people.get(person)?.name ?? ''))
    const values = await tx.rows(sql<Omit<PlanItemDetail['values'][number], 'placeName' | 'by'> & { by: string | null }>`
      select day::text as day, place, value::float8 as value, done, words, files::text[] as files, said_by as by, at,
        exists (select 1 from plan_values n where n.tenant_id = v.tenant_id and n.item_id = v.item_id and n.day = v.day
          and n.place = v.place and n.version > v.version) as corrected
      from plan_values v where tenant_id = ${tx.tenant} and item_id = ${item.sameAs ?? id} order by v.day desc, v.at desc limit 400`)
    const changes = await tx.rows(sql<PlanItemDetail['changes'][number]>`
      select at, by_person as by, what, before, after from plan_changes
      where tenant_id = ${tx.tenant} and item_id = ${id} order by at desc, id limit 200`)
    const tied = await tx.rows(sql<{ id: string; plan: string; planTitle: string; title: string }>`
      select i.id, i.plan_id as plan, p.title as "planTitle", i.title from plan_items i
      join plans p on p.tenant_id = i.tenant_id and p.id = i.plan_id
      where i.tenant_id = ${tx.tenant} and (i.same_as = ${id} or i.id = any(${[item.sameAs, item.carriedFrom].filter(x => x !== null)}::uuid[]))`)
    const carried = tied.find(t => t.id === item.carriedFrom)
    return {
      ...lineOf(item),
      version: item.version,
      planTitle: plan.title,
      planState: plan.state,
      plain: item.plain,
      subject: item.subject,
      per: item.per,
      baseline: item.baseline,
      dueSaid: item.dueSaid,
      unitsSaid: [...item.unitsSaid],
      binding: item.bound,
      boundSays: saysOf(app, snapshot, item, plan, today, lang),
      clause:
        item.source === null || item.clauseAt === null || item.clauseLength === null
          ? null
          : { source: item.source, at: item.clauseAt, length: item.clauseLength, quote: item.quote },
      questions: [...item.questions],
      because: { ...item.because },
      forecast: item.forecast,
      values: values.map(v => ({
        ...v,
        by: name(v.by),
        placeName: v.place === '' ? null : (snapshot.places.get(v.place)?.name ?? null),
      })),
      byPlace: await byPlaceOf(tx, snapshot, item),
      changes: changes.map(c => ({ ...c, by: name(c.by) })),
      sameAs: tied.find(t => t.id === item.sameAs) ?? null,
      sameHere: tied.filter(t => t.id !== item.sameAs && t.id !== item.carriedFrom),
      carriedFrom: carried ? { id: carried.id, plan: carried.plan, planTitle: carried.planTitle } : null,
      reason: item.reason,
      mayKeep: has(actor, planKeepers) && plan.state !== 'closed',
      maySay: maySay(actor, item) && plan.state !== 'closed' && item.state === 'live',
    }
  })
