import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asSystem } from '../store/db.ts'
import { json, sql } from '../store/sql.ts'
import { placeRoutes } from './places.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const get = async (url: string) => (await office.server.inject({ url: `/api${url}` })).json()

/** One street, one community, one grid and one building in it. */
async function drawPlaces(): Promise<void> {
  office.as(staff('system-admin'))
  const boxes = {
    street: [110, 30, 110.04, 30.02],
    community: [110, 30, 110.04, 30.02],
    grid: [110, 30, 110.04, 30.02],
    building: [110.012, 30.003, 110.0121, 30.0031],
  }
  for (const [kind, [w, s, e, n]] of Object.entries(boxes)) {
    const geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    }
    const properties = { code: kind, name: kind === 'building' ? '柳街8号' : kind }
    const geojson = { type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] }
    const payload = { kind, geojson, codeProperty: 'code', nameProperty: 'name', validFrom: 0 }
    const answer = await office.server.inject({ method: 'POST', url: '/api/places/import', payload })
    expect(answer.json()).toMatchObject({ stored: true, problems: [] })
    office.app.directory.changed()
  }
}

beforeAll(async () => {
  office = await openTinyOffice([placeRoutes])
  await drawPlaces()
  const rows = (await get('/places?kind=building')).rows as { id: string }[]
  const building = rows[0]!.id
  const some = ['柳街8号', '柳街8号1单元101室', '柳街8号2单元502室', '柳街 18 号', 'ＡＢ座 301', "O'Neill 楼 100%_\\"].map(
    text => ({
      id: randomUUID(),
      text,
      room: text.includes('室') ? '1' : null,
    }),
  )
  const many = Array.from({ length: 100_000 }, (_, i) => ({
    id: randomUUID(),
    text: `${'青红黄白黑'[i % 5]}${'松柏梅兰竹'[(i >> 3) % 5]}路${i % 997}号${(i % 7) + 1}单元${(i % 30) + 1}0${(i % 4) + 1}室`,
    room: '1',
  }))
  await asSystem(office.app.db, 'test', tx =>
    tx.run(
      sql`insert into addresses (tenant_id, id, building_id, text, room) select 1, x.id, ${building}, x.text, x.room
          from jsonb_to_recordset(${json([...some, ...many])}::jsonb) as x(id uuid, text text, room text)`,
    ),
  )
})
afterAll(() => office.close())
const find = async (q: string): Promise<string[]> =>
  (await get(`/addresses?q=${encodeURIComponent(q)}`)).rows.map((r: { text: string }) => r.text)

it('addresses are found by any part, in whatever width and with whatever spaces, the shortest first', async () => {
  expect(await find('柳街8')).toEqual(['柳街8号', '柳街8号', '柳街8号1单元101室', '柳街8号2单元502室'])
  expect(await find('ab座301')).toEqual(['ＡＢ座 301'])
  expect(await find('柳街18号')).toEqual(['柳街 18 号'])
  expect(await find('柳街 502')).toEqual(['柳街8号2单元502室'])
  expect(await find('柳街8号502')).toEqual(['柳街8号2单元502室'])
  expect(await find('没有的路')).toEqual([])
  for (const odd of ["o'neill", '100%_\\']) expect(await find(odd)).toEqual(["O'Neill 楼 100%_\\"])
  for (const odd of ["'", '\\', '%', ' ', '&|!:*()']) await find(odd)
})

it('addresses come with a point and a grid, and name a spot without its rooms', async () => {
  const [row] = (await get('/addresses?q=502室')).rows.filter((r: { text: string }) => r.text.startsWith('柳街'))
  expect(row?.point[0]).toBeCloseTo(110.01205, 4)
  const grids = (await get('/places?kind=grid')).rows
  expect(row.grid).toBe(grids[0].id)
  expect((await get('/places/at?lng=110.0122&lat=30.003')).address).toBe('柳街8号')
  expect((await get('/places/at?lng=110.03&lat=30.015')).address).toBeNull()
})

it('addresses are found through the index among a hundred thousand, and only those of the office itself', async () => {
  await office.asOwner('analyze addresses')
  for (const q of ['红梅路88', '黄松路120号', '单元', '路', '青', '红梅120号502']) {
    expect(await find(q), q).not.toEqual([])
  }
  const plan = await office.asOwner(
    `explain select id from addresses where tenant_id = 1 and grams @@ $q$'红梅' & '梅路' & '路8' & '88'$q$::tsquery`,
  )
  expect(JSON.stringify(plan)).toContain('addresses_by_words')
  await office.asOwner(
    `insert into places (tenant_id, id, kind, code, name) select 2, id, kind, code, name from places where kind = 'building'`,
  )
  await office.asOwner(
    `insert into addresses (tenant_id, id, building_id, text) select 2, $1, id, '邻区路1号' from places where tenant_id = 2`,
    [randomUUID()],
  )
  expect(await find('邻区路')).toEqual([])
})
