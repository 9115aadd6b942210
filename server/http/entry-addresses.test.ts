import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { sql } from '../store/sql.ts'
import { yards } from '../testing/small-ledgers.ts'
import { entryRoutes } from './entries.ts'
import { entryAddressRoutes } from './entry-addresses.ts'
import { placeRoutes } from './places.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const clerk = staff('dispatcher')
const send = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}
const box = (w: number, s: number, size: number) => [
  [
    [w, s],
    [w + size, s],
    [w + size, s + size],
    [w, s + size],
    [w, s],
  ],
]

/** A community with two grids, buildings of one estate, and a house of its own at the road. */
async function drawPlaces(): Promise<void> {
  office.as(staff('system-admin'))
  const layers: [string, [name: string, w: number, s: number, size: number][]][] = [
    ['street', [['菱渡街道', 110, 30, 0.02]]],
    ['community', [['柳湾社区', 110, 30, 0.02]]],
    ['grid', [['柳湾1格', 110, 30, 0.02]]],
    [
      'building',
      [
        ['柳园小区 1幢', 110.012, 30.003, 0.0001],
        ['柳园小区 2幢', 110.013, 30.003, 0.0001],
        ['橘汀路8号', 110.014, 30.003, 0.0001],
      ],
    ],
  ]
  for (const [kind, places] of layers) {
    const features = places.map(([name, w, s, size]) => ({
      type: 'Feature',
      properties: { code: `${kind}-${name}`, name },
      geometry: { type: 'Polygon', coordinates: box(w, s, size) },
    }))
    const geojson = { type: 'FeatureCollection', features }
    const payload = { kind, geojson, codeProperty: 'code', nameProperty: 'name', validFrom: 0 }
    expect((await send('POST', '/places/import', payload)).body).toMatchObject({ stored: true })
    office.app.directory.changed()
  }
}

const buildings = new Map<string, string>()
beforeAll(async () => {
  office = await openTinyOffice([placeRoutes, entryAddressRoutes, entryRoutes], [yards])
  await drawPlaces()
  for (const row of (await send('GET', '/places?kind=building')).body.rows) buildings.set(row.name, row.id)
  const known = ['南棹区菱渡街道橘汀路20号柳园小区1幢1单元101室', '南棹区菱渡街道橘汀路20号柳园小区2幢1单元101室']
  for (const [i, text] of known.entries())
    await office.run(sql`insert into addresses (tenant_id, id, building_id, text, room)
      values (1, ${randomUUID()}::uuid, ${buildings.get(`柳园小区 ${i + 1}幢`)!}::uuid, ${text}, '101')`)
  office.as(clerk)
})
afterAll(() => office.close())

const make = async (address: string) => {
  const { body } = await send('POST', '/entries/yard.yards', {
    id: randomUUID(),
    data: { name: `院 ${address}`, at: { address } },
  })
  expect(body).toMatchObject({ unplaced: true })
  return body as { id: string; version: number }
}
const list = async (query = '') => (await send('GET', `/entries/unresolved?register=yard.yards${query}`)).body
const lineOf = async (id: string) => (await list('&limit=100')).rows.find((row: { entry: { id: string } }) => row.entry.id === id)

describe('the work list of addresses that are words only', () => {
  it('proposes buildings with reasons, and is sure only of the same address', async () => {
    const room = await make('柳园小区1号楼1-302')
    expect(await lineOf(room.id)).toMatchObject({
      register: 'yard.yards',
      words: '柳园小区1号楼1-302',
      read: '柳园小区1幢1单元302室',
      sure: buildings.get('柳园小区 1幢'),
      proposals: [
        {
          kind: 'building',
          reason: 'same',
          address: '南棹区菱渡街道橘汀路20号柳园小区1幢1单元302室',
          community: '柳湾社区',
          grid: '柳湾1格',
        },
      ],
    })
    const misspelt = await lineOf((await make('柳圆小区2幢')).id)
    expect(misspelt.sure).toBeNull()
    expect(misspelt.proposals[0]).toMatchObject({ place: buildings.get('柳园小区 2幢'), reason: 'alike' })
    const beside = await lineOf((await make('柳湾社区橘汀路8号对面')).id)
    expect(beside).toMatchObject({ sure: null, remark: '8号对面', unclear: [{ part: 'remark', why: 'beside' }] })
    expect(beside.proposals[0]).toMatchObject({ name: '橘汀路8号', reason: 'beside', address: '柳湾社区橘汀路8号对面' })
    expect(beside.proposals.at(-1)).toMatchObject({ kind: 'community', name: '柳湾社区', reason: 'community' })
  })

  it('goes on where the page ended, and leaves nothing out', async () => {
    const all = (await list('&limit=100')).rows.map((row: { entry: { id: string } }) => row.entry.id)
    const pages: string[] = []
    let cursor = ''
    do {
      const page = await list(`&limit=2${cursor}`)
      pages.push(...page.rows.map((row: { entry: { id: string } }) => row.entry.id))
      cursor = page.next ? `&cursor=${page.next}` : ''
    } while (cursor !== '')
    expect(pages).toEqual(all)
    expect((await send('GET', '/entries/unresolved?cursor=bm8')).status).toBe(400)
  })
})

