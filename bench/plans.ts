import { randomUUID } from 'node:crypto'
import type { PlanList, PlanTree, PlanWork } from '#contract/plans'
import type { PublicPlanPage } from '#contract/public-plans'
import { programmes } from '#programmes/index'
import { asSystem, openDb } from '#server/store/db'
import { openDirectory } from '#server/store/directory'
import { countNow } from '#server/store/plans/plan-count'
import { treeText } from '#server/store/plans/plan-tree'
import { fsyncRate } from './lib/disk.ts'
import { type BenchOffice, benchOffice, call, signIn } from './lib/office.ts'
import { type Figure, hammer, percentile, report } from './lib/report.ts'

type App = Parameters<typeof countNow>[0]
const items = Number(process.env.BENCH_PLAN_ITEMS ?? 20_000)
const months = 60
const times = 20
const units = 200

async function timed(what: string, once: () => Promise<unknown>, runs = times): Promise<Figure> {
  for (let i = 0; i < Math.min(runs, 4); i++) await once()
  const ms: number[] = []
  for (let i = 0; i < runs; i++) {
    const began = performance.now()
    await once()
    ms.push(performance.now() - began)
  }
  return { what, value: percentile(ms, 0.5), unit: 'ms', beside: `p99 ${percentile(ms, 0.99).toFixed(1)} ms` }
}

/** As many units as a large district has. */
async function manyUnits(office: BenchOffice): Promise<void> {
  await office.sql(
    `insert into units (tenant_id, id, name, kind) select 1, gen_random_uuid(), '第' || g || '单位', 'department'
     from generate_series(1, ${units} - (select count(*)::int from units where tenant_id = 1 and active)) g`,
  )
  await office.sql('update tenants set version = version + 1')
}

/** One public plan of five years: goals, measures below them, and targets with a value of every month. */
async function fillPlan(office: BenchOffice, items: number, months: number): Promise<string> {
  const [plan] = await office.sql<{ id: string }>(
    `insert into plans (tenant_id, id, version, kind, title, from_day, until_day, state, edition, public, made_by, made_at, changed_at)
     select 1, gen_random_uuid(), 1, 'five-year', 'a plan of ${items} items', current_date - interval '5 years', current_date + 30,
       'adopted', 1, true, id, now(), now() from people where tenant_id = 1 limit 1 returning id`,
  )
  const id = plan!.id
  await office.sql(
    `with n as (select g, gen_random_uuid() as id from generate_series(1, $2) g),
       u as (select id, row_number() over () - 1 as n, count(*) over () as all from units where tenant_id = 1 and active),
       k as (select g, id, case when g <= 20 then 'goal' when g <= 420 then 'measure' else 'target' end as kind from n)
     insert into plan_items (tenant_id, id, plan_id, version, parent_id, position, kind, state, number, title, quote, comparator, low,
       unit, lead_unit, standing, value, value_day, share, because, changed_at)
     select 1, k.id, $1, 1, above.id, k.g, k.kind, 'live', '', 'promise ' || k.g, repeat('clause ', 12),
       case when k.kind = 'target' then 'ge' end, case when k.kind = 'target' then 1000 end, 'pieces', u.id,
       case when k.kind = 'target' then 'on-way' else 'none' end, 500, current_date, 0.5, '{}', now()
     from k left join k above on above.g = case when k.g <= 20 then null when k.g <= 420 then 1 + k.g % 20 else 21 + k.g % 400 end
     left join u on u.n = k.g % u.all and k.kind = 'target'`,
    [id, items],
  )
  await office.sql(
    `insert into plan_values (tenant_id, item_id, day, version, id, value, at)
     select 1, i.id, (current_date - (interval '1 month') * m)::date, 1, gen_random_uuid(), 600 - m * 8, now()
     from plan_items i, generate_series(0, $2 - 1) m where i.tenant_id = 1 and i.plan_id = $1 and i.kind = 'target'`,
    [id, months],
  )
  await office.sql(
    `insert into plan_editions (tenant_id, plan_id, edition, adopted_by, adopted_at, words, tree)
     select 1, p.id, 1, p.made_by, now(), '', jsonb_build_object('items', jsonb_agg(jsonb_build_object('id', i.id, 'parent', i.parent_id,
       'position', i.position, 'kind', i.kind, 'number', i.number, 'title', i.title, 'plain', i.plain, 'comparator', i.comparator,
       'low', i.low, 'high', i.high, 'unit', i.unit, 'per', i.per, 'baseline', i.baseline, 'start', i.start_day, 'due', i.due_day,
       'cadence', i.cadence, 'lead', i.lead_unit, 'co', i.co_units, 'person', i.person)))
     from plans p join plan_items i on i.tenant_id = 1 and i.plan_id = p.id where p.tenant_id = 1 and p.id = $1 group by p.id, p.made_by`,
    [id],
  )
  await office.sql('vacuum analyze plans, plan_items, plan_values, plan_editions')
  return id
}

