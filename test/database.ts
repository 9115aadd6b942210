import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

const template = 'linli_template'

/** Any number, agreed between test workers: only one of them makes a template. */
const templateLock = 20_260_101

/** A database of one's own, migrated and empty: the address, and how to throw it away. */
export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

/** Clones the migrated template, which takes some 50 ms; the first caller of a run makes it. */
export const freshDatabase = (): Promise<FreshDatabase> => cloneOf(template, templateLock, url => migrateAt(url))

/** A database that already holds the demo office with so many past cases; drawn once in a run, then cloned. */
export const demoDatabase = (cases: number): Promise<FreshDatabase> =>
  cloneOf(`${template}_demo_${cases}`, templateLock + 1 + cases, async url => {
    await migrateAt(url)
    const [{ loadDemo }, { openDb }] = await Promise.all([import('#server/demo/load'), import('#server/store/db')])
    const db = openDb(url, { size: 2 })
    try {
      await loadDemo(db, { cases, seed: 1, now: Date.now(), onProgress: () => {} })
    } finally {
      await db.close()
    }
  })

async function migrateAt(url: string): Promise<void> {
  const { migrate } = await import('#server/store/migrate')
  await migrate(url)
}

async function cloneOf(from: string, lock: number, make: (url: string) => Promise<void>): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(async client => {
    await client.query('select pg_advisory_lock($1)', [lock])
    await ensureTemplate(client, from, make)
    await client.query(`create database ${name} template ${from}`)
  })
  return {
    url: urlOf(name),
    drop: () => asAdmin(async client => void (await client.query(`drop database ${name} with (force)`))),
  }
}

async function ensureTemplate(client: Client, name: string, make: (url: string) => Promise<void>): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [name])
  if (found.rowCount) return
  const making = `${name}_making`
  await client.query(`drop database if exists ${making} with (force)`)
  await client.query(`create database ${making}`)
  await make(urlOf(making))
  await client.query(`alter database ${making} rename to ${name}`)
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
