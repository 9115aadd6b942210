import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { sql } from '../store/sql.ts'
import { listRoutes } from './lists.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const city = randomUUID()
type Staff = Extract<Actor, { kind: 'staff' }>
const one = staff('dispatcher') as Staff
const other = staff('dispatcher') as Staff
const inUnit = (of: Staff): Staff => ({ ...of, posts: [{ role: 'handler', scope: 'unit', unit: city, place: null }] })

beforeAll(async () => {
  office = await openTinyOffice([listRoutes])
  for (const [person, name] of [
    [one.person, '甲'],
    [other.person, '乙'],
  ] as const)
    await office.run(
      sql`insert into people (tenant_id, id, kind, name, login, created_at) values (1, ${person}, 'staff', ${name}, ${name}, now()) returning id`,
    )
})
afterAll(() => office.close())
beforeEach(() => office.as(one))

const call = async (method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}
const view = (more = {}) => ({
  id: randomUUID(),
  name: '快到期的井盖',
  filter: { state: 'filed', q: '井盖' },
  columns: null,
  ...more,
})
const names = async () => (await call('GET', '/lists/cases.incident')).body.views.map((v: { name: string }) => v.name)

it('keeps how a person has a list set up, for that person alone', async () => {
  expect((await call('GET', '/lists/cases.incident')).body).toEqual({ layout: null, views: [] })
  const layout = {
    columns: [
      { id: 'title', width: null },
      { id: 'unit', width: 120 },
    ],
    density: 'compact',
    split: false,
    view: null,
  }
  await call('PUT', '/lists/cases.incident/layout', layout)
  expect((await call('GET', '/lists/cases.incident')).body.layout).toEqual(layout)
  expect((await call('GET', '/lists/cases.other')).body.layout).toBeNull()
  office.as(other)
  expect((await call('GET', '/lists/cases.incident')).body.layout).toBeNull()
})

it('keeps a view once, renames it, shares it with the office, and only its owner changes it', async () => {
  const made = view()
  await Promise.all([call('POST', '/lists/cases.incident/views', made), call('POST', '/lists/cases.incident/views', made)])
  expect(await names()).toEqual(['快到期的井盖'])
  office.as(other)
  expect(await names()).toEqual([])
  expect((await call('PATCH', `/views/${made.id}`, { name: '偷改' })).status).toBe(404)
  expect((await call('DELETE', `/views/${made.id}`)).status).toBe(404)
  office.as(one)
  const after = await call('PATCH', `/views/${made.id}`, { name: '井盖', shared: 'office' })
  expect(after.body).toMatchObject({ name: '井盖', shared: 'office', mine: true, filter: { q: '井盖' } })
  office.as(other)
  expect((await call('GET', '/lists/cases.incident')).body.views).toMatchObject([{ name: '井盖', mine: false, owner: '甲' }])
  office.as(one)
  expect((await call('DELETE', `/views/${made.id}`)).status).toBe(200)
  expect(await names()).toEqual([])
})

it('is shared with a unit only by somebody of that unit, and seen by that unit only', async () => {
  expect((await call('POST', '/lists/cases.incident/views', view({ shared: 'unit', unit: city }))).status).toBe(422)
  office.as(inUnit(one))
  expect((await call('POST', '/lists/cases.incident/views', view({ shared: 'unit', unit: city, name: '我们科的' }))).status).toBe(
    200,
  )
  office.as(other)
  expect(await names()).toEqual([])
  office.as(inUnit(other))
  expect(await names()).toEqual(['我们科的'])
})

it('refuses another content under an id already used', async () => {
  const made = view({ name: '甲的' })
  await call('POST', '/lists/cases.incident/views', made)
  expect((await call('POST', '/lists/cases.incident/views', { ...made, name: '乙的' })).body.error.code).toBe('key-reused')
})
