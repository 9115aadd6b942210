import type { CaseDetail, CaseRow } from '#contract/cases'
import { type BenchOffice, benchOffice, call, multiplyCases, signIn } from './lib/office.ts'
import { type Figure, hammer, percentile, report } from './lib/report.ts'

const inStore = Number(process.env.BENCH_CASES ?? 1_000_000)
const times = 40

/** The p50 and p99 of one call, after a few to warm up. */
async function timed(what: string, once: () => Promise<unknown>): Promise<Figure[]> {
  for (let i = 0; i < 6; i++) await once()
  const ms: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await once()
    ms.push(performance.now() - began)
  }
  return [{ what, value: percentile(ms, 0.5), unit: 'ms', beside: `p99 ${percentile(ms, 0.99).toFixed(1)} ms` }]
}

async function bare(office: BenchOffice): Promise<Figure[]> {
  const [some] = await office.sql<{ street: string }>('select street_id as street from cases where tenant_id = 1 limit 1')
  return timed('bare query: 50 rows of the same index', () =>
    office.sql('select * from cases where tenant_id = 1 and street_id = $1 and closed_at is null order by due_at, id limit 50', [
      some?.street,
    ]),
  )
}

const office = await benchOffice(Number(process.env.BENCH_DEMO ?? 20_000))
try {
  await multiplyCases(office, inStore)
  const figures: Figure[] = [...(await bare(office))]
  const get = (headers: Record<string, string>) => (path: string) =>
    call<{ rows: CaseRow[]; next: string | null }>('GET', `${office.url}/api${path}`, undefined, headers)
  const desk = await signIn(office, 'dd01')
  const dispatcher = get(desk)
  const worker = get(await signIn(office, 'wg01'))
  const handler = get(await signIn(office, 'cb-zhifa1'))
  figures.push(...(await timed('queue, dispatcher, first page', () => dispatcher('/cases?view=turn'))))
  let cursor = (await dispatcher('/cases?view=open')).answer.next
  figures.push(
    ...(await timed('queue, dispatcher, next pages', async () => {
      cursor = (await dispatcher(`/cases?view=open&cursor=${cursor}`)).answer.next ?? cursor
    })),
  )
  figures.push(...(await timed('queue, grid worker', () => worker('/cases?view=turn'))))
  figures.push(...(await timed('queue, handler of a unit', () => handler('/cases?view=turn'))))
  figures.push(...(await timed('newest, closed', () => dispatcher('/cases?view=closed&order=newest'))))
  figures.push(
    ...(await timed('search for words', () => dispatcher(`/cases?view=all&order=newest&q=${encodeURIComponent('井盖')}`))),
  )
  figures.push(...(await timed('oldest, all', () => dispatcher('/cases?view=all&order=oldest'))))
  figures.push(...(await timed('oldest, one state of all', () => dispatcher('/cases?view=all&order=oldest&state=callback'))))
  figures.push(...(await timed('count of one list, open', () => dispatcher('/cases/count?view=open&state=handling'))))
  figures.push(...(await timed('count of one list, a kind of all', () => dispatcher('/cases/count?view=all&kind=green'))))
  figures.push(...(await timed('what each unit has in hand', () => dispatcher('/cases/units'))))
  figures.push(...(await timed('counts of all views', () => dispatcher('/cases/counts'))))
  figures.push(...(await timed('map, 10,000 points', () => dispatcher('/cases/map?view=all&order=newest'))))
  const anybody = get({})
  const { map } = (await call<{ map: { centre: readonly [number, number] } }>('GET', `${office.url}/api/office`)).answer
  const around = `/public/near?lng=${map.centre[0]}&lat=${map.centre[1]}&radius=800`
  for (const stage of ['open', 'fixed'])
    figures.push(...(await timed(`near a point, ${stage}, first page`, () => anybody(`${around}&stage=${stage}`))))
  const some = (await dispatcher('/cases?view=open')).answer.rows
  let n = 0
  const ask = { type: 'incident', point: map.centre, words: '路口的井盖不见了，很危险', category: 'street' }
  figures.push(
    ...(await timed('known before filing, in the middle of the office', () =>
      call('POST', `${office.url}/api/public/known`, ask),
    )),
  )
  figures.push(...(await timed('known at the desk', () => dispatcher(`/cases/${some[n++ % some.length]?.id}/known`))))
  figures.push(
    ...(await timed('case page', () =>
      call<CaseDetail>('GET', `${office.url}/api/cases/${some[n++ % some.length]?.id}`, undefined, desk),
    )),
  )
  const busy = await hammer(16, 5, async () => void (await dispatcher('/cases?view=turn')))
  figures.push({
    what: 'queue pages, 16 clients',
    value: busy.rate,
    unit: '/s',
    beside: `p99 ${percentile(busy.ms, 0.99).toFixed(0)} ms`,
  })
  report(`Lists with ${inStore.toLocaleString('en')} cases in the store`, figures)
} finally {
  await office.stop()
}
