import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSheet, writeSheet } from '../ports/sheet.ts'
import { sql } from '../store/sql.ts'
import { registerRoutes } from './registers.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const admin = staff('system-admin')
const lamps = randomUUID()
beforeAll(async () => {
  office = await openTinyOffice([registerRoutes])
  await office.run(sql`insert into units (tenant_id, id, name, kind) values (1, ${lamps}, '照明所', 'utility'),
    (1, ${randomUUID()}, '重名科', 'department'), (1, ${randomUUID()}, '重名科', 'department') returning id`)
})
afterAll(() => office.close())
beforeEach(() => office.as(admin))

const base = '/api/registers/incident/catalogue'
const lamp = {
  code: '0102',
  class: '公用设施',
  subclass: '路灯',
  when: '不亮',
  closed: '修复',
  limit: { amount: 2, unit: 'day' },
  urgency: 'ordinary',
}
const put = async (key: string, version: number, data: object, register = 'catalogue') =>
  office.server.inject({
    method: 'PUT',
    url: `/api/registers/incident/${register}/${encodeURIComponent(key)}`,
    payload: { version, data },
  })
const get = async (url: string) => (await office.server.inject({ url })).json()
const keys = async () => (await get(base)).rows.map((r: { key: string }) => r.key)

describe('a row', () => {
  it('is new with version 0, and its next version ends the one before', async () => {
    expect((await put('0102', 0, lamp)).json()).toMatchObject({ key: '0102', version: 1, to: null })
    office.at(office.app.now() + 1000)
    expect((await put('0102', 1, { ...lamp, unit: lamps })).json()).toMatchObject({ version: 2, data: { unit: lamps } })
    const { rows } = await get(`${base}/0102/history`)
    expect(rows.map((r: { version: number; to: number | null }) => [r.version, r.to === null])).toEqual([
      [2, true],
      [1, false],
    ])
    expect(rows[1].to).toBe(rows[0].from)
    expect((await get(`${base}?at=${rows[0].from - 1}`)).rows).toMatchObject([{ version: 1 }])
  })

  it('does not lose the work of the other of two who edit it', async () => {
    const stale = await put('0102', 1, { ...lamp, when: '别的' })
    expect([stale.statusCode, stale.json().error.code]).toEqual([409, 'stale-version'])
    const both = await Promise.all([put('0102', 2, { ...lamp, when: '甲' }), put('0102', 2, { ...lamp, when: '乙' })])
    expect(both.map(a => a.statusCode).sort()).toEqual([200, 409])
    const news = await Promise.all(Array.from({ length: 6 }, (_, i) => put('0199', 0, { ...lamp, code: '0199', when: `第${i}` })))
    expect(news.map(a => a.statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409])
  })

  it('sent again as it is changes nothing', async () => {
    const { version } = (await put('0102', 3, { ...lamp, when: '一样' })).json()
    expect(
      (
        await put('0102', 0, { unit: undefined, ...Object.fromEntries(Object.entries({ ...lamp, when: '一样' }).reverse()) })
      ).json(),
    ).toMatchObject({ version })
  })

  it('is refused with the reason for each column: no such unit, unknown column, wrong option, nothing filled in', async () => {
    const answer = await put('0103', 0, {
      ...lamp,
      code: '0103',
      unit: randomUUID(),
      urgency: 'soon',
      limit: { amount: -1, unit: 'day' },
      colour: 'red',
      when: '',
    })
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'answers-invalid'])
    expect(Object.keys(answer.json().error.fields).sort()).toEqual(['colour', 'limit', 'unit', 'urgency', 'when'])
    expect((await put('0103', 0, lamp)).json().error.fields).toHaveProperty('code')
    expect(await keys()).not.toContain('0103')
  })

  it('can be ended, not while another register names it, and can come back', async () => {
    expect((await put('d1', 0, { code: 'd1', unit: lamps, category: '0102', duty: 'lead' }, 'duties')).statusCode).toBe(200)
    const end = (version: number, url = `${base}/0102`) =>
      office.server.inject({ method: 'DELETE', url: `${url}?version=${version}` })
    expect((await end(4)).json().error).toMatchObject({ code: 'in-use', detail: { by: ['duties/d1'] } })
    expect((await end(1, '/api/registers/incident/duties/d1')).statusCode).toBe(200)
    expect((await end(3)).json().error.code).toBe('stale-version')
    expect((await end(4)).statusCode).toBe(200)
    expect((await end(4)).statusCode).toBe(404)
    expect(await keys()).not.toContain('0102')
    expect((await put('0102', 0, lamp)).json()).toMatchObject({ version: 5 })
    expect((await get(`${base}/0102/history`)).rows).toHaveLength(5)
  })

  it('puts every change on record, with who made it', async () => {
    const rows = (await office.run(
      sql`select detail, person_id as person from audit where tenant_id = 1 and action in ('register-put', 'register-end') order by at, id`,
    )) as {
      detail: { register: string; key: string }
      person: string
    }[]
    expect(rows.filter(r => r.detail.register === 'incident.catalogue' && r.detail.key === '0102')).toHaveLength(6)
    expect(new Set(rows.map(r => r.person))).toEqual(new Set(['person' in admin ? admin.person : '']))
  })

  it('reaches the office’s picture of itself at once', async () => {
    expect((await office.app.directory.now()).registers.get('incident.catalogue')?.get('0102')).toMatchObject({
      subclass: '路灯',
    })
  })
})

