import type { Tx } from './db.ts'
import { moment, sql } from './sql.ts'

export interface Notice {
  readonly id: string
  readonly kind: string
  readonly case: string | null
  readonly payload: Record<string, unknown>
  readonly at: number
  readonly readAt: number | null
}
const columns = sql`id, kind, case_id as "case", payload, at, read_at as "readAt"`

export const noticesOf = (tx: Tx, person: string, limit: number): Promise<Notice[]> =>
  tx.rows(
    sql<Notice>`select ${columns} from notices where tenant_id = ${tx.tenant} and person_id = ${person} order by at desc, id limit ${limit}`,
  )

export const markRead = (tx: Tx, id: string, person: string, now: number): Promise<Notice | null> =>
  tx.maybe(
    sql<Notice>`update notices set read_at = coalesce(read_at, ${moment(now)}) where tenant_id = ${tx.tenant} and id = ${id} and person_id = ${person}
      returning ${columns}`,
  )

/** Everything up to the newest one the person has seen; what arrives meanwhile stays unread. */
export const markAllRead = (tx: Tx, person: string, until: number, now: number): Promise<number> =>
  tx.run(
    sql`update notices set read_at = ${moment(now)} where tenant_id = ${tx.tenant} and person_id = ${person} and read_at is null and at <= ${moment(until)}`,
  )
