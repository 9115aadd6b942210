import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoutingRule } from '#contract/routing'
import { type FreshDatabase, freshDatabase } from '#test/database'

let database: FreshDatabase
let client: pg.Client
const [community, grid, gone] = [randomUUID(), randomUUID(), randomUUID()]
beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** What the migration does with rows that are there, done again on an office as it was before. */
const text = readFileSync(new URL('../migrations/0019_routing.sql', import.meta.url), 'utf8')
const upgrade = text.slice(text.indexOf('with old as'))

const row = (tenant: number, register: string, key: string, data: object) =>
  client.query(
    `insert into register_rows (tenant_id, register, key, version, id, data, valid_from) values ($1, $2, $3, 1, $4, $5, '2026-01-01')`,
    [tenant, register, key, randomUUID(), JSON.stringify({ code: key, ...data })],
  )
const rulesOf = async (tenant: number) =>
  (await client.query<{ rules: RoutingRule[] }>('select rules from routing_sets where tenant_id = $1', [tenant])).rows[0]?.rules

it('turns the register of first receivers into rules in the order its rows were weighed', async () => {
  await client.query(`insert into places (tenant_id, id, kind, code, name) values (7, $1, 'community', 'c1', '一号社区')`, [
    community,
  ])
  await client.query(`insert into places (tenant_id, id, kind, code, name) values (7, $1, 'grid', 'g1', '第一网格')`, [grid])
  const unit = randomUUID()
  await row(7, 'incident.firstReceiver', '1', { unit })
  await row(7, 'incident.firstReceiver', '2', { category: '01', unit })
  await row(7, 'incident.firstReceiver', '3', { category: '0102', unit })
  await row(7, 'incident.firstReceiver', '4', { category: '01', place: 'g1', unit })
  await row(7, 'incident.firstReceiver', '5', { category: '01', place: 'c1', unit })
  await row(7, 'incident.firstReceiver', '6', { category: '01', place: 'nowhere', unit: gone })
  await row(7, 'incident.catalogue', '0101', { unit: gone })
  await client.query(upgrade)
  const rules = await rulesOf(7)
  // A row for a place that is not there never fitted; a row for everything leaves nothing for the catalogue's usual units.
  expect(rules?.map(rule => rule.id)).toEqual(['3', '4', '5', '2', '1'])
  expect(rules?.[1]).toEqual({ id: '4', categories: ['01'], places: [grid], unit, helpers: [] })
  const lives = await client.query(`select version, live_from <= '1970-01-02' as old from routing_lives where tenant_id = 7`)
  expect(lives.rows).toEqual([{ version: 1, old: true }])
  const left = await client.query(
    `select 1 from register_rows where tenant_id = 7 and register = 'incident.firstReceiver' and valid_to is null`,
  )
  expect(left.rowCount).toBe(0)
})

it('puts the catalogue’s usual units behind the rows where no row fits everything, also where there are no rows', async () => {
  await client.query('delete from register_rows where tenant_id = 7')
  const unit = randomUUID()
  await row(8, 'incident.firstReceiver', '1', { category: '01', unit })
  await row(8, 'incident.catalogue', '0201', { unit: gone })
  await row(8, 'incident.catalogue', '0202', {})
  await row(9, 'incident.catalogue', '0201', { unit: gone })
  await client.query(upgrade)
  expect((await rulesOf(8))?.map(rule => [rule.id, rule.categories, rule.unit])).toEqual([
    ['1', ['01'], unit],
    ['default-0201', ['0201'], gone],
  ])
  expect((await rulesOf(9))?.map(rule => rule.id)).toEqual(['default-0201'])
  expect(await rulesOf(10)).toBeUndefined()
})
