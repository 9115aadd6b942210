import { Worker } from 'node:worker_threads'
import type { Data } from '#kernel/engine/model'
import type { Example, Model } from '#methods/classify/index'
import type { App } from '../app.ts'
import { categoryOf, matterOf, wordFields } from '../store/categories.ts'
import { asSystem } from '../store/db.ts'
import type { CaseType } from '../store/definitions.ts'
import { caseTypes } from '../store/definitions.ts'
import { moment, sql } from '../store/sql.ts'

/** The newest closed cases teach; with fewer than the least the catalogue's words know better. */
const most = 10_000
const fewest = 200
const page = 1000
/** Of a long report the beginning says what it is about. */
const letters = 600
const pause = 3_600_000
const settling = 60_000

interface Row {
  readonly id: string
  readonly closed: number
  readonly words: string
  readonly category: string | null
}

/** One page of closed cases back from a moment, down the index of closing times. */
const closedBefore = (app: App, of: CaseType, field: string, before: number): Promise<Row[]> =>
  asSystem(app.db, 'learn categories', tx =>
    tx.rows(sql<Row>`select id, closed_at as closed, data->>${field} as category,
        left(concat_ws(' ', ${sql.join(wordFields(of).map(key => sql`data->>${key}`))}), ${letters}) as words
      from cases where tenant_id = ${tx.tenant} and type = ${of.type} and closed_at is not null and closed_at <= ${moment(before)}
      order by closed_at desc limit ${page}`),
  )

/** Closed cases with a category that is still in the register, newest first. */
async function examplesOf(app: App, of: CaseType, field: string, rows: ReadonlyMap<string, Data>): Promise<Example[]> {
  const examples: Example[] = []
  const seen = new Set<string>()
  let before = app.now()
  for (let read = 0; read < most; read += page) {
    const found = await closedBefore(app, of, field, before)
    const fresh = found.filter(row => !seen.has(row.id))
    for (const row of fresh) {
      seen.add(row.id)
      if (row.category !== null && rows.has(row.category) && row.words !== '')
        examples.push({ body: row.words, label: row.category })
    }
    const last = found.at(-1)
    if (!last || found.length < page) break
    before = fresh.length === 0 ? last.closed - 1 : last.closed
  }
  return examples
}

/** Learning takes seconds: in a thread of its own, with room for what the cap on cases can need. */
export function learnAside(examples: readonly Example[]): Promise<Model> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./learn-categories.worker.ts', import.meta.url), {
      workerData: examples,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    worker.once('message', (model: Model) => {
      resolve(model)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`learning categories ended with ${code} before it was done`)))
  })
}

/** Learns one type's categories from its closed cases and its catalogue; false when there is too little to learn from. */
export async function learnType(app: App, of: CaseType, least = fewest): Promise<boolean> {
  const category = categoryOf(of)
  if (!category) return false
  const rows = (await app.directory.now()).registers.get(`${of.programme.id}.${category.register}`)
  if (!rows) return false
  const examples = await examplesOf(app, of, category.field, rows)
  if (examples.length < least || new Set(examples.map(one => one.label)).size < 2) return false
  // The catalogue's own words stand for matters that no case was about yet.
  const catalogue = [...rows].map(([key, row]): Example => {
    const { class: title, subclass, when, keywords = '' } = matterOf(key, row)
    return { title: subclass, body: `${keywords} ${when} ${title}`, label: key }
  })
  app.learned.keep(of.type, await learnAside([...examples, ...catalogue]))
  return true
}

/** Once a while, and not while the office is still starting. An instance learns for itself: nothing is stored. */
export function learnCategories(app: App): () => Promise<number> {
  let next = app.now() + settling
  return async () => {
    if (app.now() < next) return 0
    next = app.now() + pause
    for (const of of caseTypes(app.programmes).values()) await learnType(app, of)
    return 0
  }
}
