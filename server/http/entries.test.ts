import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EntryDetail, EntryList } from '#contract/entries'
import { readSheet } from '../ports/sheet.ts'
import { sql } from '../store/sql.ts'
import { yards } from '../testing/small-ledgers.ts'
import { entryRoutes } from './entries.ts'
import { openDataRoutes } from './open-data.ts'
import { registerRoutes } from './registers.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const editor = staff('dispatcher')
const ids = new Map<string, string>()
beforeAll(async () => {
  office = await openTinyOffice([entryRoutes, registerRoutes, openDataRoutes], [yards])
  office.as(editor)
  for (const [name, homes, state] of [
    ['柳河苑', 10, 'good'],
    ['梅园', 30, 'worn'],
    ['竹溪里', 20, 'worn'],
    ['一号院 100%', 1, 'good'],
  ] as const) {
    const id = randomUUID()
    ids.set(name, id)
    const made = await send('POST', 'yard.yards', {
      id,
      data: { name, homes, state, ...(homes > 15 && { has: ['lift'], gas: true }) },
    })
    expect(made.statusCode).toBe(200)
  }
})
afterAll(() => office.close())
beforeEach(() => office.as(editor))

const send = (method: 'POST' | 'PATCH', path: string, payload: object) =>
  office.server.inject({ method, url: `/api/entries/${path}`, payload })
const ask = (path: string) => office.server.inject({ url: `/api/entries/${path}` })
const get = async <T>(path: string): Promise<T> => {
  const answer = await ask(path)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<T>()
}
const code = (answer: { json(): { error: { code: string } } }) => answer.json().error.code
const idOf = (name: string) => ids.get(name) ?? ''
const names = async (query: string) => (await get<EntryList>(`yard.yards?${query}`)).rows.map(r => r.name).sort()
const where = (...filters: readonly object[]) => names(`where=${encodeURIComponent(JSON.stringify(filters))}`)

describe('a list', () => {
  it('goes on where it stopped, each entry once', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page: EntryList = await get(`yard.yards?limit=2&order=changed${cursor}`)
      seen.push(...page.rows.map(r => r.name))
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    expect(seen.toSorted()).toEqual([...ids.keys()].toSorted())
    expect((await ask('yard.yards?cursor=nonsense')).statusCode).toBe(400)
  })

  it('is searched by words, by the beginning of a key, and by every kind of column', async () => {
    expect(await names('q=柳河')).toEqual(['柳河苑'])
    expect(await names('q=梅')).toEqual(['梅园'])
    expect(await names('q=Y-0000')).toHaveLength(4)
    expect(await where({ column: 'homes', op: 'atLeast', value: 20 })).toEqual(['梅园', '竹溪里'].sort())
    expect(await where({ column: 'state', op: 'is', value: 'good' }, { column: 'homes', op: 'atMost', value: 5 })).toEqual([
      '一号院 100%',
    ])
    expect(await where({ column: 'state', op: 'in', value: ['good', 'worn'] })).toHaveLength(4)
    expect(await where({ column: 'has', op: 'has', value: 'lift' })).toHaveLength(2)
    expect(await where({ column: 'gas', op: 'empty' })).toHaveLength(2)
    expect(await where({ column: 'gas', op: 'is', value: true })).toHaveLength(2)
    expect(await where({ column: 'name', op: 'contains', value: '0%' })).toEqual(['一号院 100%'])
    expect((await get<{ count: number }>('yard.yards/count?q=柳河')).count).toBe(1)
  })

  it.each([
    ['no such column', { column: 'colour', op: 'is', value: 'red' }],
    ['an operator that is not for the kind', { column: 'homes', op: 'contains', value: '1' }],
    ['a value of another kind', { column: 'homes', op: 'atLeast', value: "1'; drop table entries" }],
    ['an operator nobody knows', { column: 'homes', op: 'like', value: 1 }],
    ['a column inherited from nowhere', { column: 'constructor', op: 'filled' }],
  ])('is not searched by %s', async (_, filter) => {
    expect((await ask(`yard.yards?where=${encodeURIComponent(JSON.stringify([filter]))}`)).statusCode).toBe(400)
  })

  it('names what is archived only when asked', async () => {
    const id = idOf('一号院 100%')
    const { version } = await get<EntryDetail>(`yard.yards/${id}`)
    expect((await send('POST', `yard.yards/${id}/archive`, { id: randomUUID(), version })).json()).toMatchObject({ version: 2 })
    expect(await names('')).not.toContain('一号院 100%')
    expect(await names('view=archived')).toEqual(['一号院 100%'])
    await send('POST', `yard.yards/${id}/restore`, { id: randomUUID(), version: 2 })
    expect(await names('')).toContain('一号院 100%')
  })
})

