import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import type { Bound, FormDetail, ReportDetail } from '#contract/reports'
import { type BenchOffice, benchOffice, call, multiplyCases, signIn } from './lib/office.ts'
import { type Figure, percentile, report } from './lib/report.ts'

const inStore = Number(process.env.BENCH_CASES ?? 1_000_000)
const entries = Number(process.env.BENCH_ENTRIES ?? 200_000)
const times = 15
const register = 'facilities.equipment'

/** Entries of one register, spread over the communities of the office; a store that was kept has them already. */
async function fillRegister(office: BenchOffice): Promise<void> {
  await office.sql(
    `insert into entries (tenant_id, id, register, key, name, version, data, street_id, community_id, made_at, changed_at, confirmed_at, fresh_until, request_hash)
     select 1, gen_random_uuid(), $1, 'b' || g, 'b' || g, 1,
       jsonb_build_object('code', 'b' || g, 'name', 'b' || g, 'kind', (array['fitness','seat','lamp','cover'])[1 + g % 4], 'amount', g % 17),
       c.parent_id, c.id, now() - interval '200 days', now(), now(), now() + interval '1 year', ''
     from generate_series(1, $2) g
     join (select id, parent_id, row_number() over (order by code) - 1 as n, count(*) over () as all from places where tenant_id = 1 and kind = 'community') c on c.n = g % c.all
     on conflict do nothing`,
    [register, entries],
  )
  // One in twenty changed since the period of the report: those are undone for it.
  await office.sql(
    `insert into entry_changes (tenant_id, entry_id, version, command_id, at, how, changes)
     select 1, id, 2, id, now() - interval '2 days', 'changed', jsonb_build_object('amount', jsonb_build_array(3, data -> 'amount'))
     from entries where tenant_id = 1 and register = $1 and right(key, 2) in ('01', '25', '47', '68', '90') on conflict do nothing`,
    [register],
  )
  await office.sql('vacuum analyze entries, entry_changes')
}

/** Ten rows of six figures: counts of cases, one indicator by kind, and a register counted, filtered and added up. */
async function sixtyCells(): Promise<Uint8Array> {
  const line = { style: 'thin', color: { rgb: '000000' } } as const
  const boxed = { border: { top: line, left: line, bottom: line, right: line } }
  const rows = [
    ['月报表', ...Array(6).fill(null)],
    ['项目', ...Array.from({ length: 6 }, (_, n) => `第${n + 1}栏`)],
    ...Array.from({ length: 10 }, (_, n) => [`第${n + 1}行`, ...Array(6).fill(null)]),
  ]
  const cells = new Map<string, object>()
  for (let row = 1; row < rows.length; row++)
    for (let column = 0; column < 7; column++) cells.set(`${row},${column}`, { style: boxed })
  return writeXlsx({
    sheets: [{ name: '月报', rows, cells, merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 }] }],
  } as Parameters<typeof writeXlsx>[0])
}

const sources: readonly Bound['source'][] = [
  { kind: 'indicator', programme: 'incident', key: 'received', part: 'value' },
  { kind: 'indicator', programme: 'incident', key: 'inTime', part: 'value' },
  { kind: 'cases', type: 'incident', figure: 'closed' },
  { kind: 'register', register, of: 'count', where: [] },
  { kind: 'register', register, of: 'sum', column: 'amount', where: [{ op: 'is', field: 'kind', value: 'lamp' }] },
  { kind: 'register', register, of: 'share', where: [{ op: 'is', field: 'kind', value: 'seat' }] },
]

const office = await benchOffice(Number(process.env.BENCH_DEMO ?? 20_000))
try {
  await multiplyCases(office, inStore)
  await fillRegister(office)
  const headers = await signIn(office, 'db01')
  const places = await call<{ rows: { id: string }[] }>('GET', `${office.url}/api/places?kind=community`)
  const communities = places.answer.rows.map(row => row.id)
  const form = randomUUID()
  const body = new FormData()
  body.append('file', new Blob([Buffer.from(await sixtyCells())]), 'form.xlsx')
  const began = performance.now()
  const taken = await fetch(`${office.url}/api/reports/forms?id=${form}&every=month`, { method: 'POST', headers, body })
  if (!taken.ok) throw new Error(await taken.text())
  const drawn = performance.now() - began
  const { slots } = (await taken.json()) as FormDetail
  const changes = slots.map(({ cell }, n) => ({
    cell,
    bound: {
      source: sources[n % 6],
      ground:
        Math.floor(n / 6) < communities.length ? { kind: 'community', id: communities[Math.floor(n / 6)] } : { kind: 'report' },
      over: n % 12 < 6 ? 'period' : 'toDate',
    },
  }))
  await call('PUT', `${office.url}/api/reports/forms/${form}/bindings`, { changes }, headers)
  const last = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 7)
  const made = await call<ReportDetail>(
    'POST',
    `${office.url}/api/reports`,
    { id: randomUUID(), form, period: last, community: null },
    headers,
  )
  const ms: number[] = []
  for (let n = 0; n < times; n++) {
    const start = performance.now()
    await call('GET', `${office.url}/api/reports/${made.answer.id}`, undefined, headers)
    ms.push(performance.now() - start)
  }
  const files: number[] = []
  for (let n = 0; n < times; n++) {
    const start = performance.now()
    const file = await fetch(`${office.url}/api/reports/${made.answer.id}/file.xlsx`, { headers })
    await file.arrayBuffer()
    files.push(performance.now() - start)
  }
  const filled = made.answer.figures.filter(f => f.state === 'filled').length
  const figures: Figure[] = [
    {
      what: `a report of ${slots.length} cells, ${filled} with a number`,
      value: percentile(ms, 0.5),
      unit: 'ms',
      beside: `p99 ${percentile(ms, 0.99).toFixed(0)} ms, aim 1000`,
    },
    {
      what: 'the same as a finished file',
      value: percentile(files, 0.5),
      unit: 'ms',
      beside: `p99 ${percentile(files, 0.99).toFixed(0)} ms`,
    },
    { what: 'taking in the form, with proposals', value: drawn, unit: 'ms' },
  ]
  report(`Reports over ${inStore.toLocaleString('en')} cases and ${entries.toLocaleString('en')} entries`, figures)
} finally {
  await office.stop()
}
