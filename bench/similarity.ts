import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseCsvObjects } from 'hucre/csv'
import { random } from '#demo/random'
import { createCurve, createKnownMatters, type Report } from '#methods/similarity/index'
import { percentile, report } from './lib/report.ts'

// How fast "this may be known already" answers with a million earlier reports, in a city's usual density and with all of
// them in the window at once; and, where LINLI_REAL_DATA names a folder, how many true originals it finds.

const million = 1_000_000
const day = 86_400_000
const asked = 5_000
const kinds = Array.from({ length: 120 }, (_, i) => `kind ${i}`)
const streets = Array.from({ length: 4_000 }, (_, i) => `street${i}`)

/** Reports of a city of some 20 × 20 km, denser in the middle, one in twenty at the office's own address. */
function* reports(days: number): Generator<Report> {
  const draw = random(20260701)
  const near = () => draw.normal(0, 0.05)
  for (let i = 0; i < million; i += 1) {
    const heap = draw.chance(0.05)
    const street = draw.pick(streets)
    const category = kinds[Math.floor(draw.next() ** 3 * kinds.length)]!
    const [lat, lon] = heap ? [30, 112] : [30 + near(), 112 + near()]
    yield {
      id: String(i),
      at: (i / million) * days * day,
      lat,
      lon,
      category,
      text: `${draw.int(1, 200)} ${street} broken`,
    }
  }
}

function measure(title: string, days: number): void {
  const matters = createKnownMatters({ most: million })
  const ms: number[] = []
  let n = 0
  let spent = 0
  for (const one of reports(days)) {
    if (n >= million - asked) {
      const began = performance.now()
      matters.suggest(one)
      ms.push(performance.now() - began)
    }
    const began = performance.now()
    matters.add(one)
    spent += performance.now() - began
    n += 1
  }
  report(title, [
    { what: 'remembered', value: matters.size, unit: '' },
    { what: 'remember one', value: spent / million, unit: 'ms' },
    { what: 'suggest, median', value: percentile(ms, 0.5), unit: 'ms' },
    { what: 'suggest, 95 of 100', value: percentile(ms, 0.95), unit: 'ms', beside: 'aim: under 20' },
    { what: 'suggest, longest', value: Math.max(...ms), unit: 'ms' },
    { what: 'memory of the process', value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' },
  ])
}

measure('known matters, a million in eight years', 8 * 365)
measure('known matters, a million in the window', 60)

const folder = process.env.LINLI_REAL_DATA
if (folder) {
  const rowsOf = (text: string) => parseCsvObjects(text).data.map(row => (name: string) => String(row[name] ?? ''))
  const pairs = rowsOf(readFileSync(join(folder, 'requests-311/boston-2011-jul-oct-duplicates.csv'), 'utf8'))
    .filter(row => row('distance_m') !== '' && Number(row('distance_m')) <= 300)
    .map(row => [row('case_id'), row('duplicate_of')] as const)
  const curve = createCurve(new Map(pairs))
  const matters = createKnownMatters()
  for (const row of rowsOf(gunzipSync(readFileSync(join(folder, 'requests-311/boston-2011-jul-oct.csv.gz'))).toString())) {
    const one = {
      id: row('case_enquiry_id'),
      at: Date.parse(`${row('open_dt').replace(' ', 'T')}Z`),
      lat: Number(row('latitude')),
      lon: Number(row('longitude')),
      category: row('type'),
      text: `${row('case_title')} ${row('location')}`,
    }
    curve.see(one.id, matters.suggest(one, { least: 0 }))
    matters.add(one)
  }
  const { asked: before, unreachable } = curve.counts()
  console.log(`\nnamed repeats with the original before them: ${before} (after them or nowhere: ${unreachable})`)
  console.log('cut   originals found   suggestions for others: mean  median  with any')
  for (const { least, found, mean, median, some } of curve.lines([0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7]))
    console.log([least, found.toFixed(3), mean.toFixed(2), median, some.toFixed(2)].join('\t'))
}
