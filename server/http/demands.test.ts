import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { writeSheet } from '../ports/sheet.ts'
import { stretchAfter } from '../store/demands/demand-round.ts'
import { json, sql } from '../store/sql.ts'
import { demandRoutes } from './demands.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
type Staff = Extract<Actor, { kind: 'staff' }>
const asker = staff('supervisor') as Staff
const leader = staff('leader') as Staff
const both: Staff = { ...(staff('leader') as Staff), posts: [...leader.posts, ...asker.posts] }
const worker = staff('community-worker') as Staff

beforeAll(async () => {
  office = await openTinyOffice([demandRoutes])
  for (const { person, name } of [asker, leader, both, worker])
    await office.run(
      sql`insert into people (tenant_id, id, kind, name, login, created_at) values (1, ${person}, 'staff', ${name}, ${person}, now()) returning id`,
    )
  const permitted = {
    code: 'P-01',
    title: '住宅小区基本情况表',
    asker: '住建局',
    basis: '住建〔2026〕1 号',
    every: 'quarter',
    fields: '小区名称\n建成年份\n总户数',
  }
  // Without a list of its columns: whatever the department asks for on this ground.
  const { fields: _, ...whole } = permitted
  for (const row of [permitted, { ...whole, code: 'P-02' }])
    await office.asOwner(
      `insert into register_rows (tenant_id, register, key, version, id, data, valid_from) values (1, 'demands.permitted', $1, 1, $2, $3, to_timestamp(0))`,
      [row.code, randomUUID(), json(row)],
    )
  await office.asOwner('update tenants set version = version + 1')
  office.app.directory.changed()
})
afterAll(() => office.close())
beforeEach(() => {
  office.as(asker)
  office.at(Date.UTC(2026, 5, 1, 2))
})

