import { Client } from 'pg'
import { passwordOf, superuser } from './cluster.ts'
import type { Place } from './sockets.ts'

const databaseName = 'linli'

export function connectionUrl(place: Place, database = databaseName): string {
  if (process.platform !== 'win32')
    return `postgresql://${superuser}@localhost/${database}?host=${encodeURIComponent(place.sockets)}&port=${place.port}`
  return `postgresql://${superuser}:${passwordOf(place.directory)}@127.0.0.1:${place.port}/${database}`
}

/** Makes Linli's database if it is not there; says whether it did. */
export async function ensureDatabase(place: Place): Promise<boolean> {
  const client = new Client({ connectionString: connectionUrl(place, 'postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (found.rowCount) return false
    await client.query(`create database ${databaseName}`)
    return true
  } finally {
    await client.end()
  }
}
