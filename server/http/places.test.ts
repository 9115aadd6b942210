import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDatum } from '#methods/placement/index'
import { json, sql } from '../store/sql.ts'
import { placeRoutes } from './places.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const admin = staff('system-admin')
const start = Date.UTC(2026, 0, 1)
beforeAll(async () => {
  office = await openTinyOffice([placeRoutes])
})
afterAll(() => office.close())

type Box = readonly [west: number, south: number, east: number, north: number]
const ring = ([w, s, e, n]: Box) => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
]
const feature = (code: string, name: string, parent: string | null, box: Box) => ({
  type: 'Feature',
  properties: { code, name, parent },
  geometry: { type: 'Polygon', coordinates: [ring(box)] },
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const names = { codeProperty: 'code', nameProperty: 'name', parentProperty: 'parent' }

async function send(body: Record<string, unknown>) {
  const answer = await office.server.inject({
    method: 'POST',
    url: '/api/places/import',
    payload: { ...names, validFrom: start, ...body },
  })
  office.app.directory.changed()
  return answer
}
const get = async (url: string) => (await office.server.inject({ url: `/api${url}` })).json()
const at = (lng: number, lat: number) => get(`/places/at?lng=${lng}&lat=${lat}`)
const codeOf = async (id: string | null) => {
  const rows = (await get('/places?retired=true')).rows as { id: string; code: string }[]
  return rows.find(r => r.id === id)?.code ?? null
}

/** A street of two communities side by side, each of two grids one above the other. */
const street = collection(feature('S', '柳街', null, [110, 30, 110.04, 30.02]))
const communities = collection(
  feature('C1', '东社区', 'S', [110, 30, 110.02, 30.02]),
  feature('C2', '西社区', 'S', [110.02, 30, 110.04, 30.02]),
)
const grids = collection(
  feature('C1-1', '一格', 'C1', [110, 30, 110.02, 30.01]),
  feature('C1-2', '二格', 'C1', [110, 30.01, 110.02, 30.02]),
  feature('C2-1', '三格', 'C2', [110.02, 30, 110.04, 30.01]),
  feature('C2-2', '四格', 'C2', [110.02, 30.01, 110.04, 30.02]),
)

describe('importing boundaries', () => {
  it('is for the system administrator alone', async () => {
    for (const who of [anonymous, staff('dispatcher'), staff('security-admin')]) {
      office.as(who)
      expect((await send({ kind: 'street', geojson: street })).statusCode).toBeGreaterThanOrEqual(401)
    }
    office.as(admin)
    expect((await get('/places')).rows).toEqual([])
  })

  it('stores street, communities and grids, and places points in them', async () => {
    for (const [kind, geojson] of [
      ['street', street],
      ['community', communities],
      ['grid', grids],
    ] as const) {
      const answer = await send({ kind, geojson })
      expect(answer.json()).toMatchObject({ stored: true, problems: [] })
    }
    const found = await at(110.01, 30.015)
    expect(await codeOf(found.grid)).toBe('C1-2')
    expect([found.names[found.grid], found.names[found.community], found.names[found.street]]).toEqual(['二格', '东社区', '柳街'])
    expect(found.outsideBy).toBeNull()
    expect((await get('/places?kind=grid')).rows.map((r: { code: string }) => r.code)).toEqual(['C1-1', 'C1-2', 'C2-1', 'C2-2'])
  })

  it('puts the import on record in the same transaction', async () => {
    const rows = await office.run(
      sql`select detail, person_id from audit where tenant_id = 1 and action = 'places-import' order by at, id`,
    )
    expect(rows).toHaveLength(3)
    expect(rows.every(r => (r as { person_id: string }).person_id === ('person' in admin ? admin.person : ''))).toBe(true)
  })

  it('understands points of other datums and says how far outside a point is', async () => {
    for (const datum of ['gcj02', 'bd09'] as const) {
      const [lng, lat] = toDatum([110.0101, 30.0051], datum)
      expect(await codeOf((await get(`/places/at?lng=${lng}&lat=${lat}&datum=${datum}`)).grid)).toBe('C1-1')
    }
    const outside = await at(110.05, 30.005)
    expect(outside.grid).toBeNull()
    expect(outside.outsideBy).toBeGreaterThan(900)
    expect(outside.outsideBy).toBeLessThan(1000)
  })

  it('changes nothing when the same file is sent again', async () => {
    const before = await office.run(sql`select id, valid_to from boundaries where tenant_id = 1 order by id`)
    const answer = await send({ kind: 'grid', geojson: grids, validFrom: start + 86_400_000 })
    expect(answer.json()).toMatchObject({ stored: true, added: 0, changed: 0, unchanged: 4 })
    expect(await office.run(sql`select id, valid_to from boundaries where tenant_id = 1 order by id`)).toEqual(before)
  })

  it('shows where grids overlap, stores nothing, and gives way only to somebody who insists', async () => {
    const wide = collection(feature('C1-1', '一格', 'C1', [110, 30, 110.02, 30.012]))
    const later = start + 86_400_000
    const answer = await send({ kind: 'grid', geojson: wide, validFrom: later })
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'boundaries-wrong'])
    const [problem] = answer.json().error.detail.problems
    expect(problem).toMatchObject({ code: 'overlap', severity: 'warning' })
    expect([...problem.codes].sort()).toEqual(['C1-1', 'C1-2'])
    expect(problem.where[1]).toBeGreaterThan(30.01)
    expect(problem.where[1]).toBeLessThan(30.012)
    expect(problem.polygon.length).toBe(1)
    const dry = await send({ kind: 'grid', geojson: wide, validFrom: later, dryRun: true, force: true })
    expect(dry.json()).toMatchObject({ stored: false, changed: 1 })
    expect(await office.run(sql`select id from boundaries where tenant_id = 1 and valid_to is not null`)).toEqual([])
  })

  it('never stores an error, whoever insists', async () => {
    const stray = collection(feature('X', '无主', 'no-such-community', [110.001, 30.001, 110.002, 30.002]))
    const swapped = collection({ ...feature('Y', '颠倒', 'C1', [30, 110, 30.01, 110.01]) })
    const nameless = collection({ ...feature('Z', '', 'C1', [110, 30, 110.01, 30.01]) })
    for (const [geojson, code] of [
      [stray, 'missing-parent'],
      [swapped, 'swapped-coordinates'],
      [nameless, 'missing-name'],
      [{}, 'not-a-feature-collection'],
    ] as const) {
      const answer = await send({ kind: 'grid', geojson, force: true })
      expect(answer.json().error.code).toBe('boundaries-wrong')
      expect(answer.json().error.detail.problems.map((p: { code: string }) => p.code)).toContain(code)
    }
    const old = await send({
      kind: 'grid',
      geojson: collection(feature('C1-1', '一格', 'C1', [110, 30, 110.02, 30.005])),
      force: true,
    })
    expect(old.json().error.detail.problems.map((p: { code: string }) => p.code)).toContain('later-version')
  })

  it('draws grids anew from a day on: the old boundary ends, the old map can still be seen, filed cases keep their grid', async () => {
    const { grid, boundary, ...place } = await at(110.001, 30.011)
    const filed = randomUUID()
    await office.run(sql`insert into cases (tenant_id, id, number, programme, type, definition, state, version, filed_at, changed_at, channel,
      street_id, community_id, grid_id, boundary_id, data, request_hash) values (1, ${filed}, 'n1', 'incident', 'incident', 'h', 'reported', 1,
      now(), now(), 'portal', ${place.street}, ${place.community}, ${grid}, ${boundary}, '{}', 'h') returning id`)
    const from = Date.UTC(2026, 4, 1)
    const redrawn = collection(
      feature('C1-9', '新一格', 'C1', [110, 30, 110.01, 30.02]),
      feature('C1-2', '二格', 'C1', [110.01, 30, 110.02, 30.02]),
      feature('C2-1', '三格', 'C2', [110.02, 30, 110.04, 30.01]),
      feature('C2-2', '四格', 'C2', [110.02, 30.01, 110.04, 30.02]),
    )
    const answer = await send({ kind: 'grid', geojson: redrawn, validFrom: from, complete: true })
    expect(answer.json()).toMatchObject({ stored: true, added: 1, changed: 1, unchanged: 2, ended: 1, problems: [] })
    expect(await codeOf((await at(110.001, 30.011)).grid)).toBe('C1-9')
    expect(await codeOf((await at(110.015, 30.005)).grid)).toBe('C1-2')
    expect((await get('/places?kind=grid')).rows.map((r: { code: string }) => r.code)).toEqual(['C1-2', 'C1-9', 'C2-1', 'C2-2'])
    expect((await get('/places?kind=grid&retired=true')).rows).toHaveLength(5)
    const codes = async (query: string) =>
      (await get(`/places/map/grids${query}`)).features.map((f: { properties: { code: string } }) => f.properties.code).sort()
    expect(await codes('')).toEqual(['C1-2', 'C1-9', 'C2-1', 'C2-2'])
    expect(await codes(`?at=${start + 1000}`)).toEqual(['C1-1', 'C1-2', 'C2-1', 'C2-2'])
    expect(await codes(`?at=${start - 1000}`)).toEqual([])
    expect(
      await office.run(sql`select grid_id as grid, boundary_id as boundary from cases where tenant_id = 1 and id = ${filed}`),
    ).toEqual([{ grid, boundary }])
  })

  it('finds the parent by itself, moves buildings to the grid they lie in, and leaves them there', async () => {
    const houses = collection(feature('B1', '柳街8号', null, [110.012, 30.003, 110.0121, 30.0031]))
    const answer = await send({ kind: 'building', geojson: houses, parentProperty: undefined, validFrom: Date.UTC(2026, 4, 2) })
    expect(answer.json()).toMatchObject({ stored: true, added: 1, problems: [] })
    const parent = async () => codeOf((await get('/places?kind=building')).rows[0].parent)
    expect(await parent()).toBe('C1-2')
    const back = await send({ kind: 'grid', geojson: grids, validFrom: Date.UTC(2026, 4, 3), complete: true })
    expect(back.json()).toMatchObject({ stored: true, moved: 1, ended: 1 })
    expect(await parent()).toBe('C1-1')
  })
})

