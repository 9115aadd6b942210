import type { z } from 'zod'
import type { CommandPoint, CommandRecord, pointsQuery, recordsQuery } from '#contract/command'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { type Tx, transact } from '../db.ts'
import { type CaseType, lineFields, overseenType } from '../definitions.ts'
import { all, isUuid, moment, type Query, sql } from '../sql.ts'
import { wallCells } from './command-counts.ts'
import { at, officeDay, onWall, reachOfWall, risingWindow, type Wall } from './command-wall.ts'

type RecordsQuery = z.output<typeof recordsQuery>

/** What a figure counts, in which order its records are read, and by what they are continued. */
async function meaning(
  app: App,
  of: CaseType,
  q: RecordsQuery,
): Promise<{ where: Query<unknown>[]; by: 'due' | 'filed' | 'closed' }> {
  const now = app.now()
  const { utcOffsetMinutes } = (await app.directory.now()).calendar
  const today = officeDay(now, utcOffsetMinutes)
  const open = sql`closed_at is null`
  switch (q.figure) {
    case 'open':
      return { where: [open], by: 'due' }
    case 'late':
      return { where: [open, sql`due_at < ${at(now)}`], by: 'due' }
    case 'due':
      return { where: [open, sql`due_at >= ${at(today.start)}`, sql`due_at < ${at(today.end)}`], by: 'due' }
    case 'filed':
      return { where: [sql`filed_at >= ${at(today.start)}`, sql`filed_at < ${at(today.end)}`], by: 'filed' }
    case 'closed':
      return {
        where: [sql`closed_at is not null`, sql`closed_at >= ${at(today.start)}`, sql`closed_at < ${at(today.end)}`],
        by: 'closed',
      }
    case 'rising': {
      const week = risingWindow(now, utcOffsetMinutes)
      const { kind } = lineFields(of.def)
      if (!q.kind || !q.community || kind === null) throw new Fault('bad-request', { detail: { where: 'kind, community' } })
      return { where: [sql`filed_at >= ${at(week.from)}`, sql`filed_at < ${at(week.to)}`], by: 'filed' }
    }
  }
}

