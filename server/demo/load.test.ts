import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeHistory } from '#demo/history/index'
import { makeOffice } from '#demo/office/index'
import { makeRounds } from '#demo/rounds/index'
import { makeTown, type Town } from '#demo/town/index'
import { incident } from '#programmes/incident/incident'
import { type FreshDatabase, freshDatabase } from '#test/database'
import { passwordFits } from '../identity/password.ts'
import { type CaseRecord, caseColumns, caseOf } from '../store/case-rows.ts'
import { asSystem, type Db, openDb } from '../store/db.ts'
import { hashOf } from '../store/definitions.ts'
import { onDuty, openDirectory } from '../store/directory.ts'
import { stopId } from '../store/rounds/round-stops.ts'
import { sql } from '../store/sql.ts'
import { eventsOf } from '../store/write-case.ts'
import { withDrawings } from './drawings.ts'
import { loadDemo } from './load.ts'
import { steeringOf } from './load-steering.ts'
import { demoSignIns } from './sign-ins.ts'

const now = Date.UTC(2026, 10, 18, 3, 20)
const roundsOf = (town: Town, numbers: Set<string>) => [
  ...makeRounds(town, makeOffice(town, { seed: 1, until: now }), {
    seed: 1,
    until: now,
    stopId: key => stopId('patrol', key, 0),
    numbers,
  }).cases,
]
const options = { seed: 1, now, cases: 300, onProgress: () => {} }
const counted = async (db: Db, table: 'cases' | 'case_events' | 'files' | 'timers' | 'outbox' | 'tenants' | 'places') =>
  (await db.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n

describe('the demo office in the database', () => {
  let database: FreshDatabase
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase()
    db = openDb(database.url, { size: 2 })
    expect(await loadDemo(db, options)).toBe(true)
  })
  afterAll(async () => {
    await db.close()
    await database.drop()
  })

  it('holds the very history that was acted out: cases, events and numbers', async () => {
    const town = makeTown(1)
    const history = [...makeHistory(town, makeOffice(town, { seed: 1, until: now }), { seed: 1, until: now, cases: 300 })]
    const rows = await asSystem(db, 'test', tx =>
      tx.rows(sql<CaseRecord>`select ${caseColumns} from cases where tenant_id = ${tx.tenant}`),
    )
    const byId = new Map(rows.map(row => [row.id, row]))
    expect(history).toHaveLength(300)
    for (const { c, number, events } of history) {
      const row = byId.get(c.id)!
      expect(caseOf(row)).toEqual(c)
      expect(row.number).toBe(number)
      expect(row.definition).toBe(hashOf(incident))
      const stored = await asSystem(db, 'test', tx => eventsOf(tx, c.id))
      expect(stored.map(({ at, by, command, body }) => ({ at, by, command, body }))).toEqual(events)
    }
    // What is there besides was found on rounds, belongs to them, or is how the office steers.
    const numbers = new Set(history.map(h => h.number))
    const walked = roundsOf(town, numbers)
    const office = makeOffice(town, { seed: 1, until: now })
    const steering = await asSystem(db, 'test', tx => steeringOf(tx, town, office, { seed: 1, now, numbers }))
    const all = [...history, ...walked, ...steering.cases]
    expect(rows).toHaveLength(all.length)
    expect(await counted(db, 'case_events')).toBe(all.reduce((sum, h) => sum + h.events.length, 0))
    expect(await counted(db, 'files')).toBe(all.reduce((sum, h) => sum + h.photos.length, 0))
  })

  it('sends nothing about what is long past, and sets clocks for what is open', async () => {
    expect(await counted(db, 'outbox')).toBe(0)
    const { rows } = await db.pool.query<{ late: number; wrong: number }>(`
      select count(*) filter (where t.due_at <= to_timestamp(${now / 1000}))::int as late, count(*) filter (where c.closed_at is not null)::int as wrong
      from timers t join cases c using (tenant_id) where c.id = t.case_id`)
    expect(rows[0]).toEqual({ late: 0, wrong: 0 })
  })

  it('lets everybody offered on the sign-in page in, and a dispatcher is on duty', async () => {
    for (const { login, password, name } of demoSignIns()) {
      const { rows } = await db.pool.query<{ name: string; password_hash: string }>(
        'select name, password_hash from people where login = $1',
        [login],
      )
      expect(rows[0]?.name).toBe(name)
      expect(await passwordFits(rows[0]!.password_hash, password)).toBe(true)
    }
    const snapshot = await openDirectory(db, () => now).now()
    expect(snapshot.settings.demo).toBe(true)
    const place = { street: snapshot.streets[0] ?? null, community: null, grid: null, building: null, boundary: null }
    expect(onDuty(snapshot, 'dispatcher', place, now)).not.toBeNull()
    expect(snapshot.registers.get('incident.catalogue')?.size).toBe(72)
  })

  it('has appraised its units once and appraises them now, with points counted from its cases', async () => {
    const rows = await asSystem(db, 'test', tx =>
      tx.rows(sql<{ state: string; part: string; marks: number; of: number }>`
        select a.state, m.part, count(*)::int as marks, sum(m."of")::int as "of" from appraisals a
        join appraisal_marks m on m.tenant_id = a.tenant_id and m.appraisal_id = a.id where a.tenant_id = ${tx.tenant} group by 1, 2`),
    )
    const of = (state: string, part: string) => rows.find(r => r.state === state && r.part === part)
    expect(of('fixed', 'time')).toMatchObject({ marks: 10 })
    expect(of('fixed', 'time')?.of).toBeGreaterThan(20)
    // One of them was set right after an objection.
    expect([of('fixed', 'work')?.marks, of('open', 'work')?.marks]).toEqual([11, 3])
  })

  it('draws the pictures its files name, without keeping them', async () => {
    const { rows } = await db.pool.query<{ id: string; sha256: string; bytes: number }>(
      'select id, sha256, bytes from files limit 5',
    )
    const store = withDrawings({ put: async () => {}, get: async () => null, remove: async () => {} })
    for (const { id, sha256, bytes } of rows) {
      const picture = await store.get(`1/${id}/${sha256.slice(0, 16)}`)
      expect(picture?.byteLength).toBe(bytes)
      expect((await store.get(`1/${id}/${sha256.slice(0, 16)}.thumb`))!.byteLength).toBeLessThan(bytes)
    }
    expect(await store.get('1/some-id/0123456789abcdef')).toBeNull()
  })

  it('changes nothing where there is an office already', async () => {
    const before = await counted(db, 'cases')
    expect(await loadDemo(db, { ...options, seed: 5, cases: 10 })).toBe(false)
    expect(await counted(db, 'cases')).toBe(before)
  })
})