describe('who may', () => {
  it('read a public register without signing in, others as staff, and edit only in the register’s own role', async () => {
    office.as(anonymous)
    expect((await office.server.inject({ url: base })).statusCode).toBe(200)
    const rules = '/api/registers/patrol/checkpoints'
    for (const url of [rules, `${rules}/export.xlsx`, `${rules}/x/history`])
      expect((await office.server.inject({ url })).statusCode).not.toBe(200)
    office.as({ kind: 'resident', person: randomUUID(), name: '居民' })
    expect((await office.server.inject({ url: rules })).statusCode).toBe(403)
    office.as(staff('dispatcher'))
    expect((await office.server.inject({ url: rules })).statusCode).toBe(200)
    expect((await put('0102', 5, lamp)).statusCode).toBe(403)
    expect((await office.server.inject({ method: 'DELETE', url: `${base}/0102?version=5` })).statusCode).toBe(403)
    expect((await upload(await writeSheet('x', [], []))).statusCode).toBe(403)
  })

  it('find no register that is not defined', async () => {
    for (const path of ['incident/nothing', 'nothing/catalogue', 'incident/constructor', '__proto__/catalogue'])
      expect([path, (await office.server.inject({ url: `/api/registers/${path}` })).statusCode]).toEqual([path, 404])
  })
})

