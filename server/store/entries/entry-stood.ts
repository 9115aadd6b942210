import type { RegisterData } from '#kernel/index'
import type { Tx } from '../db.ts'
import { all, moment, type Query, sql } from '../sql.ts'
import { endOf } from './entry-detail.ts'
import { stands } from './entry-filters.ts'
import { dayAt } from './entry-rows.ts'

/** Entries as they are now, as they were at the end of a day, or as they are now because the register was begun only later. */
export type Stood = 'now' | 'then' | 'later'

export interface Standing {
  /** A table to read from under the name `entries` or `t`, with the columns of `entries`. */
  readonly table: Query<unknown>
  /** What else must hold for an entry to have stood. */
  readonly where: Query<unknown>
  readonly stood: Stood
}

const ends = sql`('archived', 'merged', 'restored')`

/**
 * The entries of a register that stood at the end of a day, with the values they had: an entry counts when it was entered by
 * then, or says itself that the thing existed by then, and was not archived or over. What changed since is undone from the
 * lines of history. In which community an entry lies is as it is known now.
 * @param day 'YYYY-MM-DD' of the office; today and later is now
 */
export async function standingAt(
  tx: Tx,
  register: string,
  def: Pick<RegisterData, 'ledger'>,
  day: string | null,
  now: number,
): Promise<Standing> {
  const asNow = (stood: Stood): Standing => ({
    table: sql`entries`,
    where: all([sql`tenant_id = ${tx.tenant}`, sql`register = ${register}`, stands(now)]),
    stood,
  })
  if (day === null || day >= dayAt(now)) return asNow('now')
  const end = sql`${moment(endOf(day))}::timestamptz`
  const there = sql`(e.made_at <= ${end} or e.from_day <= ${day}::date)`
  const mine = sql`e.tenant_id = ${tx.tenant} and e.register = ${register}`
  const [begun] = await tx.rows(sql<{ id: string }>`select e.id from entries e where ${mine} and ${there} limit 1`)
  if (!begun) return asNow('later')
  const until = def.ledger?.until
  const untilThen = until
    ? sql`case when jsonb_exists(v.before, ${until}::text) then (v.before ->> ${until}::text)::date else e.until_day end`
    : sql`e.until_day`
  // Of what several lines say of one column the oldest counts: written last, it is what stays.
  const table = sql`(
    with undone as materialized (
      select c.entry_id, jsonb_object_agg(x.key, x.value -> 0 order by c.version desc) filter (where x.key is not null) as before,
        (array_agg(c.how order by c.version) filter (where c.how in ${ends}))[1] as how
      from entry_changes c join entries e on e.tenant_id = c.tenant_id and e.id = c.entry_id left join jsonb_each(c.changes) x on true
      where c.tenant_id = ${tx.tenant} and e.register = ${register} and c.at > ${end} and (c.changes <> '{}' or c.how in ${ends})
      group by c.entry_id
    )
    select e.id, e.tenant_id, e.register, e.key, e.name, e.street_id, e.community_id, e.grid_id, e.made_at, e.changed_at, e.confirmed_at,
      case when v.before is null then e.data else jsonb_strip_nulls(e.data || v.before) end as data
    from entries e left join undone v on v.entry_id = e.id
    where ${mine} and ${there}
      and case when v.how is null then e.archived_at is null or e.archived_at > ${end} else v.how <> 'restored' end
      and (${untilThen} is null or ${untilThen} >= ${day}::date)
  )`
  return { table, where: sql`true`, stood: 'then' }
}
