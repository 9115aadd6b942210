import type { DemandEffect } from '#contract/demands'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { touchDirectory } from '../directory.ts'
import { json, sql } from '../sql.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
/** Who says how long a cell takes. */
export const effectSetters = ['supervisor', 'leader', 'system-admin'] as const
/** Until the office measured its own: half a minute to look a value up and type it. */
const usualMinutes = 0.5

async function minutesOf(tx: Tx): Promise<number> {
  const row = await tx.maybe(sql<{ minutes: number | null }>`
    select (settings ->> 'typedCellMinutes')::float8 as minutes from tenants where tenant_id = ${tx.tenant}`)
  return row?.minutes ?? usualMinutes
}

/**
 * By month: tables handed out or handed in, the cells the system filled and those somebody typed. A demand that a report
 * form fills counts when its report is handed in, cell by cell as it was filled; any other when it is handed out, by its
 * columns and rows. Tables that were refused are counted where they were decided.
 */
export async function demandEffect(app: App, actor: Staff, months: number): Promise<DemandEffect> {
  const { calendar } = await app.directory.now()
  const offset = calendar.utcOffsetMinutes
  const [year, month] = new Date(app.now() + offset * 60_000).toISOString().slice(0, 7).split('-').map(Number)
  const names = Array.from({ length: months }, (_, n) =>
    new Date(Date.UTC(year ?? 1970, (month ?? 1) - months + n, 1)).toISOString().slice(0, 7),
  )
  const monthOf = (column: string) =>
    sql`to_char(${sql.ref(column)} at time zone 'UTC' + ${offset}::int * interval '1 minute', 'YYYY-MM')`
  const since = sql`(${`${names[0]}-01`}::timestamp - ${offset}::int * interval '1 minute') at time zone 'UTC'`
  return asSystem(app.db, 'what tables cost', async tx => {
    type Row = { month: string; tables: number; held: number; typed: number; refused: number }
    const rows = await tx.rows(sql<Row>`
      select month, sum(tables)::int as tables, sum(held)::int as held, sum(typed)::int as typed, sum(refused)::int as refused from (
        select ${monthOf('r.handed_at')} as month, 1 as tables, r.held, r.cells - r.held as typed, 0 as refused
        from demand_rounds r join demands d on d.tenant_id = r.tenant_id and d.id = r.demand_id
        where r.tenant_id = ${tx.tenant} and r.handed_at >= ${since} and d.form_id is null
        union all
        select ${monthOf('r.handed_at')}, 1, coalesce((r.counts ->> 'filled')::int, 0), coalesce((r.counts ->> 'typed')::int, 0), 0
        from reports r where r.tenant_id = ${tx.tenant} and r.state = 'handed' and r.handed_at >= ${since}
        union all
        select ${monthOf('d.decided_at')}, 0, 0, 0, 1 from demands d
        where d.tenant_id = ${tx.tenant} and d.state = 'refused' and d.decided_at >= ${since}
      ) x group by month`)
    const known = new Map(rows.map(row => [row.month, row]))
    return {
      months: names.map(name => known.get(name) ?? { month: name, tables: 0, held: 0, typed: 0, refused: 0 }),
      minutes: await minutesOf(tx),
      maySet: actor.posts.some(post => (effectSetters as readonly string[]).includes(post.role)),
    }
  })
}

/** How many minutes a typed cell takes in this office. */
export async function setMinutes(app: App, actor: Staff, minutes: number): Promise<void> {
  await asSystem(app.db, 'set what a cell costs', async tx => {
    const before = await minutesOf(tx)
    await tx.run(
      sql`update tenants set settings = settings || ${json({ typedCellMinutes: minutes })}::jsonb where tenant_id = ${tx.tenant}`,
    )
    await recordAudit(tx, { at: app.now(), actor, action: 'demand-settings', detail: { before, after: minutes } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}
