import type { z } from 'zod'
import type { DrawView, drawQuery } from '#contract/callback'
import type { Actor } from '#kernel/engine/actor'
import { sealOf, weekOf } from '#methods/draws/index'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { reachOf } from '../commands.ts'
import { transact } from '../db.ts'
import { sql } from '../sql.ts'
import { none } from '../tallies.ts'
import { calledType } from './callback-list.ts'
import { seedOf } from './callbacks.ts'

const most = 2000

/** The draw of one week, so that it can be checked: sealed while the week runs, open when it is over. */
export const drawOf = async (
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  query: z.output<typeof drawQuery>,
): Promise<DrawView> => {
  const of = calledType(app, query.type)
  const week = weekOf(query.week)
  const seed = seedOf(app.config.secret)(week)
  const { calendar } = await app.directory.now()
  const over = week < weekOf(localDay(app.now(), calendar))
  return transact(app.db, reachOf(app, actor), async tx => {
    const here = sql`b.tenant_id = ${tx.tenant} and b.type = ${of.type} and b.week = ${week}::date and b.share is not null`
    const units = await tx.fresh(sql<DrawView['units'][number]>`
      select b.unit_id as unit, count(*)::int as could, (count(*) filter (where b.drawn))::int as drawn
      from callbacks b join cases c on c.tenant_id = b.tenant_id and c.id = b.case_id where ${here} group by 1 order by 2 desc`)
    const rows = await tx.fresh(sql<DrawView['rows'][number]>`
      select b.case_id as "case", b.round, c.number, coalesce(b.unit_id, ${none}::uuid) as unit, b.number as "drawnNumber", b.share, b.drawn
      from callbacks b join cases c on c.tenant_id = b.tenant_id and c.id = b.case_id
      where ${here} and b.number is not null order by b.unit_id, b.number, b.case_id limit ${most + 1}`)
    return { week, seal: sealOf(seed), seed: over ? seed : null, units, rows: rows.slice(0, most), more: rows.length > most }
  })
}
