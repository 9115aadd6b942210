import type { App } from '../app.ts'
import { sendMessage } from '../ports/messages.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { moment, sql } from '../store/sql.ts'
import type { Happened, Message } from './errands.ts'
import { deliverHappened } from './happened.ts'
import { type Change, liveChannel } from './live.ts'

interface Row {
  readonly id: string
  readonly case_id: string | null
  readonly kind: string
  readonly payload: unknown
  readonly attempts: number
}

const lastAttempt = 8
const backOff = (attempts: number) => Math.min(6 * 3_600_000, 10_000 * 4 ** attempts)

/** Carries out what commands left to be done after their commit. @returns how many errands were taken up */
export async function sweepOutbox(app: App, limit = 50): Promise<number> {
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
        const change = await deliver(app, tx, row)
        if (change) changes.push(change)
        done.push(row.id)
      } catch (error) {
        await tx.run(sql`rollback to savepoint errand`)
        await putOff(app, tx, row, error)
      }
    }
    if (done.length > 0) await tx.run(sql`delete from outbox where tenant_id = ${tx.tenant} and id = any(${done}::uuid[])`)
    // One hint for the whole batch: a notifying commit takes a lock for the whole database.
    for (let i = 0; i < changes.length; i += 15)
      await tx.run(sql`select pg_notify(${liveChannel}, ${JSON.stringify(changes.slice(i, i + 15))})`)
    return rows.length
  })
}

async function deliver(app: App, tx: Tx, row: Row): Promise<Change | null> {
  switch (row.kind) {
    case 'happened':
      return row.case_id ? deliverHappened(app, tx, row.case_id, row.payload as Happened) : null
    case 'message':
      await sendMessage(app.config, row.id, row.payload as Message)
      return null
    default:
      throw new Error(`nobody knows how to deliver "${row.kind}"`)
  }
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