const office = await benchOffice(Number(process.env.BENCH_DEMO ?? 300))
try {
  await manyUnits(office)
  const plan = await fillPlan(office, items, months)
  const yearly = await fillPlan(office, 2_000, 12)
  const headers = await signIn(office, 'db01')
  const get = <T>(path: string) => call<T>('GET', `${office.url}/api${path}`, undefined, headers)
  const [unit] = await office.sql<{ id: string }>(
    'select lead_unit as id from plan_items where tenant_id = 1 and plan_id = $1 and lead_unit is not null limit 1',
    [plan],
  )
  const [some] = await office.sql<{ id: string }>(
    `select id from plan_items where tenant_id = 1 and plan_id = $1 and kind = 'target' limit 1`,
    [plan],
  )
  const db = openDb(office.databaseUrl)
  const app = { db, programmes, directory: openDirectory(db, Date.now), now: () => Date.now() }
  const changed = () => office.sql('update plan_items set changed_at = now() where tenant_id = 1 and id = $1', [some!.id])
  const figures: Figure[] = [
    await timed(`bare query: ${items} rows of the same index`, () =>
      office.sql('select * from plan_items where tenant_id = 1 and plan_id = $1 order by parent_id, position', [plan]),
    ),
    await timed(
      'bare query: all their values',
      () =>
        office.sql(
          'select item_id, day, value from plan_values where tenant_id = 1 and item_id in (select id from plan_items where plan_id = $1)',
          [plan],
        ),
      3,
    ),
    await timed('tree, written anew', () => asSystem(db, 'a tree', tx => treeText(tx, plan))),
    await timed('tree, sent and read', () => get<PlanTree>(`/plans/${plan}/tree`)),
    await timed('tree, sent and read after a change', () => changed().then(() => get<PlanTree>(`/plans/${plan}/tree`))),
    await timed('all plans', () => get<PlanList>('/plans')),
    await timed('one plan', () => get(`/plans/${plan}`)),
    await timed('one item with five years of values', () => get(`/plan-items/${some!.id}`)),
    await timed('promises of all plans, first 2,000', () => get<PlanWork>('/plans/work')),
    await timed('promises of one unit', () => get<PlanWork>(`/plans/work?unit=${unit!.id}`)),
    await timed('promises that are late', () => get<PlanWork>('/plans/work?standing=late')),
    await timed('public page', () => get<PublicPlanPage>(`/public/plans/${plan}`)),
    await timed('public page after a change', () => changed().then(() => get<PublicPlanPage>(`/public/plans/${plan}`)), 10),
    await timed('public list', () => get('/public/plans'), 10),
    await timed('differences to now', () => get(`/plans/${plan}/diff?from=1&to=0`), 5),
  ]
  const judge = async (what: string) => {
    const began = performance.now()
    await countNow(app as unknown as App, plan)
    figures.push({ what, value: performance.now() - began, unit: 'ms' })
  }
  await judge('count and judge all of it, all of it otherwise')
  await judge('count and judge all of it, nothing changed')
  const period = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 7)
  let document = ''
  const paper = async (form: 'docx' | 'pdf') => {
    const file = await fetch(`${office.url}/api/documents/${document}/paper?form=${form}`, { headers })
    if ((await file.arrayBuffer()).byteLength < 10_000 || !file.ok) throw new Error(`no ${form}: ${file.status}`)
  }
  figures.push(
    await timed(
      `monthly report of ${units} units and 2,000 promises, written`,
      async () => {
        const body = { id: randomUUID(), plan: yearly, kind: 'report', period }
        document = (await call<{ document: string }>('POST', `${office.url}/api/plan-papers`, body, headers)).answer.document
      },
      2,
    ),
    await timed('  the same as a Word file', () => paper('docx'), 2),
    await timed('  the same as a PDF', () => paper('pdf'), 2),
  )
  // Twenty units say how far they are, each a value after the other: nobody's may be lost.
  const targets = await office.sql<{ id: string }>(
    `select id from plan_items where tenant_id = 1 and plan_id = $1 and kind = 'target' order by id limit 200`,
    [plan],
  )
  const day = new Date().toISOString().slice(0, 10)
  const anyTarget = () => targets[Math.floor(Math.random() * targets.length)]!.id
  const bare = await hammer(20, 4, async () => {
    await office.sql(
      `insert into plan_values (tenant_id, item_id, day, version, id, value, at)
       values (1, gen_random_uuid(), '2001-01-01', 1, gen_random_uuid(), 1, now())`,
    )
  })
  const acknowledged: string[] = []
  const said = await hammer(20, 6, async () => {
    const id = randomUUID()
    await call('POST', `${office.url}/api/plan-items/${anyTarget()}/values`, { id, day, value: 500, words: '' }, headers)
    acknowledged.push(id)
  })
  const [kept] = await office.sql<{ n: number }>('select count(*)::int as n from plan_values where id = any($1::uuid[])', [
    acknowledged,
  ])
  if (kept?.n !== acknowledged.length) throw new Error(`${acknowledged.length} acknowledged, ${kept?.n} in the store`)
  figures.push(
    { what: 'fdatasync of one page', value: fsyncRate(office.folder), unit: '/s' },
    { what: 'bare insert of a value, 20 clients', value: bare.rate, unit: '/s' },
    {
      what: 'values said of one plan, 20 clients',
      value: said.rate,
      unit: '/s',
      beside: `p50 ${percentile(said.ms, 0.5).toFixed(0)} ms, p99 ${percentile(said.ms, 0.99).toFixed(0)} ms`,
    },
  )
  await db.close()
  report(`A plan of ${items.toLocaleString('en')} items with ${months} months of values`, figures)
} finally {
  await office.stop()
}