describe('persons in a register', () => {
  const person = randomUUID()
  const data = { name: '王小明', phone: '13900001111', skill: 'water' }
  const filter = (column: string, value: string) =>
    ask(`yard.helpers?where=${encodeURIComponent(JSON.stringify([{ column, op: 'contains', value }]))}`)

  it('are masked for everybody, and nobody finds them by searching', async () => {
    await send('POST', 'yard.helpers', { id: person, data })
    const whole = JSON.stringify([
      await get(`yard.helpers/${person}`),
      await get('yard.helpers'),
      await get(`yard.helpers/${person}/history`),
      await get(`yard.helpers/${person}/at?day=2026-06-01`),
      await readSheet(new Uint8Array((await ask('yard.helpers/export.xlsx')).rawPayload)),
    ])
    expect(whole).toContain('王**')
    expect(whole).not.toMatch(/小明|13900001111/)
    // Whoever may change them and says why takes them along, and each look is on record.
    const told = await readSheet(new Uint8Array((await ask('yard.helpers/export.xlsx?reason=回访')).rawPayload))
    expect(JSON.stringify(told)).toMatch(/王小明.*13900001111/)
    const looks = sql`select detail ->> 'entry' as entry, detail ->> 'reason' as reason from audit where tenant_id = 1 and action = 'reveal' and detail ? 'export'`
    expect(await office.run(looks)).toEqual([{ entry: person, reason: '回访' }])
    expect((await get<EntryList>('yard.helpers?q=小明')).rows).toEqual([])
    expect((await get<EntryList>('yard.helpers?q=13900001111')).rows).toEqual([])
    expect([(await filter('name', '王')).statusCode, (await filter('phone', '139')).statusCode]).toEqual([400, 400])
  })

  it('are shown to editors who say why, on record', async () => {
    expect((await ask(`yard.helpers/${person}/reveal?reason=x`)).statusCode).toBe(400)
    expect(await get(`yard.helpers/${person}/reveal?reason=${encodeURIComponent('停水要通知')}`)).toMatchObject({
      name: '王小明',
      data,
    })
    expect(await office.run(sql`select detail ->> 'reason' as reason from audit where action = 'reveal'`)).toEqual([
      { reason: '回访' },
      { reason: '停水要通知' },
    ])
    office.as(staff('handler'))
    expect(code(await ask(`yard.helpers/${person}/reveal?reason=just-so`))).toBe('not-allowed')
  })

  it('fewer than five are not counted', async () => {
    const { rows } = await get<{ rows: { name: string; all: object }[] }>('yard.helpers/figures')
    expect(rows.map(r => r.all)).toEqual([
      { value: null, of: 0, few: true },
      { value: null, of: 0, few: true },
    ])
    for (let n = 0; n < 5; n++)
      await send('POST', 'yard.helpers', { id: randomUUID(), data: { name: `李${n}`, phone: '13900002222', skill: 'power' } })
    const [many, water] = (await get<{ rows: { all: object }[] }>('yard.helpers/figures')).rows
    expect(many?.all).toEqual({ value: 6, of: 6, few: false })
    expect(water?.all).toMatchObject({ few: true })
  })
})

describe('figures', () => {
  it('count, add up, average and share, over what was asked for', async () => {
    const figures = async (query = '') =>
      Object.fromEntries(
        (await get<{ rows: { name: string; all: { value: number } }[] }>(`yard.yards/figures${query}`)).rows.map(r => [
          r.name,
          r.all.value,
        ]),
      )
    expect(await figures()).toEqual({ many: 4, homes: 61, mean: 15.25, worn: 0.5 })
    expect(await figures('?q=柳河')).toEqual({ many: 1, homes: 10, mean: 10, worn: 0 })
  })
})

