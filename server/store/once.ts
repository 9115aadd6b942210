import { createHash } from 'node:crypto'
import { Fault } from '../errors.ts'
import type { Tx } from './db.ts'
import { moment, sql } from './sql.ts'

/** The same value gives the same text, in whatever order its keys were sent. */
function steady(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(steady)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, steady(v)]),
  )
}

/**
 * Says whether this create is heard for the first time. Many at once take turns here, since they meet in one primary key.
 * @throws Fault key-reused when the id was already used for something else
 */
export async function firstTime(tx: Tx, kind: string, id: string, content: unknown, at: number): Promise<boolean> {
  const hash = createHash('sha256')
    .update(JSON.stringify(steady(content)))
    .digest('base64url')
  const made = await tx.run(
    sql`insert into creates (tenant_id, id, kind, content, at) values (${tx.tenant}, ${id}, ${kind}, ${hash}, ${moment(at)})
        on conflict (tenant_id, id) do nothing`,
  )
  if (made === 1) return true
  const there = await tx.maybe(
    sql<{ kind: string; content: string }>`select kind, content from creates where tenant_id = ${tx.tenant} and id = ${id}`,
  )
  if (there?.kind !== kind || there.content !== hash) throw new Fault('key-reused')
  return false
}
