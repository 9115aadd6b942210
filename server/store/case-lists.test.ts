import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseQuery } from '#contract/cases'
import type { Command } from '#kernel/engine/model'
import { sweepTimers } from '../jobs/timers.ts'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { countList, unitLoads, unitStandings } from './case-counts.ts'
import { countCases, listCases, mapCases } from './case-lists.ts'
import { fileCase, runCommand } from './commands.ts'
import { asSystem } from './db.ts'
import { moment, sql } from './sql.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const file = async (words = '路灯不亮', more = {}, who = neighbour('li')) =>
  (
    await fileCase(office.app, who, {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: { words, where: { point: middle('g12') }, ...more },
    })
  ).c
const list = (q: Parameters<typeof caseQuery.parse>[0], who = staff('dispatcher')) =>
  listCases(office.app, who, caseQuery.parse(q))

it('shows a case whose pictures were taken out again', async () => {
  const picture = randomUUID()
  await asSystem(office.app.db, 'test', tx =>
    tx.run(
      sql`insert into files (tenant_id, id, type, bytes, sha256, created_at) values (${tx.tenant}, ${picture}, 'image/webp', 1, 'x', ${moment(office.app.now())})`,
    ),
  )
  const c = await file('有一张照片', { pictures: [picture] })
  const correct: Command = { kind: 'correct', id: randomUUID(), answers: { pictures: [] }, reason: '照片传错了' }
  expect((await list({ view: 'all' })).rows.find(r => r.id === c.id)?.photos).toBe(1)
  await runCommand(office.app, staff('dispatcher'), c.id, c.version, correct)
  expect((await list({ view: 'all' })).rows.find(r => r.id === c.id)?.photos).toBe(0)
})

it('puts a case that nobody is on duty for on the list of those who may move it on', async () => {
  const c = await file('这片今天没人值班')
  const inGrid = await file('有人值班')
  await asSystem(office.app.db, 'test', tx =>
    tx.run(sql`update cases set holder_id = null where tenant_id = ${tx.tenant} and id = ${c.id}`),
  )
  const turn = async (who = staff('dispatcher')) => (await list({ view: 'turn', limit: 200 }, who)).rows.map(r => r.id)
  expect(await turn()).toContain(c.id)
  expect(await turn()).not.toContain(inGrid.id)
  expect(await turn(staff('leader'))).not.toContain(c.id)
})

const pages = async (q: Parameters<typeof caseQuery.parse>[0], who = staff('dispatcher')) => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ ...(q as object), limit: 3, cursor }, who)
    ids.push(...page.rows.map(r => r.id))
    cursor = page.next ?? undefined
  } while (cursor)
  return ids
}

it('shows every open case once in due order, page by page, those without a due time last', async () => {
  const cases = await Promise.all(Array.from({ length: 10 }, () => file('逐页')))
  // Some due at the same moment, some without a due time.
  for (const [n, c] of cases.entries())
    await asSystem(office.app.db, 'test', tx =>
      tx.run(
        sql`update cases set due_at = ${n % 3 === 0 ? null : moment(office.app.now() + (n % 2) * 1000)} where tenant_id = ${tx.tenant} and id = ${c.id}`,
      ),
    )
  const all = (await list({ view: 'open', limit: 200 })).rows
  expect(await pages({ view: 'open' })).toEqual(all.map(r => r.id))
  expect(new Set(all.map(r => r.id)).size).toBe(all.length)
  const due = all.map(r => r.dueAt ?? Number.POSITIVE_INFINITY)
  expect(due).toEqual([...due].sort((a, b) => a - b))
  expect(await pages({ view: 'all', order: 'newest' })).toEqual(
    (await list({ view: 'all', order: 'newest', limit: 200 })).rows.map(r => r.id),
  )
})