describe('two days', () => {
  it('are compared by what came, went and changed', async () => {
    const day = 86_400_000
    office.at(office.app.now() + day)
    const id = randomUUID()
    await send('POST', 'yard.yards', { id, data: { name: '新来的' } })
    const changed = idOf('柳河苑')
    const patch = (version: number, homes: number) =>
      send('PATCH', `yard.yards/${changed}`, { id: randomUUID(), version, data: { homes } })
    await patch(1, 11)
    await patch(2, 12)
    const gone = idOf('竹溪里')
    await send('POST', `yard.yards/${gone}/archive`, { id: randomUUID(), version: 1 })
    const compared = await get<{ rows: { name: string; what: string; changes: object }[] }>(
      'yard.yards/compare?from=2026-06-01&to=2026-06-02',
    )
    expect(compared).toMatchObject({ came: 1, went: 1, changed: 1, more: false })
    expect(Object.fromEntries(compared.rows.map(r => [r.name, [r.what, r.changes]]))).toEqual({
      新来的: ['came', {}],
      柳河苑: ['changed', { homes: [10, 12] }],
      竹溪里: ['went', {}],
    })
    expect(await get(`yard.yards/${changed}/at?day=2026-06-01`)).toMatchObject({ version: 1, data: { homes: 10 } })
    expect((await ask(`yard.yards/${id}/at?day=2026-06-01`)).statusCode).toBe(404)
    expect((await ask('yard.yards/compare?from=2026-06-31&to=2026-07-02')).statusCode).toBe(400)
  })
})

describe('who may', () => {
  it('reads what is public, and of the rest nothing', async () => {
    office.as(anonymous)
    const [row] = (await get<EntryList>('yard.yards?q=柳河')).rows
    expect(row).toMatchObject({ name: '柳河苑' })
    expect((await ask('yard.houses')).statusCode).toBe(401)
    expect((await ask(`yard.yards/${idOf('柳河苑')}/history`)).statusCode).toBe(401)
    expect((await ask('yard.yards/export.xlsx')).statusCode).toBe(401)
    expect(await get(`yard.yards/${idOf('柳河苑')}`)).toMatchObject({ changedBy: null, mayEdit: false })
    const ledgers = (await office.server.inject({ url: '/api/ledgers' })).json<{ rows: { name: string }[] }>()
    expect(ledgers.rows.map(r => r.name)).toContain('yard.yards')
    expect(ledgers.rows.map(r => r.name)).not.toContain('yard.helpers')
  })

  it('reads nothing of what was set aside', async () => {
    const id = randomUUID()
    await send('POST', 'yard.yards', { id, data: { name: '误登院' } })
    await send('POST', `yard.yards/${id}/archive`, { id: randomUUID(), version: 1 })
    expect((await ask(`yard.yards/${id}`)).statusCode).toBe(200)
    for (const actor of [anonymous, { kind: 'resident', person: randomUUID(), name: '居民' } as const]) {
      office.as(actor)
      for (const path of ['', '/count', '/map', '/figures'])
        expect((await ask(`yard.yards${path}?view=archived`)).statusCode).toBeGreaterThanOrEqual(401)
      expect((await ask(`yard.yards/${id}`)).statusCode).toBe(404)
    }
  })

  it('is told where entries are when asking for them as rules', async () => {
    const answer = await office.server.inject({ url: '/api/registers/yard/yards' })
    expect([answer.statusCode, answer.json().error]).toMatchObject([
      409,
      { code: 'register-is-ledger', detail: { path: '/entries/yard.yards' } },
    ])
  })

  it('is told in words what is wrong with which column', async () => {
    const answer = await send('POST', 'yard.yards', { id: randomUUID(), data: { homes: -1 } })
    expect(answer.json().error).toMatchObject({
      code: 'answers-invalid',
      fields: { name: '请填写“名称”。', homes: expect.stringContaining('户数') },
    })
  })
})

describe('open data', () => {
  it('hold the columns anybody may read, and no register of which there are none', async () => {
    office.as(anonymous)
    const { sets } = (await office.server.inject({ url: '/api/data' })).json<{
      sets: { id: string; fields: { name: string }[] }[]
    }>()
    const ids = sets.map(s => s.id)
    expect([
      ids.includes('register-yard-yards'),
      ids.includes('register-yard-houses'),
      ids.includes('register-yard-helpers'),
    ]).toEqual([true, false, false])
    const csv = await office.server.inject({ url: '/api/data/register-yard-yards.csv' })
    const [head = '', ...lines] = csv.body.replace('\ufeff', '').trim().split('\r\n')
    expect(head).toBe('name,homes,community,lng,lat,address')
    expect(lines).toContain('梅园,30,,,,')
    const again = { url: '/api/data/register-yard-yards.csv', headers: { 'if-none-match': String(csv.headers.etag) } }
    expect((await office.server.inject(again)).statusCode).toBe(304)
    office.as(editor)
    await send('POST', 'yard.yards', { id: randomUUID(), data: { name: '后来' } })
    expect((await office.server.inject(again)).statusCode).toBe(200)
    const map = (await office.server.inject({ url: '/api/data/register-yard-yards.geojson' })).json()
    expect(map.features[0]).toMatchObject({ type: 'Feature', properties: { name: expect.any(String) }, geometry: null })
  })
})