describe('the map', () => {
  it('answers 304 to whoever has it, gzip to whoever takes it, and anew after a change', async () => {
    const first = await office.server.inject({ url: '/api/places/map/communities', headers: { 'accept-encoding': 'gzip' } })
    expect(first.headers['content-encoding']).toBe('gzip')
    expect(JSON.parse(gunzipSync(first.rawPayload).toString()).features).toHaveLength(2)
    const ask = () =>
      office.server.inject({ url: '/api/places/map/communities', headers: { 'if-none-match': String(first.headers.etag) } })
    expect((await ask()).statusCode).toBe(304)
    const renamed = collection(feature('C1', '新东社区', 'S', [110, 30, 110.02, 30.02]))
    await send({ kind: 'community', geojson: renamed, validFrom: Date.UTC(2026, 4, 4) })
    const fresh = await ask()
    expect([fresh.statusCode, fresh.json().features[0].properties.name]).toEqual([200, '新东社区'])
  })

  it('shows a boundary from the minute it comes into force', async () => {
    const from = office.app.now() + 3_600_000
    await send({
      kind: 'community',
      geojson: collection(feature('C2', '未来社区', 'S', [110.02, 30, 110.04, 30.02])),
      validFrom: from,
    })
    const name = async () =>
      (await get('/places/map/communities')).features.find((f: { properties: { code: string } }) => f.properties.code === 'C2')
        .properties.name
    await name()
    office.at(from)
    office.app.directory.changed()
    const placed = await at(110.03, 30.01)
    expect(placed.names[placed.community]).toBe('未来社区')
    const features = (await get('/places/map/communities')).features as { properties: { boundary: string; code: string } }[]
    const current = await office.run(
      sql`select id from boundaries where tenant_id = 1 and valid_from = ${new Date(from).toISOString()}`,
    )
    expect(features.map(f => f.properties.boundary)).toContain((current[0] as { id: string }).id)
    expect(features.filter(f => f.properties.code === 'C2')).toHaveLength(1)
  })

  it('draws the office’s other layers, empty while there are none', async () => {
    expect(await get('/places/map/roads')).toEqual({ type: 'FeatureCollection', features: [] })
    const road = {
      type: 'Feature',
      properties: { class: 'main' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [110, 30],
          [110.04, 30],
        ],
      },
    }
    await office.run(
      sql`insert into map_layers (tenant_id, layer, features) values (1, 'roads', ${json([road])}) returning layer`,
    )
    expect((await get('/places/map/roads')).features).toEqual([road])
    expect((await office.server.inject({ url: '/api/places/map/secrets' })).statusCode).toBe(400)
  })
})