/** Runs `linli demo load` on a database until a line of its output matches, then kills it without warning. */
async function killedAt(url: string, when: RegExp): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['cli/main.ts', 'demo', 'load', '--cases', '20000'], {
    env: { ...process.env, DATABASE_URL: url, LINLI_SECRET: 'a secret for this test only' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<NodeJS.Signals | null>(resolve => child.on('exit', (_, signal) => resolve(signal)))
  for await (const line of createInterface({ input: child.stdout }))
    if (when.test(line)) {
      // Some portions are written by then.
      await new Promise(resolve => setTimeout(resolve, 700))
      child.kill('SIGKILL')
      break
    }
  return ended
}

describe('a load that is broken off', () => {
  it('leaves nothing half done and is simply begun again', async () => {
    const database = await freshDatabase()
    expect(await killedAt(database.url, /20000 cases/)).toBe('SIGKILL')
    const db = openDb(database.url, { size: 2 })
    try {
      expect(await counted(db, 'tenants')).toBe(0)
      expect(await counted(db, 'places')).toBe(0)
      expect(await loadDemo(db, { ...options, cases: 50 })).toBe(true)
      const past = await db.pool.query<{ n: number }>(
        "select count(*)::int as n from cases where type = 'incident' and filed_at < to_timestamp($1)",
        [(now - 45 * 86_400_000) / 1000],
      )
      expect(past.rows[0]!.n).toBeGreaterThan(40)
    } finally {
      await db.close()
      await database.drop()
    }
  })
})
