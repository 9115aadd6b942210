import type { CertificateLine } from '#contract/personal'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { recordAudit } from '../store/audit.ts'
import { asOwner, type Tx } from '../store/db.ts'
import { certify } from '../store/erasures.ts'
import { dueIds, type Rule, rulesOf } from '../store/personal/retention-due.ts'
import { recordErased, scrubCases, scrubEntries } from '../store/personal/retention-erase.ts'
import { moment, sql } from '../store/sql.ts'
import { dropStaffResults } from '../store/staff-results/staff-results.ts'
import { forgetTold } from './forget-told.ts'

const day = 86_400_000
/** Errands given up hold a phone number; a person had this long to look at them. */
const deadKeptMs = 90 * day

interface Options {
  readonly dryRun?: boolean
  /** At most so many of each field in one run; the rest is left to the next. */
  readonly limit?: number
  readonly actor?: Actor
}

/**
 * Erases personal values whose time is up (PIPL 19, 47), from cases that ended and entries that were archived and from their
 * history: what happened stays, who was reached does not. Runs as the owner, the only one who may touch history. All of a
 * run is one transaction with one certificate; every case erased is put on record.
 * @returns how many values were erased, or with `dryRun` would be
 */
export async function eraseExpired(app: App, options: Options = {}): Promise<number> {
  const erased = await eraseValues(app, options)
  return (
    erased.values +
    (await dropDeadErrands(app, options.dryRun === true)) +
    (await forgetTold(app, options)) +
    (await dropStaffResults(app, options.dryRun === true))
  )
}

/** The same without errands and words that were sent; the certificate's number, when anything was erased. */
export const eraseValues = (
  app: App,
  { dryRun = false, limit = 500, actor = { kind: 'clock' } }: Options = {},
): Promise<{ readonly values: number; readonly certificate: number | null; readonly more: boolean }> =>
  asOwner(app.db, 'erase personal values whose time is up', async tx => {
    const lines: CertificateLine[] = []
    let more = false
    for (const rule of rulesOf(app)) {
      const due = await dueIds(tx, app, rule, limit)
      if (due.length === 0) continue
      more ||= due.length === limit
      if (!dryRun) await erase(tx, app, rule, due)
      const { what, type, key, personal } = rule
      lines.push({ what, type, field: key, values: due.length, keep: personal.keep, basis: personal.basis })
    }
    const values = lines.reduce((sum, line) => sum + line.values, 0)
    const certificate = values > 0 && !dryRun ? await certify(tx, app, { because: 'retention', actor, lines }) : null
    return { values, certificate, more }
  })

async function erase(tx: Tx, app: App, rule: Rule, ids: readonly string[]): Promise<void> {
  const isPlace = rule.field.kind === 'place'
  if (rule.what === 'entry') return scrubEntries(tx, app, { ...rule, title: rule.field.title, isPlace }, ids)
  await scrubCases(tx, rule.key, isPlace, ids, app.now())
  await recordErased(tx, app, rule.key, ids)
}

const dropDeadErrands = (app: App, dryRun: boolean): Promise<number> =>
  asOwner(app.db, 'drop errands given up long ago', async tx => {
    const old = sql`tenant_id = ${tx.tenant} and dead_at < ${moment(app.now() - deadKeptMs)}`
    if (dryRun) return (await tx.rows(sql`select 1 from outbox where ${old}`)).length
    const dropped = await tx.run(sql`delete from outbox where ${old}`)
    if (dropped > 0)
      await recordAudit(tx, { actor: { kind: 'clock' }, at: app.now(), action: 'drop-errands', detail: { dropped } })
    return dropped
  })
