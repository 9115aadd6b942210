import type { Expr } from '#kernel/index'
import { hideDerived, hideSmall } from '#methods/small-numbers/index'
import type { Tx } from '../db.ts'
import { conditionOf } from '../entries/entry-filters.ts'
import { standingAt } from '../entries/entry-stood.ts'
import { all, type Query, sql } from '../sql.ts'
import { communityOfEntry } from './report-communities.ts'
import { askedOf } from './report-entries.ts'
import { partsOf, typeOf } from './report-figures.ts'
import { countedRegisters } from './report-programmes.ts'
import type { ReportApp, Told, Wish } from './report-wish.ts'

export type Hidden = 'few' | 'beside'
type Named = readonly (readonly [name: string, holds: Query<unknown>])[]

/** All persons out of whom cells count: the entries of one register on one day, or the cases of one kind. */
interface Pool {
  readonly name: string
  readonly table: Query<unknown>
  readonly where: Query<unknown>
  readonly community: Query<unknown>
}
/** Persons a cell says something about: those of a pool for whom all conditions hold. */
interface Counted {
  readonly wish: number
  /** What is said of them: how many they are, or a column of theirs added up. */
  readonly says: string
  readonly community: string | null
  /** Conditions without which nobody asks (the days), and those that somebody may leave out. */
  readonly fixed: Named
  readonly chosen: Named
}
/** Persons for whom the same conditions hold, in one community. */
interface Atom {
  readonly community: string
  readonly holds: ReadonlySet<string>
  readonly n: number
}

const fewest = 5
const few = (n: number) => n > 0 && n < fewest
/** Beyond so many conditions they are left out one by one and all at once, not in every choice. */
const mostChosen = 6

async function atomsOf(tx: Tx, pool: Pool, counted: readonly Counted[]): Promise<readonly Atom[]> {
  const conditions = new Map(counted.flatMap(c => [...c.fixed, ...c.chosen]))
  const names = [...conditions.keys()]
  const bits = [...conditions.values()].map(holds => sql`(case when ${holds} then '1' else '0' end)`)
  const marks = bits.length === 0 ? sql`''` : sql.join(bits, sql` || `)
  const rows = await tx.fresh(sql<{ community: string; marks: string; n: number }>`
    select ${pool.community} as community, ${marks} as marks, count(*)::int as n from ${pool.table} where ${pool.where} group by 1, 2`)
  return rows.map(row => ({ ...row, holds: new Set(names.filter((_, at) => row.marks[at] === '1')) }))
}

const isIn = (atom: Atom, names: readonly string[], community: string | null): boolean =>
  (community === null || atom.community === community) && names.every(name => atom.holds.has(name))
const sizeOf = (atoms: readonly Atom[], names: readonly string[], community: string | null): number =>
  atoms.reduce((sum, atom) => (isIn(atom, names, community) ? sum + atom.n : sum), 0)
const namesOf = (named: Named) => named.map(([name]) => name)

/** Every choice of conditions that may be left out, at least one of them. */
function choices<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length > mostChosen) return [list, ...list.map(one => [one])]
  return Array.from({ length: 2 ** list.length - 1 }, (_, n) => list.filter((_, at) => ((n + 1) >> at) & 1))
}

/** Are they few, or are those who are left when some of the conditions are dropped? */
function exposed(atoms: readonly Atom[], c: Counted): boolean {
  const [fixed, chosen] = [namesOf(c.fixed), namesOf(c.chosen)]
  const n = sizeOf(atoms, [...fixed, ...chosen], c.community)
  if (n === 0) return false
  const ground = c.community === null ? [] : [null]
  return (
    few(n) ||
    choices([...chosen, ...ground]).some(left => {
      const names = chosen.filter(name => !left.includes(name))
      const whole = sizeOf(atoms, [...fixed, ...names], left.includes(null) ? null : c.community)
      return few(whole - n)
    })
  )
}

const ofExpr = (e: Expr): Named => {
  const parts = e.op === 'and' ? e.all : [e]
  return parts.map(part => [JSON.stringify(part), conditionOf(part)] as const)
}

