import type { Tx } from './db.ts'
import type { Unit } from './directory.ts'
import { moment, type Query, sql } from './sql.ts'

const columns = sql`id, name, name_en as "nameEn", kind, parent_id as parent, phone, active`

export const units = (tx: Tx): Promise<Unit[]> =>
  tx.rows(sql<Unit>`select ${columns} from units where tenant_id = ${tx.tenant} order by kind, name, id`)
export const unit = (tx: Tx, id: string): Promise<Unit | null> =>
  tx.maybe(sql<Unit>`select ${columns} from units where tenant_id = ${tx.tenant} and id = ${id}`)

export const insertUnit = (tx: Tx, u: Omit<Unit, 'active'>): Promise<number> =>
  tx.run(
    sql`insert into units (tenant_id, id, name, name_en, kind, parent_id, phone) values (${tx.tenant}, ${u.id}, ${u.name}, ${u.nameEn}, ${u.kind}, ${u.parent}, ${u.phone})`,
  )

export interface UnitChange {
  readonly name?: string | undefined
  readonly nameEn?: string | null | undefined
  readonly parent?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly active?: boolean | undefined
}
export async function updateUnit(tx: Tx, id: string, change: UnitChange): Promise<number> {
  const sets: Query<unknown>[] = []
  if (change.name !== undefined) sets.push(sql`name = ${change.name}`)
  if (change.nameEn !== undefined) sets.push(sql`name_en = ${change.nameEn}`)
  if (change.parent !== undefined) sets.push(sql`parent_id = ${change.parent}`)
  if (change.phone !== undefined) sets.push(sql`phone = ${change.phone}`)
  if (change.active !== undefined) sets.push(sql`active = ${change.active}`)
  if (sets.length === 0) return 0
  return tx.run(sql`update units set ${sql.join(sets)} where tenant_id = ${tx.tenant} and id = ${id}`)
}

/** What would be left hanging if the unit were closed: open cases, calls not answered, posts. */
export const unitUses = (tx: Tx, id: string, now: number): Promise<{ cases: number; posts: number } | null> =>
  tx.maybe(
    sql<{ cases: number; posts: number }>`select
      (select count(*) from cases c where c.tenant_id = ${tx.tenant} and c.closed_at is null and (c.unit_id = ${id} or c.task_units @> array[${id}::uuid])) as cases,
      (select count(*) from posts o where o.tenant_id = ${tx.tenant} and o.unit_id = ${id} and (o.valid_to is null or o.valid_to > ${moment(now)})) as posts`,
  )

/** Is `parent` below `id`, so that hanging `id` under it would make a ring? */
export async function wouldRing(tx: Tx, id: string, parent: string): Promise<boolean> {
  const above = new Map((await units(tx)).map(u => [u.id, u.parent]))
  for (let at: string | null | undefined = parent, n = 0; at && n < 100; at = above.get(at), n++) if (at === id) return true
  return false
}

/** Changes to units take turns, so that two of them together cannot hang units in a ring. */
export const lockUnits = (tx: Tx): Promise<number> => tx.run(sql`select 1 from tenants where tenant_id = ${tx.tenant} for update`)
