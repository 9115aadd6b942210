import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Filed } from '#contract/cases'
import { random } from '#demo/random'
import { benchOffice, call, signIn } from './lib/office.ts'
import { people as peopleOf } from './real-input/people.ts'
import { gridOver, importGrid } from './real-input/places.ts'
import { type Outcome, work } from './real-input/work.ts'

// Feeds real messages and real service requests through the create call of a running office, works some of them to the
// end, reads everything back and says what was refused, lost or changed. The folder is named by LINLI_REAL_DATA.

const folder = process.env.LINLI_REAL_DATA
if (!folder) {
  console.error('LINLI_REAL_DATA names no folder / 没有指定真实数据的文件夹')
  process.exit(2)
}
const most = Number(process.env.LINLI_REAL_MOST ?? Number.POSITIVE_INFINITY)
const worked = Number(process.env.LINLI_REAL_WORKED ?? 500)
const draw = random(20260701)

interface Report {
  readonly id: string
  readonly words: string
  readonly point: readonly [number, number]
}
const idOf = (text: string) => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const unzip = (name: string) => gunzipSync(readFileSync(join(folder, name))).toString('utf8')

/** One CSV line, quotes doubled inside quotes. */
const cells = (line: string) =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(m => (m[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'))

const office = await benchOffice(Number(process.env.LINLI_REAL_DEMO ?? 0))
const refused = new Map<string, { n: number; example: string }>()
const sent: Report[] = []

async function file(report: Report, headers: Record<string, string>): Promise<void> {
  try {
    const { answer } = await call<Filed>(
      'POST',
      `${office.url}/api/cases/incident`,
      { id: report.id, channel: 'import', answers: { words: report.words, where: { point: report.point } } },
      headers,
    )
    if (answer.id !== report.id) throw new Error('another case came back')
    sent.push(report)
  } catch (error) {
    const why = (error as Error).message.replace(/^.*?(\d{3}) /, '$1 ').slice(0, 200)
    const known = refused.get(why) ?? { n: 0, example: report.words.slice(0, 60) }
    refused.set(why, { ...known, n: known.n + 1 })
  }
}

/** Files in time order, sixteen at a time. @returns reports a second */
async function fileAll(reports: readonly Report[], headers: Record<string, string>): Promise<number> {
  const began = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let report = reports[next++]; report; report = reports[next++]) await file(report, headers)
    }),
  )
  return (reports.length * 1000) / (performance.now() - began)
}

try {
  const desk = await signIn(office, 'dd01')
  const inside = await office.sql<{ lng: number; lat: number }>(`
    select avg((p ->> 0)::float8) as lng, avg((p ->> 1)::float8) as lat from boundaries b join places on places.tenant_id = b.tenant_id and places.id = b.place_id,
      jsonb_array_elements(b.polygons -> 0 -> 0) p where b.tenant_id = 1 and places.kind = 'building' group by b.id`)

  const messages = unzip('messages-zh/messages.jsonl.gz')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { id: number; title: string; body: string; time: string })
  messages.sort((a, b) => (a.time < b.time ? -1 : 1))
  const spoken = messages.slice(0, most).map((m): Report => {
    // The messages name no place in the demo town: one is drawn, the same in every run.
    const { lng, lat } = draw.pick(inside)
    return { id: idOf(`message ${m.id} ${m.time}`), words: `${m.title.trim()}\n${m.body.trim()}`, point: [lng, lat] }
  })
  console.log(`messages: ${spoken.length}, ${(await fileAll(spoken, desk)).toFixed(0)}/s`)
  const fromMessages = sent.length

  const [head = '', ...lines] = unzip('requests-311/boston-2011-jul-oct.csv.gz').trim().split('\n')
  const column = new Map(cells(head).map((name, n) => [name.trim(), n]))
  const value = (row: readonly string[], name: string) => row[column.get(name) ?? -1] ?? ''
  const rows = lines
    .map(cells)
    .sort((a, b) => (value(a, 'open_dt') < value(b, 'open_dt') ? -1 : 1))
    .slice(0, most)
  const grid = gridOver(rows.map(r => [Number(value(r, 'longitude')), Number(value(r, 'latitude'))]))
  const imported = await importGrid(office, grid)
  const requests = rows.map(
    (r): Report => ({
      id: idOf(`request ${value(r, 'case_enquiry_id')} ${value(r, 'open_dt')}`),
      words: `${value(r, 'case_title')} · ${value(r, 'type')}\n${value(r, 'location')}`.trim(),
      point: grid.moved([Number(value(r, 'longitude')), Number(value(r, 'latitude'))]),
    }),
  )
  console.log(`places imported: ${imported}; requests: ${requests.length}, ${(await fileAll(requests, desk)).toFixed(0)}/s`)

  const stored = new Map(
    (
      await office.sql<{ id: string; data: { words: string; where: { point: [number, number] } }; grid: string | null }>(
        'select id, data, grid_id as grid from cases where tenant_id = 1',
      )
    ).map(r => [r.id, r]),
  )
  const lost = sent.filter(s => !stored.has(s.id))
  const changed = sent.filter(
    s => stored.get(s.id)?.data.words !== s.words || String(stored.get(s.id)?.data.where.point) !== String(s.point),
  )
  const unplaced = sent.filter(s => !stored.get(s.id)?.grid)
  console.log(
    `accepted ${sent.length} (${fromMessages} messages), lost ${lost.length}, changed ${changed.length}, without a grid ${unplaced.length}`,
  )
  for (const s of changed.slice(0, 3))
    console.log(
      `  changed: ${JSON.stringify(s).slice(0, 300)}\n       is: ${JSON.stringify(stored.get(s.id)?.data).slice(0, 300)}`,
    )
  for (const [why, { n, example }] of refused) console.log(`refused ${n}: ${why}\n   e.g. ${example.replaceAll('\n', ' ')}`)

  const chosen = draw.shuffle(sent.slice(0, fromMessages)).slice(0, worked)
  const outcomes: Outcome[] = []
  const staff = await peopleOf(office)
  for (const report of chosen) outcomes.push(await work(office, staff, report.id, draw))
  const tally = new Map<string, number>()
  for (const o of outcomes) tally.set(`${o.way} -> ${o.state}`, (tally.get(`${o.way} -> ${o.state}`) ?? 0) + 1)
  console.log(`worked ${outcomes.length} to the end:`)
  for (const [what, n] of [...tally].sort()) console.log(`  ${String(n).padStart(4)}  ${what}`)
  console.log(
    `clocks explained ${outcomes.reduce((n, o) => n + o.clocks, 0)}, unexplained ${outcomes.reduce((n, o) => n + o.unexplained, 0)}`,
  )
  const folded = await office.sql<{ n: number }>(
    'select count(*)::int as n from cases c where tenant_id = 1 and version <> (select max(seq) from case_events e where e.tenant_id = c.tenant_id and e.case_id = c.id)',
  )
  console.log(`cases whose version is not the length of their history: ${folded[0]?.n}`)
  if (process.env.LINLI_REAL_STAY) {
    console.log(`the office stays at ${office.url} until Ctrl-C`)
    await new Promise(resolve => process.once('SIGINT', resolve))
  }
  if (lost.length > 0 || changed.length > 0) process.exitCode = 1
} finally {
  await office.stop()
}
