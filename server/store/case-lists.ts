import type { z } from 'zod'
import type { CaseRow, caseQuery } from '#contract/cases'
import { type ReadScope, readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { grams } from './case-rows.ts'
import { reachOf } from './commands.ts'
import { transact } from './db.ts'
import { type CaseType, caseType } from './definitions.ts'
import { all, isUuid, moment, type Query, sql } from './sql.ts'

type CaseQuery = z.output<typeof caseQuery>

/** The first wall: what this actor may see of this type, as a filter on `cases`. */
export function within(scope: ReadScope): Query<unknown> {
  if (scope.office) return sql`true`
  const one = (column: string, ids: readonly string[]) =>
    ids.length > 0 ? [sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`] : []
  const parts = [
    ...one('street_id', scope.streets),
    ...one('community_id', scope.communities),
    ...one('grid_id', scope.grids),
    ...one('unit_id', scope.units),
    ...(scope.units.length > 0 ? [sql`(task_units <> '{}' and task_units && ${[...scope.units]}::uuid[])`] : []),
    ...(scope.filer ? [sql`filer_id = ${scope.filer}`] : []),
    ...(scope.id ? [sql`id = ${scope.id}`] : []),
  ]
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`
}

/** States in which one of the actor's roles has a step to take. */
function statesOfTurn(of: CaseType, actor: Actor): string[] {
  const roles = actor.kind === 'staff' ? actor.posts.map(p => p.role) : ['resident']
  const steps = Object.values(of.def.steps).filter(s => s.by.some(r => roles.includes(r)))
  const tasks = Object.entries(of.def.states)
    .filter(([, s]) => s.tasks && roles.includes(s.tasks.by))
    .map(([name]) => name)
  const open = (state: string) => of.def.states[state]?.ends === undefined
  // A step that only refuses or urges is no reason to call it my turn; the duty of the state is.
  const duty = Object.entries(of.def.states)
    .filter(([, s]) => s.duty && roles.includes(s.duty))
    .map(([name]) => name)
  const assigned = steps.filter(s => s.by.includes('handler') && roles.includes('handler')).flatMap(s => s.from)
  return [...new Set([...duty, ...assigned, ...tasks])].filter(open)
}

const viewFilter = (of: CaseType, actor: Actor, view: CaseQuery['view'], now: number): Query<unknown> => {
  const person = 'person' in actor ? actor.person : null
  switch (view) {
    case 'open':
      return sql`closed_at is null`
    case 'turn':
      return sql`closed_at is null and state = any(${statesOfTurn(of, actor)}::text[])`
    case 'held':
      return sql`closed_at is null and holder_id = ${person}`
    case 'late':
      return sql`closed_at is null and due_at < ${moment(now)}`
    case 'closed':
      return sql`closed_at is not null`
    case 'mine':
      return sql`filer_id = ${person}`
    case 'all':
      return sql`true`
  }
}

function filters(of: CaseType, actor: Actor, q: CaseQuery, tenant: number, now: number): Query<unknown>[] {
  const parts = [
    sql`tenant_id = ${tenant}`,
    sql`type = ${of.type}`,
    within(readScope(of.def, actor)),
    viewFilter(of, actor, q.view, now),
  ]
  if (q.state) parts.push(sql`state = ${q.state}`)
  if (q.community) parts.push(sql`community_id = ${q.community}`)
  if (q.grid) parts.push(sql`grid_id = ${q.grid}`)
  if (q.unit) parts.push(sql`unit_id = ${q.unit}`)
  if (q.kind) parts.push(sql`data ->> 'kind' = ${q.kind}`)
  if (q.from !== undefined) parts.push(sql`filed_at >= ${moment(q.from)}`)
  if (q.to !== undefined) parts.push(sql`filed_at < ${moment(q.to)}`)
  const words = q.q?.trim()
  if (words) {
    const pieces = grams([words]).split(' ').filter(Boolean)
    if (/^\d[\d-]{3,}$/.test(words)) parts.push(sql`number like ${`${words}%`}`)
    else if (pieces.length === 0) parts.push(sql`false`)
    else parts.push(sql`grams @@ to_tsquery('simple', ${pieces.map(p => `'${p.replaceAll("'", "''")}'`).join(' & ')})`)
  }
  return parts
}

interface Row extends Omit<CaseRow, 'point' | 'photos' | 'title'> {
  readonly lng: number | null
  readonly lat: number | null
  readonly words: string | null
  readonly photos: number
}

const far = Date.UTC(9999, 0, 1)
const encode = (values: readonly (string | number)[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
function decode(cursor: string): [number, string] {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [number, string]
    if (Number.isInteger(at) && Math.abs(at) <= far && isUuid(id)) return [at, id]
  } catch {
    // Falls through to the fault: a cursor is ours or it is nothing.
  }
  throw new Fault('bad-request', { detail: { where: 'cursor' } })
}

/** One page of a list, in due order or newest first, continued by key and never by counting rows. */
export async function listCases(app: App, actor: Actor, q: CaseQuery): Promise<{ rows: CaseRow[]; next: string | null }> {
  const of = caseType(app.programmes, q.type)
  return transact(app.db, reachOf(app, actor), async tx => {
    const parts = filters(of, actor, q, tx.tenant, app.now())
    const due = q.order === 'due'
    if (q.cursor) {
      const [at, id] = decode(q.cursor)
      if (!due) parts.push(sql`(filed_at, id) < (${moment(at)}::timestamptz, ${id}::uuid)`)
      else if (at >= far) parts.push(sql`due_at is null and id > ${id}::uuid`)
      else parts.push(sql`((due_at, id) > (${moment(at)}::timestamptz, ${id}::uuid) or due_at is null)`)
    }
    const rows = await tx.rows(sql<Row>`
      select id, number, type, state, version, data ->> 'words' as words, data ->> 'kind' as kind, filed_at as "filedAt", closed_at as "closedAt", due_at as "dueAt",
        late_at as "lateAt", ever_late as "everLate", (rest -> 'kept' ->> 'leftMs')::float8 as "pausedMs", (extract(epoch from (rest -> 'clock' ->> 'startedAt')::float8 * interval '1 millisecond') * 1000)::float8 as "startedAt",
        (rest -> 'clock' ->> 'warnAt')::float8 as "warnAt", rest -> 'clock' -> 'span' ->> 'unit' as "clockUnit", coalesce((rest -> 'clock' ->> 'provisional')::boolean, false) as provisional, channel, community_id as community, grid_id as grid, unit_id as unit, holder_id as holder,
        address, lng, lat, task_units as "taskUnits", case when jsonb_typeof(data -> 'pictures') = 'array' then jsonb_array_length(data -> 'pictures') else 0 end as photos
      from cases where ${all(parts)}
      order by ${due ? sql`due_at asc nulls last, id asc` : sql`filed_at desc, id desc`}
      limit ${q.limit + 1}`)
    const shown = rows.slice(0, q.limit)
    const last = shown.at(-1)
    const next = rows.length > q.limit && last ? encode([due ? (last.dueAt ?? far) : last.filedAt, last.id]) : null
    return {
      rows: shown.map(({ lng, lat, words, photos, ...r }) => ({
        ...r,
        title: [...(words ?? '')].slice(0, 80).join(''),
        photos,
        point: lng === null || lat === null ? null : [lng, lat],
      })),
      next,
    }
  })
}

const cap = 10_000

/** How many cases wait in each view; counting stops at 10,000, since nobody needs to know more to begin. */
export async function countCases(app: App, actor: Actor, type: string) {
  const of = caseType(app.programmes, type)
  return transact(app.db, reachOf(app, actor), async tx => {
    const base = (view: CaseQuery['view']) =>
      all(filters(of, actor, { type, view, order: 'due', limit: 1 }, tx.tenant, app.now()))
    const views: Record<string, { count: number; more: boolean }> = {}
    for (const view of ['turn', 'held', 'late', 'open'] as const) {
      const row = await tx.maybe(
        sql<{ n: number }>`select count(*)::int as n from (select 1 from cases where ${base(view)} limit ${cap + 1}) x`,
      )
      views[view] = { count: Math.min(row?.n ?? 0, cap), more: (row?.n ?? 0) > cap }
    }
    const states = await tx.rows(
      sql<{
        state: string
        n: number
      }>`select state, count(*)::int as n from (select state from cases where ${base('open')} limit ${cap}) x group by state`,
    )
    return { views, states: Object.fromEntries(states.map(s => [s.state, s.n])) }
  })
}

/** Points for the map: at most 30,000, the newest first. */
export async function mapCases(
  app: App,
  actor: Actor,
  q: CaseQuery,
): Promise<{ points: [string, number, number, string, number | null][]; more: boolean }> {
  const of = caseType(app.programmes, q.type)
  const most = 30_000
  return transact(app.db, reachOf(app, actor), async tx => {
    const parts = [...filters(of, actor, q, tx.tenant, app.now()), sql`lng is not null`]
    const rows = await tx.rows(sql<{ id: string; lng: number; lat: number; state: string; due: number | null }>`
      select id, lng, lat, state, due_at as due from cases where ${all(parts)} order by filed_at desc limit ${most + 1}`)
    return { points: rows.slice(0, most).map(r => [r.id, r.lng, r.lat, r.state, r.due]), more: rows.length > most }
  })
}
