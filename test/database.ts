import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

const template = 'linli_template'

/** Any number, agreed between test workers: only one of them makes a template. */
const templateLock = 20_260_101
/** A database can be copied by one at a time. */
const cloneLock = templateLock - 1

/** A database of one's own, migrated and empty: the address, and how to throw it away. */
export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

/** Clones the migrated template, which takes some 50 ms; the first caller of a run makes it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  await ensureTemplate(template, templateLock, 'template1', migrateAt)
  return cloneOf(template)
}

/** Drawing a demo costs some four seconds whatever its size, so a run draws only these. */
const sizes = [0, 40, 200, 600]

/** A database that already holds the demo office with at least so many past cases; each size is drawn once in a run, then cloned. */
export async function demoDatabase(atLeast: number): Promise<FreshDatabase> {
  const cases = sizes.find(size => size >= atLeast) ?? atLeast
  const name = `${template}_demo_${cases}`
  // Migrated once only: what a migration makes for the whole cluster, such as a role, cannot be made by two at a time.
  await ensureTemplate(template, templateLock, 'template1', migrateAt)
  await ensureTemplate(name, templateLock + 1 + cases, template, url => drawDemo(url, cases))
  return cloneOf(name)
}

async function migrateAt(url: string): Promise<void> {
  const { migrate } = await import('#server/store/migrate')
  await migrate(url)
}

async function drawDemo(url: string, cases: number): Promise<void> {
  const [{ loadDemo }, { openDb }] = await Promise.all([import('#server/demo/load'), import('#server/store/db')])
  const db = openDb(url, { size: 2 })
  try {
    await loadDemo(db, { cases, seed: 1, now: Date.now(), onProgress: () => {} })
  } finally {
    await db.close()
  }
  // Once here, not again by whoever first reads a page of each clone.
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function cloneOf(from: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await locked(cloneLock, client => client.query(`create database ${name} template ${from}`))
  return {
    url: urlOf(name),
    drop: () => asAdmin(async client => void (await client.query(`drop database ${name} with (force)`))),
  }
}

/** Makes the template unless it is there. Under another name until it is whole, so that nobody clones half of it. */
async function ensureTemplate(name: string, lock: number, base: string, make: (url: string) => Promise<void>): Promise<void> {
  await locked(lock, async client => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount) return
    const making = `${name}_making`
    await client.query(`drop database if exists ${making} with (force)`)
    await locked(cloneLock, other => other.query(`create database ${making} template ${base}`))
    await make(urlOf(making))
    await client.query(`alter database ${making} rename to ${name}`)
  })
}

/** Does one thing while no other test worker does anything under the same number. */
async function locked(lock: number, use: (client: Client) => Promise<unknown>): Promise<void> {
  await asAdmin(async client => {
    await client.query('select pg_advisory_lock($1)', [lock])
    await use(client)
  })
}

async function asAdmin<Result>(use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${database}`
  return url.href
}
