import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { StaffResults } from '#contract/staff-results'
import type { Actor } from '#kernel/engine/actor'
import { baseRoles } from '#kernel/index'
import { sql } from '../store/sql.ts'
import { dropStaffResults } from '../store/staff-results/staff-results.ts'
import { routes } from './routes.ts'
import type { Server } from './server.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
let office: TinyOffice
const doors: string[] = []
const officer = staff('personnel') as Staff
const second = staff('personnel') as Staff
const colleague = staff('handler') as Staff
/** Holds every post there is but that of personnel, all at once. */
const everything: Staff = {
  ...(staff('leader') as Staff),
  posts: baseRoles
    .filter(r => r.id !== 'personnel' && r.id !== 'resident')
    .map(({ id }) => ({ role: id, scope: 'office', unit: null, place: null })),
}
const grade = '甲等上上'
const result = (more = {}) => ({
  id: randomUUID(),
  person: colleague.person,
  year: 2025,
  grade,
  toldOn: '2026-02-10',
  objected: false,
  document: '湖街人〔2026〕7 号',
  ...more,
})

beforeAll(async () => {
  const all = async (server: Server) => {
    server.addHook('onRoute', route => {
      if (route.method === 'GET' && !route.url.endsWith('/live')) doors.push(route.url)
    })
    for (const [prefix, route] of routes) if (prefix === '/api') await server.register(async inner => route(inner as Server))
  }
  office = await openTinyOffice([all])
  for (const { person, name } of [officer, second, colleague, everything])
    await office.run(
      sql`insert into people (tenant_id, id, kind, name, login, created_at) values (1, ${person}, 'staff', ${name}, ${person}, now()) returning id`,
    )
  await office.asOwner('update tenants set version = version + 1')
  office.app.directory.changed()
})
afterAll(() => office.close())
beforeEach(() => office.as(officer))

async function call(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, text: answer.body, body: answer.json() as StaffResults, code: answer.json().error?.code }
}
const enter = (more = {}) => call('POST', '/staff-results', result(more))
const of = (person: string) => `/staff-results?person=${person}`

it('keeps what others decided, corrects it with a reason, and takes it back', async () => {
  const body = result()
  const made = await call('POST', '/staff-results', body)
  expect(made.body.rows).toMatchObject([{ grade, year: 2025, version: 1, keptUntil: '2030-12-31', history: [{ by: '测试员' }] }])
  expect([made.body.basis, made.body.purpose.length > 5]).toEqual(['legal-duty', true])
  expect((await call('POST', '/staff-results', body)).body.rows).toHaveLength(1)
  expect((await enter()).code).toBe('staff-result-there')
  const { id: _, person: __, year: ___, ...said } = body
  const right = { ...said, version: 1, reason: '申诉后改定', grade: '甲等', objected: true, outcome: '复核后改为甲等' }
  const corrected = await call('PUT', `/staff-results/${body.id}`, right)
  expect(corrected.body.rows[0]?.history.map(h => [h.grade, h.reason])).toEqual([
    ['甲等', '申诉后改定'],
    [grade, ''],
  ])
  expect((await call('PUT', `/staff-results/${body.id}`, right)).code).toBe('stale-version')
  await call('POST', `/staff-results/${body.id}/withdraw`, { version: 2, reason: '录错了人' })
  expect((await enter()).body.rows.map(r => r.withdrawn).sort()).toEqual([false, true])
})

it('refuses what cannot be, and nobody writes of themselves', async () => {
  expect((await enter({ year: 2030 })).code).toBe('answers-invalid')
  expect((await enter({ year: 2024, toldOn: '2026-12-01' })).code).toBe('answers-invalid')
  expect((await enter({ year: 2024, outcome: '维持' })).code).toBe('answers-invalid')
  expect((await enter({ person: randomUUID() })).code).toBe('answers-invalid')
  expect((await enter({ person: officer.person })).code).toBe('not-allowed')
  office.as(second)
  const mine = (await enter({ person: officer.person, year: 2024 })).body.rows[0]!
  office.as(officer)
  expect((await call('POST', `/staff-results/${mine.id}/withdraw`, { version: 1, reason: '不服' })).code).toBe('not-allowed')
})

it('shows everybody their own, with who looked, and puts each look on record without what was seen', async () => {
  await call('GET', of(colleague.person))
  office.as(colleague)
  const own = (await call('GET', '/me/staff-results')).body
  expect(own.rows.some(r => r.grade === grade)).toBe(true)
  expect(own.looks.length).toBeGreaterThan(0)
  const trail = JSON.stringify(await office.asOwner(`select * from audit where action like 'staff-result%'`))
  expect(trail).toContain('staff-result-enter')
  expect(trail).not.toContain(grade)
})

it('opens no door to anybody else: no role, no address, no key', async () => {
  const there = await office.asOwner('select id from staff_results where person_id = $1', [colleague.person])
  const ids = [colleague.person, (there[0] as { id: string }).id]
  for (const who of [everything, { ...everything, posts: [] }, colleague, anonymous]) {
    office.as(who)
    expect((await call('GET', of(colleague.person))).status).toBeGreaterThanOrEqual(401)
    expect((await enter({ year: 2020 })).status).toBeGreaterThanOrEqual(401)
  }
  expect(doors.length).toBeGreaterThan(120)
  /** The doors through which this person comes upon the result. */
  const opened = async (who: Actor) => {
    office.as(who)
    const found = new Set<string>()
    for (const door of doors)
      for (const id of ids) {
        const path = door.replace(/:\w+/g, id)
        for (const url of [path, `${path}?q=${encodeURIComponent(grade)}&subject=${id}&person=${id}&type=incident`])
          if ((await office.server.inject({ url })).body.includes(grade)) found.add(door)
      }
    return [...found]
  }
  expect(await opened(everything)).toEqual([])
  // The officer has a result of their own too.
  expect(await opened(officer)).toEqual(['/api/staff-results', '/api/me/staff-results'])
  expect(await opened(colleague)).toEqual(['/api/me/staff-results'])
})

it('is named by no other source of the server, so nothing else can count, list or export it', () => {
  const naming = globSync('{server,kernel,programmes}/**/*.ts', { exclude: path => path.endsWith('.test.ts') }).filter(
    file => file.endsWith('.ts') && !file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('staff_results'),
  )
  expect(naming.sort()).toEqual(['server/demo/load-appraisals.ts', 'server/store/staff-results/staff-results.ts'])
})

it('goes with its history when its years are over', async () => {
  const before = await office.asOwner('select 1 from staff_results')
  await office.asOwner(
    `insert into staff_results (tenant_id, id, version, person_id, year, grade, objected, outcome, document, by_person, at)
     values (1, gen_random_uuid(), 1, $1, 2020, $2, false, '', '旧', $3, now())`,
    [colleague.person, grade, officer.person],
  )
  expect([await dropStaffResults(office.app, true), await dropStaffResults(office.app, false)]).toEqual([1, 1])
  expect(await office.asOwner('select 1 from staff_results')).toHaveLength(before.length)
})
