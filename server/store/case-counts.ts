import type { UnitLoads, UnitStandings } from '#contract/lists'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { moreTime } from '#kernel/index'
import type { App } from '../app.ts'
import { type CaseQuery, cap, filters, onlyOpen } from './case-lists.ts'
import { inOrderOfIndexes, reachParts, within } from './case-reach.ts'
import { reachOf } from './commands.ts'
import { transact } from './db.ts'
import { caseType } from './definitions.ts'
import { all, moment, sql, tooLong } from './sql.ts'
import { isTallied, type OpenCell, openCells, talliedScope } from './tallies.ts'

/** How many cases a list holds; null when counting takes longer than anybody wants to wait, e.g. a rare word in a million. */
export async function countList(app: App, actor: Actor, q: CaseQuery): Promise<{ count: number | null; more: boolean }> {
  const of = caseType(app.programmes, q.type)
  return transact(app.db, reachOf(app, actor), async tx => {
    const asked = await filters(tx, of, actor, q, app.now())
    const reach = within(await reachParts(tx, readScope(of.def, actor), onlyOpen(q.view)))
    await tx.run(sql`set local statement_timeout = 500`)
    // What no index counts is met on the way down the list, and sooner too much to be counted by anybody.
    const walked = onlyOpen(q.view) === 'all' && (q.kind !== undefined || q.q !== undefined)
    if (walked) await inOrderOfIndexes(tx)
    const most = walked ? cap / 10 : cap
    const [row] = await tx.fresh(
      sql<{
        n: number
      }>`select count(*)::int as n from (select 1 from cases where ${all([...asked, reach])} ${walked ? sql`order by filed_at desc` : sql``} limit ${most + 1}) x`,
    )
    const n = row?.n ?? 0
    return { count: Math.min(n, most), more: n > most }
  }).catch(error => {
    if (tooLong(error)) return { count: null, more: true }
    throw error
  })
}

function loadsOf(cells: readonly OpenCell[]): UnitLoads['rows'] {
  const loads = new Map<string, { unit: string; open: number; late: number }>()
  for (const { unit, what, n } of cells) {
    if (unit === null || what === 'nobody') continue
    const load = loads.get(unit) ?? { unit, open: 0, late: 0 }
    load[what] += n
    loads.set(unit, load)
  }
  return [...loads.values()].sort((a, b) => b.open - a.open)
}

/** What each unit has in hand, within reach: open, and late now. */
export async function unitLoads(app: App, actor: Actor, type?: string): Promise<UnitLoads> {
  const of = caseType(app.programmes, type)
  return transact(app.db, reachOf(app, actor), async tx => {
    const scope = readScope(of.def, actor)
    const tallied = isTallied(of) ? talliedScope(scope) : null
    if (tallied) return { rows: loadsOf(await openCells(tx, of, tallied)) }
    const reach = within(await reachParts(tx, scope, 'open'))
    const open = all([
      sql`tenant_id = ${tx.tenant}`,
      sql`type = ${of.type}`,
      sql`closed_at is null`,
      sql`unit_id is not null`,
      reach,
    ])
    const rows = await tx.fresh(sql<UnitLoads['rows'][number]>`
      select unit_id as unit, count(*)::int as open, (count(*) filter (where due_at < ${moment(app.now())}))::int as late
      from cases where ${open} group by unit_id order by 2 desc`)
    return { rows }
  })
}

/** What each unit has in hand of a kind, within reach, and what stands in its way. Who has most that is late comes first. */
export async function unitStandings(app: App, actor: Actor, type?: string): Promise<UnitStandings> {
  const of = caseType(app.programmes, type)
  const pausing = Object.entries(of.def.states).flatMap(([name, state]) => (state.pauses ? [name] : []))
  return transact(app.db, reachOf(app, actor), async tx => {
    const reach = within(await reachParts(tx, readScope(of.def, actor), 'open'))
    const rows = await tx.rows(sql<UnitStandings['rows'][number]>`
      with mine as (
        select unit_id as unit, state, due_at < ${moment(app.now())} and not state = any(${pausing}::text[]) as late,
          taken ? ${moreTime} as lengthened, jsonb_typeof(rest -> 'moreTime') = 'object' as asking
        from cases where tenant_id = ${tx.tenant} and type = ${of.type} and closed_at is null and unit_id is not null and ${reach}),
      by_state as (
        select unit, state, count(*)::int as n, (count(*) filter (where late))::int as late,
          (count(*) filter (where lengthened))::int as lengthened, (count(*) filter (where asking))::int as asking
        from mine group by unit, state)
      select unit, sum(n)::int as open, sum(late)::int as late, sum(lengthened)::int as lengthened, sum(asking)::int as asking,
        jsonb_object_agg(state, n) as states
      from by_state group by unit order by 3 desc, 2 desc, unit`)
    return { rows }
  })
}