function upload(bytes: Uint8Array, query = '', register = 'catalogue') {
  const edge = 'edge-of-the-part'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`
  return office.server.inject({
    method: 'POST',
    url: `/api/registers/incident/${register}/import${query}`,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}

describe('a workbook', () => {
  const titles = ['编码', '大类', '小类', '立案条件', '结案条件', '处置时限', '紧急程度', '默认承办单位', '依据']
  const columns = titles.map(title => ({ title, width: 10 }))

  it('goes out and comes in again unchanged', async () => {
    await put('=1+1', 0, { ...lamp, code: '=1+1', unit: lamps, limit: { amount: 4, unit: 'workhour' }, when: '两行\n=cmd' })
    const bytes = (await office.server.inject({ url: `${base}/export.xlsx` })).rawPayload
    const cells = await readSheet(bytes)
    expect(cells[0]?.filter(title => titles.includes(String(title)))).toEqual(titles)
    expect(cells[0]).toEqual(expect.arrayContaining(['类型', '关键词', '主管部门']))
    expect(cells.find(r => r[0] === '=1+1')).toEqual(expect.arrayContaining(['4 个工作小时', '一般', '照明所']))
    expect((await upload(bytes)).json()).toMatchObject({ stored: true, layout: 'columns', added: 0, changed: 0, wrong: [] })
  })

  it('stores nothing when one row is wrong, says which and why, and skips it when told to', async () => {
    const rows = [
      ['0201', '市容环境', '暴露垃圾', '有', '清', '4小时', '紧急', '照明所', null],
      ['0202', '市容环境', '乱贴', '有', '清', '马上', '紧急', '没有的单位', null],
      ['0201', '市容环境', '又一次', '有', '清', '4小时', '紧急', null, null],
      [null, null, null, null, null, null, null, null, null],
      ['0203', '市容环境', '重名', '有', '清', '1天', '一般', '重名科', null],
      ['0204', '市容环境', '占道', '有', '清', '3个工作日', '一般', null, null],
    ]
    const bytes = await writeSheet('x', columns, rows)
    const answer = await upload(bytes)
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'import-wrong'])
    expect(answer.json().error.detail.wrong).toEqual([
      { line: 3, fields: { limit: 'wrong-kind', unit: 'no-such-unit' }, text: null },
      { line: 4, fields: { code: 'twice' }, text: '0201' },
      { line: 6, fields: { unit: 'no-such-unit' }, text: null },
    ])
    expect(await keys()).not.toContain('0201')
    expect((await upload(bytes, '?dryRun=true&skipWrong=true')).json()).toMatchObject({ stored: false, added: 2 })
    expect(await keys()).not.toContain('0201')
    expect((await upload(bytes, '?skipWrong=true')).json()).toMatchObject({ stored: true, added: 2, unchanged: 0 })
    expect((await upload(bytes, '?skipWrong=true')).json()).toMatchObject({ stored: true, added: 0, unchanged: 2 })
    expect((await get(base)).rows.find((r: { key: string }) => r.key === '0204').data.limit).toEqual({
      amount: 3,
      unit: 'workday',
    })
  })

  it('that lacks a column leaves what the office has there', async () => {
    await put('0301', 0, { ...lamp, code: '0301', keywords: '街灯 黑', kind: 'component' })
    const rows = [['0301', '公用设施', '路灯', '不亮或闪烁', '修复', '2天', '一般', null, null]]
    expect((await upload(await writeSheet('x', columns, rows))).json()).toMatchObject({ changed: 1, wrong: [] })
    const [row] = (await get(base)).rows.filter((r: { key: string }) => r.key === '0301')
    expect(row.data).toMatchObject({ when: '不亮或闪烁', keywords: '街灯 黑', kind: 'component' })
  })

  it('with a column nobody knows, or without the key, is refused as a whole', async () => {
    const columns = ['单位', '事项', '颜色'].map(title => ({ title, width: 9 }))
    const odd = await upload(await writeSheet('x', columns, [['a', 'b', 'c']]), '', 'duties')
    expect(odd.json().error.detail.wrong).toEqual([
      { line: 1, fields: { 颜色: 'unknown' }, text: '#3' },
      { line: 1, fields: { code: 'missing' }, text: null },
    ])
    expect((await upload(Buffer.from('not a workbook'))).json().error.code).toBe('file-type')
  })

  it('in a city’s nine columns becomes the catalogue, merged cells, several conditions and all', async () => {
    const nine = ['大类代码', '大类名称', '小类代码', '小类名称', '处置单位', '主管部门', '立案条件', '结案条件', '处置时限']
    const rows = [
      ['某市管理部件和事件立案结案标准', null, null, null, null, null, null, null, null],
      nine,
      ['05', '街面秩序', '01', '占道经营', '照明所', '城管局', '一处以下', '消除', '2紧急工作时'],
      [null, null, null, null, null, null, '多处', '消除', '4小时'],
      [null, null, '02', '乱堆物料', '外地单位', '城管局', '堆放', '清走', '5天'],
    ]
    const merges = [0, 1, 2, 3, 4, 5].map(c => ({ startRow: 2, startCol: c, endRow: 3, endCol: c }))
    const bytes = await writeXlsx({
      sheets: [{ name: '标准', rows, merges: [...merges, { startRow: 0, startCol: 0, endRow: 0, endCol: 8 }] }],
    })
    const answer = (await upload(bytes, '?complete=true')).json()
    expect(answer).toMatchObject({ stored: true, layout: 'case-standard', added: 3, wrong: [] })
    expect(answer.notes).toEqual([{ line: 5, code: 'unit-unknown', text: '外地单位' }])
    expect(answer.ended).toBeGreaterThan(0)
    const { rows: stored } = await get(base)
    expect(stored.map((r: { key: string }) => r.key)).toEqual(['0501-1', '0501-2', '0502'])
    expect(stored[1].data).toEqual({
      code: '0501-2',
      class: '街面秩序',
      subclass: '占道经营',
      when: '多处',
      closed: '消除',
      limit: { amount: 4, unit: 'hour' },
      urgency: 'urgent',
      unit: lamps,
      supervisor: '城管局',
    })
  })

  it('in nine columns again keeps what the office wrote beside them, and tells a component from an event of its code', async () => {
    const nine = ['大类代码', '大类名称', '小类代码', '小类名称', '处置单位', '主管部门', '立案条件', '结案条件', '处置时限']
    const row = ['05', '街面秩序', '02', '乱堆物料', '', '', '堆放', '清走', '3工作日']
    const sheet = async (title: string) => writeXlsx({ sheets: [{ name: '标准', rows: [[title], nine, row] }] })
    await upload(await sheet('事件标准'))
    const [before] = (await get(base)).rows.filter((r: { key: string }) => r.key === '0502')
    const written = { ...before.data, keywords: '乱堆 占地', basis: '市容条例', urgency: 'complex', unit: lamps }
    expect((await put('0502', before.version, written)).statusCode).toBe(200)
    row[8] = '4工作时'
    expect((await upload(await sheet('事件标准'))).json()).toMatchObject({ added: 0, changed: 1 })
    const [after] = (await get(base)).rows.filter((r: { key: string }) => r.key === '0502')
    expect(after.data).toEqual({ ...written, limit: { amount: 4, unit: 'workhour' } })
    const other = (await upload(await sheet('部件标准'))).json()
    expect(other.error.detail.wrong).toEqual([{ line: 3, fields: { subclassCode: 'code-taken' }, text: '0502' }])
  })
})