const encode = (values: readonly (string | number)[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
const far = Date.UTC(9999, 0, 1)
function decode(cursor: string): readonly [number, string] {
  try {
    const [when, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [number, string]
    if (Number.isInteger(when) && Math.abs(when) <= far && isUuid(id)) return [when, id]
  } catch {
    // Falls through: a cursor is ours or it is nothing.
  }
  throw new Fault('bad-request', { detail: { where: 'cursor' } })
}

const order = {
  due: { column: sql`due_at`, direction: sql`asc nulls last, id asc` },
  filed: { column: sql`filed_at`, direction: sql`desc, id desc` },
  closed: { column: sql`closed_at`, direction: sql`desc, id desc` },
} as const

/** What comes after the cursor, as parts that each follow an index; cases without a due time come last. */
function after(by: keyof typeof order, cursor: string | undefined): Query<unknown>[] {
  if (!cursor) return [sql`true`]
  const [when, id] = decode(cursor)
  const key = sql`(${moment(when)}::timestamptz, ${id}::uuid)`
  if (by !== 'due') return [sql`(${order[by].column}, id) < ${key}`]
  return when >= far ? [sql`due_at is null and id > ${id}::uuid`] : [sql`(due_at, id) > ${key}`, sql`due_at is null`]
}

/** All that the figure counts; read from the index alone where it knows enough. */
async function countOf(
  app: App,
  tx: Tx,
  of: CaseType,
  wall: Wall,
  q: RecordsQuery,
  base: readonly Query<unknown>[],
): Promise<number> {
  const which = (['open', 'late', 'due'] as const).find(figure => figure === q.figure)
  if (which === undefined || q.kind) {
    const [row] = await tx.fresh(sql<{ n: number }>`select count(*)::int as n from cases where ${all(base)}`)
    return row?.n ?? 0
  }
  const now = app.now()
  const { start, end } = officeDay(now, (await app.directory.now()).calendar.utcOffsetMinutes)
  const cells = await wallCells(tx, of, wall, { now, start, end })
  const fits = (cell: (typeof cells)[number]) =>
    (!q.community || cell.community === q.community) &&
    (!q.unit || (q.unit === 'none' ? cell.unit === null : cell.unit === q.unit)) &&
    (!q.state || cell.state === q.state)
  return cells.filter(fits).reduce((sum, cell) => sum + cell[which], 0)
}

interface Row extends Omit<CommandRecord, 'point'> {
  readonly lng: number | null
  readonly lat: number | null
  readonly key: number | null
}

/** The records behind a figure, counted whole and shown by the page. Nobody's words and no personal field are among them. */
export async function commandRecords(app: App, wall: Wall, q: RecordsQuery) {
  const of = overseenType(app.programmes, q.type)
  const { kind } = lineFields(of.def)
  const { where, by } = await meaning(app, of, q)
  const parts = [...where, onWall(wall)]
  if (q.community) parts.push(sql`community_id = ${q.community}`)
  if (q.unit) parts.push(q.unit === 'none' ? sql`unit_id is null` : sql`unit_id = ${q.unit}`)
  if (q.state) parts.push(sql`state = ${q.state}`)
  if (q.kind && kind) parts.push(sql`data ->> ${kind}::text = ${q.kind}`)
  const { column, direction } = order[by]
  const kindOf = kind === null ? sql`null::text` : sql`data ->> ${kind}::text`
  return transact(app.db, reachOfWall(wall), async tx => {
    const base = [sql`tenant_id = ${tx.tenant}`, sql`type = ${of.type}`, ...parts]
    const arms = after(by, q.cursor).map(
      key => sql`(select id, number, state, ${kindOf} as kind, community_id, grid_id, unit_id, filed_at, due_at, closed_at, lng, lat
        from cases where ${all([...base, key])} order by ${column} ${direction} limit ${q.limit + 1})`,
    )
    const rows = await tx.fresh(sql<Row>`
      select id, number, state, kind, community_id as community, grid_id as grid, unit_id as unit, filed_at as "filedAt", due_at as "dueAt",
        closed_at as "closedAt", lng, lat, ${column} as key
      from (${sql.join(arms, sql` union `)}) x order by ${column} ${direction} limit ${q.limit + 1}`)
    const total = await countOf(app, tx, of, wall, q, base)
    const shown = rows.slice(0, q.limit)
    const last = shown.at(-1)
    return {
      rows: shown.map(
        ({ lng, lat, key: _, ...row }): CommandRecord => ({ ...row, point: lng === null || lat === null ? null : [lng, lat] }),
      ),
      next: rows.length > q.limit && last ? encode([last.key ?? far, last.id]) : null,
      total,
    }
  })
}

/** Dots on the map: more than this many say nothing to the eye, and the figures count them all. */
const mostPoints = 5000

/** Where the open cases lie, the newest first; or how those that changed stand now. */
export async function commandPoints(app: App, wall: Wall, q: z.output<typeof pointsQuery>) {
  const of = overseenType(app.programmes, q.type)
  const row = sql`id, lng, lat, state, due_at as due, filed_at as filed, community_id as community`
  interface Point {
    readonly id: string
    readonly lng: number
    readonly lat: number
    readonly state: string
    readonly due: number | null
    readonly filed: number
    readonly community: string | null
  }
  const read = (tx: Tx, more: Query<unknown>[]) =>
    tx.fresh(
      sql<Point>`select ${row} from cases where ${all([
        sql`tenant_id = ${tx.tenant}`,
        sql`type = ${of.type}`,
        sql`closed_at is null`,
        sql`lng is not null`,
        onWall(wall),
        ...more,
      ])} order by filed_at desc, id desc limit ${mostPoints + 1}`,
    )
  const rows = await transact(app.db, reachOfWall(wall), tx => read(tx, q.ids ? [sql`id = any(${q.ids}::uuid[])`] : []))
  return {
    points: rows.slice(0, mostPoints).map((p): CommandPoint => [p.id, p.lng, p.lat, p.state, p.due, p.filed, p.community]),
    more: rows.length > mostPoints,
  }
}
