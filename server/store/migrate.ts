import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'

const folder = new URL('./migrations/', import.meta.url)

/** Splits a migration into single statements; `$$` bodies stay whole. A distributed PostgreSQL takes one at a time. */
export function statements(sql: string): string[] {
  const found: string[] = []
  let current = ''
  let inBody = false
  for (const line of sql.split('\n')) {
    if (!inBody && (line.startsWith('--') || line.trim() === '')) continue
    current += `${line}\n`
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) inBody = !inBody
    if (!inBody && line.trimEnd().endsWith(';')) {
      found.push(current.trim())
      current = ''
    }
  }
  if (current.trim() !== '') throw new Error(`unfinished statement: ${current.trim().slice(0, 60)}`)
  return found
}

/** The migrations in the order of their numbers. */
export async function migrations(): Promise<readonly { readonly name: string; readonly statements: readonly string[] }[]> {
  const names = (await readdir(folder)).filter(n => /^\d{4}_[a-z-]+\.sql$/.test(n)).sort()
  return Promise.all(names.map(async name => ({ name, statements: statements(await readFile(new URL(name, folder), 'utf8')) })))
}

/**
 * Brings the database to the newest schema. Each migration is one transaction; two servers that start at once take turns.
 * @returns the names of the migrations that ran
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7203)')
    await client.query(
      'create table if not exists schema_migrations (name text not null, at timestamptz not null, constraint schema_migrations_pk primary key (name))',
    )
    const done = new Set((await client.query<{ name: string }>('select name from schema_migrations')).rows.map(r => r.name))
    const ran: string[] = []
    for (const migration of await migrations()) {
      if (done.has(migration.name)) continue
      await client.query('begin')
      try {
        for (const statement of migration.statements) await client.query(statement)
        await client.query('insert into schema_migrations (name, at) values ($1, now())', [migration.name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`migration ${migration.name} failed and was taken back: ${(error as Error).message}`, { cause: error })
      }
      ran.push(migration.name)
    }
    return ran
  } finally {
    await client.end()
  }
}
