import { closedBy, closedName } from '#kernel/engine/tally'
import type { Programme } from '#kernel/index'
import type { Calendar } from '#methods/working-time/index'
import { asOwner, type Db, type Tx } from './db.ts'
import { type CaseType, caseTypes } from './definitions.ts'
import { conditions } from './indicators.ts'
import { sql } from './sql.ts'
import { countedBy, indicatorsOf, isTallied, none } from './tallies.ts'

const at = sql`coalesce(street_id, ${none}::uuid), coalesce(community_id, ${none}::uuid)`

/** Counts a kind whole, from its cases; what commands left until then is in it. Nobody may write cases meanwhile. */
export async function recount(tx: Tx, of: CaseType, calendar: Calendar): Promise<void> {
  const mine = sql`tenant_id = ${tx.tenant} and type = ${of.type}`
  await tx.run(sql`delete from tallies where ${mine}`)
  await tx.run(sql`delete from tally_changes where ${mine}`)
  await tx.run(sql`
    insert into tallies (tenant_id, type, label, day, street_id, community_id, unit_id, n)
    select ${tx.tenant}::int, ${of.type}::text, l.label, '0001-01-01', ${at}, coalesce(unit_id, ${none}::uuid), count(*)
    from cases cross join lateral (values
      ('open ' || state, true),
      ('late ' || state, late_at is not null and due_at is not null),
      ('nobody ' || state, holder_id is null and unit_id is null)) l (label, counts)
    where ${mine} and closed_at is null and l.counts group by 3, 5, 6, 7`)
  await recountClosed(tx, of, calendar)
  const wanted = Object.entries(indicatorsOf(of))
  if (wanted.length === 0) return
  const fields = [...new Set(wanted.flatMap(([, i]) => i.by))]
  const group = (field: string) => sql.ref(`by_${fields.indexOf(field)}`)
  const sums = wanted.flatMap(([, i], n) => {
    const { of: counted, hit } = conditions(i)
    return [
      sql`count(*) filter (where ${counted}) as ${sql.ref(`of_${n}`)}`,
      sql`count(*) filter (where ${hit}) as ${sql.ref(`hit_${n}`)}`,
    ]
  })
  const labels = wanted.flatMap(([key, i], n) =>
    (i.kind === 'share' ? (['of', 'hit'] as const) : (['of'] as const)).flatMap(what => [
      sql`(${`${key} ${what}`}::text, ${sql.ref(`${what}_${n}`)})`,
      ...i.by.map(
        field => sql`(${`${key} ${what} ${field}=`}::text || coalesce(${group(field)}, ''), ${sql.ref(`${what}_${n}`)})`,
      ),
    ]),
  )
  const byFields = fields.map((field, n) => sql`, data ->> ${field}::text as ${sql.ref(`by_${n}`)}`)
  const places = fields.length + 3
  await tx.run(sql`
    with cells as (
      select ((filed_at at time zone 'UTC') + make_interval(mins => ${calendar.utcOffsetMinutes}::int))::date as day, street_id, community_id${sql.join(byFields, sql``)},
        ${sql.join(sums)}
      from cases where ${mine} and main_id is null group by ${sql.raw(Array.from({ length: places }, (_, n) => n + 1).join(', '))}
    )
    insert into tallies (tenant_id, type, label, day, street_id, community_id, unit_id, n)
    select ${tx.tenant}::int, ${of.type}::text, l.label, day, ${at}, ${none}::uuid, sum(l.n)
    from cells cross join lateral (values ${sql.join(labels)}) l (label, n)
    group by 3, 4, 5, 6 having sum(l.n) > 0`)
}

/** What was closed on which day, also by the fields that indicators tell cases apart by. */
async function recountClosed(tx: Tx, of: CaseType, calendar: Calendar): Promise<void> {
  const fields = closedBy(indicatorsOf(of))
  const labels = [
    sql`(${closedName()}::text)`,
    ...fields.map(field => sql`(${closedName({ field, value: '' })}::text || coalesce(data ->> ${field}::text, ''))`),
  ]
  await tx.run(sql`
    insert into tallies (tenant_id, type, label, day, street_id, community_id, unit_id, n)
    select ${tx.tenant}::int, ${of.type}::text, l.label,
      ((closed_at at time zone 'UTC') + make_interval(mins => ${calendar.utcOffsetMinutes}::int))::date, ${at}, ${none}::uuid, count(*)
    from cases cross join lateral (values ${sql.join(labels)}) l (label)
    where tenant_id = ${tx.tenant} and type = ${of.type} and closed_at is not null and main_id is null group by 3, 4, 5, 6`)
}

/**
 * Counts anew what was never counted, or under another definition, before the office opens. Writers of other instances
 * wait until it is done.
 * @returns the kinds that were counted
 */
export async function ensureTallies(db: Db, programmes: readonly Programme[], calendar: Calendar): Promise<readonly string[]> {
  const counted: string[] = []
  for (const of of [...caseTypes(programmes).values()].filter(isTallied))
    await asOwner(db, `count ${of.type}`, async tx => {
      const by = countedBy(of, calendar)
      const known = () =>
        tx.maybe<{ by: string }>(
          sql`select counted_by as by from tally_sets where tenant_id = ${tx.tenant} and type = ${of.type}`,
        )
      if ((await known())?.by === by) return
      await tx.run(sql`set local statement_timeout = 0`)
      await tx.run(sql`lock table cases in share row exclusive mode`)
      if ((await known())?.by === by) return
      await recount(tx, of, calendar)
      await tx.run(sql`
        insert into tally_sets (tenant_id, type, counted_by, at) values (${tx.tenant}, ${of.type}, ${by}, now())
        on conflict (tenant_id, type) do update set counted_by = excluded.counted_by, at = excluded.at`)
      counted.push(of.type)
    })
  return counted
}
