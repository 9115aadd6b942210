import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EntryImportPreview } from '#contract/entry-import'
import { asSystem } from '../store/db.ts'
import { dropForgotten } from '../store/entries/entry-import-runs.ts'
import { sql } from '../store/sql.ts'
import { yards } from '../testing/small-ledgers.ts'
import { entryImportRoutes } from './entry-import.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const [one, other] = [staff('dispatcher'), staff('dispatcher')]
beforeAll(async () => {
  office = await openTinyOffice([entryImportRoutes], [yards])
})
afterAll(() => office.close())

const sheetOf = (name: string) =>
  writeXlsx({
    sheets: [
      {
        name: '院落',
        rows: [
          ['编号', '院落名称'],
          ['Z1', name],
        ],
      },
    ],
  })
async function upload(id: string, name: string, register = 'yard.yards') {
  const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="list.xlsx"\r\n\r\n`
  return office.server.inject({
    method: 'POST',
    url: `/api/entries/${register}/imports?id=${id}&source=a`,
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    payload: Buffer.concat([Buffer.from(head), await sheetOf(name), Buffer.from('\r\n--edge--\r\n')]),
  })
}
const look = (id: string) => office.server.inject({ url: `/api/entry-imports/${id}/preview?source=a` })

it('nobody puts a file in the place of another’s, looks into it or brings it in', async () => {
  const id = randomUUID()
  office.as(one)
  const { mapping } = (await upload(id, '橘园')).json<EntryImportPreview>()
  expect((await upload(id, '橘园')).statusCode).toBe(200)
  office.as(other)
  expect((await upload(id, '换掉')).json().error.code).toBe('key-reused')
  expect((await look(id)).statusCode).toBe(404)
  const run = { method: 'POST', url: `/api/entry-imports/${id}/run`, payload: { mapping, dryRun: true } } as const
  expect((await office.server.inject(run)).statusCode).toBe(404)
  office.as(one)
  expect((await upload(id, '橘园', 'yard.houses')).json().error.code).toBe('key-reused')
  expect((await look(id)).json<EntryImportPreview>().columns[1]?.samples).toEqual(['橘园'])
})

it('a file that nobody went on with goes by itself, however long nobody brings another', async () => {
  const id = randomUUID()
  office.as(one)
  await upload(id, '橘园')
  const day = 86_400_000
  const began = office.app.now()
  const lies = async () => (await office.app.files.get(`entry-imports/${id}`)) !== null
  office.at(began + day)
  await dropForgotten(office.app)
  expect(await lies()).toBe(true)
  office.at(began + 40 * day)
  await dropForgotten(office.app)
  expect(await lies()).toBe(false)
  const rows = await asSystem(office.app.db, 'test', tx => tx.rows(sql`select id from entry_imports where id = ${id}`))
  expect(rows).toEqual([])
  office.at(began)
})
