import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#test/database'
import { asSystem, type Db, openDb } from './db.ts'
import { sql } from './sql.ts'

let database: FreshDatabase
let db: Db
beforeAll(async () => {
  database = await freshDatabase()
  db = openDb(database.url, { size: 3 })
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

it('survives a connection that breaks while its transaction waits for something else', async () => {
  const work = asSystem(db, 'test', async tx => {
    const me = await tx.maybe(sql<{ pid: number }>`select pg_backend_pid() as pid`)
    const other = await db.pool.connect()
    await other.query('select pg_terminate_backend($1)', [me?.pid])
    other.release()
    await new Promise(resolve => setTimeout(resolve, 200))
    return tx.rows(sql`select 1`)
  })
  await expect(work).rejects.toThrow()
  expect(await asSystem(db, 'test', tx => tx.rows(sql`select 1 as one`))).toEqual([{ one: 1 }])
})
