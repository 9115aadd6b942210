import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestOffice, type TestOffice } from '#test/office'
import { askAs } from './testing/ask-as.ts'

let office: TestOffice
const { get } = askAs(() => office)
beforeAll(async () => {
  office = await startTestOffice({ cases: 20, env: { LINLI_REQUESTS_PER_MINUTE: '600' } })
})
afterAll(() => office?.stop())

type Fields = Readonly<Record<string, string>>
const post = (fields: Fields, headers: Fields = {}, url = '/report') =>
  office.server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
const page = async (url: string, headers: Fields = {}) => (await office.server.inject({ url, headers })).body
const idIn = (html: string) => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? ''

interface Row {
  readonly id: string
  readonly number: string
  readonly address: string | null
  readonly community: string | null
  readonly grid: string | null
}
const rows = async (words: string) => (await get<{ rows: Row[] }>('dd01', `/cases?view=all&q=${encodeURIComponent(words)}`)).rows
const numberIn = (location: unknown) => /^\/sent\/([\d-]+)\?key=[\w-]+$/.exec(String(location))?.[1] ?? ''

describe('the plain form', () => {
  it('is drawn from the definition in both languages, with the office’s communities, in less than one round trip', async () => {
    const zh = await page('/report')
    expect(zh).toContain('情况描述')
    expect(zh).toMatch(/<option value="street">道路设施<\/option>/)
    expect(zh).toMatch(/name="pictures" type="file"/)
    expect(zh).toMatch(/保存 2 年/)
    const en = await page('/report?language=en')
    expect(en).toContain('<html lang="en">')
    expect(en).not.toMatch(/情况描述|道路设施|我要反映/)
    expect(gzipSync(zh).length).toBeLessThan(14_000)
    expect(gzipSync(await page('/')).length).toBeLessThan(14_000)
  })

  it('keeps to the look that was chosen', async () => {
    const asked = await office.server.inject('/report?size=elder&theme=contrast&language=en')
    const cookie = asked.cookies.map(c => `${c.name}=${c.value}`).join('; ')
    expect(await page('/find', { cookie })).toContain('<html lang="en" data-size="elder" data-theme="contrast">')
  })

  it('has an id of its own each time it is opened', async () => {
    const ids = [idIn(await page('/report')), idIn(await page('/report'))]
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  it('sent twice files one case and shows the same number and private link', async () => {
    const fields = { id: randomUUID(), words: '井盖松动，走过会响', where: '东门外人行道' }
    const [one, two] = [await post(fields), await post(fields)]
    expect(one.statusCode).toBe(303)
    expect(one.headers.location).toBe(two.headers.location)
    const sent = await page(String(one.headers.location))
    expect(sent).toContain(numberIn(one.headers.location))
    expect(sent).toMatch(/\/s\/[\d-]+\?key=[\w-]+/)
    const found = await rows('井盖松动')
    expect(found.map(row => row.number)).toEqual([numberIn(one.headers.location)])
    expect(found[0]).toMatchObject({ address: '东门外人行道', grid: null })
  })

  it('sent again with other words under its old id asks once more instead of losing either', async () => {
    const id = randomUUID()
    await post({ id, words: '第一件事情在这里', where: '东门' })
    const answer = await post({ id, words: '第二件事情在这里', where: '东门' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('第二件事情在这里')
    const fresh = idIn(answer.body)
    expect(fresh).not.toBe(id)
    expect((await post({ id: fresh, words: '第二件事情在这里', where: '东门' })).statusCode).toBe(303)
  })

  it('draws itself again with every word in its place and what is wrong beside it', async () => {
    const answer = await post({
      id: randomUUID(),
      words: '<b>灯</b>不亮',
      where: '',
      kind: 'street',
      reporter: '测试',
      phone: '不是号码',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('&lt;b&gt;灯&lt;/b&gt;不亮')
    expect(answer.body).toContain('<option value="street" selected>')
    expect(answer.body).toContain('value="不是号码"')
    expect(answer.body).toMatch(/id="e-where">[^<]+</)
    expect(answer.body).toMatch(/id="e-phone">[^<]+</)
    expect(answer.body).not.toMatch(/assets\/|<script type="module"/)
    const en = await post({ id: randomUUID(), words: '' }, { cookie: 'linli_look=en' })
    expect(en.body).toContain('A few things need another look')
    expect(en.body).not.toMatch(/情况描述|地点/)
  })

  it('takes the community that was named when no address of the office fits, and makes up no point', async () => {
    const [community] = [...(await page('/report')).matchAll(/<option value="([0-9a-f-]{36})">/g)].map(m => m[1] ?? '')
    const answer = await post({
      id: randomUUID(),
      words: '树枝断了挡路啊',
      where: '大槐树底下',
      'where.community': community ?? '',
    })
    expect(answer.statusCode).toBe(303)
    expect((await rows('树枝断了'))[0]).toMatchObject({ community, grid: null, address: '大槐树底下' })
    const odd = await post({ id: randomUUID(), words: '树枝断了', where: '大槐树底下', 'where.community': randomUUID() })
    expect(odd.statusCode).toBe(303)
  })

  it('offers the addresses that fit, and files at the one chosen', async () => {
    const { rows: known } = await get<{ rows: { id: string; text: string; building: string }[] }>(
      null,
      `/addresses?q=${encodeURIComponent('1号')}&limit=40`,
    )
    expect(new Set(known.map(row => row.building)).size).toBeGreaterThan(1)
    const fields = { id: randomUUID(), words: '门禁坏了进不去', where: '1号' }
    const asked = await post(fields)
    const offers = [...asked.body.matchAll(/type="radio" name="where.at" value="([^"]+)"/g)].map(m => m[1] ?? '')
    expect(offers.length).toBeGreaterThan(2)
    expect(offers.at(-1)).toBe('words')
    const filed = await post({ ...fields, 'where.at': offers[0] ?? '' })
    expect(filed.statusCode).toBe(303)
    const [row] = await rows('门禁坏了')
    expect(row?.grid).not.toBeNull()
    expect(row?.address).not.toBe('1号')
  })

  it('keeps a photo that arrived while the words are mended, and ties it to the case', async () => {
    const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer()
    const id = randomUUID()
    const send = (words: string, parts: readonly (readonly [name: string, value: string | Buffer])[]) => {
      const form = [['id', id] as const, ['words', words] as const, ['where', '西门'] as const, ...parts]
      const body = Buffer.concat([
        ...form.flatMap(([name, value]) => [
          Buffer.from(
            `--cut\r\ncontent-disposition: form-data; name="${name}"${typeof value === 'string' ? '' : '; filename="a.jpg"\r\ncontent-type: image/jpeg'}\r\n\r\n`,
          ),
          Buffer.from(value),
          Buffer.from('\r\n'),
        ]),
        Buffer.from('--cut--\r\n'),
      ])
      return office.server.inject({
        method: 'POST',
        url: '/report/incident',
        headers: { 'content-type': 'multipart/form-data; boundary=cut' },
        payload: body,
      })
    }
    const missing = await send('', [['pictures', jpeg]])
    expect(missing.statusCode).toBe(422)
    const kept = /name="pictures.kept" value="([^"]+)"/.exec(missing.body)?.[1] ?? ''
    expect(missing.body).toContain('已收到 1 张照片')
    expect((await send('照片先到了的那件事', [['pictures.kept', kept]])).statusCode).toBe(303)
    const [row] = await rows('照片先到了')
    const detail = await get<{ case: { data: { pictures: string[] } } }>('dd01', `/cases/${row?.id}`)
    expect(detail.case.data.pictures).toEqual([kept])
    const zip = await send('这张不是照片吧', [['pictures', Buffer.from('PK\u0003\u0004 no picture at all')]])
    expect(zip.statusCode).toBe(415)
    expect(zip.body).toContain('这张不是照片吧')
    expect(zip.body).toMatch(/id="e-pictures">[^<]*这不是照片/)
  })

  it('refuses what another site sends, but loses no word of it', async () => {
    const fields = { id: randomUUID(), words: '别的网站发来的话', where: '北门' }
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }]) {
      const answer = await post(fields, headers)
      expect(answer.statusCode).toBe(403)
      expect(answer.body).toContain('别的网站发来的话')
    }
    expect((await post(fields, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303)
  })

  it('files for nobody in particular, also in a browser with a session', async () => {
    const { cookie } = await office.signIn('dd01')
    const answer = await post({ id: randomUUID(), words: '值班员的电脑上写的', where: '大厅' }, { cookie: cookie ?? '' })
    expect(answer.statusCode).toBe(303)
    const [row] = await rows('值班员的电脑')
    expect((await get<{ case: { filer: string | null; channel: string } }>('dd01', `/cases/${row?.id}`)).case).toMatchObject({
      filer: null,
      channel: 'portal',
    })
  })
})

describe('following a report', () => {
  it('leads from a typed number to its page, with the words of what happened', async () => {
    const { headers } = await post({ id: randomUUID(), words: '要查进度的一件事', where: '南门', phone: '190-0000-0002' })
    const number = numberIn(headers.location)
    const found = await office.server.inject(`/find?number=${encodeURIComponent(number.replaceAll('-', ' '))}`)
    expect(found.headers.location).toBe(`/s/${number}`)
    const told = await page(`/s/${number}`)
    expect(told).toContain('待核查')
    expect(told).toContain('要查进度的一件事')
    expect(told).not.toContain('190-0000')
    expect(await page('/find?number=12')).toContain('编号应是十四位数字')
    expect((await office.server.inject('/s/260101-0000-0000')).statusCode).toBe(404)
  })
})

it('is throttled as the API is, and gives back what was written', async () => {
  const fields = { id: randomUUID(), words: '', where: '' }
  const codes = new Set<number>()
  for (let n = 0; n < 60; n++) codes.add((await post(fields)).statusCode)
  const last = await post({ ...fields, words: '第六十一次也没有丢' })
  expect(last.statusCode).toBe(429)
  expect(last.headers['retry-after']).toBeDefined()
  expect(last.body).toContain('第六十一次也没有丢')
  expect(codes.has(422)).toBe(true)
  const looked: number[] = []
  for (let n = 0; n < 32; n++) looked.push((await office.server.inject({ url: `/s/260101-0000-00${10 + n}` })).statusCode)
  expect(looked.at(-1)).toBe(429)
})
