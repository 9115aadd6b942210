import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tinyArchive } from '../ports/testing/tiny-archive.ts'
import { contentPolicy } from './content-policy.ts'
import { mapBaseRoutes } from './map-bases.ts'
import { officeRoutes } from './office.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
let source: ReturnType<typeof createServer>
let url = ''
const asked: string[] = []
let answer: { status: number; type: string; body: Buffer } = { status: 200, type: 'image/png', body: Buffer.from('picture') }
const secretKey = 'kkkk-1234-secret'

beforeAll(async () => {
  source = createServer((request, reply) => {
    asked.push(request.url ?? '')
    reply.writeHead(answer.status, { 'content-type': answer.type })
    reply.end(answer.body)
  })
  await new Promise<void>(done => source.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(source.address() as AddressInfo).port}`
  office = await openTinyOffice([mapBaseRoutes, officeRoutes])
})
afterAll(async () => {
  await office.close()
  await new Promise(done => source.close(done))
})

const put = (id: string, body: Record<string, unknown>) =>
  office.server.inject({ method: 'PUT', url: `/api/map-bases/${id}`, payload: { version: 0, title: id, ...body } })
const get = (path: string, headers: Record<string, string> = {}) => office.server.inject({ url: `/api${path}`, headers })
const bases = async () =>
  (await get('/office')).json<{
    map: {
      bases: { id: string; tiles: string[]; draw: string; archive: string | null; approval: string | null }[]
      approval: string | null
    }
  }>().map

describe('backgrounds of the map', () => {
  it('are set up by the system administrator alone', async () => {
    for (const who of [anonymous, staff('dispatcher'), staff('security-admin')]) {
      office.as(who)
      expect((await put('streets', { kind: 'tianditu-streets', key: secretKey })).statusCode).toBeGreaterThanOrEqual(401)
      expect((await get('/map-bases')).statusCode).toBeGreaterThanOrEqual(401)
    }
    office.as(staff('system-admin'))
    expect((await get('/map-bases')).json()).toEqual({ rows: [] })
    expect((await bases()).bases).toEqual([])
  })

  it('say by field what is wrong with them', async () => {
    const fields = async (body: Record<string, unknown>, id = 'x') =>
      (await put(id, body)).json<{ error: { fields: object } }>().error.fields
    expect(Object.keys(await fields({ kind: 'tianditu-streets' }))).toEqual(['key'])
    expect(Object.keys(await fields({ kind: 'xyz-raster', source: 'ftp://tiles' }))).toEqual(['source'])
    expect(Object.keys(await fields({ kind: 'xyz-raster', source: 'https://tiles.example/{z}/{x}' }))).toEqual(['source'])
    expect(Object.keys(await fields({ kind: 'xyz-raster', source: 'https://t.example/{z}/{x}/{y}?k={key}', key: 'a' }))).toEqual([
      'through',
    ])
    expect(Object.keys(await fields({ kind: 'pmtiles', source: '../../secret' }))).toEqual(['source'])
    expect(Object.keys(await fields({ kind: 'pmtiles', source: 'none.pmtiles' }))).toEqual(['source'])
    expect(Object.keys(await fields({ kind: 'xyz-raster', source: "https://t.example/{z}/{x}/{y}'; script-src *" }))).toEqual([
      'source',
    ])
    expect(Object.keys(await fields({ kind: 'own' }))).toEqual(['kind'])
  })

  it('with a key are fetched by the office: the key reaches the source and nobody else', async () => {
    const made = await put('streets', { kind: 'tianditu-streets', source: url, key: secretKey, approval: 'GS(2026)0001号' })
    expect(made.json()).toMatchObject({ hasKey: true, through: 'office', version: 1 })
    office.as(anonymous)
    const { bases: told } = await bases()
    expect(told[0]).toMatchObject({
      tiles: ['/api/tiles/streets/0/{z}/{x}/{y}', '/api/tiles/streets/1/{z}/{x}/{y}'],
      approval: 'GS(2026)0001号',
    })
    const tile = await get('/tiles/streets/1/14/13176/6712')
    expect([tile.statusCode, tile.body, tile.headers['content-type']]).toEqual([200, 'picture', 'image/png'])
    expect(tile.headers['cache-control']).toBe('public, max-age=86400')
    const query = new URL(asked.at(-1)!, url).searchParams
    expect(asked.at(-1)).toContain('/cva_w/wmts?')
    expect([query.get('TILEMATRIX'), query.get('TILECOL'), query.get('TILEROW'), query.get('tk')]).toEqual([
      '14',
      '13176',
      '6712',
      secretKey,
    ])
    office.as(staff('system-admin'))
    for (const said of [
      made.body,
      tile.body,
      (await get('/map-bases')).body,
      (await get('/office')).body,
      await contentPolicy(office.app),
    ])
      expect(said).not.toContain(secretKey)
  })

  it('are fetched once and then kept', async () => {
    const before = asked.length
    await Promise.all([1, 2, 3].map(() => get('/tiles/streets/0/14/100/100')))
    await get('/tiles/streets/0/14/100/100')
    expect(asked.length - before).toBe(1)
  })

  it('give no tile outside the world, of no layer, and none of a source not set up', async () => {
    for (const path of ['streets/0/3/8/0', 'streets/2/3/1/1', 'streets/0/19/1/1', 'other/0/3/1/1'])
      expect((await get(`/tiles/${path}`)).statusCode).toBe(404)
  })

  it('keep the key when it is not sent again, and lose it when an empty one is', async () => {
    expect((await put('streets', { version: 1, kind: 'tianditu-streets', source: url, title: '街道' })).json()).toMatchObject({
      hasKey: true,
      version: 2,
    })
    expect((await put('streets', { version: 1, kind: 'tianditu-streets', source: url, key: 'b' })).statusCode).toBe(409)
    expect((await put('streets', { version: 2, kind: 'tianditu-streets', source: url, key: '' })).statusCode).toBe(422)
  })

  it('that fail say so at once, rest a while, and are not stored by browsers', async () => {
    answer = { status: 500, type: 'text/html', body: Buffer.from('no') }
    const first = await get('/tiles/streets/0/10/1/1')
    expect([first.statusCode, first.json().error.code, first.headers['cache-control']]).toEqual([
      502,
      'map-tile-away',
      'no-store',
    ])
    for (const x of [2, 3, 4, 5]) await get(`/tiles/streets/0/10/${x}/1`)
    const before = asked.length
    expect((await get('/tiles/streets/0/10/6/1')).statusCode).toBe(502)
    expect(asked.length).toBe(before)
    const tried = await office.server.inject({ method: 'POST', url: '/api/map-bases/streets/try' })
    expect(tried.json()).toMatchObject({ ok: false, status: 500 })
    answer = { status: 200, type: 'text/html', body: Buffer.from('a page that says the quota is used up') }
    expect((await office.server.inject({ method: 'POST', url: '/api/map-bases/streets/try' })).json()).toMatchObject({
      ok: false,
      problem: 'content-type text/html',
    })
  })

  it('from elsewhere are let through by the pages, exactly those and nothing else', async () => {
    expect(await contentPolicy(office.app)).not.toMatch(/https?:/)
    await put('other', { kind: 'xyz-raster', source: 'https://tiles.example/a/{z}/{x}/{y}.png', datum: 'gcj02' })
    const policy = await contentPolicy(office.app)
    expect(policy.match(/https?:[^ ;]+/g)).toEqual(['https://tiles.example', 'https://tiles.example'])
    await put('other', { version: 1, kind: 'xyz-raster', source: 'https://tiles.example/a/{z}/{x}/{y}.png', active: false })
    expect(await contentPolicy(office.app)).not.toMatch(/https?:/)
  })

  it('show one first', async () => {
    await put('a', { kind: 'xyz-raster', source: 'https://a.example/{z}/{x}/{y}', first: true })
    await put('b', { kind: 'xyz-raster', source: 'https://b.example/{z}/{x}/{y}', first: true })
    const rows = (await get('/map-bases')).json<{ rows: { id: string; first: boolean }[] }>().rows
    expect(rows.filter(one => one.first).map(one => one.id)).toEqual(['b'])
  })

  it('hold the approval number of the own drawing too', async () => {
    await put('own', { kind: 'own', title: '', attribution: '某街道办事处', approval: 'GS(2026)0002号' })
    expect(await bases()).toMatchObject({ attribution: '某街道办事处', approval: 'GS(2026)0002号' })
    expect((await bases()).bases.map(one => one.id)).not.toContain('own')
  })

  it('can be removed, and are on record without their key', async () => {
    expect((await office.server.inject({ method: 'DELETE', url: '/api/map-bases/a?version=9' })).statusCode).toBe(409)
    expect((await office.server.inject({ method: 'DELETE', url: '/api/map-bases/a?version=1' })).statusCode).toBe(200)
    expect((await bases()).bases.map(one => one.id)).not.toContain('a')
  })
})

describe('a map archive in the data folder', () => {
  it('is read in pieces of the length asked for', async () => {
    const folder = join(office.app.config.data, 'maps')
    mkdirSync(folder, { recursive: true })
    const bytes = tinyArchive({ z: 0, x: 0, y: 0, tile: Buffer.from('a tile'), type: 2 })
    writeFileSync(join(folder, 'tiny.pmtiles'), bytes)
    expect((await put('archive', { kind: 'pmtiles', source: 'tiny.pmtiles' })).statusCode).toBe(200)
    expect((await bases()).bases.find(one => one.id === 'archive')).toMatchObject({
      archive: '/api/tiles/archive/archive',
      tiles: [],
      draw: 'raster',
    })
    const head = await get('/tiles/archive/archive', { range: 'bytes=0-126' })
    expect([head.statusCode, head.headers['content-range']]).toEqual([206, `bytes 0-126/${bytes.length}`])
    expect(head.rawPayload.equals(bytes.subarray(0, 127))).toBe(true)
    const end = await get('/tiles/archive/archive', { range: `bytes=${bytes.length - 6}-${bytes.length + 100}` })
    expect(end.body).toBe('a tile')
  })

  it('refuses whole files, ranges that are none, and what lies behind the end', async () => {
    for (const range of ['', 'bytes=-5', 'bytes=9-3', 'bytes=0-99999999', 'bytes=900000-900001'])
      expect((await get('/tiles/archive/archive', range ? { range } : {})).statusCode).toBe(416)
  })
})
