import { createHash } from 'node:crypto'
import pg from 'pg'
import type { ReadScope } from '#kernel/engine/access'
import { compile, isUuid, type Query } from './sql.ts'

// Moments come back as epoch milliseconds and counts as numbers: the same types the kernel uses.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => Date.parse(text))
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Db {
  readonly pool: pg.Pool
  /**
   * One connection beside the pool, for what somebody may ask inside a transaction: when all of the pool wait for the one
   * who asks, a connection of the pool would never come free.
   */
  readonly beside: pg.Pool
  readonly tenant: number
  close(): Promise<void>
}

export function openDb(url: string, options: { tenant?: number; size?: number } = {}): Db {
  const pool = openPool(url, options.size ?? 16)
  const beside = openPool(url, 1)
  return { pool, beside, tenant: options.tenant ?? 1, close: async () => void (await Promise.all([pool.end(), beside.end()])) }
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
  })
  // A connection that breaks while idle is replaced by the next use; without a listener it would end the
  // process. So would one that breaks while a transaction waits for something else.
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))
  return pool
}

/** One transaction, opened for one tenant and one reach. */
export interface Tx {
  readonly tenant: number
  rows<Row>(query: Query<Row>): Promise<Row[]>
  /** For queries whose text follows from what was asked: planned anew each time, never kept on the connection. */
  fresh<Row>(query: Query<Row>): Promise<Row[]>
  /** Exactly one row, or null. */
  maybe<Row>(query: Query<Row>): Promise<Row | null>
  /** How many rows it changed. */
  run(query: Query<unknown>): Promise<number>
  /** Opens the reach of the row policies for the writes that follow a decision of the engine. */
  decided(): Promise<void>
}

/** How far a transaction may see cases: an actor's read scope, or a reason why no person is behind it. */
export type Reach =
  | { readonly scope: ReadScope; readonly person: string | null }
  | { readonly system: string }
  | { readonly owner: string }

const uuids = (ids: readonly string[]): string => {
  for (const id of ids) if (!isUuid(id)) throw new Error('a reach holds something that is no id')
  return ids.join(',')
}

/** `set local` takes no bound values, so each one is checked to be a number or a uuid before it is written in. */
function opening(tenant: number, reach: Reach): string {
  if ('owner' in reach) return 'begin'
  const scope = 'scope' in reach ? reach.scope : null
  const set = (name: string, value: string) => `set local app."${name}" = '${value}'`
  return [
    'begin',
    'set local role linli_app',
    set('tenant', String(Math.trunc(tenant))),
    set('reach', !scope || scope.office ? 'office' : 'listed'),
    set('streets', uuids(scope?.streets ?? [])),
    set('communities', uuids(scope?.communities ?? [])),
    set('grids', uuids(scope?.grids ?? [])),
    set('units', uuids(scope?.units ?? [])),
    set('person', uuids(scope?.filer ? [scope.filer] : [])),
    set('case', uuids(scope?.id ? [scope.id] : [])),
  ].join(';')
}

const names = new Map<string, string>()
/** Repeated texts are prepared once per connection; the name follows from the text. Beyond these many none is kept. */
function nameOf(text: string): string | undefined {
  let name = names.get(text)
  if (!name && names.size < 500) {
    name = `q${createHash('sha1').update(text).digest('hex').slice(0, 20)}`
    names.set(text, name)
  }
  return name
}

const watchers = new Set<(text: string) => void>()
/** Lets a test see every statement, e.g. to prove that each names its tenant. */
export function watchQueries(watch: (text: string) => void): () => void {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

/**
 * Runs `work` in one transaction as the application role, which row policies bind to `tenant` and `reach`. Commits when it
 * returns, rolls back when it throws; nothing half done is ever seen.
 */
export async function transact<T>(db: Db, reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  const ask = async <Row>(query: Query<Row>, keep = true) => {
    const { text, values } = compile(query)
    for (const watch of watchers) watch(text)
    const name = keep ? nameOf(text) : undefined
    return client.query<Row & pg.QueryResultRow>({ ...(name && { name }), text, values: values as unknown[] })
  }
  const tx: Tx = {
    tenant: db.tenant,
    rows: async query => (await ask(query)).rows,
    fresh: async query => (await ask(query, false)).rows,
    maybe: async query => (await ask(query)).rows[0] ?? null,
    run: async query => (await ask(query)).rowCount ?? 0,
    decided: async () => void (await client.query(`set local app.reach = 'office'`)),
  }
  try {
    await client.query(opening(db.tenant, reach))
    const result = await work(tx)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Work that no person asked for: clocks, deliveries, start-up. The reason is part of the call so that it can be found. */
export const asSystem = <T>(db: Db, reason: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(db, { system: reason }, work)

/** Housekeeping that the application role may not do: erasing what the law says must go. */
export const asOwner = <T>(db: Db, reason: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(db, { owner: reason }, work)
