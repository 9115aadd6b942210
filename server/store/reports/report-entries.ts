import type { Source } from '#contract/reports'
import { registerAboutPersons } from '#kernel/engine/about-persons'
import { holds } from '#kernel/engine/holds'
import type { Expr, FigureData, RegisterData } from '#kernel/index'
import type { Tx } from '../db.ts'
import { conditionOf } from '../entries/entry-filters.ts'
import { type Standing, type Stood, standingAt } from '../entries/entry-stood.ts'
import { type Query, sql } from '../sql.ts'
import { belongingOf, communityOfEntry } from './report-communities.ts'
import { countedRegisters } from './report-programmes.ts'
import { type FigureReader, inPlace } from './report-wish.ts'

export type RegisterSource = Extract<Source, { kind: 'register' }>

/** What a source asks of a register, with a figure of the register's own unfolded; null when it asks for what may not be had. */
export function askedOf(
  def: RegisterData,
  s: RegisterSource,
): { readonly of: FigureData['kind']; readonly column: string | null; readonly where: Expr } | null {
  const own = s.of === 'figure' ? def.ledger?.figures[s.figure ?? ''] : undefined
  if (s.of === 'figure' && !own) return null
  const column = own?.column ?? s.column ?? null
  const where: Expr = own ? (own.where ?? { op: 'and', all: [] }) : { op: 'and', all: s.where }
  const of = own?.kind ?? (s.of === 'count' ? 'tally' : s.of === 'figure' ? 'tally' : s.of)
  if (column !== null && def.columns[column] === undefined) return null
  // Never by a personal column: that a person is meant must not follow from a number.
  const fields = own ? [] : s.where.map(c => c.field)
  if ([...fields, ...(column === null ? [] : [column])].some(f => def.columns[f] === undefined || def.columns[f].personal))
    return null
  if ((of === 'sum' || of === 'average') && column === null) return null
  return { of, column, where }
}

/** Answers the wishes about registers, each register read once for each day it is asked for. */
export const registerFigures: FigureReader = async (app, tx, wishes, told) => {
  const snapshot = await app.directory.now()
  const registers = new Map(countedRegisters(app.programmes, 'zh').map(r => [r.name, r.def]))
  const asked = wishes.flatMap((wish, n) => {
    const { source: s } = wish
    const def = s.kind === 'register' ? registers.get(s.register) : undefined
    const what = s.kind === 'register' && def ? askedOf(def, s) : null
    return s.kind === 'register' && def && what ? [{ n, wish, name: s.register, def, ...what }] : []
  })
  for (const group of Map.groupBy(asked, a => `${a.name} ${a.wish.days.to}`).values()) {
    const { def, name, wish } = group[0]!
    const standing = def.ledger ? await standingAt(tx, name, def, wish.days.to, app.now()) : null
    const sums = standing
      ? await fromEntries(tx, standing, group, communityOfEntry(def, snapshot))
      : fromRows([...(snapshot.registers.get(name)?.values() ?? [])], group)
    for (const [at, { n, wish, of }] of group.entries()) {
      // What no entry says is not nought: it is missing.
      if (wish.community !== null && belongingOf(def) === null) continue
      const place = (sums: readonly ReadonlyMap<string, number>[]) => inPlace(sums[at], wish.community)
      const [count, hit, sum] = [place(sums.count), place(sums.hit), place(sums.sum)]
      const value =
        of === 'tally'
          ? hit
          : of === 'share'
            ? count === 0
              ? null
              : hit / count
            : of === 'sum'
              ? sum
              : hit === 0
                ? null
                : sum / hit
      told[n] = {
        value: value === null ? null : Math.round(value * 1e6) / 1e6,
        of: of === 'share' ? count : hit,
        share: of === 'share',
        persons: registerAboutPersons(def),
        stood: standing?.stood ?? ('now' satisfies Stood),
      }
    }
  }
}

interface Asked {
  readonly of: FigureData['kind']
  readonly column: string | null
  readonly where: Expr
}
interface Sums {
  /** All entries; those that meet the condition (and hold a number, where one is added up); the sum of these. */
  readonly count: readonly ReadonlyMap<string, number>[]
  readonly hit: readonly ReadonlyMap<string, number>[]
  readonly sum: readonly ReadonlyMap<string, number>[]
}

async function fromEntries(
  tx: Tx,
  { table, where }: Standing,
  group: readonly Asked[],
  community: Query<unknown>,
): Promise<Sums> {
  // The same question for sixty communities is asked once.
  const keys = group.map(({ column, where }) => JSON.stringify([column, where]))
  const distinct = [...new Set(keys)]
  const columns = distinct.flatMap((key, n) => {
    const { column, where } = group[keys.indexOf(key)]!
    const number =
      column === null
        ? null
        : sql`case when jsonb_typeof(data -> ${column}::text) = 'number' then (data ->> ${column}::text)::numeric end`
    const bare = where.op === 'and' && where.all.length === 0
    const met = bare ? sql`true` : conditionOf(where)
    return [
      number
        ? sql`count(${number}) filter (where ${met})::int as ${sql.ref(`hit_${n}`)}`
        : sql`count(*) filter (where ${met})::int as ${sql.ref(`hit_${n}`)}`,
      number
        ? sql`coalesce(sum(${number}) filter (where ${met}), 0)::float8 as ${sql.ref(`sum_${n}`)}`
        : sql`0 as ${sql.ref(`sum_${n}`)}`,
    ]
  })
  const rows = await tx.fresh(sql<Record<string, number | string>>`
    select ${community} as community, count(*)::int as count, ${sql.join(columns)} from ${table} entries where ${where} group by 1`)
  const places = (column: string) => new Map(rows.map(row => [String(row.community), Number(row[column])]))
  return {
    count: keys.map(() => places('count')),
    hit: keys.map(key => places(`hit_${distinct.indexOf(key)}`)),
    sum: keys.map(key => places(`sum_${distinct.indexOf(key)}`)),
  }
}

/** Registers without a ledger are few rows, at hand in memory; they lie in no community. */
function fromRows(rows: readonly Readonly<Record<string, unknown>>[], group: readonly Asked[]): Sums {
  const whole = (n: number) => new Map([['', n]])
  const met = group.map(({ column, where }) =>
    rows.filter(data => holds(where, { data, taken: {} }) && (column === null || typeof data[column] === 'number')),
  )
  return {
    count: group.map(() => whole(rows.length)),
    hit: met.map(found => whole(found.length)),
    sum: met.map((found, n) => whole(found.reduce((sum, data) => sum + Number(data[group[n]!.column ?? ''] ?? 0), 0))),
  }
}
