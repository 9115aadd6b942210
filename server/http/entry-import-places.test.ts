import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EntryImportPreview, EntryImportView, EntryMapping } from '#contract/entry-import'
import type { Actor } from '#kernel/engine/actor'
import { sql } from '../store/sql.ts'
import { yards } from '../testing/small-ledgers.ts'
import { entryRoutes } from './entries.ts'
import { entryImportRoutes } from './entry-import.ts'
import { placeRoutes } from './places.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const clerk = staff('dispatcher')
const places = new Map<string, string>()
const inCommunity = (name: string): Actor => ({
  kind: 'staff',
  person: randomUUID(),
  name: '社区一员',
  posts: [{ role: 'community-worker', scope: 'community', unit: null, place: places.get(name) ?? null }],
})
const send = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}
const box = (w: number, s: number, size: number, high = size) => [
  [
    [w, s],
    [w + size, s],
    [w + size, s + high],
    [w, s + high],
    [w, s],
  ],
]
async function draw(kind: string, all: readonly (readonly [name: string, w: number, s: number, size: number, high?: number])[]) {
  const features = all.map(([name, w, s, size, high]) => ({
    type: 'Feature',
    properties: { code: `${kind}-${name}`, name },
    geometry: { type: 'Polygon', coordinates: box(w, s, size, high) },
  }))
  const geojson = { type: 'FeatureCollection', features }
  const payload = { kind, geojson, codeProperty: 'code', nameProperty: 'name', validFrom: 0 }
  expect((await send('POST', '/places/import', payload)).body).toMatchObject({ stored: true })
  office.app.directory.changed()
  for (const row of (await send('GET', `/places?kind=${kind}`)).body.rows) places.set(row.name, row.id)
}

beforeAll(async () => {
  office = await openTinyOffice([placeRoutes, entryRoutes, entryImportRoutes], [yards])
  office.as(staff('system-admin'))
  await draw('street', [['菱渡街道', 110, 30, 0.04]])
  await draw('community', [
    ['柳湾社区', 110, 30, 0.02, 0.04],
    ['橘汀社区', 110.02, 30, 0.02, 0.04],
  ])
  await draw('grid', [
    ['柳湾1格', 110, 30, 0.02, 0.04],
    ['橘汀1格', 110.02, 30, 0.02, 0.04],
  ])
  await draw('building', [
    ['柳园小区 1幢', 110.012, 30.003, 0.0001],
    ['橘汀路8号', 110.034, 30.003, 0.0001],
  ])
  const text = '南棹区菱渡街道橘汀路20号柳园小区1幢1单元101室'
  await office.run(sql`insert into addresses (tenant_id, id, building_id, text, room)
    values (1, ${randomUUID()}::uuid, ${places.get('柳园小区 1幢')!}::uuid, ${text}, '101')`)
  office.as(clerk)
})
afterAll(() => office.close())

