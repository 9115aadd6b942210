import type { z } from 'zod'
import type { CaseRow, caseQuery } from '#contract/cases'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { inOrderOfIndexes, type Part, reachArms, reachParts, within } from './case-reach.ts'
import { grams } from './case-rows.ts'
import { reachOf } from './commands.ts'
import { type Tx, transact } from './db.ts'
import { type CaseType, caseType, lineFields } from './definitions.ts'
import { casesOfOrder } from './imports/hotline-orders.ts'
import { all, isUuid, moment, type Query, sql, tooLong } from './sql.ts'
import { isTallied, type OpenCell, openCells, talliedScope } from './tallies.ts'

export type CaseQuery = z.output<typeof caseQuery>

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

/** States in which one of the actor's roles may move a case on: nobody being on duty for its place, it is their turn. */
const statesToMove = (of: CaseType, actor: Actor): string[] => {
  const roles = actor.kind === 'staff' ? actor.posts.map(p => p.role) : []
  return Object.values(of.def.steps).flatMap(s => (!s.returns && s.by.some(r => roles.includes(r)) ? s.from : []))
}

const viewFilter = (of: CaseType, actor: Actor, view: CaseQuery['view'], now: number): Query<unknown> => {
  const person = 'person' in actor ? actor.person : null
  switch (view) {
    case 'open':
      return sql`closed_at is null`
    case 'turn':
      return sql`closed_at is null and (state = any(${statesOfTurn(of, actor)}::text[])
        or holder_id is null and unit_id is null and state = any(${statesToMove(of, actor)}::text[]))`
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

/** Words found in no more cases than this are looked up; commoner ones are met soon enough on the way down the list. */
const rare = 2000

/** `few`: those that fit are named one by one. */
async function search(tx: Tx, words: string): Promise<Part> {
  const orders = await casesOfOrder(tx, words)
  const byOrder = sql`id = any(${orders}::uuid[])`
  if (/^\d[\d-]{3,}$/.test(words)) {
    const byNumber = sql`number >= ${words} and number < ${`${words}~`}`
    return { where: orders.length > 0 ? sql`((${byNumber}) or ${byOrder})` : byNumber, few: true }
  }
  if (orders.length > 0) return { where: byOrder, few: true }
  const pieces = grams([words]).split(' ').filter(Boolean)
  if (pieces.length === 0) return { where: sql`false`, few: true }
  const query = pieces.map(p => `'${p}'`).join(' & ')
  const common = { where: sql`grams @@ ${query}::tsquery`, few: false }
  const [guess] = await tx.rows(sql<{ n: number }>`select linli_cases_guessed(${pieces}) as n`)
  // Listing where a common word stands takes longer than meeting enough of it.
  if ((guess?.n ?? 0) > 10 * rare) return common
  const found = await tx.rows(sql<{ id: string }>`select id from linli_cases_with_words(${query}::tsquery, ${rare + 1})`)
  if (found.length > rare) return common
  return { where: found.length === 0 ? sql`false` : sql`id = any(${found.map(f => f.id)}::uuid[])`, few: true }
}

export const onlyOpen = (view: CaseQuery['view']) => (['closed', 'mine', 'all'].includes(view) ? 'all' : 'open')

const isOpenState = (of: CaseType, state: string | undefined): boolean =>
  state !== undefined && of.def.states[state] !== undefined && of.def.states[state].ends === undefined

/** What was asked for, apart from the reach. */
export const filters = async (...of: Parameters<typeof asked>): Promise<Query<unknown>[]> => (await asked(...of)).parts

async function asked(tx: Tx, of: CaseType, actor: Actor, q: CaseQuery, now: number) {
  const parts = [sql`tenant_id = ${tx.tenant}`, sql`type = ${of.type}`, viewFilter(of, actor, q.view, now)]
  if (q.state) parts.push(sql`state = ${q.state}`)
  // Which says the same of a state that does not end, and lets the index of open cases answer.
  if (isOpenState(of, q.state)) parts.push(sql`closed_at is null`)
  if (q.community) parts.push(sql`community_id = ${q.community}`)
  if (q.grid) parts.push(sql`grid_id = ${q.grid}`)
  if (q.unit) parts.push(sql`unit_id = ${q.unit}`)
  if (q.kind) parts.push(sql`${textOf(lineFields(of.def).kind)} = ${q.kind}`)
  if (q.from !== undefined) parts.push(sql`filed_at >= ${moment(q.from)}`)
  if (q.to !== undefined) parts.push(sql`filed_at < ${moment(q.to)}`)
  if (q.ids) parts.push(sql`id = any(${q.ids.split(',')}::uuid[])`)
  const words = q.q?.trim()
  const found = words ? await search(tx, words) : undefined
  if (found) parts.push(found.where)
  return { parts, few: found?.few === true || q.ids !== undefined, common: found?.few === false }
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

const textOf = (key: string | null) => (key === null ? sql`null::text` : sql`data ->> ${key}::text`)

function columnsOf(of: CaseType): Query<unknown> {
  const line = lineFields(of.def)
  const pictures = line.pictures === null ? sql`null::jsonb` : sql`data -> ${line.pictures}::text`
  return sql`id, number, type, state, version, ${textOf(line.words)} as words, ${textOf(line.kind)} as kind, filed_at as "filedAt", closed_at as "closedAt", due_at as "dueAt",
    late_at as "lateAt", ever_late as "everLate", (rest -> 'kept' ->> 'leftMs')::float8 as "pausedMs", (rest -> 'clock' ->> 'startedAt')::float8 as "startedAt",
  (rest -> 'clock' ->> 'warnAt')::float8 as "warnAt", rest -> 'clock' -> 'span' ->> 'unit' as "clockUnit",
  coalesce((rest -> 'clock' ->> 'provisional')::boolean, false) as provisional, channel, community_id as community, grid_id as grid, unit_id as unit, holder_id as holder,
  address, lng, lat, voices, task_units as "taskUnits", case when jsonb_typeof(${pictures}) = 'array' then jsonb_array_length(${pictures}) else 0 end as photos`
}

/** What comes after the cursor, as parts that each follow an index; cases without a due time come last. */
function after(cursor: string | undefined, order: CaseQuery['order']): Query<unknown>[] {
  if (!cursor) return [sql`true`]
  const [at, id] = decode(cursor)
  if (order === 'newest') return [sql`(filed_at, id) < (${moment(at)}::timestamptz, ${id}::uuid)`]
  if (order === 'oldest') return [sql`(filed_at, id) > (${moment(at)}::timestamptz, ${id}::uuid)`]
  if (at >= far) return [sql`due_at is null and id > ${id}::uuid`]
  return [sql`(due_at, id) > (${moment(at)}::timestamptz, ${id}::uuid)`, sql`due_at is null`]
}

const inOrder = {
  due: [sql`due_at asc nulls last, id asc`, sql`"dueAt" asc nulls last, id asc`],
  newest: [sql`filed_at desc, id desc`, sql`"filedAt" desc, id desc`],
  oldest: [sql`filed_at asc, id asc`, sql`"filedAt" asc, id asc`],
} as const

/** The best of each part, in one order. What is few is looked up and put in order then. */
const arms = (
  columns: Query<unknown>,
  reach: readonly Part[],
  few: boolean,
  wheres: readonly (readonly Query<unknown>[])[],
  [order, shown]: readonly [Query<unknown>, Query<unknown>],
  most: number,
) =>
  sql.join(
    reach.flatMap(part =>
      wheres.map(where =>
        few || part.few
          ? sql`(select * from (select ${columns} from cases where ${all([...where, part.where])} offset 0) y order by ${shown} limit ${most})`
          : sql`(select ${columns} from cases where ${all([...where, part.where])} order by ${order} limit ${most})`,
      ),
    ),
    sql` union `,
  )

/** So long a page is looked for on the way down the list; then what fits is looked up, however much it is. */
const walkMs = 400

/**
 * One page of a list, in due order or by the time of filing, continued by key and never by counting rows. Each part of the reach is
 * read in order up to one page, and the best of them are shown: however many cases there are, few are looked at.
 */
export async function listCases(app: App, actor: Actor, q: CaseQuery): Promise<{ rows: CaseRow[]; next: string | null }> {
  return pageOf(app, actor, q, 'walk').catch(error => {
    if (tooLong(error)) return pageOf(app, actor, q, 'look')
    throw error
  })
}

async function pageOf(app: App, actor: Actor, q: CaseQuery, how: 'walk' | 'look') {
  const of = caseType(app.programmes, q.type)
  // What has ended is due no more.
  const by = q.order === 'due' && onlyOpen(q.view) === 'all' ? 'newest' : q.order
  const from = after(q.cursor, by)
  return transact(app.db, reachOf(app, actor), async tx => {
    const { parts, few, common } = await asked(tx, of, actor, q, app.now())
    const reach = await reachArms(tx, readScope(of.def, actor), onlyOpen(q.view))
    const most = q.limit + 1
    await inOrderOfIndexes(tx)
    if (common && how === 'walk') await tx.run(sql`select set_config('statement_timeout', ${String(walkMs)}, true)`)
    const wheres = from.map(key => [...parts, key])
    const rows = await tx.fresh(sql<Row>`
      select * from (${arms(columnsOf(of), reach, few || how === 'look', wheres, inOrder[by], most)}) x
      order by ${inOrder[by][1]} limit ${most}`)
    const shown = rows.slice(0, q.limit)
    const last = shown.at(-1)
    const next = rows.length > q.limit && last ? encode([by === 'due' ? (last.dueAt ?? far) : last.filedAt, last.id]) : null
    return {
      rows: shown.map(({ lng, lat, words, ...r }) => ({
        ...r,
        title: [...(words ?? '')].slice(0, 80).join(''),
        point: lng === null || lat === null ? null : ([lng, lat] as const),
      })),
      next,
    }
  })
}

export const cap = 10_000

/** How many cases wait in each view; counting stops at 10,000, since nobody needs to know more to begin. */
export async function countCases(app: App, actor: Actor, type?: string) {
  const of = caseType(app.programmes, type)
  return transact(app.db, reachOf(app, actor), async tx => {
    const scope = readScope(of.def, actor)
    const tallied = isTallied(of) ? talliedScope(scope) : null
    const reach = within(await reachParts(tx, scope, 'open'))
    const base = async (view: CaseQuery['view']) =>
      all([...(await filters(tx, of, actor, { type, view, order: 'due', limit: 1 }, app.now())), reach])
    const views: Record<string, { count: number; more: boolean }> = {}
    const cells = tallied && (await openCells(tx, of, tallied))
    const sum = (fits: (cell: OpenCell) => boolean) => {
      const count = cells?.reduce((n, cell) => n + (fits(cell) ? cell.n : 0), 0) ?? 0
      return { count, more: false }
    }
    if (cells) {
      const [mine, toMove] = [statesOfTurn(of, actor), statesToMove(of, actor)]
      views.open = sum(c => c.what === 'open')
      views.late = sum(c => c.what === 'late')
      views.turn = sum(
        c =>
          (c.what === 'open' && mine.includes(c.state)) ||
          (c.what === 'nobody' && !mine.includes(c.state) && toMove.includes(c.state)),
      )
    }
    for (const view of cells ? (['held'] as const) : (['turn', 'held', 'late', 'open'] as const)) {
      const [row] = await tx.fresh(
        sql<{ n: number }>`select count(*)::int as n from (select 1 from cases where ${await base(view)} limit ${cap + 1}) x`,
      )
      views[view] = { count: Math.min(row?.n ?? 0, cap), more: (row?.n ?? 0) > cap }
    }
    if (cells) {
      const states = Map.groupBy(
        cells.filter(c => c.what === 'open'),
        c => c.state,
      )
      return { views, states: Object.fromEntries([...states].map(([state, of]) => [state, of.reduce((n, c) => n + c.n, 0)])) }
    }
    const states = await tx.fresh(
      sql<{
        state: string
        n: number
      }>`select state, count(*)::int as n from (select state from cases where ${await base('open')} limit ${cap}) x group by state`,
    )
    return { views, states: Object.fromEntries(states.map(s => [s.state, s.n])) }
  })
}

interface Point {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly state: string
  readonly due: number | null
  readonly warn: number | null
  readonly filed: number
}
/** From when a case is soon late. One that has warned already keeps no moment for it: it is soon late from its start. */
const warnMs = sql`coalesce(rest -> 'clock' ->> 'warnAt', rest -> 'clock' ->> 'startedAt')::float8`

/** Points for the map: at most 10,000, the newest first. */
export async function mapCases(
  app: App,
  actor: Actor,
  q: CaseQuery,
): Promise<{ points: [string, number, number, string, number | null, number | null, number][]; more: boolean }> {
  const of = caseType(app.programmes, q.type)
  const most = 10_000
  return transact(app.db, reachOf(app, actor), async tx => {
    const { parts, few } = await asked(tx, of, actor, q, app.now())
    const reach = await reachArms(tx, readScope(of.def, actor), onlyOpen(q.view))
    await inOrderOfIndexes(tx)
    const columns = sql`id, lng, lat, state, due_at as due, ${warnMs} as warn, filed_at as filed`
    const order = [sql`filed_at desc, id desc`, sql`filed desc, id desc`] as const
    const rows = await tx.fresh(sql<Point>`
      select * from (${arms(columns, reach, few, [[...parts, sql`lng is not null`]], order, most + 1)}) x order by ${order[1]} limit ${most + 1}`)
    return {
      points: rows.slice(0, most).map(r => [r.id, r.lng, r.lat, r.state, r.due, r.warn, r.filed]),
      more: rows.length > most,
    }
  })
}
