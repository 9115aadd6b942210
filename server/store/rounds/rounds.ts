import type { z } from 'zod'
import type { CaseRow } from '#contract/cases'
import type { Coverage, CoverageRow, coverageQuery, Stop, StopList, stopQuery } from '#contract/rounds'
import { masked, mySteps, readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { pointsOf } from '#kernel/engine/checklist'
import { fieldsOf, type RoundData } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { listCases } from '../case-lists.ts'
import { reachParts, within } from '../case-reach.ts'
import { type CaseRecord, caseColumns, caseOf } from '../case-rows.ts'
import { reachOf } from '../commands.ts'
import { transact } from '../db.ts'
import { type CaseType, caseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { moment, type Query, sql } from '../sql.ts'

/** A case type that is a round. @throws Fault not-found */
export function roundType(app: App, type: string): CaseType & { readonly round: RoundData } {
  const of = caseType(app.programmes, type)
  if (!of.def.round) throw new Fault('not-found')
  return { ...of, round: of.def.round }
}

/** A phone carries a day's stops, not a street's. */
const most = 500

/** The stops of a round in due order, each with what is needed to visit it without a signal. */
export async function listStops(app: App, actor: Actor, type: string, q: z.output<typeof stopQuery>): Promise<StopList> {
  const of = roundType(app, type)
  const behind = q.figure && q.figure !== 'late' ? await stopsBehind(app, actor, of, q.figure, q) : null
  const shows = (row: CaseRow) =>
    (q.dueTo === undefined || (row.dueAt ?? 0) < q.dueTo) &&
    (q.figure !== 'late' || isLate(of, row)) &&
    (behind === null || behind.has(row.id))
  const { community, grid } = q
  const rows: CaseRow[] = []
  let cursor: string | undefined
  let more = true
  while (more && rows.length < most) {
    const page = await listCases(app, actor, {
      type,
      view: q.mine ? 'held' : 'open',
      order: 'due',
      limit: 200,
      cursor,
      community,
      grid,
    })
    rows.push(...page.rows.filter(shows))
    cursor = page.next ?? undefined
    // In due order the first that is due too late is the last worth looking at.
    more = cursor !== undefined && (q.dueTo === undefined || (page.rows.at(-1)?.dueAt ?? 0) < q.dueTo)
  }
  const shown = rows.slice(0, most)
  const known = await detailsOf(app, actor, of, shown)
  const { people, posts } = await app.directory.now()
  const places = new Set(shown.flatMap(row => [row.community, row.grid]))
  const by = new Set(Object.keys(of.round.visits).flatMap(step => of.def.steps[step]?.by ?? []))
  const visitors = posts.flatMap(post => {
    const person = people.get(post.person)
    const here = post.place !== null && places.has(post.place) && by.has(post.role) && post.to === null
    return here && person?.active ? [{ id: post.person, name: person.name, place: post.place! }] : []
  })
  const holders = [...new Set(shown.flatMap(row => row.holder ?? []))]
  return {
    rows: shown.flatMap(row => known(row) ?? []),
    more: more || rows.length > most,
    names: Object.fromEntries(holders.flatMap(id => (people.has(id) ? [[id, people.get(id)!.name]] : []))),
    visitors,
  }
}

type Figure = Exclude<NonNullable<z.output<typeof stopQuery>['figure']>, 'late'>
const outcomes: Readonly<Record<Figure, Query<unknown>>> = {
  visited: sql`outcome <> 'missed'`,
  made: sql`outcome = 'made'`,
  offered: sql`outcome = 'offered'`,
  inTime: sql`outcome <> 'missed' and in_time`,
  missed: sql`outcome = 'missed'`,
}

/** The stops that a figure of the coverage counts; stops that were deleted since are counted there and not named here. */
async function stopsBehind(
  app: App,
  actor: Actor,
  of: CaseType,
  figure: Figure,
  { from = 0, to = app.now() + 1 }: { readonly from?: number | undefined; readonly to?: number | undefined },
): Promise<ReadonlySet<string>> {
  const scope = visitScope(of, actor, await app.directory.now())
  const rows = await transact(app.db, reachOf(app, actor), tx =>
    tx.fresh(sql<{ id: string }>`
      select distinct stop_id as id from round_visits where tenant_id = ${tx.tenant} and type = ${of.type} and stop_id is not null
        and at >= ${moment(from)} and at < ${moment(to)} and ${outcomes[figure]} and ${scope}`),
  )
  return new Set(rows.map(row => row.id))
}

/** A turn that ran out, also where what follows it is still under way. */
const isLate = (of: CaseType & { readonly round: RoundData }, row: CaseRow): boolean =>
  row.lateAt !== null || (row.state !== of.round.awaits && !before(of).includes(row.state))

async function detailsOf(app: App, actor: Actor, of: CaseType & { readonly round: RoundData }, rows: readonly CaseRow[]) {
  const ids = rows.map(row => row.id)
  const { registers } = await app.directory.now()
  const row = (register: string, key: string) => registers.get(`${of.programme.id}.${register}`)?.get(key) ?? null
  const list = Object.values(fieldsOf(of.def)).find(field => field.kind === 'checks')
  const found = await transact(app.db, reachOf(app, actor), async tx => ({
    cases: await tx.rows(
      sql<CaseRecord>`select ${caseColumns} from cases where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`,
    ),
    visits: await tx.rows(
      sql<{ stop: string; at: number; step: string }>`
        select distinct on (case_id) case_id as stop, at, body ->> 'step' as step from case_events
        where tenant_id = ${tx.tenant} and case_id = any(${ids}::uuid[]) and kind = 'Stepped' and body ->> 'step' = any(${Object.keys(of.round.visits)}::text[])
        order by case_id, seq desc`,
    ),
  }))
  const cases = new Map(found.cases.map(record => [record.id, caseOf(record)]))
  const visits = new Map(found.visits.map(({ stop, at, step }) => [stop, { at, step }]))
  return (line: CaseRow): Stop | null => {
    const c = cases.get(line.id)
    if (!c) return null
    return {
      ...line,
      points: list ? [...pointsOf(of.def, list, c.data, { row })] : [],
      steps: [...mySteps(of.def, actor, c)],
      lastVisit: visits.get(line.id) ?? null,
      facts: masked(of.def, Object.fromEntries(Object.entries(c.data).filter(([key]) => Object.hasOwn(of.def.form, key)))),
    }
  }
}

const figures = ['stops', 'visited', 'made', 'offered', 'inTime', 'missed', 'lateNow'] as const
type Counted = Readonly<Record<(typeof figures)[number], number>>

/**
 * Stops, visits and broken promises by area, and over the whole reach. A promise is one turn of a stop's clock: it was
 * kept when a visit was made or offered before it ran out. Nobody is counted for declining.
 */
export async function coverageOf(app: App, actor: Actor, type: string, q: z.output<typeof coverageQuery>): Promise<Coverage> {
  const of = roundType(app, type)
  const area = q.by === 'grid' ? sql`grid_id` : sql`community_id`
  const snapshot = await app.directory.now()
  const rows = await transact(app.db, reachOf(app, actor), async tx => {
    const scope = within(await reachParts(tx, readScope(of.def, actor), 'all'))
    const visits = visitScope(of, actor, snapshot)
    return tx.fresh(sql<Counted & { place: string | null }>`
      with standing as (
        select ${area} as place, count(*)::int as stops, count(*) filter (where late_at is not null or state <> ${of.round.awaits})::int as late
        from cases where tenant_id = ${tx.tenant} and type = ${of.type} and closed_at is null and state <> all(${before(of)}::text[]) and ${scope} group by 1
      ), seen as (
        select ${area} as place, count(distinct stop_id) filter (where outcome <> 'missed')::int as visited,
          count(*) filter (where outcome = 'made')::int as made, count(*) filter (where outcome = 'offered')::int as offered,
          count(*) filter (where outcome <> 'missed' and in_time)::int as in_time, count(*) filter (where outcome = 'missed')::int as missed
        from round_visits where tenant_id = ${tx.tenant} and type = ${of.type} and at >= ${moment(q.from)} and at < ${moment(q.to)} and ${visits} group by 1
      )
      select coalesce(standing.place, seen.place) as place, coalesce(stops, 0) as stops, coalesce(late, 0) as "lateNow", coalesce(visited, 0) as visited,
        coalesce(made, 0) as made, coalesce(offered, 0) as offered, coalesce(in_time, 0) as "inTime", coalesce(missed, 0) as missed
      from standing full join seen on standing.place = seen.place order by 1`)
  })
  const whole = Object.fromEntries(figures.map(f => [f, rows.reduce((sum, row) => sum + row[f], 0)])) as Counted
  const all = { ...whole, place: null }
  return of.def.confidential ? suppressed(rows, all) : { rows, whole: all }
}

/** States before the first visit was agreed on: nothing is promised there yet. */
const before = (of: CaseType & { readonly round: RoundData }): string[] =>
  Object.entries(of.def.states)
    .filter(([name, s]) => name === of.def.start && name !== of.round.awaits && !s.ends)
    .map(([name]) => name)

/** Visits have no reach of their own: they are counted where the actor may read the stops. */
function visitScope(of: CaseType, actor: Actor, { places }: Snapshot): Query<unknown> {
  const scope = readScope(of.def, actor)
  if (scope.office) return sql`true`
  const inStreets = [...places.values()].filter(p => p.kind === 'community' && scope.streets.includes(p.parent ?? ''))
  const communities = [...scope.communities, ...inStreets.map(p => p.id)]
  return sql`(community_id = any(${communities}::uuid[]) or grid_id = any(${[...scope.grids]}::uuid[]))`
}

/** Figures about so few people that one could be told are left out, and with a single gap the next smallest, too. */
const few = 5
function suppressed(rows: readonly (Counted & { readonly place: string | null })[], whole: CoverageRow & Counted): Coverage {
  const hidden = new Map(
    figures.map(f => {
      const small = rows.filter(row => row[f] > 0 && row[f] < few).map(row => row.place)
      const next = rows.filter(row => row[f] >= few).sort((a, b) => a[f] - b[f])[0]
      return [f, new Set(small.length === 1 && next ? [...small, next.place] : small)]
    }),
  )
  const shown = (row: Counted & { readonly place: string | null }): CoverageRow => ({
    place: row.place,
    ...(Object.fromEntries(figures.map(f => [f, hidden.get(f)?.has(row.place) ? null : row[f]])) as Counted),
  })
  const total = Object.fromEntries(figures.map(f => [f, whole[f] > 0 && whole[f] < few ? null : whole[f]])) as Counted
  return { rows: rows.map(shown), whole: { ...total, place: null } }
}
