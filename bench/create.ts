import { randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Filed } from '#contract/cases'
import type { Office } from '#contract/office'
import { type BenchOffice, benchOffice, call, multiplyCases } from './lib/office.ts'
import { type Figure, hammer, percentile, report } from './lib/report.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 8)
const inStore = Number(process.env.BENCH_CASES ?? 100_000)

/** How often a second this disk makes a written page durable. */
function fsyncRate(folder: string): number {
  const file = openSync(join(folder, 'fsync'), 'w')
  const page = Buffer.alloc(8192)
  const began = performance.now()
  let n = 0
  while (performance.now() - began < 1000) {
    writeSync(file, page, 0, page.length, 0)
    fdatasyncSync(file)
    n++
  }
  closeSync(file)
  return (n * 1000) / (performance.now() - began)
}

/** The same rows written by hand: one transaction of plain inserts, prepared, without rules, checks or HTTP. */
async function rawRate(office: BenchOffice, clients: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: office.databaseUrl, max: clients })
  const [like] = await office.sql<{ row: string; events: string }>(`
    select to_jsonb(c)::text as row, (select jsonb_agg(to_jsonb(e))::text from case_events e where e.tenant_id = 1 and e.case_id = c.id and e.seq <= 3) as events
    from cases c where tenant_id = 1 and exists (select 1 from case_events e where e.tenant_id = 1 and e.case_id = c.id) limit 1`)
  const text = `
    with c as (insert into cases select (jsonb_populate_record(null::cases, $1::jsonb || jsonb_build_object('id', $3::uuid, 'number', $3::text))).*),
      e as (insert into case_events select (jsonb_populate_record(null::case_events, x || jsonb_build_object('case_id', $3::uuid))).* from jsonb_array_elements($2::jsonb) x),
      t as (insert into timers (tenant_id, case_id, task, kind, due_at) values (1, $3, '', 'late', now() + interval '9 years'), (1, $3, '', 'warn', now() + interval '9 years'))
    insert into outbox (tenant_id, id, case_id, kind, payload, created_at, next_at) values (1, $3, $3, 'happened', '{}', now(), now() + interval '9 years')`
  const { rate } = await hammer(clients, seconds, async () => {
    await pool.query({ name: 'raw', text, values: [like?.row, like?.events, randomUUID()] })
  })
  await pool.end()
  return rate
}

async function createRate(office: BenchOffice, clients: number) {
  const { answer: about } = await call<Office>('GET', `${office.url}/api/office`)
  const [w, s, e, n] = about.map.bounds
  const [inside] = await office.sql<{ lng: number; lat: number }>('select lng, lat from cases where tenant_id = 1 and lng is not null limit 1')
  // Points near one that is known to lie inside, so that each is placed anew.
  const point = () => [(inside?.lng ?? (w + e) / 2) + (Math.random() - 0.5) * 1e-4, (inside?.lat ?? (s + n) / 2) + (Math.random() - 0.5) * 1e-4]
  let done = 0
  const result = await hammer(clients, seconds, async () => {
    const id = randomUUID()
    const { answer } = await call<Filed>('POST', `${office.url}/api/cases/incident`, { id, answers: { words: `路口的井盖松了,车一过就响,第 ${done++} 次`, where: { point: point() }, kind: 'street' } })
    if (answer.id !== id) throw new Error('another case came back')
  })
  return { ...result, done }
}

const office = await benchOffice(2000)
try {
  await multiplyCases(office, inStore)
  const figures: Figure[] = [{ what: 'fdatasync of one page', value: fsyncRate(office.folder), unit: '/s' }]
  for (const clients of [1, 16]) {
    const raw = await rawRate(office, clients)
    const before = (await office.sql<{ n: number }>('select count(*)::int as n from cases'))[0]?.n ?? 0
    const ours = await createRate(office, clients)
    const after = (await office.sql<{ n: number }>('select count(*)::int as n from cases'))[0]?.n ?? 0
    if (after - before !== ours.done) throw new Error(`${ours.done} acknowledged, ${after - before} in the store`)
    figures.push(
      { what: `same rows by hand, ${clients} client(s)`, value: raw, unit: '/s' },
      { what: `create through the API, ${clients} client(s)`, value: ours.rate, unit: '/s', beside: `${((100 * ours.rate) / raw).toFixed(0)} % of by hand` },
      { what: `  p50, ${clients} client(s)`, value: percentile(ours.ms, 0.5), unit: 'ms' },
      { what: `  p99, ${clients} client(s)`, value: percentile(ours.ms, 0.99), unit: 'ms' },
    )
  }
  report(`Create with ${inStore.toLocaleString('en')} cases in the store`, figures)
} finally {
  await office.stop()
}
