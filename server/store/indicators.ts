import type { IndicatorRow } from '#contract/indicators'
import { caseAboutPersons } from '#kernel/engine/about-persons'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { toSql } from '#kernel/engine/sql'
import { countName } from '#kernel/engine/tally'
import type { IndicatorData, Programme } from '#kernel/index'
import { fewest, wilson } from '#methods/rates/index'
import { hideSmall } from '#methods/small-numbers/index'
import type { App } from '../app.ts'
import { reachParts, within } from './case-reach.ts'
import { officeDay } from './command/command-wall.ts'
import { reachOf } from './commands.ts'
import { type Tx, transact } from './db.ts'
import { type CaseType, caseTypes } from './definitions.ts'
import { all, moment, type Query, sql } from './sql.ts'
import { indicatorsOf, isTallied, readTallies, talliedScope } from './tallies.ts'

/** An expression of a definition as a piece of this query: the same text, its values bound here. */
function fragment(expr: NonNullable<IndicatorData['where']>): Query<unknown> {
  const { text, values } = toSql(expr, 'cases')
  const parts = text.split(/\$\d+/)
  const order = [...text.matchAll(/\$(\d+)/g)].map(m => values[Number(m[1]) - 1])
  return sql.join(
    parts.flatMap((part, n) => (n < order.length ? [sql.raw(part), sql`${order[n]}`] : [sql.raw(part)])),
    sql.raw(''),
  )
}

/**
 * What counts: cases filed in the period for a tally; for a share, those that should have ended by now, so that a case
 * whose time is not yet up is not held against anybody (GB/T 30428.4: should-close).
 */
export function conditions(i: IndicatorData): { readonly of: Query<unknown>; readonly hit: Query<unknown> } {
  const of: Query<unknown>[] = [sql`true`]
  if (i.where) of.push(fragment(i.where))
  if (i.kind === 'share') of.push(sql`(closed_at is not null or late_at is not null and due_at is not null)`)
  const hit = [...of]
  if (i.states) hit.push(sql`state = any(${[...i.states]}::text[])`)
  if (i.inTime) hit.push(sql`not ever_late`)
  return { of: all(of), hit: all(hit) }
}

/** Numbers of one set of indicators over the same cases: `of_n` and `hit_n`, for the whole (`by` null) and for each value of a field. */
type Measured = { readonly by: string | null; readonly value: string | null } & Readonly<Record<string, number | string | null>>

/** All indicators of one case type in one reading of its cases, however many there are. */
async function measure(
  tx: Tx,
  wanted: readonly IndicatorData[],
  type: string,
  scope: Query<unknown>,
  period: { from: number; to: number },
): Promise<Measured[]> {
  const fields = [...new Set(wanted.flatMap(i => i.by))]
  const counts = wanted.flatMap((i, n) => {
    const { of, hit } = conditions(i)
    return [
      sql`count(*) filter (where ${of})::int as ${sql.ref(`of_${n}`)}`,
      sql`count(*) filter (where ${hit})::int as ${sql.ref(`hit_${n}`)}`,
    ]
  })
  const column = (n: number) => sql.ref(`by_${n}`)
  const sets = [sql`()`, ...fields.map((_, n) => sql`(${column(n)})`)]
  const by = fields.map((field, n) => sql`when grouping(${column(n)}) = 0 then ${field}::text`)
  const value = fields.map((_, n) => sql`when grouping(${column(n)}) = 0 then ${column(n)}`)
  const choose = (cases: Query<unknown>[]) => (cases.length > 0 ? sql`case ${sql.join(cases, sql` `)} end` : sql`null::text`)
  return tx.fresh(sql<Measured>`
    select ${choose(by)} as by, ${choose(value)} as value, ${sql.join(counts)}
    from (select cases.*${fields.length > 0 ? sql`, ${sql.join(fields.map((f, n) => sql`data ->> ${f} as ${column(n)}`))}` : sql``} from cases where ${all(
      [
        sql`tenant_id = ${tx.tenant}`,
        sql`type = ${type}`,
        // The same matter reported forty times is one matter: what was merged counts where it went.
        sql`main_id is null`,
        scope,
        sql`filed_at >= ${moment(period.from)}`,
        sql`filed_at < ${moment(period.to)}`,
      ],
    )}) cases
    group by grouping sets (${sql.join(sets)}) order by 1 nulls first, 2`)
}

