import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { DocumentDetail } from '#contract/documents'
import type { PlanPaper, PlanPaperAsked, PlanPaperDetail } from '#contract/plan-papers'
import type { Actor } from '#kernel/engine/actor'
import { sql } from '../store/sql.ts'
import { documentRoutes } from './documents.ts'
import { planItemRoutes } from './plan-items.ts'
import { planPaperRoutes } from './plan-papers.ts'
import { planRoutes } from './plans.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
type Staff = Extract<Actor, { kind: 'staff' }>
const keeper = staff('supervisor') as Staff
const leader = staff('leader') as Staff
const units = { 民政办公室: randomUUID(), 建设办公室: randomUUID() }
const handlerOf = (unit: string): Staff => ({
  ...(staff('handler') as Staff),
  posts: [{ role: 'handler', scope: 'unit', unit, place: null }],
})
const civil = handlerOf(units.民政办公室)
const builders = handlerOf(units.建设办公室)
let plan = ''
const beds = randomUUID()

beforeAll(async () => {
  office = await openTinyOffice([planRoutes, planItemRoutes, planPaperRoutes, documentRoutes])
  for (const { person, name } of [keeper, leader, civil, builders])
    await office.run(
      sql`insert into people (tenant_id, id, kind, name, login, created_at) values (1, ${person}, 'staff', ${name}, ${person}, now()) returning id`,
    )
  for (const [name, id] of Object.entries(units))
    await office.asOwner(`insert into units (tenant_id, id, name, kind) values (1, $1, $2, 'department')`, [id, name])
  await office.asOwner(
    `insert into posts (tenant_id, id, person_id, role, unit_id, valid_from) values (1, gen_random_uuid(), $1, 'handler', $2, '2026-01-01')`,
    [civil.person, units.民政办公室],
  )
  await office.asOwner('update tenants set version = version + 1')
  office.app.directory.changed()
  office.at(Date.UTC(2026, 0, 5, 2))
  office.as(keeper)
  plan = randomUUID()
  await call('POST', '/plans', { id: plan, kind: 'annual', title: '2026年工作要点', from: '2026-01-01', until: '2026-12-31' })
  const item = (more: object) => call('POST', `/plans/${plan}/items`, { id: randomUUID(), parent: null, ...more })
  const target = { kind: 'target', comparator: 'ge', unit: '张' }
  await item({ ...target, id: beds, title: '新增养老床位40张', low: 40, lead: units.民政办公室, due: '2026-04-30' })
  await item({ kind: 'milestone', comparator: 'milestone', title: '社区食堂开业', lead: units.建设办公室, due: '2026-05-20' })
  office.at(Date.UTC(2026, 3, 28, 2))
  await call('POST', `/plan-items/${beds}/values`, { id: randomUUID(), day: '2026-04-28', value: 10, words: '土地手续未办完' })
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
const make = async (kind: string, period: string, more: object = {}) =>
  (await call('POST', '/plan-papers', { id: randomUUID(), plan, kind, period, ...more })).body as PlanPaper
const words = (d: DocumentDetail) => d.content.body.replace(/<[^>]+>/g, ' ')

it('writes a report as a draft its keeper edits, of the values up to the end of its month', async () => {
  const id = randomUUID()
  const paper = await make('report', '2026-05', { id })
  expect(paper).toMatchObject({ state: 'written', asOf: '2026-05-31', periodSays: '2026年5月' })
  expect((await make('report', '2026-05', { id })).document).toBe(paper.document)
  const document = (await call('GET', `/documents/${paper.document}`)).body as DocumentDetail
  expect(document.content).toMatchObject({ class: 'report', title: '2026年工作要点2026年5月进展报告' })
  expect(words(document)).toContain('共有承诺2项：已兑现0项，逾期或严重滞后2项。')
  expect(words(document)).toContain('土地手续未办完')
  // What is said later of a later day is none of that month.
  await call('POST', `/plan-items/${beds}/values`, { id: randomUUID(), day: '2026-06-01', value: 40 })
  const again = (await call('GET', `/documents/${(await make('report', '2026-05')).document}`)).body as DocumentDetail
  expect(words(again)).toBe(words(document))
  const saved = await call('PUT', `/documents/${document.id}`, {
    version: document.version,
    content: { ...document.content, title: '五月进展' },
  })
  expect(saved.body.title).toBe('五月进展')
  expect(
    (
      await call('PUT', `/documents/${document.id}`, {
        version: saved.body.version,
        content: { ...document.content, class: 'notice' },
      })
    ).code,
  ).toBe('not-allowed')
})

it('shows who keeps plans the documents of their classes only, and a handler none', async () => {
  const notice = { id: randomUUID(), content: { class: 'notice', title: '通知' } }
  expect((await call('POST', '/documents', notice)).code).toBe('not-allowed')
  office.as(staff('publisher'))
  expect((await call('POST', '/documents', notice)).status).toBe(200)
  office.as(keeper)
  expect((await call('GET', `/documents/${notice.id}`)).code).toBe('not-allowed')
  const seen = (await call('GET', '/documents')).body.rows as { class: string }[]
  expect(new Set(seen.map(d => d.class))).toEqual(new Set(['report']))
  office.as(civil)
  expect((await call('GET', '/documents')).code).toBe('not-allowed')
})

it('lets each unit it names late answer before a circular is written, and prints the answer or that there is none', async () => {
  const circular = await make('circular', '2026-05', { replyBy: '2026-06-05' })
  expect(circular).toMatchObject({ state: 'asked', asked: 2, answered: 0, document: null })
  const write = (version: number) => call('POST', `/plan-papers/${circular.id}/acts`, { version, act: 'write' })
  expect((await write(1)).code).toBe('plan-reply-open')
  const told = await office.run(
    sql<{ kind: string }>`select kind from notices where tenant_id = 1 and person_id = ${civil.person}`,
  )
  expect(told).toEqual([{ kind: 'CircularAsked' }])
  office.as(civil)
  const asked = (await call('GET', '/plan-papers/asked')).body as PlanPaperAsked
  expect(asked.rows[0]!.parts).toMatchObject([{ name: '民政办公室', mayAnswer: true, late: [{ title: '新增养老床位40张' }] }])
  const answer = { version: 1, unit: units.民政办公室, words: '五月底已交地，七月开工。' }
  expect((await call('POST', `/plan-papers/${circular.id}/answer`, { ...answer, unit: units.建设办公室 })).code).toBe(
    'not-allowed',
  )
  const answered = (await call('POST', `/plan-papers/${circular.id}/answer`, answer)).body as PlanPaperDetail
  expect(answered.parts.map(p => p.name)).toEqual(['民政办公室'])
  office.at(Date.UTC(2026, 5, 6, 2))
  expect((await call('POST', `/plan-papers/${circular.id}/answer`, { ...answer, version: 2 })).code).toBe('plan-reply-over')
  office.as(keeper)
  const written = (await write(1)).body as PlanPaperDetail
  expect(written.state).toBe('written')
  const text = words((await call('GET', `/documents/${written.document}`)).body)
  expect(text).toContain('单位反馈（6月1日）：五月底已交地，七月开工。')
  expect(text).toContain('单位反馈：未反馈。')
  expect(text).not.toContain('督查')
})

it('takes the answer of a unit where nobody holds a post from who keeps plans, with its source and only then', async () => {
  const circular = await make('circular', '2026-05', { replyBy: '2026-06-05' })
  const seen = (await call('GET', `/plan-papers/${circular.id}`)).body as PlanPaperDetail
  expect(Object.fromEntries(seen.parts.map(p => [p.name, [p.held, p.mayAnswer]]))).toEqual({
    民政办公室: [true, false],
    建设办公室: [false, true],
  })
  const answer = { version: 1, unit: units.建设办公室, words: '等送电。' }
  const say = (body: object) => call('POST', `/plan-papers/${circular.id}/answer`, body)
  expect((await say(answer)).body.error.fields).toHaveProperty('source')
  expect((await say({ ...answer, unit: units.民政办公室, source: '电话' })).code).toBe('not-allowed')
  const said = (await say({ ...answer, source: '6月1日电话答复' })).body as PlanPaperDetail
  expect(said.parts.find(p => !p.held)).toMatchObject({ words: '等送电。', source: '6月1日电话答复', answeredBy: keeper.name })
  office.at(Date.UTC(2026, 5, 6, 2))
  const written = (await call('POST', `/plan-papers/${circular.id}/acts`, { version: 1, act: 'write' })).body as PlanPaperDetail
  const text = words((await call('GET', `/documents/${written.document}`)).body)
  expect(text).toContain('单位反馈（6月1日，6月1日电话答复）：等送电。')
})

it('reviews a quarter against the one before, and refuses a review of a month and a time that has not begun', async () => {
  // No plan is adopted here, so all of them together promise nothing.
  expect((await call('POST', '/plan-papers', { id: randomUUID(), plan: null, kind: 'review', period: '2026-Q2' })).code).toBe(
    'plan-without-promises',
  )
  const refused = async (kind: string, period: string) =>
    (await call('POST', '/plan-papers', { id: randomUUID(), plan, kind, period })).body.error?.fields
  expect(await refused('review', '2026-05')).toHaveProperty('period')
  expect(await refused('report', '2026-07')).toHaveProperty('period')
  expect(await refused('circular', '2026-05')).toHaveProperty('replyBy')
  const review = await make('review', '2026-Q2')
  const text = words((await call('GET', `/documents/${review.document}`)).body)
  expect(text).toContain('本季度到期2项，兑现1项')
  expect(text).toContain('没有结转到其他计划的承诺。')
})
