import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Office, OfficeSettings } from '#contract/office'
import { scopeFor } from '../identity/scopes.ts'
import { sql } from '../store/sql.ts'
import { calendarRoutes } from './calendar.ts'
import { officeRoutes } from './office.ts'
import { officeSettingsRoutes } from './office-settings.ts'
import { placeRoutes } from './places.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const admin = staff('system-admin')
beforeAll(async () => {
  office = await openTinyOffice([officeRoutes, officeSettingsRoutes, calendarRoutes, placeRoutes])
})
afterAll(() => office.close())
beforeEach(() => office.as(admin))

const get = async <T>(path: string): Promise<T> => (await office.server.inject({ url: `/api${path}` })).json<T>()
const settings = () => get<OfficeSettings>('/office/settings')
const map = async () => (await get<Office>('/office')).map
const put = (payload: object) => office.server.inject({ method: 'PUT', url: '/api/office/settings', payload })
const change = async (part: object) => put({ ...(await settings()), ...part })

type Box = readonly [west: number, south: number, east: number, north: number]
const street = (code: string, [w, s, e, n]: Box) => ({
  type: 'Feature',
  properties: { code, name: `街道${code}` },
  geometry: {
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
  },
})
const importStreets = async (validFrom: number, ...features: object[]) => {
  const geojson = { type: 'FeatureCollection', features }
  const payload = { kind: 'street', geojson, codeProperty: 'code', nameProperty: 'name', validFrom, complete: true, force: true }
  const answer = await office.server.inject({ method: 'POST', url: '/api/places/import', payload })
  expect(answer.json()).toMatchObject({ stored: true })
}
const expectBox = (found: readonly number[], box: Box) =>
  box.forEach((side, n) => {
    expect(found[n]).toBeCloseTo(side, 4)
  })

it('shows the whole country before there is a boundary, then follows the streets in force at the time', async () => {
  expect(await settings()).toMatchObject({ version: 1, name: '测试街道', nameEn: null, phone: null, bounds: null, extent: null })
  const [west, south, east, north] = (await map()).bounds
  expect([west < 80, south < 20, east > 130, north > 50]).toEqual([true, true, true, true])

  const now = office.app.now()
  await importStreets(now - 1000, street('A', [110, 30, 110.04, 30.02]), street('B', [110.04, 30, 110.06, 30.03]))
  expectBox((await map()).bounds, [110, 30, 110.06, 30.03])
  expect((await map()).centre[0]).toBeCloseTo(110.03, 4)
  expectBox((await settings()).extent ?? [], [110, 30, 110.06, 30.03])

  await importStreets(now + 86_400_000, street('A', [110, 30, 110.04, 30.02]))
  expectBox((await map()).bounds, [110, 30, 110.06, 30.03])
  office.at(now + 86_400_000)
  expectBox((await map()).bounds, [110, 30, 110.04, 30.02])
})

it('takes names, telephone and view, shows them to anybody at once, and keeps what it does not set', async () => {
  const calendar = await get<{ version: number }>('/calendar')
  await office.server.inject({ method: 'PUT', url: '/api/calendar', payload: { ...calendar, weekend: [0] } })
  const view = [109.9, 29.9, 110.1, 30.1]
  const answer = await change({ name: ' 柳荫街道办事处 ', nameEn: 'Liuyin Sub-district', phone: '010-0000 0000', bounds: view })
  expect(answer.json()).toMatchObject({ version: 2, name: '柳荫街道办事处', phone: '010-0000 0000', bounds: view, centre: null })
  office.as(anonymous)
  expect(await get('/office')).toMatchObject({ name: '柳荫街道办事处', nameEn: 'Liuyin Sub-district', phone: '010-0000 0000' })
  expect(await map()).toMatchObject({ bounds: view })
  expect((await map()).centre[0]).toBeCloseTo(110, 6)
  expect(await get('/calendar')).toMatchObject({ version: 2, weekend: [0] })

  office.as(admin)
  expect((await change({ nameEn: ' ', phone: '', bounds: null })).json()).toMatchObject({ version: 3, nameEn: null, phone: null })
  expect(await get('/office')).toMatchObject({ nameEn: '柳荫街道办事处', phone: null })
  expectBox((await map()).bounds, [110, 30, 110.04, 30.02])
})

