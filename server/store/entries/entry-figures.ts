import type { EntryFigure } from '#contract/entries'
import { registerAboutPersons } from '#kernel/engine/about-persons'
import type { Actor } from '#kernel/engine/actor'
import type { FieldData, FigureData } from '#kernel/index'
import { asSystem, type Tx } from '../db.ts'
import { all, type Query, sql } from '../sql.ts'
import type { EntryApp } from './entries.ts'
import { type Counted, figureValue, fitToTell } from './entry-figures-few.ts'
import { conditionOf, type EntryAsked, entryFilters, fewFound } from './entry-filters.ts'
import { dayAt, type Ledger, ledgerIn } from './entry-rows.ts'

/** As many are looked up one by one rather than met in the whole register. */
const lookedUp = 10_000

const counted = (figure: FigureData, n: number): Query<unknown> => {
  const where = figure.where ? conditionOf(figure.where) : sql`true`
  const share = figure.kind === 'share'
  const number = figure.column
    ? sql`case when jsonb_typeof(entries.data -> ${figure.column}::text) = 'number' then (entries.data ->> ${figure.column}::text)::numeric end`
    : sql`null::numeric`
  const name = (what: string) => sql.ref(`${what}${n}`)
  const only = figure.where && !share ? sql`filter (where ${where})` : sql``
  return sql`count(*) ${only}::int as ${name('of')}, ${share ? sql`count(*) filter (where ${where})::int` : sql`0`} as ${name('part')},
    ${figure.column ? sql`sum(${number}) ${only}::float8` : sql`null::float8`} as ${name('sum')},
    ${figure.column ? sql`count(${number}) ${only}::int` : sql`0`} as ${name('filled')}`
}

/** Every figure in one pass over the register, by community. */
async function countAll(tx: Tx, figures: readonly FigureData[], where: Query<unknown>): Promise<Counted[][]> {
  const columns = figures.map(counted)
  const rows = await tx.fresh(
    sql<
      Record<string, unknown>
    >`select community_id as community, count(*)::int as every, ${sql.join(columns)} from entries where ${where} group by community_id order by community_id`,
  )
  return figures.map((_, n) =>
    rows.map(row => ({
      community: row.community as string | null,
      of: Number(row[`of${n}`]),
      part: Number(row[`part${n}`]),
      sum: row[`sum${n}`] === null ? null : Number(row[`sum${n}`]),
      filled: Number(row[`filled${n}`]),
      every: Number(row.every),
    })),
  )
}

const together = (rows: readonly Counted[]): Counted =>
  rows.reduce(
    (sum, row) => ({
      community: null,
      of: sum.of + row.of,
      part: sum.part + row.part,
      sum: row.sum === null ? sum.sum : (sum.sum ?? 0) + row.sum,
      filled: sum.filled + row.filled,
      every: sum.every + row.every,
    }),
    { community: null, of: 0, part: 0, sum: null, filled: 0, every: 0 },
  )

interface Kept {
  readonly stamp: string
  readonly counted: Promise<Counted[][]>
}
const kept = new WeakMap<EntryApp['directory'], Map<string, Kept>>()
/** Two who write at once may be seen in either order; after so long everything is counted anew. */
const keptFor = 60_000

/** What the figures of a register depend on: its newest change, the day, and a minute's age at most. */
async function stampOf(tx: Tx, ledger: Ledger, now: number): Promise<string> {
  const own = sql`tenant_id = ${tx.tenant} and register = ${ledger.name}`
  const newest = await tx.maybe(
    sql<{
      at: number | null
      n: number
      versions: number
    }>`select max(changed_at) as at, count(*)::int as n, sum(version)::int as versions from entries
      where ${own} and changed_at = (select changed_at from entries where ${own} order by changed_at desc, id limit 1)`,
  )
  return JSON.stringify([newest, dayAt(now), Math.floor(now / keptFor)])
}

/** Counted once for everybody who asks for the same register while nothing changed; a search of one's own is counted anew. */
function countedOnce(app: EntryApp, actor: Actor, ledger: Ledger, asked: EntryAsked): Promise<Counted[][]> {
  const now = app.now()
  const { view = 'standing', q, where, community, grid } = asked
  return asSystem(app.db, 'figures of a register', async tx => {
    const count = async () => {
      const parts = [...entryFilters(tx.tenant, ledger, actor, asked, now), ...(await fewFound(tx, ledger, asked, lookedUp))]
      return countAll(tx, Object.values(ledger.def.ledger.figures), all(parts))
    }
    if (q || where || view === 'mine') return count()
    const mine = kept.get(app.directory) ?? new Map<string, Kept>()
    kept.set(app.directory, mine)
    const name = JSON.stringify([ledger.name, view, community, grid])
    const stamp = await stampOf(tx, ledger, now)
    const there = mine.get(name)
    if (there?.stamp === stamp) return there.counted
    const counted = count()
    counted.catch(() => mine.delete(name))
    mine.set(name, { stamp, counted })
    return counted
  })
}

/** What a column counts or measures; an amount without a measure is money. */
const measureOf = (column: FieldData | undefined, lang: 'zh' | 'en'): string | null =>
  column?.measure ?? (column?.kind === 'amount' ? { zh: '元', en: 'yuan' }[lang] : null)

const plain = (figure: FigureData, all: Counted, rows: readonly Counted[]): Pick<EntryFigure, 'all' | 'rows'> => {
  const told = (row: Counted) => ({ value: figureValue(figure, row), of: row.of, few: false })
  return { all: told(all), rows: rows.map(row => ({ community: row.community, ...told(row) })) }
}

/** The register's figures over what was asked for, in all and by community. */
export async function entryFigures(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  asked: EntryAsked,
  lang: 'zh' | 'en',
): Promise<EntryFigure[]> {
  const def = ledgerIn(ledger, lang)
  const figures = Object.entries(def.ledger.figures)
  if (figures.length === 0) return []
  const persons = registerAboutPersons(def)
  // Whoever narrows by conditions of their own could take one number from another.
  const free = Boolean(asked.q || asked.where || asked.grid || (asked.view ?? 'standing') !== 'standing')
  const found = await countedOnce(app, actor, ledger, asked)
  return figures.map(([name, figure], n) => {
    const rows = found[n] ?? []
    return {
      name,
      title: figure.title,
      kind: figure.kind,
      measure: measureOf(figure.column ? def.columns[figure.column] : undefined, lang),
      target: figure.target ?? null,
      ...(persons ? fitToTell(figure, together(rows), rows, free) : plain(figure, together(rows), rows)),
    }
  })
}
