import { randomUUID } from 'node:crypto'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { EntryImportPreview, EntryImportView, EntryMapping } from '#contract/entry-import'
import { yards } from '../testing/small-ledgers.ts'
import { entryRoutes } from './entries.ts'
import { entryImportRoutes } from './entry-import.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const editor = staff('dispatcher')
beforeAll(async () => {
  office = await openTinyOffice([entryRoutes, entryImportRoutes], [yards])
})
afterAll(() => office.close())
beforeEach(() => office.as(editor))

const sheet = (rows: (string | number | null)[][]) => writeXlsx({ sheets: [{ name: '院落', rows }] })
async function upload(bytes: Uint8Array, source = '城建科', headers: Record<string, string> = {}) {
  const edge = `edge${randomUUID()}`
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="list.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return office.server.inject({
    method: 'POST',
    url: `/api/entries/yard.yards/imports?id=${randomUUID()}&source=${encodeURIComponent(source)}`,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}`, ...headers },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}
async function run(id: string, mapping: EntryMapping, dryRun: boolean): Promise<EntryImportView> {
  const began = await office.server.inject({ method: 'POST', url: `/api/entry-imports/${id}/run`, payload: { mapping, dryRun } })
  expect(began.statusCode).toBe(200)
  for (;;) {
    const view = (await office.server.inject({ url: `/api/entry-imports/${id}` })).json<EntryImportView>()
    if (view.state !== 'running') return view
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

it('a sheet is taken in, tried, mended, brought in and remembered', async () => {
  const bytes = await sheet([
    ['院落摸底'],
    ['编号', '院落名称', '住户（户）', '现状'],
    ['Z1', '橘园', 12, '好'],
    ['Z2', '杏园', 7, '破旧'],
    ['合计', null, 19, null],
  ])
  const shown = (await upload(bytes)).json<EntryImportPreview>()
  expect(shown).toMatchObject({ kind: 'xlsx', header: [2, 2], remembered: false, leftOut: [{ line: 5, kind: 'total' }] })
  expect(shown.columns.map(c => c.to)).toEqual(['code', 'name', 'homes', 'state'])
  const tried = await run(shown.id, shown.mapping, true)
  expect(tried).toMatchObject({ state: 'checked', counts: { new: 1, refused: 1, leftOut: { total: 1 } } })
  expect(tried.problems).toMatchObject([{ cell: 'D4', message: '不是可选项', value: '破旧' }])
  expect(tried.unknown).toMatchObject([
    {
      text: '破旧',
      near: [
        { key: 'worn', title: '旧' },
        { key: 'good', title: '好' },
      ],
    },
  ])
  const columns = shown.mapping.columns.map(c => (c.to === 'state' ? { ...c, values: { 破旧: 'worn' } } : c))
  const done = await run(shown.id, { ...shown.mapping, columns }, false)
  expect(done).toMatchObject({ state: 'done', counts: { new: 2, refused: 0 } })
  const again = (await upload(bytes)).json<EntryImportPreview>()
  expect(again).toMatchObject({ remembered: true, mapping: { columns: [{}, {}, {}, { values: { 破旧: 'worn' } }] } })
  expect(await run(again.id, again.mapping, false)).toMatchObject({ counts: { unchanged: 2, new: 0 } })
  const { rows } = (await office.server.inject({ url: '/api/entries/yard.yards/imports' })).json<{ rows: unknown[] }>()
  expect(rows).toHaveLength(2)
  // Once it is stored, the file is gone.
  expect((await office.server.inject({ url: `/api/entry-imports/${shown.id}/preview?source=x` })).statusCode).toBe(404)
})

it('every problem is a line of a file to download', async () => {
  const shown = (
    await upload(
      await sheet([
        ['编号', '名称', '户数'],
        ['Y1', '园', '=1+1 户'],
      ]),
    )
  ).json<EntryImportPreview>()
  await run(shown.id, shown.mapping, true)
  const { body } = await office.server.inject({ url: `/api/entry-imports/${shown.id}/problems.csv` })
  expect(body.split('\r\n')[1]).toBe('院落,2,C2,户数,refused,不是一个数字,"\'=1+1 户"')
})

it('only who may edit the register brings anything in, and an empty sheet is for the staff', async () => {
  const bytes = await sheet([
    ['编号', '名称'],
    ['X1', '园'],
  ])
  const shown = (await upload(bytes)).json<EntryImportPreview>()
  office.as(staff('auditor'))
  expect((await upload(bytes)).statusCode).toBe(403)
  expect((await office.server.inject({ url: `/api/entry-imports/${shown.id}` })).statusCode).toBe(403)
  const empty = await office.server.inject({ url: '/api/entries/yard.yards/template.xlsx' })
  expect((await readXlsx(empty.rawPayload)).sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['编号 *', '名称 *'])
  office.as(anonymous)
  expect((await upload(bytes)).statusCode).toBe(401)
  expect((await office.server.inject({ url: '/api/entries/yard.yards/template.xlsx' })).statusCode).toBe(401)
})

it('a file that is too big, broken or no table is refused with words', async () => {
  const big = await upload(new Uint8Array(10), 'x', { 'content-length': String(200 * 1024 * 1024) })
  expect(big.statusCode).toBe(413)
  const broken = await upload(Buffer.from('PK\u0003\u0004nothing'))
  expect(broken.json()).toMatchObject({ error: { code: 'table-unreadable' } })
  const empty = await upload(await sheet([[1, 2]]))
  expect(empty.body).toContain('没有找到表头')
})
