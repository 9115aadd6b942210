import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { PlanDetail, PlanItemDetail, PlanTree } from '#contract/plans'
import type { Actor } from '#kernel/engine/actor'
import { readSheet } from '../ports/sheet.ts'
import { asSystem } from '../store/db.ts'
import { sweepPlans } from '../store/plans/plan-count.ts'
import { figuresOf } from '../store/reports/report-sources.ts'
import { sql } from '../store/sql.ts'
import { planItemRoutes } from './plan-items.ts'
import { planRoutes } from './plans.ts'
import { publicPlanRoutes } from './public-plans.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
type Staff = Extract<Actor, { kind: 'staff' }>
const keeper = staff('supervisor') as Staff
const leader = staff('leader') as Staff
const worker = staff('community-worker') as Staff
const unit = randomUUID()

beforeAll(async () => {
  office = await openTinyOffice([
    planRoutes,
    planItemRoutes,
    async server =>
      void server.register(async inner => publicPlanRoutes(inner as unknown as typeof server), { prefix: '/public' }),
  ])
  for (const { person, name } of [keeper, leader, worker])
    await office.run(
      sql`insert into people (tenant_id, id, kind, name, login, created_at) values (1, ${person}, 'staff', ${name}, ${person}, now()) returning id`,
    )
  await office.asOwner(`insert into units (tenant_id, id, name, kind) values (1, $1, '民政办公室', 'department')`, [unit])
  await office.asOwner('update tenants set version = version + 1')
  office.app.directory.changed()
})
afterAll(() => office.close())
beforeEach(() => {
  office.as(keeper)
  office.at(Date.UTC(2026, 5, 1, 2))
})

const call = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json(), code: answer.json().error?.code }
}
const makePlan = async (more = {}): Promise<PlanDetail> => {
  const body = { id: randomUUID(), kind: 'annual', title: '二〇二六年工作计划', from: '2026-01-01', until: '2026-12-31', ...more }
  return (await call('POST', '/plans', body)).body
}
const target = (more = {}) => ({
  id: randomUUID(),
  parent: null,
  kind: 'target',
  title: '新增养老床位 40 张',
  comparator: 'ge',
  low: 40,
  unit: '张',
  lead: unit,
  ...more,
})
const addTarget = async (plan: string, more = {}): Promise<PlanItemDetail> =>
  (await call('POST', `/plans/${plan}/items`, target(more))).body
const text = `望湖街道2026年工作要点

一、民生服务
（一）养老服务。新增养老床位40张，年底前建成3个社区食堂。（责任单位：民政办公室）
（二）就业帮扶。6月底前举办招聘会2场。
二、城市管理
1.对背街小巷逐条整治，力争年内零投诉。
`

it('reads a text into proposals that count for nothing before somebody says yes', async () => {
  const plan = await makePlan()
  const sent = { id: randomUUID(), name: '工作要点.txt', text }
  const read = await call('POST', `/plans/${plan.id}/text`, sent)
  expect(read.status).toBe(200)
  expect(read.body.promises).toBeGreaterThanOrEqual(3)
  expect((await call('POST', `/plans/${plan.id}/text`, sent)).body.proposed).toBe(read.body.proposed)
  const { items } = (await call('GET', `/plans/${plan.id}/tree`)).body as PlanTree
  expect(items).toHaveLength(read.body.proposed)
  expect(new Set(items.map(i => i.state))).toEqual(new Set(['proposed']))
  const beds = items.find(i => i.title.includes('养老床位'))!
  expect(beds).toMatchObject({ kind: 'target', low: 40, lead: unit, standing: 'none' })
  office.as(leader)
  expect((await call('POST', `/plans/${plan.id}/adopt`, { version: plan.version })).code).toBe('plan-without-promises')
  office.as(keeper)
  await call('POST', `/plans/${plan.id}/items/act`, { act: 'accept', items: [beds.id] })
  const after = ((await call('GET', `/plans/${plan.id}/tree`)).body as PlanTree).items
  // Its headings came along, or it would hang in the air.
  expect(after.filter(i => i.state === 'live').map(i => i.kind)).toEqual(expect.arrayContaining(['goal', 'measure', 'target']))
  const detail = (await call('GET', `/plan-items/${beds.id}`)).body as PlanItemDetail
  expect(text.slice(detail.clause!.at, detail.clause!.at + detail.clause!.length)).toBe(detail.clause!.quote)
  expect((await call('GET', `/plans/${plan.id}`)).body.standings.noData).toBe(1)
})