const call = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
  const answer = await office.server.inject({ method, url: `/api/demands${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json(), code: answer.json().error?.code }
}
const table = (more = {}) => ({
  id: randomUUID(),
  title: '老旧小区摸排表',
  asker: '住建局',
  basis: '住建〔2026〕7 号',
  columns: ['序号', '小区名称', '建成年份', '总户数', '物业是否换过三次'].map(title => ({ title })),
  rows: 10,
  every: 'quarter',
  until: '2026-12-31',
  reason: '上级督办',
  ...more,
})
const onList = (more = {}) =>
  table({
    title: '住宅小区基本情况表',
    listed: 'P-01',
    columns: ['小区名称', '建成年份'].map(title => ({ title })),
    reason: '',
    ...more,
  })
const out = (due = '2026-06-20') => ({ id: randomUUID(), due })

it('lets what is on the list pass at once, and holds what goes beyond it for a second person, saying why', async () => {
  const passes = (await call('POST', '', onList())).body
  expect(passes).toMatchObject({ state: 'approved', beyond: [], mayHandOut: true })
  const points = async (more: object) => (await call('POST', '', onList({ reason: '急', ...more }))).body.beyond
  expect(await points({ asker: '民政局' })).toEqual(['asker'])
  expect(await points({ every: 'month' })).toEqual(['often'])
  expect(await points({ columns: [{ title: '小区名称' }, { title: '养犬数量' }] })).toEqual(['columns'])
  expect(await points({ listed: 'P-99' })).toEqual(['unlisted'])
  // Nor does what is personal pass by saying that it has to be typed.
  for (const [title, typed] of [
    ['联系人电话', false],
    ['联系人电话', true],
    ['户主身份证号', false],
  ])
    expect(await points({ listed: 'P-02', columns: [{ title: '小区名称' }, { title, typed }] })).toEqual(['personal'])
  const silent = await call('POST', '', table({ reason: '' }))
  expect([silent.status, Object.keys(silent.body.error.fields)]).toEqual([422, ['reason']])
})

it('says of each column whether it is held, and where', async () => {
  const { columns, held, typed } = (await call('POST', '/cover', { columns: table().columns })).body
  expect(
    columns.map((column: { held: { what: string; how: string } | null }) => column.held && [column.held.what, column.held.how]),
  ).toEqual([['office', 'same'], ['column', 'same'], ['column', 'same'], ['column', 'same'], null])
  expect({ held, typed }).toEqual({ held: 4, typed: 1 })
  const doubted = (await call('POST', '/cover', { columns: [{ title: '总户数', typed: true }] })).body
  expect(doubted).toMatchObject({ held: 0, typed: 1 })
})

it('hands nothing out that was not approved, that was refused, taken back or has run out', async () => {
  const made = (await call('POST', '', table())).body
  expect(made).toMatchObject({ state: 'waiting', mayHandOut: false, mayDecide: false })
  expect((await call('POST', `/${made.id}/rounds`, out())).code).toBe('demand-not-permitted')
  office.as(leader)
  const decided = (await call('POST', `/${made.id}/decide`, { version: 1, approve: true, words: '同意，限本季度' })).body
  expect(decided).toMatchObject({ state: 'approved', decision: '同意，限本季度', version: 2 })
  office.as(asker)
  expect((await call('POST', `/${made.id}/rounds`, out('2026-05-01'))).status).toBe(422)
  const once = out()
  await Promise.all([call('POST', `/${made.id}/rounds`, once), call('POST', `/${made.id}/rounds`, once)])
  const after = (await call('GET', `/${made.id}`)).body
  expect(after.rounds).toMatchObject([{ due: '2026-06-20', cells: 50, held: 40 }])
  office.at(Date.UTC(2027, 0, 5))
  expect((await call('POST', `/${made.id}/rounds`, out('2027-02-01'))).code).toBe('demand-not-permitted')
  expect((await call('GET', '?show=standing')).body.rows.map((row: { id: string }) => row.id)).not.toContain(made.id)

  office.at(Date.UTC(2026, 5, 1, 2))
  expect((await call('POST', `/${made.id}/withdraw`, { version: 2 })).body.state).toBe('withdrawn')
  expect((await call('POST', `/${made.id}/rounds`, out())).code).toBe('demand-not-permitted')
  const refused = (await call('POST', '', table({ title: '重复的表' }))).body
  office.as(leader)
  expect((await call('POST', `/${refused.id}/decide`, { version: 1, approve: false, words: '与季报重复' })).body.state).toBe(
    'refused',
  )
  office.as(asker)
  expect((await call('POST', `/${refused.id}/rounds`, out())).code).toBe('demand-not-permitted')
})

it('takes a second person to approve, also from whoever holds both posts, and only once', async () => {
  office.as(both)
  const made = (await call('POST', '', table())).body
  const decide = { version: 1, approve: true, words: '同意' }
  expect((await call('POST', `/${made.id}/decide`, decide)).code).toBe('second-person')
  office.as(asker)
  expect((await call('POST', `/${made.id}/decide`, decide)).code).toBe('not-allowed')
  office.as(leader)
  const answers = await Promise.all([decide, { ...decide, approve: false }].map(one => call('POST', `/${made.id}/decide`, one)))
  expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
  office.as(worker)
  expect((await call('GET', '')).body).toMatchObject({ mayEnter: false, mayDecide: false })
  expect((await call('POST', '', table())).code).toBe('not-allowed')
})

it('judges anew what is changed while it waits, and lets nobody else change it', async () => {
  const made = (await call('POST', '', table())).body
  const { id: _, ...body } = onList()
  office.as(both)
  expect((await call('PUT', `/${made.id}`, { ...body, version: 1 })).code).toBe('not-allowed')
  office.as(asker)
  expect((await call('PUT', `/${made.id}`, { ...body, version: 1 })).body).toMatchObject({
    state: 'approved',
    columns: 2,
    version: 2,
  })
  expect((await call('PUT', `/${made.id}`, { ...body, version: 2 })).code).toBe('step-not-now')
})

it('shows other tables that stand and ask for the same', async () => {
  const { id } = (await call('POST', '', onList({ title: '另一张小区表' }))).body
  const { overlaps } = (await call('POST', '/cover', { columns: table().columns })).body
  expect(overlaps.find((one: { id: string }) => one.id === id)?.columns).toEqual(['小区名称', '建成年份'])
})

it('reads the columns out of the file, keeps the file and gives it back', async () => {
  const bytes = await writeSheet(
    '表',
    ['小区名称', '总户数'].map(title => ({ title, width: 10 })),
    [
      ['柳河苑', 300],
      ['桥头里', 120],
    ],
  )
  const send = async (url: string) => {
    const edge = 'x-edge'
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="摸排表.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${edge}--\r\n`)])
    return office.server.inject({
      method: 'POST',
      url: `/api/demands${url}`,
      payload,
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    })
  }
  expect((await send('/columns')).json()).toEqual({ title: '摸排表', columns: ['小区名称', '总户数'] })
  const made = (await call('POST', '', table())).body
  expect((await send(`/${made.id}/file`)).json().fileName).toBe('摸排表.xlsx')
  const file = await office.server.inject({ method: 'GET', url: `/api/demands/${made.id}/file` })
  expect(Buffer.from(file.rawPayload).equals(Buffer.from(bytes))).toBe(true)
})

