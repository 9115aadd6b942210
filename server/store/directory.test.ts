import { afterAll, beforeAll, expect, it } from 'vitest'
import { at, middle, type SmallOffice, smallOffice } from '../testing/small-office.ts'
import { asSystem, openDb } from './db.ts'
import { locate, onDuty, openDirectory, touchDirectory } from './directory.ts'
import { moment, sql } from './sql.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const hour = 3_600_000
const run = (query: ReturnType<typeof sql>) => asSystem(office.app.db, 'test', tx => tx.run(query))
const place = async () => locate(await office.app.directory.now(), middle('g11')).placement

it('knows a shift by the office’s clock, also when the picture is older than the change of shifts', async () => {
  const [from, to] = [office.app.now() + hour, office.app.now() + 2 * hour]
  await run(sql`insert into rosters (tenant_id, id, role, person_id, starts_at, ends_at)
    values (1, ${at('shift')}, 'dispatcher', ${at('leader')}, ${moment(from)}, ${moment(to)})`)
  await run(touchDirectory(1))
  const directory = openDirectory(office.app.db, office.app.now)
  const snapshot = await directory.now()
  const who = async (now: number) => onDuty(snapshot, 'dispatcher', await place(), now)?.person
  expect(await who(from - 1)).toBe(at('dispatcher'))
  expect(await who(from)).toBe(at('leader'))
  expect(await who(to)).toBe(at('dispatcher'))
})

it('moves to a boundary that begins by itself, without anything being changed', async () => {
  const then = office.app.now() + 3 * hour
  await run(sql`update boundaries set valid_to = ${moment(then)} where tenant_id = 1 and place_id = ${at('g11')}`)
  await run(sql`insert into boundaries (tenant_id, id, place_id, valid_from, polygons)
    select 1, ${at('g11@2')}, place_id, ${moment(then)}, polygons from boundaries where tenant_id = 1 and place_id = ${at('g11')}`)
  await run(touchDirectory(1))
  office.app.directory.changed()
  expect((await place()).boundary).toBe(at('g11@1'))
  office.pass(3 * hour)
  expect((await place()).boundary).toBe(at('g11@2'))
})

it('reads anew what changed while it was reading', async () => {
  const directory = openDirectory(office.app.db, office.app.now)
  const reading = directory.now()
  await run(sql`update units set name = '新名字' where tenant_id = 1 and id = ${at('city')}`)
  await run(touchDirectory(1))
  directory.changed()
  await reading
  expect((await directory.now()).units.get(at('city'))?.name).toBe('新名字')
})

it('answers who asks inside a transaction while that holds the only connection', async () => {
  const db = openDb(office.url, { size: 1 })
  const directory = openDirectory(db, office.app.now)
  expect((await asSystem(db, 'ask inside', () => directory.now())).units.has(at('city'))).toBe(true)
  await db.close()
})
