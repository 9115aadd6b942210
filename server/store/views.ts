import type { ListLayout, ListView } from '#contract/lists'
import type { Tx } from './db.ts'
import { json, moment, sql } from './sql.ts'

export interface ViewRow extends Omit<ListView, 'mine' | 'owner'> {
  readonly list: string
  readonly ownerId: string
}

const columns = sql`v.id, v.list, v.name, v.shared, v.unit_id as unit, v.filter, v.columns, v.changed_at as "changedAt", v.owner_id as "ownerId"`
const most = 200

/** The views of a list this person sees: their own, their units' and the office's; their own first. */
export const viewsFor = (
  tx: Tx,
  list: string,
  person: string,
  units: readonly string[],
): Promise<(ViewRow & { owner: string })[]> =>
  tx.rows(
    sql<
      ViewRow & { owner: string }
    >`select ${columns}, p.name as owner from views v join people p on p.tenant_id = v.tenant_id and p.id = v.owner_id
      where v.tenant_id = ${tx.tenant} and v.list = ${list}
        and (v.owner_id = ${person} or v.shared = 'office' or (v.shared = 'unit' and v.unit_id = any(${[...units]}::uuid[])))
      order by v.owner_id <> ${person}, v.name, v.id limit ${most}`,
  )

export const viewById = (tx: Tx, id: string): Promise<ViewRow | null> =>
  tx.maybe(sql<ViewRow>`select ${columns} from views v where v.tenant_id = ${tx.tenant} and v.id = ${id} for update`)

export const insertView = (tx: Tx, v: ViewRow): Promise<number> =>
  tx.run(
    sql`insert into views (tenant_id, id, list, owner_id, name, shared, unit_id, filter, columns, changed_at)
        values (${tx.tenant}, ${v.id}, ${v.list}, ${v.ownerId}, ${v.name}, ${v.shared}, ${v.unit}, ${json(v.filter)}::jsonb, ${v.columns && json(v.columns)}::jsonb, ${moment(v.changedAt)})`,
  )
export const updateView = (tx: Tx, v: ViewRow): Promise<number> =>
  tx.run(
    sql`update views set name = ${v.name}, shared = ${v.shared}, unit_id = ${v.unit}, filter = ${json(v.filter)}::jsonb, columns = ${v.columns && json(v.columns)}::jsonb, changed_at = ${moment(v.changedAt)}
        where tenant_id = ${tx.tenant} and id = ${v.id}`,
  )
export const deleteView = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from views where tenant_id = ${tx.tenant} and id = ${id}`)
export const countViews = async (tx: Tx, person: string): Promise<number> =>
  (
    await tx.maybe(
      sql<{ n: number }>`select count(*)::int as n from views where tenant_id = ${tx.tenant} and owner_id = ${person}`,
    )
  )?.n ?? 0

export const layoutOf = async (tx: Tx, person: string, list: string): Promise<ListLayout | null> =>
  (
    await tx.maybe(
      sql<{
        layout: ListLayout
      }>`select layout from list_layouts where tenant_id = ${tx.tenant} and person_id = ${person} and list = ${list}`,
    )
  )?.layout ?? null
export const keepLayout = (tx: Tx, person: string, list: string, layout: ListLayout): Promise<number> =>
  tx.run(
    sql`insert into list_layouts (tenant_id, person_id, list, layout) values (${tx.tenant}, ${person}, ${list}, ${json(layout)}::jsonb)
        on conflict (tenant_id, person_id, list) do update set layout = excluded.layout`,
  )