it('says that the same words were read before, and refuses them twice in one plan', async () => {
  const plan = await makePlan()
  const again = await call('POST', `/plans/${plan.id}/text`, { id: randomUUID(), text })
  expect(again.body.readBefore.title).toBe('二〇二六年工作计划')
  expect((await call('POST', `/plans/${plan.id}/text`, { id: randomUUID(), text })).code).toBe('plan-read-before')
  expect((await call('POST', `/plans/${plan.id}/text`, { id: randomUUID(), text: ' \n ' })).code).toBe('plan-without-words')
})

it('lets its unit say how far a promise is, judges it and remembers what was said before', async () => {
  const plan = await makePlan()
  const item = await addTarget(plan.id)
  expect(item).toMatchObject({ standing: 'no-data', mayKeep: true })
  office.as(worker)
  const said = { id: randomUUID(), day: '2026-06-01', value: 10, words: '一期完成' }
  expect((await call('POST', `/plan-items/${item.id}/values`, said)).code).toBe('not-allowed')
  office.as({ ...worker, posts: [{ role: 'handler', scope: 'unit', unit, place: null }] })
  const first = (await call('POST', `/plan-items/${item.id}/values`, said)).body as PlanItemDetail
  expect(first).toMatchObject({ value: 10, standing: 'slow', because: { why: 'behind' } })
  const right = (await call('POST', `/plan-items/${item.id}/values`, { ...said, id: randomUUID(), value: 20 }))
    .body as PlanItemDetail
  expect(right).toMatchObject({ value: 20, standing: 'on-way' })
  expect(right.values.map(v => [v.value, v.corrected])).toEqual([
    [20, false],
    [10, true],
  ])
  expect(
    (await call('POST', `/plan-items/${item.id}/values`, { ...said, id: randomUUID(), day: '2026-06-02' })).body.error.fields,
  ).toEqual({
    day: expect.any(String),
  })
})

it('judges each morning what only time has changed', async () => {
  const plan = await makePlan()
  const item = await addTarget(plan.id, { kind: 'milestone', comparator: 'milestone', low: null, due: '2026-06-20' })
  expect(item.standing).toBe('slow')
  office.at(Date.UTC(2026, 5, 21, 2))
  while ((await sweepPlans(office.app)) > 0);
  const late = (await call('GET', `/plan-items/${item.id}`)).body as PlanItemDetail
  expect(late).toMatchObject({ standing: 'late', because: { why: 'past', days: 1 } })
})

it('tells whoever answers for it what fell behind, once, and asks once a month for what is owed', async () => {
  const plan = await makePlan()
  const person = worker.person
  await addTarget(plan.id, { kind: 'milestone', comparator: 'milestone', low: null, due: '2026-07-20', person })
  office.as(leader)
  await call('POST', `/plans/${plan.id}/adopt`, { version: plan.version })
  const told = async () => {
    while ((await sweepPlans(office.app)) > 0);
    const rows = (await office.run(sql`select kind from notices where person_id = ${person} order by at, kind`)) as {
      kind: string
    }[]
    return rows.map(row => row.kind)
  }
  office.at(Date.UTC(2026, 5, 15, 2))
  expect(await told()).toEqual([])
  office.at(Date.UTC(2026, 5, 22, 2))
  expect(await told()).toEqual(['PlanBehind'])
  office.at(Date.UTC(2026, 5, 26, 2))
  expect(await told()).toEqual(['PlanBehind', 'PlanAsks'])
  office.at(Date.UTC(2026, 5, 27, 2))
  expect(await told()).toEqual(['PlanBehind', 'PlanAsks'])
})

it('keeps an edition at each adoption, asks for reasons afterwards, and shows what changed', async () => {
  const plan = await makePlan()
  const item = await addTarget(plan.id)
  office.as(leader)
  const adopted = (await call('POST', `/plans/${plan.id}/adopt`, { version: plan.version, words: '党工委会议通过' }))
    .body as PlanDetail
  expect(adopted).toMatchObject({ state: 'adopted', edition: 1, changed: false })
  const put = { ...target(), id: undefined, parent: undefined, version: item.version, low: 50 }
  expect((await call('PUT', `/plan-items/${item.id}`, put)).body.error.fields).toHaveProperty('reason')
  expect((await call('PUT', `/plan-items/${item.id}`, { ...put, reason: '区里增加任务' })).body.low).toBe(50)
  expect((await call('PUT', `/plan-items/${item.id}`, { ...put, reason: '再改' })).code).toBe('stale-version')
  const diff = (await call('GET', `/plans/${plan.id}/diff?from=1&to=0`)).body
  expect(diff.rows).toEqual([
    expect.objectContaining({ what: 'changed', changes: [{ field: 'low', before: '40', after: '50' }] }),
  ])
})

