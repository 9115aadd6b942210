import type { z } from 'zod'
import type {
  CommunityAsked,
  communityQuery,
  ReturnsCases,
  ReturnsMatrix,
  returnsCasesQuery,
  returnsQuery,
} from '#contract/routing'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { reachOf } from '../commands.ts'
import { asSystem, transact } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import { lineFields } from '../definitions.ts'
import { all, moment, sql } from '../sql.ts'
import { nobody } from './sendings.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
const year = 366 * 86_400_000

/** The streets an overseer answers for; null: the whole office. */
function streetsOf(actor: Staff): readonly string[] | null {
  const posts = actor.posts.filter(post => ['dispatcher', 'supervisor', 'leader'].includes(post.role))
  return posts.some(post => post.scope === 'office')
    ? null
    : posts.flatMap(post => (post.scope === 'street' ? (post.place ?? []) : []))
}

function within(of: CaseType, actor: Staff, query: z.output<typeof returnsQuery>) {
  if (query.to <= query.from || query.to - query.from > year)
    throw new Fault('bad-request', { detail: { where: { to: 'range' } } })
  const streets = streetsOf(actor)
  return [
    sql`r.type = ${of.type} and r.at >= ${moment(query.from)} and r.at < ${moment(query.to)}`,
    ...(streets ? [sql`r.street_id = any(${[...streets]}::uuid[])`] : []),
    ...(query.category ? [sql`starts_with(r.category, ${query.category})`] : []),
  ]
}

/** Who gave what back, and where it went next: units, never persons. Reads the returns of the period from an index alone. */
export const returnsOf = (app: App, actor: Staff, of: CaseType, query: z.output<typeof returnsQuery>): Promise<ReturnsMatrix> =>
  asSystem(app.db, 'who gives what back', async tx => {
    const where = within(of, actor, query)
    const cells = await tx.fresh(
      sql<ReturnsMatrix['cells'][number]>`select from_unit as "from", to_unit as "to", count(*)::int as cases from case_returns r
        where r.tenant_id = ${tx.tenant} and ${all(where)} group by 1, 2 order by 3 desc limit 2000`,
    )
    const categories = await tx.fresh(
      sql<
        ReturnsMatrix['categories'][number]
      >`select coalesce(category, '') as category, count(*)::int as cases from case_returns r
        where r.tenant_id = ${tx.tenant} and ${all(where)} group by 1 order by 2 desc limit 300`,
    )
    return { cells, categories }
  })

const most = 200
/** The cases behind one cell, within the reader's reach. */
export const returnsCasesOf = (
  app: App,
  actor: Staff,
  of: CaseType,
  query: z.output<typeof returnsCasesQuery>,
): Promise<ReturnsCases> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const where = [
      ...within(of, actor, query),
      sql`r.from_unit = ${query.unit}`,
      ...(query.next === undefined ? [] : [query.next === 'none' ? sql`r.to_unit is null` : sql`r.to_unit = ${query.next}`]),
    ]
    const { words } = lineFields(of.def)
    const rows = await tx.fresh(
      sql<ReturnsCases['rows'][number]>`
        select r.case_id as "case", c.number, r.at, r.step, left(coalesce(c.data ->> ${words ?? ''}, ''), 80) as title,
          r.from_unit as "from", r.to_unit as "to", r.category
        from case_returns r join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
        where r.tenant_id = ${tx.tenant} and ${all(where)} order by r.at desc limit ${most + 1}`,
    )
    return { rows: rows.slice(0, most), more: rows.length > most }
  })

/** What communities were asked, by month: read from what was counted as it happened. */
export const communityAskedOf = (app: App, of: CaseType, query: z.output<typeof communityQuery>): Promise<CommunityAsked> =>
  asSystem(app.db, 'what communities are asked', async tx => ({
    rows: await tx.rows(
      sql<CommunityAsked['rows'][number]>`
        select to_char(month, 'YYYY-MM') as month, unit_id as unit, kind, nullif(source_id, ${nobody}::uuid) as source, count
        from community_counts where tenant_id = ${tx.tenant} and type = ${of.type}
          and month >= ${`${query.from}-01`}::date and month <= ${`${query.to}-01`}::date order by month, unit_id limit 20000`,
    ),
  }))