it('finds by words and by the beginning of a number, for a called unit too, and only within reach', async () => {
  const c = await file('喷泉池漏水严重')
  await asSystem(office.app.db, 'test', tx =>
    tx.run(sql`update cases set task_units = ${`{${at('water')}}`}::uuid[] where tenant_id = ${tx.tenant} and id = ${c.id}`),
  )
  const { number } = (await list({ view: 'open', q: '喷泉池' })).rows[0]!
  for (const q of ['喷泉池漏水', '漏水严重', number, number.slice(0, -2)]) {
    for (const who of ['dispatcher', 'community-c1', 'worker-g12', 'handler-water'])
      expect([q, who, (await list({ view: 'all', q }, staff(who))).rows.map(r => r.id)]).toEqual([q, who, [c.id]])
    for (const who of ['community-c2', 'worker-g11', 'handler-roads', 'dispatcher-other'])
      expect([q, who, (await list({ view: 'all', q }, staff(who))).rows]).toEqual([q, who, []])
  }
  expect((await list({ view: 'all', q: '喷' })).rows).toEqual([])
  expect((await countCases(office.app, staff('handler-water'), 'incident')).views.open).toEqual({ count: 1, more: false })
  expect((await mapCases(office.app, staff('handler-water'), caseQuery.parse({ view: 'open' }))).points).toHaveLength(1)
})

it('keeps no statement on a connection for a list that somebody made up', async () => {
  const kept = () =>
    asSystem(office.app.db, 'test', tx =>
      tx.rows(
        sql`select 1 from pg_prepared_statements where statement like '%"dueAt" asc%' and statement not like '%pg_prepared%'`,
      ),
    )
  for (const kind of ['noise', 'green']) await list({ view: 'late', kind, state: 'filed', q: '路灯' })
  expect(await kept()).toEqual([])
})

it('reads the oldest first, page by page, and counts the list it shows', async () => {
  const newest = (await list({ view: 'all', order: 'newest', limit: 200 })).rows.map(r => r.id)
  expect(await pages({ view: 'all', order: 'oldest' })).toEqual([...newest].reverse())
  const reported = (await list({ view: 'all', order: 'newest', limit: 200 })).rows.filter(r => r.state === 'reported')
  expect(reported.length).toBeGreaterThan(3)
  expect(await pages({ view: 'all', order: 'newest', state: 'reported' })).toEqual(reported.map(r => r.id))
  expect(await pages({ view: 'all', order: 'oldest', state: 'reported' })).toEqual(reported.map(r => r.id).reverse())
  const count = (q: object, who = staff('dispatcher')) => countList(office.app, who, caseQuery.parse(q))
  expect(await count({ view: 'all' })).toEqual({ count: newest.length, more: false })
  expect(await count({ view: 'all' }, staff('dispatcher-other'))).toEqual({ count: 0, more: false })
  const found = await list({ view: 'open', q: '喷泉池', limit: 200 })
  expect(await count({ view: 'open', q: '喷泉池' })).toEqual({ count: found.rows.length, more: false })
})

it('says what each unit has in hand within reach, and how much of it is late', async () => {
  const made = await file('派给道路')
  const dispatcher = staff('dispatcher')
  const take = (version: number, step: string, answers = {}) =>
    runCommand(office.app, dispatcher, made.id, version, { kind: 'take', id: randomUUID(), step, answers })
  const passed = await take(made.version, 'pass')
  const filed = await take(passed.version, 'file', { category: '010101' })
  await take(filed.version, 'dispatch', { unit: at('roads') })
  const loads = async (who = dispatcher) => (await unitLoads(office.app, who)).rows.find(r => r.unit === at('roads'))
  expect(await loads()).toEqual({ unit: at('roads'), open: 1, late: 0 })
  office.pass(3 * 3_600_000)
  while ((await sweepTimers(office.app, 500)) > 0);
  expect(await loads()).toEqual({ unit: at('roads'), open: 1, late: 1 })
  expect(await loads(staff('dispatcher-other'))).toBeUndefined()
  const standing = (await unitStandings(office.app, dispatcher)).rows.find(r => r.unit === at('roads'))
  expect(standing).toEqual({ unit: at('roads'), open: 1, late: 1, states: { handling: 1 }, lengthened: 0, asking: 0 })
  expect((await unitStandings(office.app, staff('dispatcher-other'))).rows).toEqual([])
})

it('tells the map from when a point is soon late, as the list does', async () => {
  const { rows } = await list({ view: 'open', limit: 200 })
  const { points } = await mapCases(office.app, staff('dispatcher'), caseQuery.parse({ view: 'open' }))
  const warned = new Map(rows.map(r => [r.id, r.warnAt ?? r.startedAt]))
  expect(points.length).toBeGreaterThan(0)
  for (const [id, , , , , warnAt] of points) expect(warnAt).toBe(warned.get(id))
  expect(points.some(p => p[5] !== null)).toBe(true)
})