it('counts by month what the system held and what was typed, by minutes the office sets', async () => {
  const { months, minutes, maySet } = (await call('GET', '/effect?months=2')).body
  expect(months.map((one: { month: string }) => one.month)).toEqual(['2026-05', '2026-06'])
  expect(months[1]).toMatchObject({ tables: 1, held: 40, typed: 10, refused: expect.any(Number) })
  expect({ minutes, maySet }).toEqual({ minutes: 0.5, maySet: true })
  await call('PUT', '/settings', { minutes: 0.8 })
  expect((await call('GET', '/effect')).body).toMatchObject({ minutes: 0.8 })
  office.as(worker)
  expect((await call('PUT', '/settings', { minutes: 5 })).code).toBe('not-allowed')
})

it('hands out once what was asked for once, however often that is sent', async () => {
  const made = (await call('POST', '', onList({ title: '一次性摸底', every: 'once' }))).body
  expect(made).toMatchObject({ state: 'approved', mayHandOut: true })
  const first = out()
  for (const _ of [1, 2])
    expect((await call('POST', `/${made.id}/rounds`, first)).body).toMatchObject({
      rounds: [{ due: first.due }],
      mayHandOut: false,
    })
  expect((await call('POST', `/${made.id}/rounds`, out())).code).toBe('demand-not-permitted')
})

it('is handed out once in the stretch it was let pass for, and whoever fills it is told', async () => {
  const { community, post } = { community: randomUUID(), post: randomUUID() }
  await office.asOwner(`insert into places (tenant_id, id, kind, code, name) values (1, $1, 'community', 'C-90', '测试社区')`, [
    community,
  ])
  await office.asOwner(
    `insert into posts (tenant_id, id, person_id, role, unit_id, place_id, valid_from) values (1, $1, $2, 'community-worker', null, $3, to_timestamp(0))`,
    [post, worker.person, community],
  )
  await office.asOwner('update tenants set version = version + 1')
  office.app.directory.changed()
  const made = (await call('POST', '', onList({ communities: [community] }))).body
  expect((await call('POST', `/${made.id}/rounds`, out())).body).toMatchObject({ mayHandOut: false, handOutFrom: '2026-07-01' })
  const told = () =>
    office.run(sql`select kind, payload ->> 'number' as title from notices where tenant_id = 1 and person_id = ${worker.person}`)
  expect(await told()).toEqual([{ kind: 'TableHandedOut', title: made.title }])
  expect(await call('POST', `/${made.id}/rounds`, out())).toMatchObject({ status: 409, code: 'demand-too-often' })
  office.at(Date.UTC(2026, 6, 1, 2))
  expect((await call('POST', `/${made.id}/rounds`, out('2026-07-20'))).status).toBe(200)
})

it.each([
  ['week', '2026-11-22', '2026-11-23'],
  ['week', '2026-11-23', '2026-11-30'],
  ['month', '2026-12-31', '2027-01-01'],
  ['quarter', '2026-02-01', '2026-04-01'],
  ['half', '2026-07-01', '2027-01-01'],
  ['year', '2026-01-01', '2027-01-01'],
] as const)('after the %s of %s comes %s', (every, day, next) => expect(stretchAfter(every, day)).toBe(next))
