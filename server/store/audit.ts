import { randomUUID } from 'node:crypto'
import { type Actor, authorOf } from '#kernel/engine/actor'
import type { Tx } from './db.ts'
import { all, json, moment, type Query, sql } from './sql.ts'

export interface AuditEntry {
  readonly at: number
  readonly actor: Actor
  /** A verb: `sign-in`, `reveal`, `person-change` ... */
  readonly action: string
  readonly caseId?: string | null
  /** The person it was done to, where there is one. */
  readonly subject?: string | null
  /** Never a secret, and no personal value: only what is needed to understand the action. */
  readonly detail?: Readonly<Record<string, unknown>>
  readonly result?: 'ok' | 'refused'
}

/** Puts one act on record, in the transaction that does it: what is rolled back was not done, what was done is written. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const by = authorOf(entry.actor)
  await tx.run(
    sql`insert into audit (tenant_id, at, id, actor, person_id, action, case_id, subject_id, detail, result)
        values (${tx.tenant}, ${moment(entry.at)}, ${randomUUID()}, ${json(by)}, ${by.person}, ${entry.action}, ${entry.caseId ?? null},
          ${entry.subject ?? null}, ${json(entry.detail ?? {})}, ${entry.result ?? 'ok'})`,
  )
}

export interface AuditRow {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly case: string | null
  readonly subject: string | null
  readonly detail: Record<string, unknown>
  readonly result: string
}
export interface AuditFilter {
  readonly person?: string | undefined
  readonly subject?: string | undefined
  readonly case?: string | undefined
  readonly action?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly before?: { readonly at: number; readonly id: string } | undefined
  readonly limit: number
}

const shown = sql`a.id, a.at, coalesce(a.actor->>'name', a.actor->>'kind') as actor, a.action, a.case_id as "case", a.subject_id as subject, a.detail, a.result`

/** The trail, newest first. */
export function auditRows(tx: Tx, filter: AuditFilter): Promise<AuditRow[]> {
  const where: Query<unknown>[] = [sql`a.tenant_id = ${tx.tenant}`]
  if (filter.person) where.push(sql`a.person_id = ${filter.person}`)
  if (filter.subject) where.push(sql`a.subject_id = ${filter.subject}`)
  if (filter.case) where.push(sql`a.case_id = ${filter.case}`)
  if (filter.action) where.push(sql`a.action = ${filter.action}`)
  if (filter.from !== undefined) where.push(sql`a.at >= ${moment(filter.from)}`)
  if (filter.to !== undefined) where.push(sql`a.at < ${moment(filter.to)}`)
  if (filter.before) where.push(sql`(a.at, a.id) < (${moment(filter.before.at)}::timestamptz, ${filter.before.id}::uuid)`)
  return tx.rows(
    sql<AuditRow>`select ${shown} from audit a where ${all(where)} order by a.at desc, a.id desc limit ${filter.limit}`,
  )
}

export interface Look {
  readonly at: number
  readonly who: string
  readonly action: string
  readonly case: string
  readonly number: string
  readonly reason: string | null
}

/** Who lifted the mask from the personal fields of one case, newest first. */
export const looksAtCase = (tx: Tx, id: string, limit = 50): Promise<Pick<Look, 'at' | 'who' | 'reason'>[]> =>
  tx.rows(
    sql<Look>`select a.at, coalesce(a.actor->>'name', a.actor->>'kind') as who, a.detail->>'reason' as reason from audit a
      where a.tenant_id = ${tx.tenant} and a.case_id = ${id} and a.action = 'reveal' and a.result = 'ok' order by a.at desc, a.id desc limit ${limit}`,
  )

/** Who else looked at the cases this person filed. */
export const looksAt = (tx: Tx, person: string, limit: number): Promise<Look[]> =>
  tx.rows(
    sql<Look>`select a.at, coalesce(a.actor->>'name', a.actor->>'kind') as who, a.action, a.case_id as "case", c.number, a.detail->>'reason' as reason
      from cases c join audit a on a.tenant_id = c.tenant_id and a.case_id = c.id
      where c.tenant_id = ${tx.tenant} and c.filer_id = ${person} and a.action in ('read', 'reveal') and a.result = 'ok'
        and a.person_id is distinct from ${person}
      order by a.at desc, a.id desc limit ${limit}`,
  )
