import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'

/**
 * By what to know that something in a plan, its head or its items, was written since: each row names the transaction that
 * wrote it, and later ones have higher numbers. Nothing has to be remembered when something is written.
 */
export async function stampsOf(tx: Tx, plans: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows(sql<{ id: string; stamp: string }>`
    select p.id, concat_ws(' ', p.xmin, i.stamp) as stamp from plans p cross join lateral (
      select concat_ws(' ', count(*), sum(xmin::text::bigint)) as stamp from plan_items
      where tenant_id = p.tenant_id and plan_id = p.id) i
    where p.tenant_id = ${tx.tenant} and p.id = any(${plans}::uuid[])`)
  return new Map(rows.map(row => [row.id, row.stamp]))
}

/** What was made once is given to all who ask, until its stamp is another. Of more than `most` the one made first goes. */
export function keepMade<T>(most: number) {
  const kept = new Map<string, { readonly stamp: string; readonly made: T }>()
  return async (key: string, stamp: string, make: () => Promise<T>): Promise<T> => {
    const there = kept.get(key)
    if (there?.stamp === stamp) return there.made
    const made = await make()
    kept.delete(key)
    kept.set(key, { stamp, made })
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
    return made
  }
}
