import { randomUUID } from 'node:crypto'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  AskedList,
  Bound,
  Comparisons,
  FormDetail,
  FormList,
  Lineage,
  RecordList,
  ReportDetail,
  Tried,
} from '#contract/reports'
import { localDay } from '#methods/working-time/index'
import { startTestOffice, type TestOffice } from '#test/office'
import { asSystem } from '../store/db.ts'
import { periodAt } from '../store/reports/report-period.ts'
import { sql } from '../store/sql.ts'
import { askAs } from './testing/ask-as.ts'

let office: TestOffice
const { ask, get } = askAs(() => office)
let communities: { id: string; name: string }[] = []
let month = ''
beforeAll(async () => {
  office = await startTestOffice({ cases: 400, jobs: false })
  const snapshot = await office.app.directory.now()
  communities = [...snapshot.places.values()].filter(p => p.kind === 'community').sort((a, b) => (a.code < b.code ? -1 : 1))
  month = periodAt('month', localDay(office.app.now(), snapshot.calendar), 1)
}, 120_000)
afterAll(() => office?.stop())

const line = { style: 'thin', color: { rgb: '000000' } } as const
const boxed = { border: { top: line, left: line, bottom: line, right: line } }
/** A monthly form by community: received, of these roads, closed, a remark; a total that the form adds up itself. */
async function monthly(values: readonly (readonly (number | null)[])[] = []): Promise<Uint8Array> {
  const rows = [
    ['网格事件月报表', null, null, null, null],
    ['填报单位：          统计时间：    年  月', null, null, null, null],
    ['社区', '受理件数', '道路设施受理件数', '走访户数', '备注'],
    ...communities.map((c, n) => [c.name, values[n]?.[0] ?? null, values[n]?.[1] ?? null, null, null]),
    ['合计', null, null, null, null],
    ['填表人：', null, null, null, null],
  ]
  const last = 3 + communities.length
  const cells = new Map<string, object>()
  for (let row = 2; row <= last; row++) for (let column = 0; column < 5; column++) cells.set(`${row},${column}`, { style: boxed })
  cells.set(`${last},1`, { formula: `SUM(B4:B${last})`, formulaResult: 0, style: boxed })
  const whole = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: 4 })
  return writeXlsx({ sheets: [{ name: '月报', rows, cells, merges: [whole(0), whole(1)] }] } as Parameters<typeof writeXlsx>[0])
}
const send = async (who: string, url: string, bytes: Uint8Array) => {
  const edge = 'form-edge'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="form.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const answer = await office.server.inject({
    method: 'POST',
    url: `/api${url}`,
    headers: { ...(await office.signIn(who)), 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const put = async <T>(who: string, url: string, body: object, method: 'PUT' | 'POST' | 'PATCH' = 'PUT'): Promise<T> => {
  const answer = await ask(who, method, url, body)
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
  return answer.json<T>()
}
const counted = (community: string, more = sql``) =>
  asSystem(office.app.db, 'test', async tx => {
    const [from, to] = [Date.parse(`${month}-01`) - 8 * 3_600_000, 0]
    const [year = 0, m = 1] = month.split('-').map(Number)
    const end = Date.UTC(year, m, 1) - 8 * 3_600_000
    const [row] = await tx.rows(sql<{
      n: number
    }>`select count(*)::int as n from cases where tenant_id = 1 and type = 'incident' and main_id is null
      and filed_at >= ${new Date(from + to).toISOString()}::timestamptz and filed_at < ${new Date(end).toISOString()}::timestamptz and community_id = ${community} ${more}`)
    return row?.n ?? 0
  })

let form: FormDetail
let report: ReportDetail
const bind = (changes: { cell: string; bound: Bound | null }[]) =>
  put<FormDetail>('db01', `/reports/forms/${form.id}/bindings`, { changes })
const received: Bound = {
  source: { kind: 'indicator', programme: 'incident', key: 'received', part: 'value' },
  ground: { kind: 'report' },
  over: 'period',
}

describe('a form of a department', () => {
  it('is taken in once, and what its cells mean is proposed from their headings', async () => {
    const id = randomUUID()
    const { status, body } = await send(
      'db01',
      `/reports/forms?id=${id}&askedBy=${encodeURIComponent('区网格中心')}&every=month`,
      await monthly(),
    )
    expect(status, JSON.stringify(body)).toBe(200)
    form = body as FormDetail
    expect(form).toMatchObject({ title: '网格事件月报表', askedBy: '区网格中心', bound: 0, permit: 'none', demand: null })
    const by = new Map(form.suggestions.map(s => [s.cell, s]))
    expect(by.get('0!A2#0')?.source).toEqual({ kind: 'office' })
    expect(by.get('0!A2#1')?.source).toEqual({ kind: 'period' })
    expect(by.get('0!B4')).toMatchObject({
      ground: { kind: 'community', id: communities[0]!.id },
      source: { kind: 'indicator', key: 'received' },
    })
    expect(by.get('0!C4')?.source).toMatchObject({ field: 'kind', value: 'street' })
    expect(by.get('0!E4')?.source).toEqual({ kind: 'empty' })
    expect(by.get(`0!C${4 + communities.length}`)?.source).toMatchObject({ kind: 'sum' })
    expect(by.has('0!D4')).toBe(false)
    expect(form.sheets[0]?.cells.some(c => c.formula)).toBe(true)
    const again = await get<FormList>('ld01', '/reports/forms')
    expect(again.mayDefine).toBe(false)
    // What was due before it came is nobody's to hand in.
    expect(again.rows.find(r => r.id === id)?.next?.late).toBe(false)
  })

  it('is not taken in twice: the second time it is the first, or its new version', async () => {
    const take = async (more: string) => send('db01', `/reports/forms?id=${randomUUID()}${more}`, await monthly())
    const twice = await take('')
    expect([twice.status, twice.body.error.code, twice.body.error.detail]).toEqual([
      409,
      'form-known',
      { form: form.id, title: form.title },
    ])
    const newer = await take(`&instead=${form.id}`)
    expect(newer.body).toMatchObject({ id: form.id, version: form.version + 1, askedBy: '区网格中心' })
  })

  it('is filled for another office only by a demand that stands', async () => {
    const begin = () => ask('db01', 'POST', '/reports', { id: randomUUID(), form: form.id, period: month, community: null })
    expect((await begin()).json().error.code).toBe('form-not-permitted')
    await asSystem(office.app.db, 'test', tx =>
      tx.run(sql`insert into demands (tenant_id, id, version, title, asker, basis, columns, rows, every, until_day, reason, form_id, state, asked_by, asked_at)
        select 1, ${randomUUID()}, 1, ${form.title}, '区网格中心', '网格〔2026〕1 号', '[]', 10, 'month', '9999-12-31', '', ${form.id}, 'approved', id, now()
        from people where tenant_id = 1 and login = 'db01'`),
    )
    expect((await get<FormList>('db01', '/reports/forms')).rows.find(r => r.id === form.id)).toMatchObject({
      permit: 'permitted',
      demand: { title: form.title, state: 'approved' },
    })
  })

  it('is believed more where a copy filled by hand holds the very numbers, and a copy of another form is refused', async () => {
    const values = await Promise.all(
      communities.map(async c => [await counted(c.id), await counted(c.id, sql`and data ->> 'kind' = 'street'`)]),
    )
    const before = new Map(form.suggestions.map(s => [s.cell, s.score]))
    const { status, body } = await send(
      'db01',
      `/reports/forms/${form.id}/copies?id=${randomUUID()}&period=${month}`,
      await monthly(values),
    )
    expect(status, JSON.stringify(body)).toBe(200)
    const at = values.findIndex(v => v[0]! >= 3)
    expect(at).toBeGreaterThanOrEqual(0)
    const sure = (body as FormDetail).suggestions.find(s => s.cell === `0!B${4 + at}`)
    expect(sure?.agrees).toHaveLength(1)
    expect(sure?.score).toBeGreaterThanOrEqual(before.get(`0!B${4 + at}`) ?? 1)
    const other = await writeXlsx({
      sheets: [
        {
          name: '别的',
          rows: [
            ['甲', '乙', '丙'],
            ['丁', '戊', '己'],
          ],
        },
      ],
    })
    expect(
      (await send('db01', `/reports/forms/${form.id}/copies?id=${randomUUID()}&period=${month}`, other)).body.error.code,
    ).toBe('form-other')
  })

  it('is drawn up by those who may, and only with cells it has', async () => {
    expect(
      (await ask('dd01', 'PUT', `/reports/forms/${form.id}/bindings`, { changes: [{ cell: '0!B4', bound: null }] })).statusCode,
    ).toBe(403)
    expect((await ask('cb-zhifa1', 'GET', '/reports/forms')).statusCode).toBe(403)
    expect(
      (await ask('db01', 'PUT', `/reports/forms/${form.id}/bindings`, { changes: [{ cell: '0!Z99', bound: null }] })).statusCode,
    ).toBe(400)
    const { id: person } = (await get<{ person: { id: string } }>('db01', '/session')).person
    const asked: Bound = {
      source: { kind: 'asked', as: 'number', person, hint: '问社区' },
      ground: { kind: 'report' },
      over: 'period',
    }
    form = await bind([
      ...form.suggestions.map(({ cell, source, ground, over }) => ({ cell, bound: { source, ground, over } })),
      { cell: '0!D4', bound: asked },
    ])
    expect(form.bindings.find(b => b.cell === '0!D4')).toMatchObject({ version: 1, by: expect.any(String) })
    expect(form).toMatchObject({ asked: 1 })
  })
})

describe('a report', () => {
  it('fills itself with the counts kept as cases change, and asks for the rest', async () => {
    report = await put<ReportDetail>(
      'db01',
      '/reports',
      { id: randomUUID(), form: form.id, period: month, community: null },
      'POST',
    )
    const shown = new Map(report.figures.map(f => [f.cell, f]))
    for (const [n, c] of communities.entries()) expect(shown.get(`0!B${4 + n}`)?.value, c.name).toBe(await counted(c.id))
    expect(shown.get('0!C4')?.value).toBe(await counted(communities[0]!.id, sql`and data ->> 'kind' = 'street'`))
    const roads = communities.map((_, n) => Number(shown.get(`0!C${4 + n}`)?.value))
    expect(shown.get(`0!C${4 + communities.length}`)?.value).toBe(roads.reduce((a, b) => a + b, 0))
    expect(shown.get('0!D4')?.state).toBe('asked')
    expect(shown.get('0!D5')?.state).toBe('missing')
  })

  it('waits for whoever knows, whose answer stands in it at once', async () => {
    const { rows, waiting } = await get<AskedList>('db01', '/reports/asked')
    expect(waiting).toBe(1)
    expect(rows[0]).toMatchObject({ hint: '问社区', before: null, labels: [communities[0]!.name, '走访户数'] })
    expect((await ask('db01', 'POST', `/reports/asked/${rows[0]!.id}`, { value: '很多' })).statusCode).toBe(422)
    expect((await ask('wg01', 'POST', `/reports/asked/${rows[0]!.id}`, { value: 3 })).statusCode).toBe(404)
    expect((await put<AskedList>('db01', `/reports/asked/${rows[0]!.id}`, { value: 31 }, 'POST')).waiting).toBe(0)
    const now = await get<ReportDetail>('db01', `/reports/${report.id}`)
    expect(now.figures.find(f => f.cell === '0!D4')).toMatchObject({ value: 31, state: 'typed' })
  })

  it('says of every number where it comes from, who confirmed it, and which records are behind it', async () => {
    const at = communities.findIndex((_, n) => Number(report.figures.find(f => f.cell === `0!B${4 + n}`)?.value) > 0)
    const cell = encodeURIComponent(`0!B${4 + at}`)
    const said = await get<Lineage>('db01', `/reports/${report.id}/cells/${cell}`)
    expect(said.says.join(' ')).toContain('受理件数')
    expect(said.says.join(' ')).toContain(communities[at]!.name)
    expect(said.confirmedBy).not.toBeNull()
    const { rows } = await get<RecordList>('db01', `/reports/${report.id}/cells/${cell}/records`)
    expect(rows.length).toBe(Math.min(50, said.records ?? 0))
    expect(rows[0]?.href).toBe(`/case/${rows[0]?.id}`)
  })

  it('is not handed in with holes unless somebody says so, and stays as it was afterwards', async () => {
    const early = await ask('db01', 'POST', `/reports/${report.id}/hand-in`, {})
    expect([early.statusCode, early.json().error.code]).toEqual([409, 'cells-missing'])
    await put('db01', `/reports/${report.id}/cells`, { cells: { '0!D5': 12, '0!D6': '约 20' } })
    const handed = await put<ReportDetail>('db01', `/reports/${report.id}/hand-in`, { leaveEmpty: true }, 'POST')
    expect(handed.state).toBe('handed')
    const headers = await office.signIn('db01')
    const file = async () => (await office.server.inject({ url: `/api/reports/${report.id}/file.xlsx`, headers })).rawPayload
    const first = await file()
    const { rows, merges } = (await readXlsx(first)).sheets[0]!
    expect(merges).toHaveLength(2)
    expect(rows[1]?.[0]).toContain(`统计时间：${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`)
    expect(rows[3]?.slice(0, 4)).toEqual([communities[0]!.name, await counted(communities[0]!.id), expect.anything(), 31])
    expect(rows[4]?.[3]).toBe(12)
    await bind([{ cell: '0!B4', bound: { ...received, over: 'before' } }])
    expect((await get<ReportDetail>('db01', `/reports/${report.id}`)).figures.find(f => f.cell === '0!B4')).toMatchObject({
      value: rows[3]?.[1],
    })
    expect((await file()).equals(first)).toBe(true)
    expect((await ask('db01', 'PUT', `/reports/${report.id}/cells`, { cells: { '0!D5': 1 } })).json().error.code).toBe(
      'report-handed-in',
    )
  })

  it('is held against others that say the same, and the difference is explained', async () => {
    await bind([{ cell: '0!B4', bound: { ...received, ground: { kind: 'community', id: communities[1]!.id } } }])
    const second = await put<ReportDetail>(
      'db01',
      '/reports',
      { id: randomUUID(), form: form.id, period: month, community: null },
      'POST',
    )
    const { rows } = await get<Comparisons>('db01', `/reports/${second.id}/compare`)
    expect(rows.find(r => r.cell === '0!B5')).toMatchObject({ agrees: true })
    const other = rows.find(r => r.cell === '0!B4' && r.other.cell === '0!B4')
    if (other) expect(other.because.join()).toContain('范围不同')
    const answered = await get<AskedList>('db01', '/reports/asked')
    expect(answered.rows[0]?.before).toMatchObject({ value: 31 })
  })

  it('says in the bell of whoever is asked later that a number is wanted, once', async () => {
    const { id: person } = (await get<{ person: { id: string } }>('dd01', '/session')).person
    const asked: Bound = { source: { kind: 'asked', as: 'number', person, hint: '' }, ground: { kind: 'report' }, over: 'period' }
    for (let twice = 0; twice < 2; twice++) await bind([{ cell: '0!D6', bound: asked }])
    expect((await get<AskedList>('dd01', '/reports/asked')).waiting).toBe(1)
    const notices = await get<{ kind: string; payload: { number: string } }[]>('dd01', '/me/notices')
    expect(notices.filter(n => n.kind === 'ReportAsked').map(n => n.payload.number)).toEqual(['网格事件月报表'])
  })

  it('fills a list that leaves the names of the communities open, one row for each', async () => {
    const rows = [
      ['社区受理情况一览表', null],
      ['社区', '受理件数'],
      ...Array.from({ length: communities.length + 1 }, () => [null, null]),
    ]
    const cells = new Map<string, object>()
    for (let row = 1; row < rows.length; row++)
      for (let column = 0; column < 2; column++) cells.set(`${row},${column}`, { style: boxed })
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }]
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows, cells, merges }] } as Parameters<typeof writeXlsx>[0])
    const { body } = await send('db01', `/reports/forms?id=${randomUUID()}&every=month`, bytes)
    const list = body as FormDetail
    await put('db01', `/reports/forms/${list.id}/bindings`, {
      changes: list.suggestions.map(({ cell, source, ground, over }) => ({ cell, bound: { source, ground, over } })),
    })
    const made = await put<ReportDetail>(
      'db01',
      '/reports',
      { id: randomUUID(), form: list.id, period: month, community: null },
      'POST',
    )
    const cell = (ref: string) => made.figures.find(f => f.cell === `0!${ref}`)
    for (const [n, c] of communities.entries())
      expect([cell(`A${3 + n}`)?.value, cell(`B${3 + n}`)?.value]).toEqual([c.name, await counted(c.id)])
    const after = 3 + communities.length
    expect([cell(`A${after}`)?.state, cell(`B${after}`)?.state]).toEqual(['empty', 'empty'])
  })

  it('of a community is for its own community workers', async () => {
    const make = (community: string | null) =>
      ask('sq01', 'POST', '/reports', { id: randomUUID(), form: form.id, period: month, community })
    expect((await make(null)).statusCode).toBe(403)
    const answers = await Promise.all(communities.map(c => make(c.id)))
    expect(answers.map(a => a.statusCode).filter(s => s === 200)).toHaveLength(1)
    expect((await ask('sq01', 'GET', `/reports/${report.id}`)).statusCode).toBe(403)
  })

  it('tries a source before it is chosen, whatever the period', async () => {
    for (const period of ['2026-Q2', '2026-H1', '2026', '2026-05-03~2026-05-20'])
      expect((await put<Tried>('db01', '/reports/try', { ...received, period, community: null }, 'POST')).shown, period).toMatch(
        /^\d+$/,
      )
    const closed: Bound = {
      source: { kind: 'cases', type: 'incident', figure: 'closed' },
      ground: { kind: 'report' },
      over: 'toDate',
    }
    expect(
      Number((await put<Tried>('db01', '/reports/try', { ...closed, period: month, community: null }, 'POST')).shown),
    ).toBeGreaterThan(0)
    const hidden: Bound = {
      source: { kind: 'cases', type: 'visit', figure: 'filed' },
      ground: { kind: 'report' },
      over: 'period',
    }
    expect((await put<Tried>('db01', '/reports/try', { ...hidden, period: month, community: null }, 'POST')).shown).toBe('')
  })
})
