import { Client } from 'pg'
import { expect, it } from 'vitest'
import { freshDatabase } from './database.ts'

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it('gives every caller a migrated database of its own', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  try {
    await ask(one.url, 'create table mine ()')
    const tables = `select table_name as name from information_schema.tables where table_name in ('mine', 'cases') order by 1`
    expect(await ask(one.url, tables)).toEqual([{ name: 'cases' }, { name: 'mine' }])
    expect(await ask(other.url, tables)).toEqual([{ name: 'cases' }])
  } finally {
    await one.drop()
    await other.drop()
  }
})
