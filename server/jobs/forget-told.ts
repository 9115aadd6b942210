import { fieldsOf } from '#kernel/index'
import { addSpan, type Span } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { asOwner } from '../store/db.ts'
import { caseTypes } from '../store/definitions.ts'
import { moment, sql } from '../store/sql.ts'

const day = 86_400_000
/** Events posted to other programs can be replayed this long. */
const hooksKeptMs = 30 * day
const digestsKeptMs = 30 * day
/** What went out to the staff, or told of no case. */
const staffKeptMs = 90 * day

/** Never longer than the shortest of the spans really is, in milliseconds. */
const leastOf = (keeps: readonly Span[]): number =>
  Math.min(
    ...keeps.map(({ amount, unit }) => (unit === 'month' ? amount * 28 : unit === 'day' || unit === 'workday' ? amount - 1 : 0)),
  ) * day

/**
 * How the reporter wanted to be told goes with the first personal field of the case whose time is up, and so do the words
 * that were sent; that somebody was told, when and by which channel, stays. Old digests, postings and staff mails go by age.
 * @returns how many cases lost their contacts, or with `dryRun` would
 */
export async function forgetTold(
  app: App,
  options: { readonly dryRun?: boolean; readonly limit?: number } = {},
): Promise<number> {
  const { calendar } = await app.directory.now()
  const now = app.now()
  let forgotten = 0
  for (const { def, type } of caseTypes(app.programmes).values()) {
    const keeps = Object.values(fieldsOf(def)).flatMap(f => (f.personal ? [f.personal.keep] : []))
    if (keeps.length === 0) continue
    forgotten += await asOwner(app.db, `forget who was told of ${type}`, async tx => {
      // From the contacts old enough, which are few, to their cases; never over all cases that ended.
      const ended = await tx.rows(sql<{ id: string; closed_at: number }>`
        select c.id, c.closed_at from (
          select distinct coalesce(j.case_id, k.case_id) as id from contacts k
          left join case_joins j on j.tenant_id = k.tenant_id and j.id = k.case_id
          where k.tenant_id = ${tx.tenant} and k.case_id is not null and k.created_at <= ${moment(now - leastOf(keeps))}) old
        join cases c on c.tenant_id = ${tx.tenant} and c.id = old.id
        where c.type = ${type} and c.closed_at <= ${moment(now)} order by c.closed_at limit ${options.limit ?? 500}`)
      const due = ended.filter(c => keeps.some(keep => addSpan(c.closed_at, keep, calendar).at <= now)).map(c => c.id)
      if (due.length === 0 || options.dryRun) return due.length
      await tx.run(sql`delete from contacts where tenant_id = ${tx.tenant} and (case_id = any(${due}::uuid[])
        or case_id in (select id from case_joins where tenant_id = ${tx.tenant} and case_id = any(${due}::uuid[])))`)
      await tx.run(
        sql`update deliveries set body = null, shown_to = null where tenant_id = ${tx.tenant} and case_id = any(${due}::uuid[])`,
      )
      return due.length
    })
  }
  if (!options.dryRun) await dropOld(app, now)
  return forgotten
}

const dropOld = (app: App, now: number): Promise<void> =>
  asOwner(app.db, 'drop what went out long ago', async tx => {
    const before = (ms: number) => moment(now - ms)
    await tx.run(sql`delete from webhook_deliveries where tenant_id = ${tx.tenant} and created_at < ${before(hooksKeptMs)}`)
    // Who has left is told nothing by any channel.
    await tx.run(sql`delete from contacts k using people p
      where k.tenant_id = ${tx.tenant} and k.person_id is not null and p.tenant_id = k.tenant_id and p.id = k.person_id and not p.active`)
    await tx.run(sql`delete from tell_settings s using people p
      where s.tenant_id = ${tx.tenant} and p.tenant_id = s.tenant_id and p.id = s.person_id and not p.active`)
    await tx.run(sql`delete from digests where tenant_id = ${tx.tenant} and made_at < ${before(digestsKeptMs)}`)
    await tx.run(
      sql`delete from deliveries where tenant_id = ${tx.tenant} and case_id is null and created_at < ${before(staffKeptMs)}`,
    )
  })
