import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { PlanDetail, PlanItemDetail, PlanSource, PlanTree } from '#contract/plans'
import type { PublicPlanPage } from '#contract/public-plans'
import type { Actor } from '#kernel/engine/actor'
import { planItemRoutes } from './plan-items.ts'
import { planRoutes } from './plans.ts'
import { publicPlanRoutes } from './public-plans.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
type Staff = Extract<Actor, { kind: 'staff' }>
const keeper = staff('supervisor') as Staff
const leader = staff('leader') as Staff
const worker = staff('grid-worker') as Staff

beforeAll(async () => {
  office = await openTinyOffice([
    planRoutes,
    planItemRoutes,
    async server =>
      void server.register(async inner => publicPlanRoutes(inner as unknown as typeof server), { prefix: '/public' }),
  ])
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
const span = { from: '2026-01-01', until: '2026-12-31' }
const makePlan = async (more = {}): Promise<PlanDetail> =>
  (await call('POST', '/plans', { id: randomUUID(), kind: 'annual', title: '年度计划', ...span, ...more })).body
const body = (more = {}) => ({
  id: randomUUID(),
  parent: null,
  kind: 'target',
  title: '新增停车位 40 个',
  comparator: 'ge',
  low: 40,
  ...more,
})
const add = async (plan: string, more = {}): Promise<PlanItemDetail> =>
  (await call('POST', `/plans/${plan}/items`, body(more))).body
const act = (plan: string, kind: string, ...items: string[]) =>
  call('POST', `/plans/${plan}/items/act`, { act: kind, items, reason: '理由' })
const states = async (plan: string) =>
  Object.fromEntries(((await call('GET', `/plans/${plan}/tree`)).body as PlanTree).items.map(i => [i.number || i.title, i.state]))
const adopt = async (plan: string) => {
  office.as(leader)
  const { version } = (await call('GET', `/plans/${plan}`)).body
  const answer = await call('POST', `/plans/${plan}/adopt`, { version })
  office.as(keeper)
  return answer
}
const say = (item: string, value: number, day = '2026-06-01') =>
  call('POST', `/plan-items/${item}/values`, { id: randomUUID(), day, value })

it.each([
  [{ low: 1e308 }],
  [{ low: null, high: -1e16 }],
  [{ due: '2026-02-31' }],
  [{ due: '9999-12-31' }],
  [{ start: '0001-01-01' }],
  [{ title: 'a\u0000b' }],
  [{ title: '字'.repeat(4_000_000) }],
])('refuses what no plan can ask, %#', async more => {
  const plan = await makePlan()
  const { status } = await call('POST', `/plans/${plan.id}/items`, body(more))
  expect([400, 413, 422]).toContain(status)
})

it('touches nothing of another plan', async () => {
  const [one, other] = [await makePlan(), await makePlan()]
  const theirs = await add(other.id)
  expect((await act(one.id, 'drop', theirs.id)).body).toEqual({ changed: 0 })
  const mine = await add(one.id)
  const version = mine.version
  expect((await call('POST', `/plan-items/${mine.id}/move`, { version, parent: theirs.id, after: null })).status).toBe(422)
  expect((await call('POST', `/plan-items/${mine.id}/move`, { version, parent: null, after: theirs.id })).status).toBe(422)
  const carry = [{ item: theirs.id, reason: '未完成' }]
  const next = { id: randomUUID(), title: '下一年', from: '2027-01-01', until: '2027-12-31', carry }
  expect((await call('POST', `/plans/${one.id}/roll`, next)).code).toBe('step-not-now')
  expect((await makePlan({ under: randomUUID() })).id).toBeUndefined()
  const parts = [
    { id: theirs.id, title: '甲' },
    { id: randomUUID(), title: '乙' },
  ]
  expect((await call('POST', `/plan-items/${mine.id}/split`, { version, parts })).code).toBe('key-reused')
  const twice = [
    { id: randomUUID(), title: '甲' },
    { id: randomUUID(), title: '乙' },
  ].map((part, _, [first]) => ({ ...part, id: first!.id }))
  expect((await call('POST', `/plan-items/${mine.id}/split`, { version, parts: twice })).code).toBe('key-reused')
})

it('refuses a plan under itself through two others', async () => {
  const top = await makePlan()
  const middle = await makePlan({ under: top.id })
  const low = await makePlan({ under: middle.id })
  const { version, title, kind } = top
  expect((await call('PUT', `/plans/${top.id}`, { version, title, kind, ...span, under: low.id })).status).toBe(422)
})

it('takes no word from who has no part in it, for what is no promise, or for a community of one sum', async () => {
  const plan = await makePlan()
  const item = await add(plan.id)
  office.as(worker)
  expect((await say(item.id, 3)).status).toBe(403)
  expect((await act(plan.id, 'drop', item.id)).status).toBe(403)
  office.as(keeper)
  const place = randomUUID()
  const value = { id: randomUUID(), day: '2026-06-01', value: 3, place }
  expect((await call('POST', `/plan-items/${item.id}/values`, value)).status).toBe(422)
  await act(plan.id, 'drop', item.id)
  expect((await say(item.id, 3)).code).toBe('step-not-now')
})

it('takes a yes back to undecided, and a no never turns into a promise by taking it back', async () => {
  const plan = await makePlan()
  await call('POST', `/plans/${plan.id}/text`, { id: randomUUID(), text: '一、民生\n（一）养老。年底前建成3个社区食堂。\n' })
  const { items } = (await call('GET', `/plans/${plan.id}/tree`)).body as PlanTree
  const found = items.find(i => i.kind === 'target' || i.kind === 'milestone')!
  await act(plan.id, 'refuse', found.id)
  await act(plan.id, 'reopen', found.id)
  expect(new Set(Object.values(await states(plan.id)))).toEqual(new Set(['proposed']))
  await act(plan.id, 'refuse', ...items.filter(i => i.parent === null).map(i => i.id))
  await act(plan.id, 'accept', found.id)
  // Also headings somebody said no to come along with a yes below them.
  expect(new Set(Object.values(await states(plan.id)))).toEqual(new Set(['live']))
  await adopt(plan.id)
  expect((await act(plan.id, 'reopen', found.id)).body).toEqual({ changed: 0 })
})

it('lets what is put below something undecided take it along', async () => {
  const plan = await makePlan()
  await call('POST', `/plans/${plan.id}/text`, { id: randomUUID(), text: '一、民生\n（一）养老服务\n推进。\n二、城管\n' })
  const { items } = (await call('GET', `/plans/${plan.id}/tree`)).body as PlanTree
  const heading = items.find(i => i.number === '（一）')!
  await add(plan.id, { parent: heading.id })
  expect(await states(plan.id)).toMatchObject({ '（一）': 'live', '一、': 'live', '二、': 'proposed' })
})

it('cuts a clause where the screen marked it, also behind rare characters', async () => {
  const plan = await makePlan()
  const text = '𠮷祥里改造，新增停车位40个。'
  const source = randomUUID()
  await call('POST', `/plans/${plan.id}/text`, { id: source, text })
  const at = text.indexOf('新增')
  const item = await add(plan.id, { clause: { source, at, length: 8 } })
  expect(item.clause!.quote).toBe(text.slice(at, at + 8))
})

it('stays one promise when many hands reach for it at once', async () => {
  const plan = await makePlan()
  const item = await add(plan.id)
  const parts = () => ['甲', '乙'].map(title => ({ id: randomUUID(), title }))
  office.as({ ...leader, posts: [...leader.posts, ...keeper.posts] })
  const { version } = (await call('GET', `/plans/${plan.id}`)).body
  const answers = await Promise.all([
    call('POST', `/plans/${plan.id}/adopt`, { version }),
    call('POST', `/plans/${plan.id}/adopt`, { version }),
    call('POST', `/plan-items/${item.id}/split`, { version: item.version, parts: parts() }),
    call('POST', `/plan-items/${item.id}/split`, { version: item.version, parts: parts() }),
    say(item.id, 5),
    act(plan.id, 'drop', item.id),
  ])
  expect(answers.filter(a => a.status >= 500)).toEqual([])
  expect(answers.slice(0, 2).filter(a => a.status === 200).length).toBeLessThan(2)
  expect(answers.slice(2, 4).filter(a => a.status === 200).length).toBeLessThan(2)
})

it('never lets two promises stand for each other', async () => {
  const [one, other] = [await makePlan(), await makePlan()]
  const [a, b] = [await add(one.id), await add(other.id)]
  const tie = (from: PlanItemDetail, to: PlanItemDetail) =>
    call('PUT', `/plan-items/${from.id}/same`, { version: from.version, same: to.id })
  const answers = await Promise.all([tie(a, b), tie(b, a)])
  expect(answers.map(x => x.status).sort()).toEqual([200, 422])
})

it('frees a copy whose promise was taken back, so that it is counted', async () => {
  const [one, other] = [await makePlan(), await makePlan()]
  const [main, copy] = [await add(one.id), await add(other.id)]
  await call('PUT', `/plan-items/${copy.id}/same`, { version: copy.version, same: main.id })
  await act(one.id, 'drop', main.id)
  expect((await call('GET', `/plan-items/${copy.id}`)).body).toMatchObject({ same: false, standing: 'no-data' })
})

it('shows anybody what was adopted, as it stands, until changes are adopted too', async () => {
  const plan = await makePlan()
  const [lowered, gone] = [
    await add(plan.id, { plain: '停车更方便' }),
    await add(plan.id, { title: '新增口袋公园 2 个', low: 2 }),
  ]
  await adopt(plan.id)
  const { version, title, kind } = (await call('GET', `/plans/${plan.id}`)).body
  await call('PUT', `/plans/${plan.id}`, { version, title, kind, ...span, public: true })
  const read = async () => (await call('GET', `/public/plans/${plan.id}`)).body as PublicPlanPage
  await say(lowered.id, 10)
  expect((await call('GET', `/plans/${plan.id}`)).body.changed).toBe(false)
  const before = await read()
  const now = (await call('GET', `/plan-items/${lowered.id}`)).body
  const put = { version: now.version, kind: 'target', title: '新增停车位 10 个', comparator: 'ge', low: 10, reason: '资金不足' }
  expect((await call('PUT', `/plan-items/${lowered.id}`, put)).body.standing).toBe('kept')
  await act(plan.id, 'drop', gone.id)
  await add(plan.id, { title: '后来加的' })
  expect(await read()).toEqual(before)
  expect(before.items.find(i => i.id === lowered.id)).toMatchObject({
    title: '停车更方便',
    low: 40,
    value: 10,
    standing: 'on-way',
  })
  expect((await call('GET', '/public/plans')).body.rows[0].standings).toEqual(before.standings)
  await adopt(plan.id)
  expect((await read()).items.map(i => i.title).sort()).toEqual(['后来加的', '新增停车位 10 个'])
})

it('tells who reviews a text of deadlines that cannot be, of units that are gone, and that it was read before', async () => {
  await office.asOwner(
    `insert into units (tenant_id, id, name, kind, active) values (1, $1, '计划生育办公室', 'department', false)`,
    [randomUUID()],
  )
  await office.asOwner('update tenants set version = version + 1')
  office.app.directory.changed()
  const odd = `望湖街道2026年补充安排

一、补充事项
（一）计生服务。2025年12月底前建成服务站2个。（责任单位：计划生育办公室）
（二）健康服务。2027年6月底前建成健康小屋3个。
`
  const source = randomUUID()
  const [first, plan] = [await makePlan(), await makePlan()]
  await call('POST', `/plans/${first.id}/text`, { id: randomUUID(), text: odd })
  await call('POST', `/plans/${plan.id}/text`, { id: source, text: odd })
  const read = (await call('GET', `/plans/${plan.id}/sources/${source}`)).body as PlanSource
  expect(read.readBefore).toEqual({ plan: first.id, title: first.title })
  const kinds = read.marks.flatMap(mark => mark.doubts.map(doubt => doubt.kind))
  expect(kinds).toEqual(expect.arrayContaining(['before-start', 'gone', 'after-end']))
  expect(read.marks.flatMap(mark => mark.said)).toContain('计划生育办公室')
})
