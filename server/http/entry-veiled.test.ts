import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  communityWorker,
  defineProgramme,
  defineRegister,
  dispatcher,
  item,
  optional,
  personal,
  place,
  text,
} from '#kernel/index'
import { entryRoutes } from './entries.ts'
import { questionRoutes } from './questions.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

const why = { purpose: '上门服务', basis: 'consent', keep: { amount: 12, unit: 'month' } } as const
const yearly = { keeper: communityWorker, fresh: { amount: 12, unit: 'month' } } as const
const visits = defineProgramme({
  id: 'visits',
  title: '上门',
  source: 'test',
  registers: {
    people: defineRegister({
      title: '服务对象',
      key: 'code',
      columns: { code: text('编号'), name: personal(text('姓名'), why), home: personal(optional(place('住处')), why) },
      list: ['code', 'name'],
      read: 'staff',
      edit: [dispatcher],
      ledger: { name: 'name', place: 'home', service: '上门', ...yearly },
    }),
    calls: defineRegister({
      title: '上门记录',
      key: 'code',
      columns: { code: text('编号'), what: text('事项'), whom: personal(item('对象', 'people'), why) },
      list: ['code', 'what'],
      read: 'staff',
      edit: [dispatcher],
      ledger: { name: 'what', service: '上门', ...yearly },
    }),
  },
})

let office: TinyOffice
const [person, visit] = [randomUUID(), randomUUID()]
const get = async (url: string) => {
  const answer = await office.server.inject({ url: `/api/${url}` })
  return { status: answer.statusCode, body: answer.json() }
}
beforeAll(async () => {
  office = await openTinyOffice([entryRoutes, questionRoutes], [visits])
  office.as(staff('dispatcher'))
  const home = { address: '暗巷三号' }
  for (const [register, id, data] of [
    ['people', person, { code: 'P1', name: '孙某某', home }],
    ['calls', visit, { code: 'C1', what: '理发', whom: 'P1' }],
  ] as const) {
    const made = await office.server.inject({ method: 'POST', url: `/api/entries/visits.${register}`, payload: { id, data } })
    expect([made.statusCode, made.body]).toEqual([200, expect.anything()])
  }
  await office.asOwner('update entries set lng = 118.8, lat = 32.06 where id = $1', [person])
})
afterAll(() => office.close())

it('masks where a person lives by its point as by its words, in lists, cards, maps and at an earlier day', async () => {
  for (const path of [
    '',
    '/map',
    `/${person}`,
    `/${person}/at?day=2030-01-01`,
    `/${person}/history`,
    '/compare?from=2020-01-01&to=2030-01-01',
  ]) {
    const { status, body } = await get(`entries/visits.people${path}`)
    expect([path, status]).toEqual([path, 200])
    expect(JSON.stringify(body)).not.toMatch(/孙某|暗巷|118\.8|32\.06/)
  }
})

it('does not tell by the names beside it whom a masked column names, until it is revealed', async () => {
  for (const path of ['', `/${visit}`, `/${visit}/at?day=2030-01-01`]) {
    const { body } = await get(`entries/visits.calls${path}`)
    expect(JSON.stringify(body)).not.toMatch(/P1|孙/)
  }
  const { body } = await get(`entries/visits.calls/${visit}/reveal?reason=${encodeURIComponent('核对')}`)
  expect(body).toMatchObject({ data: { whom: 'P1' }, names: { whom: { P1: expect.stringContaining('孙') } } })
})

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
const ask = encodeURIComponent(
  JSON.stringify({ of: { kind: 'entries', name: 'visits.calls' }, where: [], groups: [], measures: [{ what: 'count' }] }),
)
it.each([
  ['a nought byte in a search', 'entries/visits.calls?q=%00'],
  ['one in a filter', `entries/visits.calls?where=${encodeURIComponent('[{"column":"what","op":"is","value":"a\\u0000"}]')}`],
  ['half a sign', `entries/visits.calls?where=${encodeURIComponent('[{"column":"what","op":"contains","value":"\\ud800"}]')}`],
  ['a cursor beyond all time', `entries/visits.calls?order=changed&cursor=${cursor('changed', 1e300, visit)}`],
  ['one of an answer', `questions/behind?ask=${ask}&after=9007199254740991.${visit}`],
  ['a day before all days', 'entries/visits.calls/compare?from=0000-01-01&to=9999-12-31'],
])('answers %s without failing', async (_, url) => {
  const { status, body } = await get(url)
  expect([status, body.error?.code]).not.toContain('internal')
  expect(status).toBeLessThan(500)
})
