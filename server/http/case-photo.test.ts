import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestOffice, type TestOffice } from '#test/office'

let office: TestOffice
beforeAll(async () => {
  office = await startTestOffice({ cases: 0 })
})
afterAll(() => office.stop())

async function upload(id: string, headers: Record<string, string> = {}) {
  const edge = 'edge-of-the-part'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="id"\r\n\r\n${id}\r\n--${edge}\r\ncontent-disposition: form-data; name="file"; filename="p.jpg"\r\n\r\n`
  const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#963' } })
    .jpeg()
    .toBuffer()
  return office.server.inject({
    method: 'POST',
    url: '/api/files',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}

it('a resident’s photo goes with the report: the desk sees it, a stranger does not, and no other case can take it', async () => {
  const photo = randomUUID()
  expect((await upload(photo)).json()).toMatchObject({ id: photo, type: 'image/jpeg', width: 80 })
  const [address] = (await office.server.inject({ url: `/api/addresses?q=${encodeURIComponent('1号')}&limit=1` })).json().rows
  const answers = { words: '路灯不亮,晚上看不清路', where: { point: address.point, address: address.text }, pictures: [photo] }
  const file = (id: string) => office.server.inject({ method: 'POST', url: '/api/cases/incident', payload: { id, answers } })
  const filed = await file(randomUUID())
  expect([filed.statusCode, filed.body]).toEqual([200, expect.stringContaining('number')])
  const again = await file(randomUUID())
  expect([again.statusCode, Object.keys(again.json().error?.fields ?? {})]).toEqual([422, ['pictures']])
  const desk = await office.signIn('dd01')
  for (const path of [photo, `${photo}/thumb`]) {
    expect((await office.server.inject({ url: `/api/files/${path}`, headers: desk })).headers['content-type']).toBe('image/jpeg')
    expect((await office.server.inject({ url: `/api/files/${path}` })).statusCode).toBe(404)
  }
})

it('an administrator signed in changes the calendar and a register only with the page’s own token', async () => {
  const admin = await office.signIn('xt01')
  const seen = (await office.server.inject({ url: '/api/calendar' })).json()
  const set = (headers: Record<string, string>) =>
    office.server.inject({ method: 'PUT', url: '/api/calendar', headers, payload: seen })
  expect((await set({ cookie: admin.cookie ?? '' })).json().error.code).toBe('csrf-missing')
  expect((await set(admin)).json()).toMatchObject({ version: seen.version + 1 })
})

it('describes every one of these calls', async () => {
  const { paths } = (await office.server.inject({ url: '/api/openapi.json' })).json()
  for (const path of [
    '/files',
    '/files/{id}/thumb',
    '/places/map/{layer}',
    '/places/import',
    '/addresses',
    '/registers/{programme}/{register}/import',
    '/calendar/year/{year}',
  ])
    expect(paths).toHaveProperty([`/api${path}`])
})

it('the demo office’s own map holds', async () => {
  const layer = async (name: string) => (await office.server.inject({ url: `/api/places/map/${name}` })).json().features
  for (const name of ['streets', 'communities', 'grids', 'buildings', 'roads', 'water', 'greens', 'blocks', 'facilities'])
    expect([name, (await layer(name)).length > 0]).toEqual([name, true])
  const { checkStored } = await import('../store/place-import.ts')
  const problems = await checkStored(office.app)
  expect(problems.map(p => `${p.code} ${p.codes.join(' ')}`)).toEqual([])
})
