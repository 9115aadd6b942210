import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { baseRoles } from '#kernel/index'
import { programmes } from '#programmes/index'
import { type FreshDatabase, freshDatabase } from '#test/database'
import type { App } from '../app.ts'
import { asSystem, type Db, openDb } from '../store/db.ts'
import { openDirectory } from '../store/directory.ts'
import { syncStops } from '../store/rounds/round-stops.ts'
import { coverageOf, listStops } from '../store/rounds/rounds.ts'
import { sql } from '../store/sql.ts'
import { loadDemo } from './load.ts'

const now = Date.UTC(2026, 10, 18, 3, 20)
const day = 86_400_000
const endOfToday = Date.UTC(2026, 10, 18, 16)

let database: FreshDatabase
let db: Db
let app: App
beforeAll(async () => {
  database = await freshDatabase()
  db = openDb(database.url, { size: 2 })
  await loadDemo(db, { seed: 1, now, cases: 60, onProgress: () => {} })
  app = { db, programmes, links: [], directory: openDirectory(db, () => now), now: () => now } as unknown as App
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

/** Somebody of the sign-in page, with the posts they hold. */
async function signedIn(login: string): Promise<Actor> {
  const found = await asSystem(db, 'test', tx =>
    tx.rows(
      sql<{ person: string; name: string; role: string; unit: string | null; place: string | null }>`
        select p.id as person, p.name, o.role, o.unit_id as unit, o.place_id as place from people p join posts o on o.tenant_id = p.tenant_id and o.person_id = p.id
        where p.tenant_id = ${tx.tenant} and p.login = ${login} and o.valid_to is null`,
    ),
  )
  const { person, name } = found[0]!
  const scope = (role: string) => baseRoles.find(r => r.id === role)!.scope
  return {
    kind: 'staff',
    person,
    name,
    posts: found.map(({ role, unit, place }) => ({ role, unit, place, scope: scope(role) })),
  }
}

describe('the rounds of the demo office', () => {
  it('are those of its registers: the first start files, moves and ends nothing', async () => {
    expect(await syncStops(app, await app.directory.now())).toEqual({ changed: 0, failed: [] })
  })

  it('keep about nine promises in ten, with some stops late now', async () => {
    const query = { from: now - 30 * day, to: now + 1, by: 'community' } as const
    const { whole, rows } = await coverageOf(app, await signedIn('db01'), 'patrol', query)
    const kept = (whole.inTime ?? 0) / ((whole.inTime ?? 0) + (whole.missed ?? 0))
    expect(kept).toBeGreaterThan(0.85)
    expect(kept).toBeLessThan(0.96)
    expect(whole.lateNow).toBeGreaterThan(5)
    expect(rows).toHaveLength(8)
  })

  it('give the grid worker of the sign-in page a day: stops that are due, and reports to look at', async () => {
    const me = await signedIn('wg01')
    const { rows } = await listStops(app, me, 'patrol', { mine: true, dueTo: endOfToday })
    expect(rows.length).toBeGreaterThanOrEqual(6)
    expect(rows.length).toBeLessThanOrEqual(10)
    expect(rows.every(row => row.points.length === 5 && row.steps.includes('fine'))).toBe(true)
    const waiting = await asSystem(db, 'test', tx =>
      tx.rows(
        sql`select 1 from cases where tenant_id = ${tx.tenant} and type = 'incident' and state = 'reported' and holder_id = ${'person' in me ? me.person : null}`,
      ),
    )
    expect(waiting.length).toBeGreaterThanOrEqual(2)
  })

  it('give the community worker a day of care visits, one missed and one not agreed on yet', async () => {
    const { rows } = await listStops(app, await signedIn('sq01'), 'careVisit', { mine: true })
    expect(rows.length).toBeGreaterThanOrEqual(6)
    const states = rows.map(row => row.state)
    expect(states).toContain('asked')
    expect(states).toContain('call')
    expect(rows.filter(row => row.state === 'due' && (row.dueAt ?? 0) < endOfToday)).toHaveLength(3)
  })

  it('raised incidents, each told where it was found', async () => {
    const found = await asSystem(db, 'test', tx =>
      tx.rows(
        sql<{
          state: string
        }>`select c.state from case_events e join cases c on c.tenant_id = e.tenant_id and c.id = (e.body ->> 'id')::uuid
          where e.tenant_id = ${tx.tenant} and e.kind = 'Raised' and c.number = e.body ->> 'number'`,
      ),
    )
    expect(found.length).toBeGreaterThan(5)
  })
})
