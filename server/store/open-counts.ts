import { type CaseData, fieldsOf, type Programme } from '#kernel/index'
import { hideSmall, type Shown } from '#methods/small-numbers/index'
import type { App } from '../app.ts'
import type { CsvCell } from '../ports/csv.ts'
import { asSystem } from './db.ts'
import { moment, sql } from './sql.ts'

const months = 24
export const smallest = 5

export interface CountedType {
  readonly programme: Programme
  readonly type: string
  readonly def: CaseData
  /** The open choice by which it is counted; null when it has none. */
  readonly by: string | null
}

/** The kinds of matters whose numbers are published: residents bring them, and nobody's care is among them. */
export const countedTypes = (programmes: readonly Programme[]): CountedType[] =>
  programmes.flatMap(programme =>
    Object.entries(programme.cases)
      .filter(([, def]) => def.filedBy.includes('resident') && !def.confidential && !def.round)
      .map(([type, def]) => ({
        programme,
        type,
        def,
        by:
          Object.entries(fieldsOf(def)).find(
            ([key, field]) => field.kind === 'choice' && !field.personal && def.open.includes(key),
          )?.[0] ?? null,
      })),
  )

export interface Counts {
  readonly at: number
  readonly byPlace: readonly (readonly CsvCell[])[]
  readonly responses: readonly (readonly CsvCell[])[]
}

interface Counted {
  readonly month: string
  readonly kind: string
  readonly community: string
  readonly filed: number
  readonly closed: number
  readonly inTime: number
}

/** The last whole months before `now`, oldest first, and when they begin and end. */
function period(now: number, offsetMinutes: number) {
  const there = new Date(now + offsetMinutes * 60_000)
  const first = (back: number) => Date.UTC(there.getUTCFullYear(), there.getUTCMonth() - back, 1)
  return {
    from: first(months) - offsetMinutes * 60_000,
    to: first(0) - offsetMinutes * 60_000,
    names: Array.from({ length: months }, (_, n) => new Date(first(months - n)).toISOString().slice(0, 7)),
  }
}

const sum = (rows: readonly Counted[], of: 'filed' | 'closed' | 'inTime') => rows.reduce((so, row) => so + row[of], 0)
const unlessSmall = (n: number): Shown => (n > 0 && n < smallest ? null : n)

/** One month by kind and community, with its totals, small numbers hidden. */
function tableOf(month: string, rows: readonly Counted[]): { readonly cells: CsvCell[][]; readonly total: Shown } {
  const kinds = [...new Set(rows.map(r => r.kind))].sort()
  const communities = [...new Set(rows.map(r => r.community))].sort()
  const at = new Map(rows.map(r => [`${r.kind} ${r.community}`, r.filed]))
  const shown = hideSmall(
    kinds.map(kind => communities.map(community => at.get(`${kind} ${community}`) ?? 0)),
    smallest,
  )
  const cells: CsvCell[][] = []
  kinds.forEach((kind, k) => {
    communities.forEach((community, c) => {
      const n = shown.cells[k]![c]!
      if (n !== 0) cells.push([month, kind, community, n])
    })
    cells.push([month, kind, 'all', shown.rowTotals[k]!])
  })
  communities.forEach((community, c) => {
    cells.push([month, 'all', community, shown.columnTotals[c]!])
  })
  cells.push([month, 'all', 'all', shown.total])
  return { cells, total: shown.total }
}

/** Counts of one kind of matter over the last whole months. */
export async function countsOf(app: App, { type, by }: CountedType): Promise<Counts> {
  const { calendar, places } = await app.directory.now()
  const now = app.now()
  const offset = calendar.utcOffsetMinutes
  const { from, to, names } = period(now, offset)
  const kind = by === null ? sql`'none'` : sql`coalesce(data ->> ${by}, 'none')`
  const rows = await asSystem(app.db, 'count for open data', tx =>
    tx.fresh(
      sql<Counted>`select to_char(filed_at at time zone 'UTC' + make_interval(mins => ${offset}::int), 'YYYY-MM') as month, ${kind} as kind,
          coalesce(community_id::text, 'none') as community, count(*)::int as filed, count(closed_at)::int as closed,
          (count(*) filter (where closed_at is not null and not ever_late))::int as "inTime"
        from cases where tenant_id = ${tx.tenant} and type = ${type} and filed_at >= ${moment(from)} and filed_at < ${moment(to)}
        group by 1, 2, 3`,
    ),
  )
  const coded = rows.map(row => ({ ...row, community: places.get(row.community)?.code ?? 'none' }))
  const byPlace: CsvCell[][] = []
  const responses: CsvCell[][] = []
  for (const month of names) {
    const inMonth = coded.filter(row => row.month === month)
    if (inMonth.length === 0) continue
    const { cells, total } = tableOf(month, inMonth)
    byPlace.push(...cells)
    const [closed, inTime] = [sum(inMonth, 'closed'), sum(inMonth, 'inTime')]
    // Both a number and what is left of the whole beside it must not be small.
    const open = unlessSmall(sum(inMonth, 'filed') - closed)
    const late = unlessSmall(closed - inTime)
    const closedShown = total === null || open === null ? null : unlessSmall(closed)
    const inTimeShown = closedShown === null || late === null ? null : unlessSmall(inTime)
    const share = closedShown && inTimeShown !== null ? Math.round((inTimeShown / closedShown) * 1000) / 1000 : null
    responses.push([month, total, closedShown, inTimeShown, share])
  }
  return { at: now, byPlace, responses }
}
