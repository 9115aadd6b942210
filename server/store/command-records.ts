import type { z } from 'zod'
import type { CommandPoint, CommandRecord, pointsQuery, recordsQuery } from '#contract/command'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { at, officeDay, onWall, reachOfWall, risingWindow, type Wall } from './command-wall.ts'
import { type Tx, transact } from './db.ts'
import { type CaseType, caseType, lineFields } from './definitions.ts'
import { all, isUuid, moment, type Query, sql } from './sql.ts'

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
  due: { column: sql`coalesce(due_at, ${moment(far)}::timestamptz)`, direction: sql`asc`, beyond: sql`>` },
  filed: { column: sql`filed_at`, direction: sql`desc`, beyond: sql`<` },
  closed: { column: sql`closed_at`, direction: sql`desc`, beyond: sql`<` },
} as const

interface Row extends Omit<CommandRecord, 'point'> {
  readonly lng: number | null
  readonly lat: number | null
  readonly key: number
}

/** The records behind a figure, counted whole and shown by the page. Nobody's words and no personal field are among them. */
export async function commandRecords(app: App, wall: Wall, q: RecordsQuery) {
  const of = caseType(app.programmes, q.type)
  const { kind } = lineFields(of.def)
  const { where, by } = await meaning(app, of, q)
  const parts = [...where, onWall(wall)]
  if (q.community) parts.push(sql`community_id = ${q.community}`)
  if (q.unit) parts.push(q.unit === 'none' ? sql`unit_id is null` : sql`unit_id = ${q.unit}`)
  if (q.state) parts.push(sql`state = ${q.state}`)
  if (q.kind && kind) parts.push(sql`data ->> ${kind}::text = ${q.kind}`)
  const { column, direction, beyond } = order[by]
  return transact(app.db, reachOfWall(wall), async tx => {
    const base = [sql`tenant_id = ${tx.tenant}`, sql`type = ${of.type}`, ...parts]
    const [count] = await tx.fresh(sql<{ n: number }>`select count(*)::int as n from cases where ${all(base)}`)
    const from = q.cursor ? decode(q.cursor) : null
    const paged = from ? [...base, sql`(${column}, id) ${beyond} (${moment(from[0])}::timestamptz, ${from[1]}::uuid)`] : base
    const rows = await tx.fresh(sql<Row>`
      select id, number, state, ${kind === null ? sql`null::text` : sql`data ->> ${kind}::text`} as kind, community_id as community,
        grid_id as grid, unit_id as unit, filed_at as "filedAt", due_at as "dueAt", closed_at as "closedAt", lng, lat, ${column} as key
      from cases where ${all(paged)} order by ${column} ${direction}, id ${direction} limit ${q.limit + 1}`)
    const shown = rows.slice(0, q.limit)
    const last = shown.at(-1)
    return {
      rows: shown.map(
        ({ lng, lat, key: _, ...row }): CommandRecord => ({ ...row, point: lng === null || lat === null ? null : [lng, lat] }),
      ),
      next: rows.length > q.limit && last ? encode([last.key, last.id]) : null,
      total: count?.n ?? 0,
    }
  })
}

/** Dots on the map: more than this many say nothing to the eye, and the figures count them all. */
const mostPoints = 5000

/** Where the open cases lie, the newest first; or how those that changed stand now. */
export async function commandPoints(app: App, wall: Wall, q: z.output<typeof pointsQuery>) {
  const of = caseType(app.programmes, q.type)
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
