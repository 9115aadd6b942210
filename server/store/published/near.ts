import type { z } from 'zod'
import type { NearList, nearQuery } from '#contract/near'
import type { App } from '../../app.ts'
import { inOrderOfIndexes } from '../case-reach.ts'
import { asSystem } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { all, moment, type Query, sql } from '../sql.ts'
import { boxAround, boxOfCommunity, cellsOf, namesNoHousehold, withinCircle } from './near-cells.ts'
import { toldTypes } from './published-kinds.ts'
import { type Found, foundColumns, notHidden, readCursor, tellRow, writeCursor } from './published-row.ts'

type NearQuery = z.output<typeof nearQuery>

const fixedDays = 30
/** A wide community is read by its own index instead of square by square. */
const mostCells = 64

function placeParts(snapshot: Snapshot, q: NearQuery, tenant: number): { cells: number[] | null; parts: Query<unknown>[] } {
  if (q.community !== undefined) {
    const box = boxOfCommunity(snapshot, q.community)
    const cells = box ? cellsOf(box) : []
    return { cells: cells.length > mostCells ? null : cells, parts: [sql`community_id = ${q.community}`] }
  }
  const at = [q.lng ?? 0, q.lat ?? 0] as const
  // Whoever asks round a door learns nothing about a house with few homes; its community's list still counts it.
  return { cells: cellsOf(boxAround(at, q.radius)), parts: [withinCircle(at, q.radius), namesNoHousehold(tenant)] }
}

/**
 * Matters round a point or in a community, newest first, continued by key. Each square is read in order of its index up to
 * one page, so that what is looked at does not grow with the store.
 * @throws Fault bad-request for a cursor that is not ours
 */
export async function listNear(app: App, q: NearQuery, lang: 'zh' | 'en'): Promise<NearList> {
  const snapshot = await app.directory.now()
  const shown = toldTypes(app, snapshot)
  const at = q.stage === 'open' ? sql`filed_at` : sql`closed_at`
  const rows = await asSystem(app.db, 'what happens near', async tx => {
    const { cells, parts } = placeParts(snapshot, q, tx.tenant)
    const most = q.limit + 1
    const types = shown.map(told => {
      const states = told.states[q.stage === 'open' ? 'open' : 'done']
      const never = told.kinds.filter(({ how }) => how === 'never').map(({ kind }) => kind ?? '')
      return sql`(type = ${told.of.type} and state = any(${states}::text[]) and coalesce(told_kind, '') <> all(${never}::text[]))`
    })
    if (types.length === 0 || cells?.length === 0) return []
    const asked = [
      sql`tenant_id = ${tx.tenant}`,
      q.stage === 'open'
        ? sql`closed_at is null`
        : sql`closed_at is not null and closed_at >= ${moment(app.now() - fixedDays * 86_400_000)}`,
      sql`(${sql.join(types, sql` or `)})`,
      notHidden(tx.tenant),
      ...parts,
    ]
    if (q.after !== undefined) {
      const [last, id] = readCursor(app, q.after)
      asked.push(sql`(${at}, id) < (${moment(last)}::timestamptz, ${id}::uuid)`)
    }
    const arm = (where: readonly Query<unknown>[]) =>
      sql`(select ${foundColumns(tx.tenant)} from cases where ${all(where)} order by ${at} desc, id desc limit ${most})`
    await inOrderOfIndexes(tx)
    const arms = cells === null ? [arm(asked)] : cells.map(cell => arm([...asked, sql`cell = ${cell}`]))
    return tx.fresh(sql<Found>`select * from (${sql.join(arms, sql` union all `)}) x
      order by ${q.stage === 'open' ? sql`"filedAt"` : sql`"closedAt"`} desc, id desc limit ${most}`)
  })
  const last = rows.length > q.limit ? rows[q.limit - 1] : undefined
  const from = q.community === undefined && q.lng !== undefined && q.lat !== undefined ? ([q.lng, q.lat] as const) : null
  return {
    rows: rows.slice(0, q.limit).map(row => tellRow(app, snapshot, row, undefined, lang, from)),
    next: last ? writeCursor(app, q.stage === 'open' ? last.filedAt : last.closedAt, last.id) : null,
  }
}
