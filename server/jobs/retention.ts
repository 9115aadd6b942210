import { type CaseData, fieldsOf } from '#kernel/index'
import { addSpan, type Span } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { recordAudit } from '../store/audit.ts'
import { asOwner, type Tx } from '../store/db.ts'
import { caseTypes } from '../store/definitions.ts'
import { moment, sql } from '../store/sql.ts'
import { forgetTold } from './forget-told.ts'

const day = 86_400_000
/** Never longer than the span really is: what closed later than this ago is not looked at. */
const atLeast = ({ amount, unit }: Span): number =>
  unit === 'month' ? amount * 28 * day : unit === 'day' || unit === 'workday' ? (amount - 1) * day : 0

/** Errands given up hold a phone number; a person had this long to look at them. */
const deadKeptMs = 90 * day

/** The personal fields of a case type and how long each is kept after the case has ended. */
const keeps = (def: CaseData) =>
  Object.entries(fieldsOf(def)).flatMap(([key, f]) => (f.personal ? [{ key, keep: f.personal.keep }] : []))

interface Ended {
  readonly id: string
  readonly closed_at: number
}

/**
 * Erases personal values whose time is up (PIPL 19, 47), from the case and from its history: what happened stays, who was
 * reached does not. Runs as the owner, the only one who may touch history; every case erased is put on record.
 * @returns how many cases were erased, or with `dryRun` would be
 */
export async function eraseExpired(
  app: App,
  options: { readonly dryRun?: boolean; readonly limit?: number } = {},
): Promise<number> {
  const { calendar } = await app.directory.now()
  let erased = 0
  for (const { def, type } of caseTypes(app.programmes).values())
    for (const { key, keep } of keeps(def))
      erased += await asOwner(app.db, `erase ${type}.${key}`, async tx => {
        const candidates = await tx.rows(sql<Ended>`
          select id, closed_at from cases where tenant_id = ${tx.tenant} and type = ${type} and closed_at < ${moment(app.now() - atLeast(keep))} and (data ? ${key} or exists (select 1 from jsonb_array_elements(rest -> 'joined') j where j -> 'contact' ? ${key}))
          order by closed_at limit ${options.limit ?? 500} for update skip locked`)
        const due = candidates.filter(c => addSpan(c.closed_at, keep, calendar).at <= app.now()).map(c => c.id)
        if (due.length > 0 && !options.dryRun) await erase(tx, app, key, due)
        return due.length
      })
  return erased + (await dropDeadErrands(app, options.dryRun === true)) + (await forgetTold(app, options))
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

async function erase(tx: Tx, app: App, key: string, ids: readonly string[]): Promise<void> {
  const these = [...ids]
  await tx.run(sql`update cases set data = data - ${key}::text where tenant_id = ${tx.tenant} and id = any(${these}::uuid[])`)
  await tx.run(sql`
    update cases set rest = jsonb_set(rest, '{joined}', (select jsonb_agg(jsonb_set(j, '{contact}', (j -> 'contact') - ${key}::text)) from jsonb_array_elements(rest -> 'joined') j))
    where tenant_id = ${tx.tenant} and id = any(${these}::uuid[]) and rest ? 'joined'`)
  await tx.run(sql`
    update case_events set body = jsonb_set(body, '{answers}', (body -> 'answers') - ${key}::text)
    where tenant_id = ${tx.tenant} and case_id = any(${these}::uuid[]) and body -> 'answers' ? ${key}`)
  for (const id of ids)
    await recordAudit(tx, { actor: { kind: 'clock' }, at: app.now(), action: 'erase', caseId: id, detail: { field: key } })
}
