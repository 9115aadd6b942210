import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { decideAndWrite } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { json, moment, sql } from '../store/sql.ts'
import { caseById } from '../store/write-case.ts'

interface Due {
  readonly case_id: string
  readonly task: string
  readonly kind: 'warn' | 'late'
  readonly due_at: number
}

/** How long a clock that could not be carried out waits before it is tried again, in milliseconds. */
const backOff = (attempts: number) => Math.min(3_600_000, 5000 * 2 ** attempts)

/**
 * Carries out clocks that have run down, oldest first, so that no backlog hides the oldest. Each is one transaction that
 * locks the case; a case another instance holds is left to it. @returns how many were carried out
 */
export async function sweepTimers(app: App, limit = 200): Promise<number> {
  const due = await asSystem(app.db, 'find clocks run down', tx =>
    tx.rows(
      sql<Due>`select case_id, task, kind, due_at from timers where tenant_id = ${tx.tenant} and due_at <= ${moment(app.now())} order by due_at limit ${limit}`,
    ),
  )
  let done = 0
  for (const timer of due) if (await ring(app, timer)) done++
  return done
}

async function ring(app: App, timer: Due): Promise<boolean> {
  const snapshot = await app.directory.now()
  const here = (t: number) =>
    sql`tenant_id = ${t} and case_id = ${timer.case_id} and task = ${timer.task} and kind = ${timer.kind}`
  try {
    return await asSystem(app.db, `clock: ${timer.kind}`, async tx => {
      const record = await caseById(tx, timer.case_id, 'skip')
      if (!record) return false
      const still = await tx.maybe(sql<Due>`select due_at from timers where ${here(tx.tenant)}`)
      if (!still || still.due_at > app.now()) return false
      const command = { kind: timer.kind, id: randomUUID(), task: timer.task === '' ? null : timer.task }
      try {
        await decideAndWrite(app, tx, caseType(app.programmes, record.type), record, { kind: 'clock' }, command, snapshot)
      } catch (error) {
        // The case moved on and this clock means nothing any more.
        if (!(error instanceof Fault && error.code === 'nothing-to-do')) throw error
        await tx.run(sql`delete from timers where ${here(tx.tenant)}`)
      }
      return true
    })
  } catch (error) {
    await asSystem(app.db, 'clock failed', async tx => {
      const row = await tx.maybe(sql<{ attempts: number }>`select attempts from timers where ${here(tx.tenant)} for update`)
      if (!row) return
      const next = app.now() + backOff(row.attempts)
      await tx.run(
        sql`update timers set attempts = ${row.attempts + 1}, due_at = ${moment(next)}, last_error = ${json(String(error)).slice(0, 500)} where ${here(tx.tenant)}`,
      )
    })
    return false
  }
}
