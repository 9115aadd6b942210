import type { QuestionAnswer } from '#contract/questions'
import { benchOffice, call, multiplyCases, signIn } from './lib/office.ts'
import { type Figure, percentile, report } from './lib/report.ts'

const inStore = Number(process.env.BENCH_CASES ?? 1_000_000)
const times = 10

const cases = { kind: 'cases', name: 'incident' }
const count = { measures: [{ what: 'count' }], where: [] }
const year = (to: string) => ({ of: '$filed', from: `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`, to })
const today = new Date().toISOString().slice(0, 10)
const questions = {
  'by community and month, all years (kept counts)': {
    ...count,
    of: cases,
    groups: [{ by: '$community' }, { by: '$filed', every: 'month' }],
  },
  'by kind and quarter, all years (kept counts)': {
    ...count,
    of: cases,
    groups: [{ by: 'kind' }, { by: '$filed', every: 'quarter' }],
  },
  'by unit, one year (each case)': { ...count, of: cases, groups: [{ by: '$unit' }], period: year(today) },
  'median time by kind, one year (each case)': {
    of: cases,
    groups: [{ by: 'kind' }],
    measures: [{ what: 'closing' }, { what: 'inTime' }],
    where: [],
    period: year(today),
  },
  'by state, all years (each case)': { ...count, of: cases, groups: [{ by: '$state' }] },
}

const entries = { kind: 'entries', name: 'estates.buildings' }
const ofEntries = {
  'entries by community: how many and floor area (each entry)': {
    of: entries,
    groups: [{ by: '$community' }],
    measures: [{ what: 'count' }, { what: 'sum', column: 'area' }],
    where: [],
  },
  'entries by bands of floors, one community (each entry)': {
    ...count,
    of: entries,
    groups: [{ by: 'floors', bands: [4, 7, 11, 19] }],
    where: [{ column: 'area', op: 'atLeast', value: 900 }],
  },
}
const entriesInStore = Number(process.env.BENCH_ENTRIES ?? 200_000)

const office = await benchOffice(Number(process.env.BENCH_DEMO ?? 20_000))
try {
  await multiplyCases(office, inStore)
  await office.sql(
    `insert into entries (tenant_id, id, register, key, name, version, data, community_id, made_at, changed_at, confirmed_at, fresh_until, request_hash)
     select 1, gen_random_uuid(), 'estates.buildings', 'bench-' || g, g || '号楼', 1,
       jsonb_build_object('area', g % 3000, 'floors', g % 33 + 1),
       (array(select id from places where tenant_id = 1 and kind = 'community'))[g % 8 + 1], now(), now(), now(), now(), 'bench'
     from generate_series(1, $1) g on conflict do nothing`,
    [entriesInStore],
  )
  await office.sql('vacuum analyze entries')
  const headers = await signIn(office, 'dd01')
  const figures: Figure[] = []
  for (const [what, question] of Object.entries({ ...questions, ...ofEntries })) {
    const url = `${office.url}/api/questions/answer?ask=${encodeURIComponent(JSON.stringify(question))}`
    const ms: number[] = []
    let said = ''
    for (let n = 0; n < times; n++) {
      const began = performance.now()
      const { answer } = await call<QuestionAnswer>('GET', url, undefined, headers).catch((error: Error) => {
        said = error.message.includes('question-too-wide') ? 'asked to be narrowed' : error.message
        return { answer: null }
      })
      ms.push(performance.now() - began)
      if (answer) said = `${answer.rows.length} rows, ${answer.total.n} counted, ${answer.from}`
    }
    figures.push({ what, value: percentile(ms, 0.5), unit: 'ms', beside: `p99 ${percentile(ms, 0.99).toFixed(0)} ms; ${said}` })
  }
  report(`questions over ${inStore} cases and ${entriesInStore} entries`, figures)
} finally {
  await office.stop()
}
