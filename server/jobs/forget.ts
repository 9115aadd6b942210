import { addSpan, type Span } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { recordAudit } from '../store/audit.ts'
import { asOwner, type Tx } from '../store/db.ts'
import { caseTypes } from '../store/definitions.ts'
import { certify } from '../store/erasures.ts'
import { moment, sql } from '../store/sql.ts'

/**
 * Deletes whole cases whose definition says so, once their time after the end is up: the case, its history, its clocks,
 * notices and errands; its pictures belong to nobody then and are swept like any other. What is left is that a case of
 * this type was deleted on this day, and the rows coverage is counted from, which no longer point at it.
 * Runs as the owner, the only one who may touch history.
 * @returns how many cases were deleted, or with `dryRun` would be
 */
export async function forgetEnded(
  app: App,
  options: { readonly dryRun?: boolean; readonly limit?: number } = {},
): Promise<number> {
  const { calendar } = await app.directory.now()
  let forgotten = 0
  for (const { def, type } of caseTypes(app.programmes).values()) {
    const { forget } = def
    if (!forget) continue
    forgotten += await asOwner(app.db, `forget ${type}`, async tx => {
      const ended = await tx.rows(sql<{ id: string; closed_at: number }>`
        select id, closed_at from cases where tenant_id = ${tx.tenant} and type = ${type} and closed_at <= ${moment(app.now())}
        order by closed_at limit ${options.limit ?? 200} for update skip locked`)
      const due = ended.filter(c => addSpan(c.closed_at, forget, calendar).at <= app.now()).map(c => c.id)
      if (!options.dryRun) await remove(tx, app, type, forget, due)
      return due.length
    })
  }
  return forgotten
}

async function remove(tx: Tx, app: App, type: string, keep: Span, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const these = sql`tenant_id = ${tx.tenant} and case_id = any(${[...ids]}::uuid[])`
  for (const table of [
    'timers',
    'case_events',
    'notices',
    'outbox',
    'held_steps',
    'contacts',
    'deliveries',
    'webhook_deliveries',
    'case_joins',
    'published_words',
    'open311_requests',
    'consents',
  ])
    await tx.run(sql`delete from ${sql.raw(table)} where ${these}`)
  await tx.run(sql`update files set case_id = null where ${these}`)
  await tx.run(
    sql`update round_visits set stop_id = null, grid_id = null where tenant_id = ${tx.tenant} and stop_id = any(${[...ids]}::uuid[])`,
  )
  await tx.run(sql`delete from cases where tenant_id = ${tx.tenant} and id = any(${[...ids]}::uuid[])`)
  await recordAudit(tx, { actor: { kind: 'clock' }, at: app.now(), action: 'forget', detail: { type, cases: ids.length } })
  const lines = [{ what: 'whole' as const, type, field: null, values: ids.length, keep, basis: null }]
  await certify(tx, app, { because: 'retention', actor: { kind: 'clock' }, lines })
}
