import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOffice } from '#demo/office/index'
import { makeTown } from '#demo/town/index'
import type { Data } from '#kernel/engine/model'
import { programmes } from '#programmes/index'
import { type FreshDatabase, freshDatabase } from '#test/database'
import { figureOver } from '#test/ledgers'
import { asSystem, type Db, openDb } from '../store/db.ts'
import { openDirectory } from '../store/directory.ts'
import { entryFigures } from '../store/entries/entry-figures.ts'
import { ledgerOf, ledgersOf } from '../store/entries/entry-rows.ts'
import { sql } from '../store/sql.ts'
import { writeLedgers } from './load-ledgers.ts'
import { writeOffice } from './load-office.ts'

const now = Date.UTC(2026, 10, 18, 3, 20)
const town = makeTown(1)
const office = makeOffice(town, { seed: 1, until: now })

let database: FreshDatabase
let db: Db
beforeAll(async () => {
  database = await freshDatabase()
  db = openDb(database.url, { size: 2 })
  await asSystem(db, 'office', tx => writeOffice(tx, town, office, now))
  await asSystem(db, 'ledgers', tx => writeLedgers(tx, town, office, { seed: 1, now }))
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

interface Sums {
  readonly register: string
  readonly entries: number
  readonly stale: number
  readonly changed: number
  readonly placed: number
  readonly ahead: number
}
const sums = () =>
  asSystem(db, 'test', tx =>
    tx.rows(sql<Sums>`
      select register, count(*)::int as entries, count(*) filter (where fresh_until < to_timestamp(${now / 1000}))::int as stale,
        (select count(*)::int from entry_changes c join entries x on x.tenant_id = c.tenant_id and x.id = c.entry_id
          where c.tenant_id = ${tx.tenant} and x.register = e.register and c.how = 'changed' and c.changes <> '{}'::jsonb) as changed,
        count(community_id)::int as placed, count(*) filter (where confirmed_at > to_timestamp(${now / 1000}))::int as ahead
      from entries e where tenant_id = ${tx.tenant} group by register order by register`),
  )

describe('the registers of the demo office', () => {
  it('are all filled, about a third of the entries not fresh, and none looked at in the future', async () => {
    const found = await sums()
    expect(found.map(row => row.register)).toEqual([...ledgersOf(programmes).keys()].sort())
    const all = found.reduce((sum, row) => sum + row.entries, 0)
    const stale = found.reduce((sum, row) => sum + row.stale, 0)
    expect(all).toBeGreaterThan(1500)
    expect(stale / all).toBeGreaterThan(0.2)
    expect(stale / all).toBeLessThan(0.45)
    expect(found.reduce((sum, row) => sum + row.ahead, 0)).toBe(0)
    expect(found.reduce((sum, row) => sum + row.changed, 0)).toBeGreaterThan(200)
  })

  it('lie in communities where they lie anywhere', async () => {
    const estates = (await sums()).find(row => row.register === 'estates.estates')
    expect(estates?.placed).toBe(estates?.entries)
  })

  it('keep what was there before, and who changed it', async () => {
    const [one] = await asSystem(db, 'test', tx =>
      tx.rows(sql<{ changes: Record<string, unknown[]>; by: string | null; versions: number }>`
        select c.changes, p.login as by, e.version as versions from entry_changes c
        join entries e on e.tenant_id = c.tenant_id and e.id = c.entry_id join people p on p.tenant_id = c.tenant_id and p.id = c.by_id
        where c.tenant_id = ${tx.tenant} and e.register = 'estates.estates' and c.how = 'changed' and c.changes -> 'renewal' ->> 0 = 'waiting' limit 1`),
    )
    expect(one?.changes.renewal).toEqual(['waiting', 'working'])
    expect(one?.by).toMatch(/^sq\d\d$/)
    expect(one?.versions).toBe(3)
  })

  it('come to the same figures in the database as by the words of their definitions', async () => {
    const app = { db, programmes, directory: openDirectory(db, () => now), now: () => now }
    const today = '2026-11-18'
    let compared = 0
    for (const ledger of ledgersOf(programmes).values()) {
      const found = await entryFigures(app, { kind: 'clock' }, ledger, {}, 'zh')
      const rows = await asSystem(db, 'test', tx =>
        tx.rows(sql<{
          data: Data
        }>`select data from entries where tenant_id = ${tx.tenant} and register = ${ledger.name} and archived_at is null
          and (until_day is null or until_day >= ${today}::date)`),
      )
      for (const { name, kind, all } of found) {
        if (all.few) continue
        const wanted = figureOver(
          ledger.def.ledger.figures[name],
          rows.map(row => row.data),
        )
        expect(all.value, `${ledger.name} ${name}`).toBeCloseTo(wanted, kind === 'average' ? 1 : 6)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  it('say what their sums measure, money in yuan', async () => {
    const app = { db, programmes, directory: openDirectory(db, () => now), now: () => now }
    const measures = async (name: string) =>
      (await entryFigures(app, { kind: 'clock' }, ledgerOf(programmes, name), {}, 'zh')).map(f => [f.name, f.measure])
    expect(await measures('partners.donations')).toContainEqual(['worth', '元'])
    expect(await measures('estates.estates')).toContainEqual(['area', '㎡'])
  })

  it('are loaded once: a second time changes nothing', async () => {
    const before = await sums()
    await asSystem(db, 'again', tx => writeLedgers(tx, town, office, { seed: 1, now }))
    expect(await sums()).toEqual(before)
  })
})
