import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { sql } from '../store/sql.ts'
import { questionRoutes } from './questions.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const unit = randomUUID()
type Staff = Extract<Actor, { kind: 'staff' }>
const one = staff('dispatcher') as Staff
const other = staff('dispatcher') as Staff
const inUnit = (of: Staff): Staff => ({ ...of, posts: [...of.posts, { role: 'handler', scope: 'unit', unit, place: null }] })

beforeAll(async () => {
  office = await openTinyOffice([questionRoutes])
  for (const { person, name } of [one, other])
    await office.run(
      sql`insert into people (tenant_id, id, kind, name, login, created_at) values (1, ${person}, 'staff', ${name}, ${person}, now()) returning id`,
    )
})
afterAll(() => office.close())
beforeEach(() => office.as(one))

const question = {
  of: { kind: 'cases', name: 'incident' },
  groups: [{ by: '$filed', every: 'month' }],
  measures: [{ what: 'count' }],
  where: [],
}
const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body, json: () => answer.json() }
}
const asked = (q: object) => `ask=${encodeURIComponent(JSON.stringify(q))}`
const kept = (more = {}) => ({ id: randomUUID(), name: '每月多少', question, ...more })
const names = async () => (await call('GET', '/questions')).json().rows.map((row: { name: string }) => row.name)

it('answers staff only, also where there is nothing to count', async () => {
  const answer = (await call('GET', `/questions/answer?${asked(question)}`)).json()
  expect(answer).toMatchObject({ rows: [], total: { n: 0, values: [0] }, more: false })
  expect(answer.sentence).toContain('按月，数一数')
  office.as({ kind: 'resident', person: randomUUID(), name: '邻居' })
  expect((await call('GET', `/questions/answer?${asked(question)}`)).status).toBe(403)
})

it('says in words what is wrong with which part, and takes nothing that is no question', async () => {
  const wrong = await call('GET', `/questions/answer?${asked({ ...question, groups: [{ by: 'phone' }, { by: 'words' }] })}`)
  expect(wrong.status).toBe(422)
  expect(wrong.json().error.fields).toMatchObject({ 'groups.1': '不能按这一项分组。' })
  for (const ask of [
    'ask={',
    'ask=[]',
    asked({ ...question, measures: [] }),
    asked({ ...question, of: { kind: 'tables', name: 'x' } }),
  ])
    expect((await call('GET', `/questions/answer?${ask}`)).json().error.code).toBe('bad-request')
  expect((await call('GET', `/questions/answer?${asked({ ...question, of: { kind: 'cases', name: 'nothing' } })}`)).status).toBe(
    404,
  )
  expect((await call('GET', `/questions/behind?${asked(question)}&after=1.x`)).status).toBe(400)
})

it('leaves as a file, and that is on record', async () => {
  expect((await call('GET', `/questions/answer.xlsx?${asked(question)}`)).type).toContain('spreadsheetml')
  expect((await call('GET', `/questions/answer.csv?${asked(question)}`)).body).toContain('合计,0')
  expect(await office.run(sql`select count(*)::int as n from audit where tenant_id = 1 and action = 'question-export'`)).toEqual([
    { n: 2 },
  ])
})

it('keeps a question once, shares it, and only its owner changes it', async () => {
  const made = kept()
  await Promise.all([call('POST', '/questions', made), call('POST', '/questions', made)])
  expect(await names()).toEqual(['每月多少'])
  office.as(other)
  expect(await names()).toEqual([])
  expect((await call('PATCH', `/questions/${made.id}`, { name: '偷改' })).status).toBe(404)
  expect((await call('DELETE', `/questions/${made.id}`)).status).toBe(404)
  office.as(one)
  expect((await call('PATCH', `/questions/${made.id}`, { shared: 'unit', unit })).status).toBe(422)
  office.as(inUnit(one))
  expect((await call('PATCH', `/questions/${made.id}`, { shared: 'unit', unit, look: 'chart' })).json()).toMatchObject({
    shared: 'unit',
    look: 'chart',
  })
  office.as(other)
  expect(await names()).toEqual([])
  office.as(inUnit(other))
  expect(await names()).toEqual(['每月多少'])
  office.as(one)
  expect((await call('DELETE', `/questions/${made.id}`)).status).toBe(200)
})

it('keeps no question that may not be asked', async () => {
  expect((await call('POST', '/questions', kept({ question: { ...question, groups: [{ by: 'words' }] } }))).status).toBe(422)
})