it('carries on what is not done into the next plan, with a reason, and counts a promise of two plans once', async () => {
  const plan = await makePlan()
  const goal = (
    await call('POST', `/plans/${plan.id}/items`, target({ kind: 'goal', title: '民生', comparator: null, low: null }))
  ).body
  const item = await addTarget(plan.id, { parent: goal.id })
  const body = { id: randomUUID(), title: '二〇二七年工作计划', from: '2027-01-01', until: '2027-12-31' }
  expect((await call('POST', `/plans/${plan.id}/roll`, { ...body, carry: [] })).code).toBe('step-not-now')
  office.as(leader)
  await call('POST', `/plans/${plan.id}/adopt`, { version: 1 })
  office.as(keeper)
  const heading = { item: goal.id, reason: '只是标题' }
  expect((await call('POST', `/plans/${plan.id}/roll`, { ...body, carry: [heading] })).body.error.fields).toHaveProperty('carry')
  const rolled = await call('POST', `/plans/${plan.id}/roll`, { ...body, carry: [{ item: item.id, reason: '土地手续未办完' }] })
  expect(rolled.body).toMatchObject({ follows: plan.id, state: 'draft' })
  const { items } = (await call('GET', `/plans/${body.id}/tree`)).body as PlanTree
  expect(items.map(i => i.kind)).toEqual(['goal', 'target'])
  const carried = (await call('GET', `/plan-items/${items[1]!.id}`)).body as PlanItemDetail
  expect(carried).toMatchObject({ reason: '土地手续未办完', carriedFrom: { plan: plan.id }, due: null })

  const month = await makePlan({ kind: 'month', title: '六月安排', from: '2026-06-01', until: '2026-06-30', under: plan.id })
  const same = await addTarget(month.id)
  await call('PUT', `/plan-items/${same.id}/same`, { version: same.version, same: item.id })
  await call('POST', `/plan-items/${item.id}/values`, { id: randomUUID(), day: '2026-05-31', value: 40, words: '完成' })
  expect((await call('GET', `/plan-items/${same.id}`)).body).toMatchObject({ standing: 'kept', value: 40 })
  office.as(leader)
  await call('POST', `/plans/${month.id}/adopt`, { version: 1 })
  const work = (await call('GET', `/plans/work?unit=${unit}`)).body.items.map((i: { id: string }) => i.id)
  expect(work).toContain(item.id)
  expect(work).not.toContain(same.id)
})

/** A plan with some promises, adopted and open to anybody. */
async function opened(items: readonly object[], more = {}): Promise<{ plan: PlanDetail; items: PlanItemDetail[] }> {
  const { id } = await makePlan(more)
  const made: PlanItemDetail[] = []
  for (const item of items) made.push(await addTarget(id, item))
  office.at(Date.UTC(2026, 5, 1, 3))
  office.as(leader)
  const adopted = (await call('POST', `/plans/${id}/adopt`, { version: 1 })).body as PlanDetail
  const { kind, title, from, until, version } = adopted
  const plan = (await call('PUT', `/plans/${id}`, { kind, title, from, until, version, public: true })).body as PlanDetail
  office.as(keeper)
  office.at(Date.UTC(2026, 5, 2, 2))
  return { plan, items: made }
}