describe('a proposal that a person accepts', () => {
  it('gives the entry its point and its address by an ordinary change, once', async () => {
    const entry = await make('橘汀路 8 号（银行旁）')
    office.at(Date.UTC(2026, 5, 2, 2))
    const taken = { id: randomUUID(), version: entry.version, place: buildings.get('橘汀路8号') }
    for (let twice = 0; twice < 2; twice++) {
      const { status, body } = await send('POST', `/entries/yard.yards/${entry.id}/place`, taken)
      expect(status).toBe(200)
      expect(body).toMatchObject({ version: 2, unplaced: false, data: { at: { address: '橘汀路8号（银行旁）' } } })
      expect(body.point[0]).toBeCloseTo(110.01405, 4)
      expect(body.confirmedAt).toBe(Date.UTC(2026, 5, 1, 2))
      expect(body.changedAt).toBe(Date.UTC(2026, 5, 2, 2))
    }
    expect(await lineOf(entry.id)).toBeUndefined()
    const { rows } = (await send('GET', `/entries/yard.yards/${entry.id}/history`)).body
    expect(rows[0]).toMatchObject({
      how: 'changed',
      source: 'place:matched',
      changes: { at: [{ address: '橘汀路 8 号（银行旁）' }, { address: '橘汀路8号（银行旁）' }] },
    })
  })

  it('keeps words that were not understood', async () => {
    const entry = await make('橘汀路8号王记面馆')
    const placed = await send('POST', `/entries/yard.yards/${entry.id}/place`, {
      id: randomUUID(),
      version: 1,
      place: buildings.get('橘汀路8号'),
    })
    expect(placed.body.data.at.address).toBe('橘汀路8号王记面馆')
  })

  it('is refused on an entry that somebody changed, at a place that is none, and to whoever may not', async () => {
    const entry = await make('柳园小区9幢')
    const place = (more: object) =>
      send('POST', `/entries/yard.yards/${entry.id}/place`, {
        id: randomUUID(),
        version: 1,
        place: buildings.get('橘汀路8号'),
        ...more,
      })
    expect((await place({ place: randomUUID() })).body.error.code).toBe('answers-invalid')
    await send('PATCH', `/entries/yard.yards/${entry.id}`, { id: randomUUID(), version: 1, data: { about: '又看了' } })
    expect((await place({})).body.error.code).toBe('stale-version')
    office.as(staff('auditor'))
    expect((await place({ version: 2 })).body.error.code).toBe('not-allowed')
    expect((await list()).rows).toEqual([])
    office.as({ kind: 'anonymous' } satisfies Actor)
    expect((await send('GET', '/entries/unresolved')).status).toBe(401)
    office.as(clerk)
  })
})

it('“not here” leaves the list and the entry alone until its address changes', async () => {
  const entry = await make('南川市中山路3号')
  expect((await lineOf(entry.id)).proposals).toEqual([])
  const said = await send('POST', `/entries/yard.yards/${entry.id}/elsewhere`, { id: randomUUID(), version: 1, reason: '在南川' })
  expect(said.body).toMatchObject({ unplaced: true, archivedAt: null, data: { at: { address: '南川市中山路3号' } } })
  expect(await lineOf(entry.id)).toBeUndefined()
  await send('POST', `/entries/yard.yards/${entry.id}/confirm`, { id: randomUUID(), version: 2 })
  expect(await lineOf(entry.id)).toBeUndefined()
  await send('PATCH', `/entries/yard.yards/${entry.id}`, { id: randomUUID(), version: 3, data: { at: { address: '橘汀路8号' } } })
  expect(await lineOf(entry.id)).toMatchObject({ sure: buildings.get('橘汀路8号') })
})
