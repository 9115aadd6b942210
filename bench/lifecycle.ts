import { randomUUID } from 'node:crypto'
import type { CaseDetail, CaseRow, Filed } from '#contract/cases'
import type { Me, Office } from '#contract/office'
import { type BenchOffice, benchOffice, call, multiplyCases, signIn } from './lib/office.ts'
import { type Figure, hammer, percentile, report } from './lib/report.ts'

/**
 * A whole life of a case, four calls one after the other without a pause: a resident files, the dispatcher files it in the
 * catalogue and dispatches, the unit finishes with a photo, the desk finds it by its number. The photos are in the store
 * beforehand, as a phone sends them before the words.
 */
const sizes = (process.env.BENCH_SIZES ?? process.env.BENCH_CASES ?? '10000,100000,1000000').split(',').map(Number)
const seconds = Number(process.env.BENCH_SECONDS ?? 15)
const burstSeconds = Number(process.env.BENCH_BURST_SECONDS ?? 60)
/** Lives begun per second at the corners of the burst; a published load test of another platform rose and fell like this. */
const corners = [1, 15, 1, 25, 2, 35, 10]

type Headers = Record<string, string>

async function livesIn(office: BenchOffice) {
  const [desk, unit] = [await signIn(office, 'dd01'), await signIn(office, 'cb-zhifa1')]
  const ask = <A>(path: string, headers: Headers) => call<A>('GET', `${office.url}/api${path}`, undefined, headers)
  const me = (await ask<Me>('/session', unit)).answer
  const to = me.posts.find(post => post.role === 'handler')?.unit
  const { rows } = (await ask<{ rows: { key: string; data: { unit?: string } }[] }>('/registers/incident/catalogue', desk)).answer
  const category = (rows.find(row => row.data.unit === to) ?? rows[0])?.key
  const [lng, lat] = (await ask<Office>('/office', {})).answer.map.centre
  const send = (id: string, headers: Headers, version: number, ...[first, ...further]: readonly object[]) =>
    call<CaseDetail>('POST', `${office.url}/api/cases/${id}/commands`, { version, command: first, further }, headers)
  const take = (step: string, answers: object = {}) => ({ kind: 'take', id: randomUUID(), step, answers })
  const photos: string[] = []
  const steps: Record<'create' | 'assign' | 'resolve' | 'search', number[]> = { create: [], assign: [], resolve: [], search: [] }
  const timed = async <A>(step: keyof typeof steps, work: Promise<A>): Promise<A> => {
    const began = performance.now()
    const answer = await work
    steps[step].push(performance.now() - began)
    return answer
  }
  return {
    steps,
    /** So many photos that belong to nobody yet. */
    async lay(count: number) {
      const made = await office.sql<{ id: string }>(
        `insert into files (tenant_id, id, type, bytes, sha256, created_at)
         select 1, gen_random_uuid(), 'image/webp', 1, 'bench', now() from generate_series(1, $1::int) returning id`,
        [count],
      )
      photos.push(...made.map(row => row.id))
    },
    async live(): Promise<void> {
      const photo = photos.pop()
      if (!photo) throw new Error('no photo left: lay more before')
      const id = randomUUID()
      const point = [lng + (Math.random() - 0.5) * 0.008, lat + (Math.random() - 0.5) * 0.006]
      const answers = { words: `路口的井盖松了，车一过就响 ${id.slice(0, 8)}`, where: { point }, kind: 'street' }
      const filed = (await timed('create', call<Filed>('POST', `${office.url}/api/cases/incident`, { id, answers }))).answer
      const sent = await timed(
        'assign',
        send(id, desk, filed.version, take('pass'), take('file', { category }), take('dispatch', { unit: to })),
      )
      await timed('resolve', send(id, unit, sent.answer.case.version, take('finish', { result: '换了井盖', after: [photo] })))
      const found = await timed('search', ask<{ rows: CaseRow[] }>(`/cases?view=all&order=newest&q=${filed.number}`, desk))
      const state = found.answer.rows.find(row => row.id === id)?.state
      if (state !== 'done') throw new Error(`${filed.number} is ${state} after it was finished`)
    },
  }
}

/** Begins lives at a rate that goes from corner to corner; @returns how long each took, and how many failed */
async function burst(live: () => Promise<void>) {
  const ms: number[] = []
  let failed = 0
  const running = new Set<Promise<void>>()
  const began = performance.now()
  let due = 0
  const leg = burstSeconds / (corners.length - 1)
  for (let last = began; performance.now() - began < burstSeconds * 1000; ) {
    const now = performance.now()
    const at = (now - began) / 1000 / leg
    const [from, to] = [corners[Math.floor(at)] ?? 0, corners[Math.floor(at) + 1] ?? corners.at(-1) ?? 0]
    due += ((from + (to - from) * (at % 1)) * (now - last)) / 1000
    last = now
    for (; due >= 1; due--) {
      const start = performance.now()
      const one = live()
        .then(
          () => void ms.push(performance.now() - start),
          () => void failed++,
        )
        .finally(() => running.delete(one))
      running.add(one)
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  await Promise.all(running)
  return { ms, failed }
}

const office = await benchOffice(2000)
try {
  const { steps, lay, live } = await livesIn(office)
  for (const size of sizes) {
    await multiplyCases(office, size)
    const figures: Figure[] = []
    for (const clients of [1, 16]) {
      await lay(seconds * 600)
      for (const list of Object.values(steps)) list.length = 0
      await hammer(clients, 2, live)
      const { rate, ms } = await hammer(clients, seconds, live)
      figures.push({
        what: `lives, ${clients} client(s)`,
        value: rate,
        unit: '/s',
        beside: `a life p50 ${percentile(ms, 0.5).toFixed(0)}, p95 ${percentile(ms, 0.95).toFixed(0)}, p99 ${percentile(ms, 0.99).toFixed(0)} ms; 0 errors`,
      })
      for (const [step, list] of Object.entries(steps))
        figures.push({
          what: `  ${step}`,
          value: percentile(list, 0.5),
          unit: 'ms',
          beside: `p95 ${percentile(list, 0.95).toFixed(0)}, p99 ${percentile(list, 0.99).toFixed(0)} ms`,
        })
    }
    if (size >= 1_000_000) {
      await lay(burstSeconds * 40)
      const { ms, failed } = await burst(live)
      figures.push({
        what: `burst ${corners.join('→')} lives/s in ${burstSeconds} s`,
        value: percentile(ms, 0.95),
        unit: 'ms p95',
        beside: `${ms.length} lives, p99 ${percentile(ms, 0.99).toFixed(0)} ms, ${failed} failed`,
      })
    }
    report(`Lives of cases with ${size.toLocaleString('en')} in the store`, figures)
  }
} finally {
  await office.stop()
}
