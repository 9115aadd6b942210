import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepOrphanFiles } from '../store/files.ts'
import { sql } from '../store/sql.ts'
import { fileRoutes } from './files.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
beforeAll(async () => {
  office = await openTinyOffice([fileRoutes])
})
afterAll(() => office.close())

const solid = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3a7' } })

/** One multipart request as a phone sends it; `id` null leaves the field out. */
function send(id: string | null, bytes: Uint8Array, name = 'photo.jpg') {
  const edge = 'edge-of-the-part'
  const head = id === null ? '' : `--${edge}\r\ncontent-disposition: form-data; name="id"\r\n\r\n${id}\r\n`
  const file = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`
  return office.server.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head + file), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}
const get = (path: string) => office.server.inject({ method: 'GET', url: `/api/files/${path}` })
const code = (answer: { json(): { error: { code: string } } }) => answer.json().error.code

/** The latitude 31°10′ as EXIF writes it: three fractions of 32-bit whole numbers. */
const gpsMark = Buffer.from(new Uint8Array(new Uint32Array([31, 1, 10, 1, 0, 1]).buffer))

describe('taking a picture in', () => {
  it('turns it upright, shrinks it, and leaves neither EXIF nor GPS in it', async () => {
    const me = staff('grid-worker')
    office.as(me)
    const exif = { IFD0: { Make: 'PlantedMaker' }, IFD3: { GPSLatitude: '31/1 10/1 0/1', GPSLatitudeRef: 'N' } }
    const planted = await solid(3000, 1500).withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer()
    const before = await sharp(planted).metadata()
    expect([before.exif?.includes('PlantedMaker'), before.exif?.includes(gpsMark), before.orientation]).toEqual([true, true, 6])
    const id = randomUUID()
    const answer = await send(id, planted)
    expect(answer.json()).toMatchObject({ id, type: 'image/jpeg', width: 1280, height: 2560 })
    for (const path of [id, `${id}/thumb`]) {
      const kept = (await get(path)).rawPayload
      const about = await sharp(kept).metadata()
      expect([about.exif, about.xmp, about.iptc, about.icc, about.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect([kept.includes('PlantedMaker'), kept.includes('Exif')]).toEqual([false, false])
    }
    const thumb = await sharp((await get(`${id}/thumb`)).rawPayload).metadata()
    expect([thumb.width, thumb.height]).toEqual([200, 400])
  })

  it('keeps what is see-through and the first frame of what moves, as WebP', async () => {
    const frames = [0, 1].map(() => ({
      create: { width: 40, height: 20, channels: 4 as const, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    }))
    const gif = await sharp(await Promise.all(frames.map(f => sharp(f).png().toBuffer())), { join: { animated: true } })
      .gif()
      .toBuffer()
    const answer = await send(randomUUID(), gif, 'moving.gif')
    expect(answer.json()).toMatchObject({ type: 'image/webp', width: 40, height: 20 })
  })

  it('refuses a zip named .jpg, and a page or script that calls itself a picture', async () => {
    const zip = Buffer.from('504b0304140000000000000021000000000000000000000000000500000061', 'hex')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    for (const bytes of [zip, svg, Buffer.from('<html></html>'), Buffer.alloc(0)]) {
      const answer = await send(randomUUID(), bytes)
      expect([answer.statusCode, code(answer)]).toEqual([415, 'file-type'])
    }
  })

  it('refuses a broken picture: cut off, or garbage behind a true beginning', async () => {
    const noise = sharp({
      create: { width: 600, height: 600, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
    })
    const whole = await noise.jpeg().toBuffer()
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.concat([whole.subarray(0, 400), Buffer.alloc(3000, 7)])]) {
      const answer = await send(randomUUID(), bytes)
      expect([answer.statusCode, code(answer)]).toEqual([422, 'file-broken'])
    }
  })

  it('refuses a 30 MB photo, in words that name the limit', async () => {
    const answer = await send(
      randomUUID(),
      Buffer.concat([await solid(10, 10).jpeg().toBuffer(), Buffer.alloc(30 * 1024 * 1024)]),
    )
    expect([answer.statusCode, code(answer)]).toEqual([413, 'file-too-big'])
    expect(answer.json().error.message + answer.json().error.mend).toContain('20')
  })

  it('refuses a small file that would unpack to hundreds of millions of pixels', async () => {
    const bomb = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    const answer = await send(randomUUID(), bomb)
    expect([answer.statusCode, code(answer)]).toEqual([413, 'file-too-big'])
  })

  it('asks for the id, and asks for it first', async () => {
    const bytes = await solid(10, 10).png().toBuffer()
    for (const id of [null, 'not-an-id']) expect(code(await send(id, bytes))).toBe('bad-request')
    const plain = await office.server.inject({ method: 'POST', url: '/api/files', payload: { id: randomUUID() } })
    expect(code(plain)).toBe('bad-request')
  })

  it('answers the same when the same is sent again, also many times at once, and refuses other bytes under the id', async () => {
    const bytes = await solid(50, 50).jpeg().toBuffer()
    const id = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(id, bytes)))
    expect(new Set(answers.map(a => a.body)).size).toBe(1)
    expect(answers[0]!.statusCode).toBe(200)
    const other = await send(id, await solid(51, 50).jpeg().toBuffer())
    expect([other.statusCode, code(other)]).toEqual([409, 'key-reused'])
    const rows = await office.run(sql`select id from files where tenant_id = 1 and id = ${id}`)
    expect(rows).toHaveLength(1)
  })

  it('keeps the first of two different pictures sent at once under one id, unmixed', async () => {
    office.as(staff('grid-worker'))
    const id = randomUUID()
    const [one, two] = [await solid(60, 30).jpeg().toBuffer(), await solid(30, 60).jpeg().toBuffer()]
    const answers = await Promise.all([send(id, one), send(id, two)])
    expect(answers.map(a => a.statusCode).sort()).toEqual([200, 409])
    const won = answers.find(a => a.statusCode === 200)!.json()
    const kept = await sharp((await get(id)).rawPayload).metadata()
    expect([kept.width, kept.height]).toEqual([won.width, won.height])
  })
})

describe('giving a picture out', () => {
  it('sends headers no browser can mistake, and 304 to whoever has it', async () => {
    office.as(staff('grid-worker'))
    const id = randomUUID()
    await send(id, await solid(20, 20).jpeg().toBuffer())
    const answer = await get(id)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="${id}.jpg"`,
      'cache-control': 'private, max-age=86400, immutable',
    })
    const again = await office.server.inject({
      url: `/api/files/${id}`,
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('does not tell strangers that it exists: not before a case took it, not after', async () => {
    const me = staff('dispatcher')
    office.as(me)
    const id = randomUUID()
    await send(id, await solid(20, 20).jpeg().toBuffer())
    for (const stranger of [anonymous, staff('dispatcher'), { kind: 'resident', person: randomUUID(), name: '居民' } as const]) {
      office.as(stranger)
      for (const path of [id, `${id}/thumb`, randomUUID()]) expect([(await get(path)).statusCode, path]).toEqual([404, path])
    }
    await office.run(sql`update files set case_id = ${randomUUID()} where tenant_id = 1 and id = ${id} returning id`)
    office.as(me)
    expect((await get(id)).statusCode).toBe(404)
  })
})