/** Every indicator of the office within the actor's reach, whole and by the fields it may be broken down by. */
export async function indicators(
  app: App,
  actor: Actor,
  period: { from: number; to: number },
  programmes: readonly Programme[] = app.programmes,
): Promise<IndicatorRow[]> {
  const { calendar } = await app.directory.now()
  return transact(app.db, reachOf(app, actor), async tx => {
    const rows: IndicatorRow[] = []
    for (const of of caseTypes(programmes).values()) {
      const wanted = Object.entries(indicatorsOf(of))
      if (wanted.length === 0) continue
      const scope = readScope(of.def, actor)
      const days = wholeDays(period, app.now(), calendar.utcOffsetMinutes)
      const kept = days && isTallied(of) ? talliedScope(scope) : null
      const figures = kept
        ? await fromTallies(tx, of, wanted, kept, days!)
        : await fromCases(tx, of, wanted, within(await reachParts(tx, scope, 'all')), period)
      for (const { key, i, by, value, hit, of: counted } of fitToShow(figures, caseAboutPersons(of.def)))
        rows.push(rowOf(of.programme, key, i, of.type, by === null ? null : value, hit, counted))
    }
    return rows
  })
}

/**
 * Groups of fewer than five tell on somebody and are left out. Where each case is about a person, so is a whole that small,
 * and a group by which a single one left out could be worked out from the whole.
 */
function fitToShow(figures: readonly Figure[], persons: boolean): Figure[] {
  if (!persons) return figures.filter(one => one.by === null || one.of >= fewest)
  return [...Map.groupBy(figures, one => JSON.stringify([one.key, one.by])).values()].flatMap(group => {
    const shown = hideSmall([group.map(one => one.of)], fewest).cells[0] ?? []
    return group.filter((one, n) => shown[n] !== null && (one.by === null || one.of > 0))
  })
}

/** What an indicator counted, whole (`by` null) or for one value of a field. */
interface Figure {
  readonly key: string
  readonly i: IndicatorData
  readonly by: string | null
  readonly value: string
  readonly hit: number
  readonly of: number
}
type Wanted = readonly (readonly [key: string, i: IndicatorData])[]

async function fromCases(
  tx: Tx,
  { type }: CaseType,
  wanted: Wanted,
  scope: Query<unknown>,
  period: { from: number; to: number },
): Promise<Figure[]> {
  const measured = await measure(
    tx,
    wanted.map(([, i]) => i),
    type,
    scope,
    period,
  )
  return wanted.flatMap(([key, i], n) =>
    [null, ...i.by].flatMap(by =>
      measured
        .filter(one => one.by === by)
        .map(m => ({ key, i, by, value: m.value ?? '', hit: Number(m[`hit_${n}`]), of: Number(m[`of_${n}`]) })),
    ),
  )
}

/** The first and last whole day of a period, when it is made of whole days of the office; what lies ahead is empty anyway. */
function wholeDays(period: { from: number; to: number }, now: number, utcOffsetMinutes: number) {
  const begins = (at: number) => officeDay(at, utcOffsetMinutes).start === at
  if (!begins(period.from) || (period.to <= now && !begins(period.to))) return null
  return {
    from: officeDay(period.from, utcOffsetMinutes).day,
    to: officeDay(Math.min(period.to, now + 1) - 1, utcOffsetMinutes).day,
  }
}

async function fromTallies(
  tx: Tx,
  of: CaseType,
  wanted: Wanted,
  scope: Query<unknown>,
  days: { readonly from: string; readonly to: string },
): Promise<Figure[]> {
  const rows = await readTallies<{ label: string; n: number }>(tx, sql`label`, {
    type: of.type,
    // All labels of an indicator begin with its key and a space; the next sign after a space is an exclamation mark.
    labels: sql`(${sql.join(
      wanted.map(([key]) => sql`label >= ${`${key} `} and label < ${`${key}!`}`),
      sql` or `,
    )})`,
    scope,
    days: sql`day between ${days.from}::date and ${days.to}::date`,
  })
  const counts = new Map(rows.map(row => [row.label, row.n]))
  const count = (name: string) => counts.get(name) ?? 0
  return wanted.flatMap(([key, i]) => {
    const whole = { key, i, by: null, value: '', hit: count(countName(key, 'hit')), of: count(countName(key, 'of')) }
    const groups = i.by.flatMap(field => {
      const begin = countName(key, 'of', { field, value: '' })
      return [...counts.keys()]
        .filter(label => label.startsWith(begin))
        .map(label => label.slice(begin.length))
        .sort()
        .map(value => ({
          key,
          i,
          by: field,
          value,
          hit: count(countName(key, 'hit', { field, value })),
          of: count(countName(key, 'of', { field, value })),
        }))
    })
    return [whole, ...groups]
  })
}

function rowOf(
  p: Programme,
  key: string,
  i: IndicatorData,
  type: string,
  group: string | null,
  hit: number,
  of: number,
): IndicatorRow {
  const share = i.kind === 'share' && of > 0
  return {
    programme: p.id,
    key,
    title: i.title,
    kind: i.kind,
    type,
    group,
    numerator: i.kind === 'tally' ? of : hit,
    denominator: of,
    value: i.kind === 'tally' ? of : share ? hit / of : null,
    ...(share ? wilson(hit, of) : { low: null, high: null }),
    target: i.target ?? null,
  }
}