it('does not let one administrator overwrite what another just set', async () => {
  const seen = await settings()
  const both = await Promise.all([put({ ...seen, phone: '12345' }), put({ ...seen, phone: '54321' })])
  expect(both.map(a => a.statusCode).sort()).toEqual([200, 409])
  const late = both.find(a => a.statusCode === 409)?.json()
  expect(late.error).toMatchObject({ code: 'stale-version', detail: { version: seen.version + 1 } })
})

it('refuses what cannot be shown, dialled or drawn, each at its field and with nothing stored', async () => {
  const seen = await settings()
  const wrong = [
    [{ name: '  ' }, 'name'],
    [{ name: '街'.repeat(101) }, 'name'],
    [{ name: '柳荫\u202e街道' }, 'name'],
    [{ nameEn: 'x'.repeat(201) }, 'nameEn'],
    [{ phone: '请打值班电话' }, 'phone'],
    [{ phone: '--' }, 'phone'],
    [{ bounds: [110.1, 29.9, 109.9, 30.1] }, 'bounds'],
    [{ bounds: [29, 109, 31, 111] }, 'bounds'],
    [{ bounds: [110.01, 30, 110.05, 30.05] }, 'bounds'],
    [{ centre: [100, 30] }, 'centre'],
  ] as const
  for (const [part, field] of wrong) {
    const answer = await put({ ...seen, ...part })
    expect([part, answer.statusCode, Object.keys(answer.json().error.fields ?? {})]).toEqual([part, 422, [field]])
    // Words for a person, not our code for them.
    expect(answer.json().error.fields[field]).toMatch(/[\u4e00-\u9fff]/)
  }
  expect(Object.keys((await put({ ...seen, name: '', phone: 'x' })).json().error.fields)).toEqual(['name', 'phone'])
  expect((await put({ ...seen, bounds: [1, 2, 3] })).statusCode).toBe(400)
  expect(await settings()).toEqual(seen)
})

it('lets a view stand that an import has outgrown, as long as it is not touched', async () => {
  expect((await change({ bounds: [110.001, 30, 110.1, 30.1] })).statusCode).toBe(422)
  expect((await change({ bounds: [109.99, 29.99, 110.05, 30.03] })).statusCode).toBe(200)
  await importStreets(office.app.now(), street('A', [110, 30, 110.2, 30.02]))
  expect((await change({ phone: '010-1111 1111' })).statusCode).toBe(200)
  expect((await change({ bounds: [109.99, 29.99, 110.06, 30.03] })).json().error.fields).toHaveProperty('bounds')
})

it('is the system administrator’s alone, for keys of the office’s scope, and on record', async () => {
  const seen = await settings()
  for (const who of [anonymous, staff('dispatcher'), staff('security-admin'), staff('auditor')]) {
    office.as(who)
    expect([401, 403]).toContain((await put(seen)).statusCode)
    expect([401, 403]).toContain((await office.server.inject({ url: '/api/office/settings' })).statusCode)
  }
  expect([scopeFor('GET', '/api/office'), scopeFor('PUT', '/api/office/settings')]).toEqual([null, 'office:write'])
  expect(scopeFor('GET', '/api/office/settings')).toBe('office:read')
  const rows = (await office.run(
    sql`select person_id as person, detail from audit where tenant_id = 1 and action = 'office-set' order by at, id`,
  )) as { person: string; detail: { before: OfficeSettings; after: OfficeSettings } }[]
  expect(rows).toHaveLength(seen.version - 1)
  expect(rows.every(row => row.person === ('person' in admin ? admin.person : ''))).toBe(true)
  expect(rows.find(row => row.detail.after.version === 2)?.detail).toMatchObject({
    before: { name: '测试街道', phone: null },
    after: { name: '柳荫街道办事处', phone: '010-0000 0000' },
  })
})

it('sends a phone the programmes without the registers that staff keep, and staff all of them', async () => {
  office.as(anonymous)
  type Sent = { programmes: { id: string; title: string; registers: Record<string, { read: string; ledger?: object }> }[] }
  const registers = async (query: string) =>
    (await get<Sent>(`/programmes?lang=en${query}`)).programmes.flatMap(p => Object.values(p.registers))
  const [whole, light] = [await registers(''), await registers('&ledgers=false')]
  expect(light).toEqual(whole.filter(register => !register.ledger))
  expect(light.length).toBeGreaterThan(0)
  expect(whole.length).toBeGreaterThan(light.length + 30)
})