/** What a wish counts out of which pool; nothing for what is not about persons. */
async function countedBy(app: ReportApp, tx: Tx, { source: s, community, days }: Wish, wish: number) {
  const snapshot = await app.directory.now()
  const say = (says: string, fixed: Named, chosen: Named): Counted => ({ wish, says, community, fixed, chosen })
  if (s.kind === 'register') {
    const def = countedRegisters(app.programmes, 'zh').find(r => r.name === s.register)?.def
    const asked = def && askedOf(def, s)
    if (!def?.ledger || !asked) return null
    const { table, where } = await standingAt(tx, s.register, def, days.to, app.now())
    const pool: Pool = {
      name: `${s.register} ${days.to}`,
      table: sql`${table} entries`,
      where,
      community: communityOfEntry(def, snapshot),
    }
    const { of, column } = asked
    const number: Named =
      column === null ? [] : [[`number ${column}`, sql`coalesce(jsonb_typeof(data -> ${column}::text) = 'number', false)`]]
    const met = [...ofExpr(asked.where), ...number]
    if (of === 'share') return { pool, counted: [say('count', [], met), say('count', [], number)] }
    if (of === 'tally') return { pool, counted: [say('count', [], met)] }
    const sum = say(`sum ${column}`, [], met)
    return { pool, counted: of === 'sum' ? [sum] : [sum, say('count', [], met)] }
  }
  if (s.kind !== 'cases' && s.kind !== 'indicator') return null
  const of = typeOf(app, s)
  if (!of) return null
  const { fixed, of: whole, hit } = partsOf(of, s, days, snapshot.calendar.utcOffsetMinutes * 60_000)
  const pool: Pool = {
    name: `cases ${of.type}`,
    table: sql`cases`,
    where: all([sql`tenant_id = ${tx.tenant}`, sql`type = ${of.type}`, sql`main_id is null`]),
    community: sql`coalesce(community_id::text, '')`,
  }
  const both = hit === null ? [] : [say('count', fixed, [...whole, ...hit])]
  return { pool, counted: [...both, say('count', fixed, whole)] }
}

/**
 * Which numbers of a report are not written out: those about one to four persons, those from which such a number follows
 * when a condition or the community is left out, and as many others as it takes that none follows from the numbers of this
 * report by adding them and taking them away.
 */
export async function hiddenPersons(
  app: ReportApp,
  tx: Tx,
  wishes: readonly Wish[],
  told: readonly Told[],
): Promise<readonly (Hidden | null)[]> {
  const hidden: (Hidden | null)[] = wishes.map(() => null)
  const asked = []
  for (const [n, wish] of wishes.entries()) {
    const of = told[n]?.persons && told[n].value !== null ? await countedBy(app, tx, wish, n) : null
    if (of) asked.push(of)
  }
  for (const group of Map.groupBy(asked, a => a.pool.name).values()) {
    const counted = group.flatMap(a => a.counted)
    const atoms = await atomsOf(tx, group[0]!.pool, counted)
    for (const c of counted)
      if (exposed(atoms, c)) {
        const { share, of } = told[c.wish]!
        hidden[c.wish] ??= !share && of !== null && few(of) && told[c.wish]!.value === of ? 'few' : 'beside'
      }
    for (const same of Map.groupBy(counted, c => c.says).values()) {
      const open = same.filter(c => hidden[c.wish] === null)
      const blocks = atoms.map(atom => ({
        n: atom.n,
        in: open.map(c => isIn(atom, namesOf([...c.fixed, ...c.chosen]), c.community)),
      }))
      for (const [at, is] of hideDerived(blocks, open.length, fewest).entries()) if (is) hidden[open[at]!.wish] ??= 'beside'
    }
  }
  hideBeside(wishes, told, hidden)
  return hidden
}

/** Rows of communities are a table of their own: a hidden one is at least one, so what is left of a total may still tell. */
function hideBeside(wishes: readonly Wish[], told: readonly Told[], hidden: (Hidden | null)[]): void {
  const counts = wishes.flatMap((wish, n) =>
    told[n]?.persons && !told[n].share && told[n].value === told[n].of ? [{ wish, n }] : [],
  )
  for (const group of Map.groupBy(counts, ({ wish }) => JSON.stringify([wish.source, wish.days])).values()) {
    const rows = group.filter(({ wish }) => wish.community !== null)
    if (rows.length > 1 && rows.some(({ n }) => hidden[n])) {
      const table = hideSmall(
        rows.map(({ n }) => [told[n]!.of ?? 0]),
        fewest,
      )
      for (const [at, { n }] of rows.entries()) if (table.cells[at]?.[0] === null) hidden[n] ??= 'beside'
      if (table.total === null) for (const { n } of group) hidden[n] ??= 'beside'
    }
    // Two that are said to be below five would be known when their sum is eight.
    const small = group.filter(({ n }) => hidden[n] === 'few')
    if (small.length > 1) for (const { n } of small) hidden[n] = 'beside'
  }
}
