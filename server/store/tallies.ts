import type { ReadScope } from '#kernel/engine/access'
import type { Case } from '#kernel/engine/model'
import { closedCounts, indicatorCounts, openCounts } from '#kernel/engine/tally'
import type { IndicatorData } from '#kernel/index'
import { type Calendar, localDay } from '#methods/working-time/index'
import type { Tx } from './db.ts'
import { type CaseType, hashOf } from './definitions.ts'
import { all, json, type Query, sql } from './sql.ts'

/** A count that went up or down at one place. */
export interface Change {
  readonly type: string
  readonly label: string
  readonly day: string
  readonly street: string
  readonly community: string
  readonly unit: string
  readonly n: number
}

/** Stands where there is no street, community or unit. */
export const none = '00000000-0000-0000-0000-000000000000'
/** What is open has no day: it counts as long as it is open. */
const always = '0001-01-01'

/** Kinds whose cases are deleted, or seen by few, are counted from the cases themselves: they are not many. */
export const isTallied = ({ def }: CaseType): boolean => !def.confidential && !def.forget

export const indicatorsOf = ({ programme, def }: CaseType): Readonly<Record<string, IndicatorData>> =>
  Object.fromEntries(Object.entries(programme.indicators).filter(([, i]) => i.of === def))

function countsOf(of: CaseType, calendar: Calendar, c: Case, n: number): Change[] {
  const at = { type: of.type, street: c.place.street ?? none, community: c.place.community ?? none, n }
  const day = localDay(c.filedAt, calendar)
  return [
    ...openCounts(c).map(label => ({ ...at, label, day: always, unit: c.unit ?? none })),
    ...indicatorCounts(c, indicatorsOf(of)).map(label => ({ ...at, label, day, unit: none })),
    ...closedCounts(c, indicatorsOf(of)).map(label => ({
      ...at,
      label,
      day: localDay(c.closedAt ?? c.filedAt, calendar),
      unit: none,
    })),
  ]
}

/** What a command changed in the counts of its kind. */
export function changesOf(of: CaseType, calendar: Calendar, before: Case | null, after: Case): readonly Change[] {
  if (!isTallied(of)) return []
  return together([...(before ? countsOf(of, calendar, before, -1) : []), ...countsOf(of, calendar, after, 1)])
}

/** Changes of one count at one place as one; those that cancel each other are gone. */
export function together(changes: readonly Change[]): readonly Change[] {
  const sums = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.type}|${change.label}|${change.day}|${change.street}|${change.community}|${change.unit}`
    sums.set(key, { ...change, n: change.n + (sums.get(key)?.n ?? 0) })
  }
  return [...sums.values()].filter(change => change.n !== 0)
}

const rowsOf = (changes: readonly Change[]) =>
  sql`from jsonb_to_recordset(${json(changes)}::jsonb) as x (type text, label text, day date, street uuid, community uuid, unit uuid, n int)`

/** The changes of a command, as a part of the statement that writes it. */
export const insertChanges = (tenant: number, changes: readonly Change[]): Query<unknown> => sql`
  insert into tally_changes (tenant_id, type, label, day, street_id, community_id, unit_id, n)
  select ${tenant}::int, x.type, x.label, x.day, x.street, x.community, x.unit, x.n ${rowsOf(changes)}`

/**
 * Folds what commands left into the sums. One instance does it at a time; the others go on.
 * @returns how many changes were folded
 */
export async function foldTallies(tx: Tx, most = 5000): Promise<number> {
  const free = await tx.maybe(sql<{ free: boolean }>`select pg_try_advisory_xact_lock(7228, ${tx.tenant}::int) as free`)
  if (!free?.free) return 0
  const [row] = await tx.rows(sql<{ n: number }>`
    with gone as (
      delete from tally_changes where tenant_id = ${tx.tenant} and id in (
        select id from tally_changes where tenant_id = ${tx.tenant} limit ${most} for update skip locked)
      returning type, label, day, street_id, community_id, unit_id, n
    ), kept as (
      insert into tallies (tenant_id, type, label, day, street_id, community_id, unit_id, n)
      select ${tx.tenant}::int, type, label, day, street_id, community_id, unit_id, sum(n)::int from gone
      group by type, label, day, street_id, community_id, unit_id having sum(n) <> 0
      on conflict (tenant_id, type, label, day, street_id, community_id, unit_id) do update set n = tallies.n + excluded.n
    )
    select count(*)::int as n from gone`)
  return row?.n ?? 0
}

/** The part of a scope that tallies can answer: whole streets and communities; null when it reaches other cases too. */
export function talliedScope(scope: ReadScope): Query<unknown> | null {
  if (scope.office) return sql`true`
  if (scope.grids.length > 0 || scope.units.length > 0 || scope.id) return null
  if (scope.streets.length + scope.communities.length === 0) return null
  return sql`(street_id = any(${[...scope.streets]}::uuid[]) or community_id = any(${[...scope.communities]}::uuid[]))`
}

/** The sums of some labels of a kind, by what `by` names, with what is not folded yet. */
export const readTallies = <Row>(
  tx: Tx,
  by: Query<unknown>,
  where: {
    readonly type: string
    readonly labels: Query<unknown>
    readonly scope: Query<unknown>
    readonly days?: Query<unknown>
  },
): Promise<Row[]> => {
  const these = all([
    sql`tenant_id = ${tx.tenant}`,
    sql`type = ${where.type}`,
    where.labels,
    where.scope,
    ...(where.days ? [where.days] : []),
  ])
  const columns = sql`label, day, community_id, unit_id, n`
  return tx.fresh(sql<Row>`
    select ${by}, sum(n)::int as n
    from (select ${columns} from tallies where ${these} union all select ${columns} from tally_changes where ${these}) t
    group by ${by} having sum(n) <> 0`)
}

/** One figure of what is open: at which community, with which unit, in which state. */
export interface OpenCell {
  readonly community: string | null
  readonly unit: string | null
  readonly state: string
  readonly what: 'open' | 'late' | 'nobody'
  readonly n: number
}

/** All that is open of a kind, within a scope made of streets and communities. */
export async function openCells(tx: Tx, of: CaseType, scope: Query<unknown>): Promise<OpenCell[]> {
  const states = Object.keys(of.def.states)
  const labels = (['open', 'late', 'nobody'] as const).flatMap(what => states.map(state => `${what} ${state}`))
  const rows = await readTallies<{ label: string; community_id: string; unit_id: string; n: number }>(
    tx,
    sql`label, community_id, unit_id`,
    { type: of.type, labels: sql`label = any(${labels}::text[])`, scope },
  )
  const orNull = (id: string) => (id === none ? null : id)
  return rows.map(({ label, community_id, unit_id, n }) => {
    const [what, state] = label.split(' ') as [OpenCell['what'], string]
    return { community: orNull(community_id), unit: orNull(unit_id), state, what, n }
  })
}

/** By what the counts of a kind are told: they are counted anew when this changes. */
export const countedBy = (of: CaseType, calendar: Calendar): string =>
  hashOf({ states: Object.keys(of.def.states), indicators: indicatorsOf(of), offset: calendar.utcOffsetMinutes, rule: 2 })
