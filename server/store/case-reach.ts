import type { ReadScope } from '#kernel/engine/access'
import type { Tx } from './db.ts'
import { type Query, sql } from './sql.ts'

/**
 * The first wall: what this actor may see of a type, as parts of which each is answered by one index. A list reads the
 * best of each part in order; a count joins them with `or`.
 */
export async function reachParts(tx: Tx, scope: ReadScope, only: 'open' | 'all'): Promise<Query<unknown>[]> {
  if (scope.office) return [sql`true`]
  const each = (column: string, ids: readonly string[]) => [...new Set(ids)].map(id => sql`${sql.ref(column)} = ${id}`)
  const called =
    scope.units.length === 0
      ? []
      : await tx.rows(sql<{ id: string }>`
          select id from linli_cases_called(${[...new Set(scope.units)]}::uuid[], ${only === 'open'})`)
  const parts = [
    ...each('street_id', scope.streets),
    ...each('community_id', scope.communities),
    ...each('grid_id', scope.grids),
    ...each('unit_id', scope.units),
    ...(called.length > 0 ? [sql`id = any(${called.map(c => c.id)}::uuid[])`] : []),
    ...(scope.filer ? [sql`filer_id = ${scope.filer}`] : []),
    ...(scope.id ? [sql`id = ${scope.id}`] : []),
  ]
  return parts.length === 0 ? [sql`false`] : parts
}

/** The parts as one condition. */
export const within = (parts: readonly Query<unknown>[]): Query<unknown> => sql`(${sql.join([...parts], sql` or `)})`