it('tells residents what became of the promises of a plan that has ended, and why some go on', async () => {
  const { plan, items } = await opened([{ title: '建成食堂' }, { title: '新增床位' }, { title: '加装电梯' }])
  const [kept, late] = items as [PlanItemDetail, PlanItemDetail]
  await call('POST', `/plan-items/${kept.id}/values`, { id: randomUUID(), day: '2026-05-31', value: 40, words: '完成' })
  office.as(leader)
  await call('POST', `/plans/${plan.id}/close`, { version: plan.version, words: '年度结束' })
  office.as(keeper)
  const ended = (await call('GET', `/plans/${plan.id}`)).body as PlanDetail
  expect(ended).toMatchObject({ mayKeep: false, mayRoll: true, followedBy: [] })
  const next = { id: randomUUID(), title: '二〇二七年计划', from: '2027-01-01', until: '2027-12-31' }
  const rolled = await call('POST', `/plans/${plan.id}/roll`, { ...next, carry: [{ item: late.id, reason: '土地没有批下来' }] })
  expect(rolled.body).toMatchObject({ follows: plan.id })
  expect((await call('GET', `/plans/${plan.id}`)).body.followedBy).toEqual([{ id: next.id, title: next.title, state: 'draft' }])
  office.as({ kind: 'anonymous' })
  expect((await call('GET', `/public/plans/${next.id}/became`)).status).toBe(404)
  office.as(leader)
  const { version } = (await call('POST', `/plans/${next.id}/adopt`, { version: 1 })).body
  await call('PUT', `/plans/${next.id}`, { ...next, id: undefined, kind: 'annual', version, public: true })
  office.as({ kind: 'anonymous' })
  const became = (await call('GET', `/public/plans/${next.id}/became`)).body
  expect(
    became.rows.map((r: { title: string; standing: string; carried: { reason: string } | null }) => [
      r.title,
      r.standing,
      r.carried?.reason ?? null,
    ]),
  ).toEqual([
    ['加装电梯', 'no-data', null],
    ['新增床位', 'no-data', '土地没有批下来'],
    ['建成食堂', 'kept', null],
  ])
  expect((await call('GET', `/public/plans/${next.id}`)).body.before).toEqual({ id: plan.id, title: plan.title })
  expect((await call('GET', `/public/plans/${plan.id}`)).body.next).toEqual([{ id: next.id, title: next.title }])
})

it('asks why an adopted promise is split, and tells residents what was promised differently and why', async () => {
  const { plan, items } = await opened([{ title: '新增床位' }, { title: '加装电梯', low: 6 }])
  const [beds, lifts] = items as [PlanItemDetail, PlanItemDetail]
  const parts = ['一期 20 张', '二期 20 张'].map(title => ({ id: randomUUID(), title }))
  const split = { version: beds.version, parts, reason: '分两期建' }
  expect((await call('POST', `/plan-items/${beds.id}/split`, { ...split, reason: '' })).body.error.fields).toHaveProperty(
    'reason',
  )
  expect((await call('POST', `/plan-items/${beds.id}/split`, split)).status).toBe(200)
  const { changes } = (await call('GET', `/plan-items/${beds.id}`)).body as PlanItemDetail
  expect(changes[0]).toMatchObject({ what: 'split', after: { reason: '分两期建', into: parts.map(p => p.title) } })
  const { version } = (await call('GET', `/plan-items/${lifts.id}`)).body
  await call('PUT', `/plan-items/${lifts.id}`, { ...target({ title: '加装电梯', low: 4 }), version, reason: '两处居民不同意' })
  office.as(leader)
  const now = (await call('GET', `/plans/${plan.id}`)).body as PlanDetail
  await call('POST', `/plans/${plan.id}/adopt`, { version: now.version })
  office.as({ kind: 'anonymous' })
  const told = (await call('GET', `/public/plans/${plan.id}/changes?from=1&to=2`)).body
  const said = told.rows.map((r: { was: { low: number } | null; is: { low: number } | null; reason: string }) => [
    r.was?.low ?? null,
    r.is?.low ?? null,
    r.reason,
  ])
  expect(said).toHaveLength(4)
  expect(said).toEqual(
    expect.arrayContaining([
      [6, 4, '两处居民不同意'],
      [40, null, '分两期建'],
      [null, 40, '分两期建'],
    ]),
  )
  expect(JSON.stringify(told)).not.toContain('person')
})

it('gives many promises a unit and a day at once, with a reason once adopted, and can take it back', async () => {
  const { plan, items } = await opened([{ lead: null, co: [unit] }, { lead: null }])
  const set = items.map(({ id }) => ({ item: id, lead: unit, due: '2026-10-31' }))
  expect((await call('POST', `/plans/${plan.id}/items/set`, { set })).body.error.fields).toHaveProperty('reason')
  const early = set.map(one => ({ ...one, due: '2025-10-31' }))
  expect((await call('POST', `/plans/${plan.id}/items/set`, { set: early, reason: '分工' })).body.error.fields).toHaveProperty(
    'due',
  )
  const done = (await call('POST', `/plans/${plan.id}/items/set`, { set, reason: '分工' })).body
  expect(done.changed).toBe(2)
  const first = async () => (await call('GET', `/plan-items/${items[0]!.id}`)).body as PlanItemDetail
  expect(await first()).toMatchObject({ lead: unit, co: [], due: '2026-10-31', changes: [{ after: { reason: '分工' } }, {}] })
  await call('POST', `/plans/${plan.id}/items/set`, { set: done.before, reason: '分错了' })
  expect(await first()).toMatchObject({ lead: null, co: [unit], due: null })
  const book = await office.server.inject({ method: 'GET', url: `/api/plans/${plan.id}/sheet.xlsx` })
  const rows = await readSheet(book.rawPayload)
  expect(rows.slice(1).map(row => [row[2], row[4]])).toEqual([
    ['新增养老床位 40 张', 40],
    ['新增养老床位 40 张', 40],
  ])
})