async function upload(rows: (string | number | null)[][]): Promise<EntryImportPreview> {
  const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="list.xlsx"\r\n\r\n'
  const bytes = await writeXlsx({ sheets: [{ name: '院落', rows }] })
  const answer = await office.server.inject({
    method: 'POST',
    url: `/api/entries/yard.yards/imports?id=${randomUUID()}&source=own`,
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')]),
  })
  return answer.json()
}
async function run(id: string, mapping: EntryMapping, how: object): Promise<EntryImportView> {
  expect((await send('POST', `/entry-imports/${id}/run`, { mapping, dryRun: false, ...how })).status).toBe(200)
  for (;;) {
    const view: EntryImportView = (await send('GET', `/entry-imports/${id}`)).body
    if (view.state !== 'running') return view
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
const list = async (): Promise<Record<string, unknown>[]> => (await send('GET', '/entries/yard.yards?limit=50')).body.rows

const headings = ['编号', '院落名称', '地址', '社区']
const words = [
  headings,
  ['P1', '柳园', '柳园小区1号楼', null],
  ['P2', '橘园', '橘汀路8号对面', null],
  ['P3', '杏园', '后山脚下', '橘汀社区'],
  ['P4', '竹园', '后山顶上', null],
]

it('says of words without a point where their rows would lie, and places only what a person confirmed', async () => {
  const { id, mapping } = await upload(words)
  const tried = await run(id, mapping, { dryRun: true })
  expect(tried.counts?.lying).toEqual({ point: 0, placed: 0, community: 1, sure: 1, likely: 1, unknown: 1, none: 0 })
  expect(tried.places.map(one => [one.words, one.how, one.line])).toEqual([
    ['橘汀路8号对面', 'likely', 3],
    ['柳园小区1号楼', 'sure', 2],
    ['后山顶上', 'unknown', 5],
  ])
  expect(tried.places[0]?.proposals[0]).toMatchObject({ place: places.get('橘汀路8号'), community: '橘汀社区' })
  const said = { 橘汀路8号对面: places.get('橘汀路8号')! }
  const done = await run(id, { ...mapping, places: { sure: true, said } }, {})
  expect(done).toMatchObject({ state: 'done', counts: { lying: { placed: 2, community: 1, unknown: 1, sure: 0, likely: 0 } } })
  const rows = await list()
  const of = (key: string) => rows.find(row => row.key === key)
  expect(of('P1')).toMatchObject({ community: places.get('柳湾社区'), unplaced: false })
  expect(of('P2')).toMatchObject({ community: places.get('橘汀社区'), unplaced: false })
  expect(of('P3')).toMatchObject({ community: places.get('橘汀社区'), unplaced: false })
  expect(of('P4')).toMatchObject({ community: null, unplaced: true })
  // The words stay as the sheet has them, so that the same sheet changes nothing.
  const again = await upload(words)
  expect(await run(again.id, { ...mapping, places: { sure: false, said: {} } }, {})).toMatchObject({
    counts: { new: 0, changed: 0, unchanged: 4, noted: 0 },
  })
})

it('takes an import back: what it made is set aside, what it changed is as it was, what was changed since stays and is named', async () => {
  const sheet = [
    ['编号', '院落名称', '户数'],
    ['P1', '柳园', 30],
    ['P2', '橘园', 40],
    ['U1', '新园', 5],
    ['U2', '改园', 6],
  ]
  const { id, mapping } = await upload(sheet)
  expect(await run(id, mapping, {})).toMatchObject({ counts: { new: 2, changed: 2 } })
  const changed = (await list()).find(row => row.key === 'U2')!
  const by = { id: randomUUID(), version: changed.version, data: { homes: 7 } }
  expect((await send('PATCH', `/entries/yard.yards/${changed.id}`, by)).status).toBe(200)
  expect((await send('GET', `/entry-imports/${id}/undo`)).body).toMatchObject({ archived: 1, back: 2, left: 1 })
  const undone: EntryImportView = (await send('POST', `/entry-imports/${id}/undo`, { id: randomUUID() })).body
  expect(undone).toMatchObject({
    state: 'undone',
    undone: { archived: 1, back: 2, left: 1, why: [{ key: 'U2', why: 'changed-since' }] },
  })
  const rows = await list()
  expect(rows.map(row => row.key).sort()).toEqual(['P1', 'P2', 'P3', 'P4', 'U2'])
  expect(rows.find(row => row.key === 'P1')?.data).not.toHaveProperty('homes')
  expect((await send('POST', `/entry-imports/${id}/undo`, { id: randomUUID() })).body.error.code).toBe('step-not-now')
  const again = await upload(sheet)
  expect(await run(again.id, mapping, {})).toMatchObject({ counts: { new: 1, changed: 3 } })
})

it('names the community of a row beyond the importer’s place and who may bring it in; their own rows, or all by the street', async () => {
  office.as(inCommunity('柳湾社区'))
  const sheet = [headings, ['O1', '近园', '近处', '柳湾社区'], ['O2', '远园', '远处', '橘汀社区']]
  const shown = await upload(sheet)
  expect(shown.reach).toMatchObject({ places: ['柳湾社区'], may: [{ role: '街道调度员' }] })
  const tried = await run(shown.id, shown.mapping, { dryRun: true })
  expect(tried).toMatchObject({ counts: { new: 1, refused: 1 }, outside: { communities: [{ name: '橘汀社区', rows: 1 }] } })
  expect(tried.problems[0]).toMatchObject({ line: 3, message: expect.stringContaining('橘汀社区') })
  expect((await send('POST', `/entry-imports/${shown.id}/hand`)).body.handedAt).not.toBeNull()
  expect((await send('GET', '/entries/yard.yards/imports/waiting')).body.rows).toEqual([])
  expect((await send('POST', `/entry-imports/${shown.id}/take`)).status).toBe(403)

  office.as(clerk)
  const { rows } = (await send('GET', '/entries/yard.yards/imports/waiting')).body
  expect(rows).toMatchObject([{ id: shown.id, file: 'list.xlsx', rows: 2 }])
  const taken = (await send('POST', `/entry-imports/${shown.id}/take`)).body as EntryImportPreview
  expect(await run(taken.id, taken.mapping, {})).toMatchObject({ state: 'done', counts: { new: 2, refused: 0 } })

  office.as(inCommunity('柳湾社区'))
  // What is wrong with a row of others is theirs to mend.
  const other = await upload([
    [...headings, '户数'],
    ['O3', '近二园', '近处二', '柳湾社区', 5],
    ['O4', '远二园', '远处二', '橘汀社区', '很多'],
  ])
  expect(await run(other.id, other.mapping, { ownOnly: true })).toMatchObject({ state: 'done', counts: { new: 1, refused: 0 } })
})