describe('importing a layer of the map', () => {
  const line = (from: number) => ({
    type: 'Feature',
    properties: { n: `${from} 路` },
    geometry: {
      type: 'LineString',
      coordinates: [
        [from, 30],
        [from, 30.01],
      ],
    },
  })
  const file = (...features: unknown[]) => ({ geojson: collection(...features), nameProperty: 'n' })
  const put = (layer: string, payload: object) =>
    office.server.inject({ method: 'POST', url: `/api/places/layers/${layer}`, payload })
  const names = async () =>
    (await get('/places/map/roads')).features.map((one: { properties: { name: string } }) => one.properties.name)

  it('is for the system administrator alone', async () => {
    office.as(staff('dispatcher'))
    expect((await put('roads', file(line(110.01)))).statusCode).toBe(403)
    office.as(admin)
  })

  it('only checks when asked to, and then stores in place of what there was', async () => {
    const before = await names()
    expect((await put('roads', { ...file(line(110.01)), dryRun: true })).json()).toMatchObject({
      stored: false,
      good: 1,
      before: 1,
      after: 1,
    })
    expect(await names()).toEqual(before)
    const etag = (await office.server.inject({ url: '/api/places/map/roads' })).headers.etag
    expect((await put('roads', file(line(110.01)))).json()).toMatchObject({ stored: true })
    expect(await names()).toEqual(['110.01 路'])
    expect(
      (await office.server.inject({ url: '/api/places/map/roads', headers: { 'if-none-match': String(etag) } })).statusCode,
    ).toBe(200)
  })

  it('adds to a layer when asked to', async () => {
    expect((await put('roads', { ...file(line(110.02)), replace: false })).json()).toMatchObject({ before: 1, after: 2 })
    expect(await names()).toEqual(['110.01 路', '110.02 路'])
  })

  it('stores nothing with an error in it, and with a warning only when forced', async () => {
    const wrong = await put('roads', file(line(110.03), { type: 'Feature', geometry: { type: 'Point', coordinates: [110, 30] } }))
    expect([wrong.statusCode, wrong.json().error.code, wrong.json().error.detail.problems.length]).toEqual([
      422,
      'layer-wrong',
      1,
    ])
    expect((await put('roads', file(line(150)))).statusCode).toBe(422)
    expect(await names()).toHaveLength(2)
    expect((await put('roads', { ...file(line(150)), force: true })).json()).toMatchObject({ stored: true })
    expect(await names()).toEqual(['150 路'])
  })
})