it('takes a promise back with all below it, splits one into several, and never hangs one under itself', async () => {
  const plan = await makePlan()
  const goal = (
    await call('POST', `/plans/${plan.id}/items`, target({ kind: 'goal', title: '民生', comparator: null, low: null }))
  ).body
  const item = await addTarget(plan.id, { parent: goal.id })
  const parts = ['一期 20 张', '二期 20 张'].map(title => ({ id: randomUUID(), title }))
  await call('POST', `/plan-items/${item.id}/split`, { version: item.version, parts })
  const tree = async () => ((await call('GET', `/plans/${plan.id}/tree`)).body as PlanTree).items
  expect((await tree()).filter(i => i.state === 'live').map(i => i.title)).toEqual(['民生', '一期 20 张', '二期 20 张'])
  const circular = await call('POST', `/plan-items/${goal.id}/move`, { version: 1, parent: parts[0]!.id, after: null })
  expect(circular.body.error.fields).toHaveProperty('parent')
  expect((await call('POST', `/plans/${plan.id}/items/act`, { act: 'drop', items: [goal.id] })).body.changed).toBe(3)
  expect((await tree()).filter(i => i.state === 'live')).toEqual([])
})

it('refuses a deadline before the start, a unit that is gone, and anything once it has ended', async () => {
  const plan = await makePlan()
  const wrong = await call('POST', `/plans/${plan.id}/items`, target({ due: '2025-12-31', lead: randomUUID() }))
  expect(wrong.body.error.fields).toEqual({ due: expect.any(String), lead: expect.any(String) })
  office.as(leader)
  await call('POST', `/plans/${plan.id}/close`, { version: 1, words: '年度结束' })
  office.as(keeper)
  expect((await call('POST', `/plans/${plan.id}/items`, target())).code).toBe('plan-closed')
})

it('shows anybody what was opened, each promise with its clause, and nothing else', async () => {
  const plan = await makePlan()
  await addTarget(plan.id)
  office.as({ kind: 'anonymous' })
  expect((await call('GET', `/public/plans/${plan.id}`)).status).toBe(404)
  office.as(leader)
  const adopted = (await call('POST', `/plans/${plan.id}/adopt`, { version: plan.version })).body as PlanDetail
  const { kind, title, from, until } = adopted
  office.at(Date.UTC(2026, 5, 1, 3))
  await call('PUT', `/plans/${plan.id}`, {
    kind,
    title,
    from,
    until,
    version: adopted.version,
    public: true,
    plain: '今年我们要做的事',
  })
  expect((await call('GET', `/plans/${plan.id}`)).body.changed).toBe(false)
  office.as({ kind: 'anonymous' })
  const page = (await call('GET', `/public/plans/${plan.id}`)).body
  expect(page.items).toEqual([expect.objectContaining({ title: '新增养老床位 40 张', standing: 'no-data', lead: '民政办公室' })])
  expect(JSON.stringify(page)).not.toContain('person')
})

it('tells a report what was promised and how far it was at the end of a period', async () => {
  const plan = await makePlan()
  const item = await addTarget(plan.id)
  for (const [day, value] of [
    ['2026-03-31', 10],
    ['2026-05-31', 24],
  ] as const)
    await call('POST', `/plan-items/${item.id}/values`, { id: randomUUID(), day, value, words: '验收' })
  const wish = (part: 'value' | 'asked' | 'done', to: string) => ({
    source: { kind: 'target' as const, item: item.id, title: '', part },
    community: null,
    days: { from: '2026-01-01', to },
  })
  const told = await asSystem(office.app.db, 'a report', tx =>
    figuresOf(office.app, tx, [
      wish('value', '2026-03-31'),
      wish('value', '2026-06-30'),
      wish('asked', '2026-06-30'),
      wish('done', '2026-06-30'),
    ]),
  )
  expect(told.map(t => t.value)).toEqual([10, 24, 40, 0.6])
})
