import type { ReadScope } from '#kernel/engine/access'
import type { Tx } from './db.ts'
import { type Query, sql } from './sql.ts'

/** A part of what somebody may see. `few`: named one by one, so looked up and not met on the way down a list. */
export interface Part {
  readonly where: Query<unknown>
  readonly few: boolean
}

/**
 * The first wall: what this actor may see of a type, as parts of which each is answered by one index. A list reads the
 * best of each part in order; a count joins them with `or`.
 */
export async function reachArms(tx: Tx, scope: ReadScope, only: 'open' | 'all'): Promise<Part[]> {
  if (scope.office) return [{ where: sql`true`, few: false }]
  const each = (column: string, ids: readonly string[]) =>
    [...new Set(ids)].map(id => ({ where: sql`${sql.ref(column)} = ${id}`, few: false }))
  const called =
    scope.units.length === 0
      ? []
      : await tx.rows(
          only === 'open'
            ? sql<{ id: string }>`select id from linli_open_cases_called(${[...new Set(scope.units)]}::uuid[])`
            : sql<{ id: string }>`select id from linli_cases_called(${[...new Set(scope.units)]}::uuid[])`,
        )
  const parts = [
    ...each('street_id', scope.streets),
    ...each('community_id', scope.communities),
    ...each('grid_id', scope.grids),
    ...each('unit_id', scope.units),
    ...(called.length > 0 ? [{ where: sql`id = any(${called.map(c => c.id)}::uuid[])`, few: true }] : []),
    ...(scope.filer ? [{ where: sql`filer_id = ${scope.filer}`, few: false }] : []),
    ...(scope.id ? [{ where: sql`id = ${scope.id}`, few: true }] : []),
  ]
  return parts.length === 0 ? [{ where: sql`false`, few: true }] : parts
}

export const reachParts = async (tx: Tx, scope: ReadScope, only: 'open' | 'all'): Promise<Query<unknown>[]> =>
  (await reachArms(tx, scope, only)).map(part => part.where)

/** The parts as one condition. */
export const within = (parts: readonly Query<unknown>[]): Query<unknown> => sql`(${sql.join([...parts], sql` or `)})`

/**
 * Has lists read in the order of an index: what a page shows stands at its beginning. Left to itself the database reads
 * and sorts all of it where it takes conditions that go together for rare ones.
 */
export const inOrderOfIndexes = (tx: Tx) =>
  tx.run(sql`select set_config('enable_sort', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`)
