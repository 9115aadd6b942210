import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

const template = 'linli_template'

/** Any number, agreed between test workers: only one of them makes the template. */
const templateLock = 20_260_101

/** A database of one's own, migrated and empty: the address, and how to throw it away. */
export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

/** Clones the migrated template, which takes some 50 ms; the first caller of a run makes it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(async client => {
    await client.query('select pg_advisory_lock($1)', [templateLock])
    await ensureTemplate(client)
    await client.query(`create database ${name} template ${template}`)
  })
  return {
    url: urlOf(name),
    drop: () => asAdmin(async client => void (await client.query(`drop database ${name} with (force)`))),
  }
}

async function ensureTemplate(client: Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [template])
  if (found.rowCount) return
  const making = `${template}_making`
  await client.query(`drop database if exists ${making} with (force)`)
  await client.query(`create database ${making}`)
  const { migrate } = await import('#server/store/migrate')
  await migrate(urlOf(making))
  await client.query(`alter database ${making} rename to ${template}`)
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
