import type { App } from '../app.ts'
import { sendMessage } from '../ports/messages.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { moment, sql } from '../store/sql.ts'
import type { Happened, Message } from './errands.ts'
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

/** Tells the office itself what commands did: notices and live hints. @returns how many errands were taken up */
export async function sweepOutbox(app: App, limit = 50): Promise<number> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'outbox', async tx => {
    const rows = await tx.rows(sql<Row>`
      select id, case_id, kind, payload, attempts from outbox
      where tenant_id = ${tx.tenant} and kind <> 'message' and dead_at is null and next_at <= ${moment(app.now())}
      order by next_at limit ${limit} for update skip locked`)
    const changes: Change[] = []
    const done: string[] = []
    for (const row of rows) {
      await tx.run(sql`savepoint errand`)
      try {
        if (row.kind !== 'happened') throw new Error(`nobody knows how to deliver "${row.kind}"`)
        const change = row.case_id && (await deliverHappened(app, tx, row.case_id, row.payload as Happened, snapshot))
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

const leaseMs = 60_000

/**
 * Sends messages to people outside. Each is first put off by a minute, so that no lock and no connection is held while
 * the gateway takes its time; one whose sender died meanwhile is sent when the minute is over, under the same id.
 * @returns how many were taken up
 */
export async function sweepMessages(app: App, limit = 10): Promise<number> {
  const now = app.now()
  const rows = await asSystem(app.db, 'messages to send', tx =>
    tx.rows(sql<Row>`
      update outbox set next_at = ${moment(now + leaseMs)} where tenant_id = ${tx.tenant} and id in (
        select id from outbox where tenant_id = ${tx.tenant} and kind = 'message' and dead_at is null and next_at <= ${moment(now)}
        order by next_at limit ${limit} for update skip locked)
      returning id, case_id, kind, payload, attempts`),
  )
  await Promise.all(
    rows.map(async row => {
      const failed = await sendMessage(app.config, row.id, row.payload as Message).then(
        () => null,
        (error: unknown) => ({ error }),
      )
      await asSystem(app.db, 'a message was sent', tx => (failed ? putOff(app, tx, row, failed.error) : remove(tx, [row.id])))
    }),
  )
  return rows.length
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