it('sweeps what no case took within a day, bytes and row, and nothing else', async () => {
  office.as(staff('grid-worker'))
  const [old, taken, young] = [randomUUID(), randomUUID(), randomUUID()]
  const bytes = await solid(20, 20).jpeg().toBuffer()
  for (const id of [old, taken]) await send(id, bytes)
  await office.run(sql`update files set case_id = ${randomUUID()} where tenant_id = 1 and id = ${taken} returning id`)
  office.at(office.app.now() + 25 * 3_600_000)
  await send(young, bytes)
  const kept = await office.run(sql`select sha256 from files where tenant_id = 1 and id = ${old}`)
  const key = `1/${old}/${(kept[0] as { sha256: string }).sha256.slice(0, 16)}`
  expect(await office.app.files.get(key)).not.toBeNull()
  expect(await sweepOrphanFiles(office.app)).toBeGreaterThanOrEqual(1)
  const left = (await office.run(sql`select id from files where tenant_id = 1`)).map(r => (r as { id: string }).id)
  expect([left.includes(old), left.includes(taken), left.includes(young)]).toEqual([false, true, true])
  expect([await office.app.files.get(key), await office.app.files.get(`${key}.thumb`)]).toEqual([null, null])
  expect(await sweepOrphanFiles(office.app)).toBe(0)
})
