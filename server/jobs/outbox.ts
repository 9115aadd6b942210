import type { App } from '../app.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { moment, sql } from '../store/sql.ts'
import { channelsOf } from '../store/telling/channels.ts'
import type { Happened } from './errands.ts'
import { deliverHappened } from './happened.ts'
import { bundles, type Change, liveChannel } from './live.ts'

interface Row {
  readonly id: string
  readonly case_id: string | null
  readonly kind: string
  readonly payload: unknown
  readonly attempts: number
}

const lastAttempt = 8
const backOff = (attempts: number) => Math.min(6 * 3_600_000, 10_000 * 4 ** attempts)

/** Tells of what commands did: notices, live hints, messages to be sent and events for other programs. @returns how many errands were taken up */
export async function sweepOutbox(app: App, limit = 50): Promise<number> {
  const snapshot = await app.directory.now()
  const channels = await channelsOf(app)
  return asSystem(app.db, 'outbox', async tx => {
    const rows = await tx.rows(sql<Row>`
      select id, case_id, kind, payload, attempts from outbox
      where tenant_id = ${tx.tenant} and dead_at is null and next_at <= ${moment(app.now())}
      order by next_at limit ${limit} for update skip locked`)
    const changes: Change[] = []
    const done: string[] = []
    for (const row of rows) {
      await tx.run(sql`savepoint errand`)
      try {
        if (row.kind !== 'happened') throw new Error(`nobody knows how to deliver "${row.kind}"`)
        const change = row.case_id && (await deliverHappened(app, tx, row.case_id, row.payload as Happened, snapshot, channels))
        if (change) changes.push(change)
        done.push(row.id)
      } catch (error) {
        await tx.run(sql`rollback to savepoint errand`)
        await putOff(app, tx, row, error)
      }
    }
    await remove(tx, done)
    // One hint for many changes: a notifying commit takes a lock for the whole database.
    for (const payload of bundles(changes)) await tx.run(sql`select pg_notify(${liveChannel}, ${payload})`)
    return rows.length
  })
}

const remove = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.run(sql`delete from outbox where tenant_id = ${tx.tenant} and id = any(${[...ids]}::uuid[])`)
}

/** Tries later, each time later; in the end the errand waits in the dead-letter list for a person. */
async function putOff(app: App, tx: Tx, row: Row, error: unknown): Promise<void> {
  const attempts = row.attempts + 1
  const dead = attempts >= lastAttempt ? moment(app.now()) : null
  await tx.run(sql`
    update outbox set attempts = ${attempts}, last_error = ${String((error as Error).message ?? error).slice(0, 500)}, dead_at = ${dead},
      next_at = ${moment(app.now() + backOff(row.attempts))}
    where tenant_id = ${tx.tenant} and id = ${row.id}`)
}
