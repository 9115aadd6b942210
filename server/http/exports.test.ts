import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestOffice, type TestOffice } from '#test/office'

let office: TestOffice
beforeAll(async () => {
  office = await startTestOffice({ cases: 30 })
})
afterAll(() => office?.stop())

const get = (url: string, headers: Record<string, string>) => office.server.inject({ url, headers })

it('gives the list on the screen as a workbook, and puts it on record', async () => {
  const dispatcher = await office.signIn('dd01')
  const listed = (await get('/api/cases?view=all&limit=200', dispatcher)).json<{ rows: { number: string }[] }>().rows
  const answer = await get('/api/cases/export.xlsx?view=all', dispatcher)
  expect(answer.headers['content-type']).toContain('spreadsheetml')
  const { sheets } = await readXlsx(answer.rawPayload)
  const rows = sheets[0]?.rows ?? []
  expect(rows[0]?.slice(0, 3)).toEqual(['编号', '情况', '状态'])
  expect(rows.slice(1).map(row => row[0])).toEqual(listed.map(row => row.number))
  const english = await readXlsx((await get('/api/cases/export.xlsx?view=all&lang=en', dispatcher)).rawPayload)
  expect(english.sheets[0]?.rows[0]?.[0]).toBe('Number')
  const trail = await get('/api/audit?action=case-export', await office.signIn('sj01'))
  expect(trail.json<{ rows: unknown[] }>().rows).toHaveLength(2)
})

it('gives a case as a document with its story, names and telephones masked', async () => {
  const dispatcher = await office.signIn('dd01')
  const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
  const id = randomUUID()
  const answers = { words: '井盖松动', where: { point: map.centre }, reporter: { name: '钱一一' }, phone: '13900000000' }
  await office.server.inject({
    method: 'POST',
    url: '/api/cases/incident',
    headers: dispatcher,
    payload: { id, channel: 'desk', answers },
  })
  const answer = await get(`/api/cases/${id}/export.docx`, dispatcher)
  expect(answer.statusCode).toBe(200)
  const xml = await documentXml(answer.rawPayload)
  expect(xml).toContain('井盖松动')
  expect(xml).not.toContain('13900000000')
  expect(xml).not.toContain('钱一一')
  // A unit that has nothing to do with it is not told whether it exists; residents export nothing.
  expect((await get(`/api/cases/${id}/export.docx`, await office.signIn('cb-zhifa1'))).statusCode).toBe(404)
  expect((await get('/api/cases/export.xlsx?view=all', {})).statusCode).toBe(401)
})

it('writes the minutes of a meeting in the official layout once there are any, with units, promises and days by name', async () => {
  const dispatcher = await office.signIn('dd01')
  const { rows } = (await get('/api/cases?type=meeting&view=all', dispatcher)).json<{ rows: { id: string; state: string }[] }>()
  const [done, called] = ['done', 'called'].map(state => rows.find(row => row.state === state)?.id)
  const answer = await get(`/api/cases/${done}/paper?form=docx`, dispatcher)
  expect(answer.statusCode).toBe(200)
  const text = (await documentXml(answer.rawPayload)).replace(/<[^>]+>/g, '')
  for (const words of ['城市更新调度会会议纪要', '议定事项', '牵头单位：', '整治背街小巷12条', '城市更新工作领导小组'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  expect((await get(`/api/cases/${done}/paper?form=pdf`, dispatcher)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await get(`/api/cases/${called}/paper?form=docx`, dispatcher)).json<{ error: { code: string } }>().error.code).toBe(
    'step-not-now',
  )
  const [incident] = (await get('/api/cases?view=all', dispatcher)).json<{ rows: { id: string }[] }>().rows
  expect((await get(`/api/cases/${incident?.id}/paper?form=docx`, dispatcher)).statusCode).toBe(404)
})

/** The words of a .docx: one compressed entry of a zip. */
async function documentXml(bytes: Buffer): Promise<string> {
  const { inflateRawSync } = await import('node:zlib')
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    const nameLength = bytes.readUInt16LE(at + 26)
    const start = at + 30 + nameLength + bytes.readUInt16LE(at + 28)
    if (bytes.toString('utf8', at + 30, at + 30 + nameLength) !== 'word/document.xml') continue
    const size = bytes.readUInt32LE(at + 18)
    return inflateRawSync(size ? bytes.subarray(start, start + size) : bytes.subarray(start), { finishFlush: 2 }).toString('utf8')
  }
  throw new Error('no document in it')
}
