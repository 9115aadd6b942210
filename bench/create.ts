import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Filed } from '#contract/cases'
import type { Office } from '#contract/office'
import { fsyncRate } from './lib/disk.ts'
import { type BenchOffice, benchOffice, call, multiplyCases } from './lib/office.ts'
import { type Figure, hammer, percentile, report } from './lib/report.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 8)
const inStore = Number(process.env.BENCH_CASES ?? 100_000)

const caseColumns = `programme, type, definition, state, version, filed_at, changed_at, closed_at, channel, filer_id, street_id, community_id, grid_id, building_id, boundary_id,
  lng, lat, address, unit_id, holder_id, task_units, due_at, late_at, ever_late, data, taken, rest, grams, request_hash`

/** The same rows written by hand: one prepared statement that copies a case with its history, clocks and errand. No rules, no checks, no HTTP. */
async function rawRate(office: BenchOffice, clients: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: office.databaseUrl, max: clients })
  const [like] = await office.sql<{ id: string }>(
    'select case_id as id from case_events where tenant_id = 1 group by case_id having count(*) = 3 limit 1',
  )
  const text = `
    with c as (insert into cases (tenant_id, id, number, ${caseColumns}) select 1, $1, $1::uuid::text, ${caseColumns} from cases where tenant_id = 1 and id = $2),
      e as (insert into case_events (tenant_id, case_id, seq, at, command, kind, by, body)
        select 1, $1, seq, at, $1, kind, by, body from case_events where tenant_id = 1 and case_id = $2 and seq <= 3),
      t as (insert into timers (tenant_id, case_id, task, kind, due_at) values (1, $1, '', 'late', now() + interval '9 years'), (1, $1, '', 'warn', now() + interval '9 years'))
    insert into outbox (tenant_id, id, case_id, kind, payload, created_at, next_at) values (1, $1, $1, 'happened', '{}', now(), now() + interval '9 years')`
  const { rate } = await hammer(clients, seconds, async () => {
    await pool.query({ name: 'raw', text, values: [randomUUID(), like?.id] })
  })
  await pool.end()
  return rate
}

async function createRate(office: BenchOffice, clients: number, time = seconds) {
  const { answer: about } = await call<Office>('GET', `${office.url}/api/office`)
  const [lng, lat] = about.map.centre
  // Anywhere within half a kilometre of the middle, so that each report is placed anew.
  const point = () => [lng + (Math.random() - 0.5) * 0.008, lat + (Math.random() - 0.5) * 0.006]
  let done = 0
  const result = await hammer(clients, time, async () => {
    const id = randomUUID()
    const { answer } = await call<Filed>('POST', `${office.url}/api/cases/incident`, {
      id,
      answers: { words: `路口的井盖松了,车一过就响,第 ${done++} 次`, where: { point: point() }, kind: 'street' },
    })
    if (answer.id !== id) throw new Error('another case came back')
  })
  return { ...result, done }
}

const office = await benchOffice(2000)
try {
  await createRate(office, 4, 2)
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
      {
        what: `create through the API, ${clients} client(s)`,
        value: ours.rate,
        unit: '/s',
        beside: `${((100 * ours.rate) / raw).toFixed(0)} % of by hand`,
      },
      { what: `  p50, ${clients} client(s)`, value: percentile(ours.ms, 0.5), unit: 'ms' },
      { what: `  p99, ${clients} client(s)`, value: percentile(ours.ms, 0.99), unit: 'ms' },
    )
  }
  report(`Create with ${inStore.toLocaleString('en')} cases in the store`, figures)
} finally {
  await office.stop()
}
