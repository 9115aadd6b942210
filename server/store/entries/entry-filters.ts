import { z } from 'zod'
import { type EntryFilter, type EntryQuery, entryFilter } from '#contract/entries'
import type { Actor } from '#kernel/engine/actor'
import { toSql } from '#kernel/engine/sql'
import type { Expr, FieldKind } from '#kernel/index'
import { Fault } from '../../errors.ts'
import { grams } from '../case-rows.ts'
import type { Tx } from '../db.ts'
import { json, moment, type Query, sql } from '../sql.ts'
import { keptBy } from './entry-access.ts'
import { dayAt, type Ledger } from './entry-rows.ts'

type Op = EntryFilter['op']
const numbers: readonly FieldKind[] = ['count', 'amount', 'moment']
const words: readonly FieldKind[] = ['text', 'note']
const named: readonly FieldKind[] = ['choice', 'unit', 'item']

/** What may be asked of a column of this kind. */
function opsOf(kind: FieldKind): readonly Op[] {
  if (numbers.includes(kind)) return ['is', 'atLeast', 'atMost', 'filled', 'empty']
  if (words.includes(kind)) return ['is', 'in', 'contains', 'filled', 'empty']
  if (named.includes(kind)) return ['is', 'in', 'filled', 'empty']
  if (kind === 'day') return ['is', 'atLeast', 'atMost', 'filled', 'empty']
  if (kind === 'choices' || kind === 'units') return ['has', 'filled', 'empty']
  if (kind === 'yesno') return ['is', 'filled', 'empty']
  return kind === 'place' ? ['contains', 'filled', 'empty'] : ['filled', 'empty']
}

const bad = (where: string, column?: string): Fault => new Fault('bad-request', { detail: { where, column } })

/** `%` and `_` mean themselves. */
const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** One condition as SQL over the row `entries`. @throws Fault bad-request */
function condition(ledger: Ledger, { column, op, value }: EntryFilter): Query<unknown> {
  const field = Object.hasOwn(ledger.def.columns, column) ? ledger.def.columns[column]! : undefined
  // A search by what is masked would read it letter by letter.
  if (!field || field.personal || !opsOf(field.kind).includes(op)) throw bad('where', column)
  const text = sql`entries.data ->> ${column}::text`
  const contains = (held: unknown) => sql`entries.data @> ${json({ [column]: held })}::jsonb`
  const number = numbers.includes(field.kind)
  const one = () => {
    const kind = field.kind === 'yesno' ? 'boolean' : number ? 'number' : 'string'
    if (typeof value !== kind) throw bad('where', column)
    return value as string | number | boolean
  }
  switch (op) {
    case 'is':
      return contains(one())
    case 'in': {
      if (!Array.isArray(value)) throw bad('where', column)
      return value.length === 0 ? sql`false` : sql`(${sql.join(value.map(contains), sql` or `)})`
    }
    case 'has':
      return contains([one()])
    case 'filled':
      return sql`jsonb_exists(entries.data, ${column}::text)`
    case 'empty':
      return sql`not jsonb_exists(entries.data, ${column}::text)`
    case 'contains': {
      const said = field.kind === 'place' ? sql`entries.data -> ${column}::text ->> 'address'` : text
      return sql`${said} ilike ${anywhere(String(one()))}`
    }
    case 'atLeast':
    case 'atMost': {
      const sign = sql.raw(op === 'atLeast' ? '>=' : '<=')
      return number ? sql`(${text})::numeric ${sign} ${one()}::numeric` : sql`${text} ${sign} ${String(one())}`
    }
  }
}

/** The conditions in an address. @throws Fault bad-request when it is no list of them */
export function readFilters(where: string | undefined): readonly EntryFilter[] {
  if (!where) return []
  try {
    return z.array(entryFilter).max(20).parse(JSON.parse(where))
  } catch {
    throw bad('where')
  }
}

/** A condition of a definition over the row `entries`. */
export function conditionOf(expr: Expr): Query<unknown> {
  const { text, values } = toSql(expr, 'entries')
  const parts = text.split(/\$\d+/)
  const order = [...text.matchAll(/\$(\d+)/g)].map(found => values[Number(found[1]) - 1])
  return sql.join(
    parts.flatMap((part, n) => (n < order.length ? [sql.raw(part), sql`${order[n]}`] : [sql.raw(part)])),
    sql.raw(''),
  )
}

/** Neither archived nor over. */
export const stands = (now: number): Query<unknown> =>
  sql`archived_at is null and (until_day is null or until_day >= ${dayAt(now)}::date)`

function viewed(ledger: Ledger, actor: Actor, view: EntryQuery['view'], now: number): Query<unknown> {
  switch (view) {
    case 'standing':
      return stands(now)
    case 'stale':
      return sql`${stands(now)} and fresh_until < ${moment(now)}`
    case 'unplaced':
      return sql`unplaced and ${stands(now)}`
    case 'mine':
      return sql`${stands(now)} and fresh_until < ${moment(now)} and ${keptBy(ledger, actor)}`
    case 'archived':
      return sql`archived_at is not null`
  }
}

export type EntryAsked = Partial<Omit<EntryQuery, 'cursor' | 'limit'>>

/** What was asked for, as parts of a query over `entries`. @throws Fault bad-request */
export function entryFilters(
  tenant: number,
  ledger: Ledger,
  actor: Actor,
  { view = 'standing', ...asked }: EntryAsked,
  now: number,
): Query<unknown>[] {
  const parts = [sql`tenant_id = ${tenant}`, sql`register = ${ledger.name}`, viewed(ledger, actor, view, now)]
  if (asked.community) parts.push(sql`community_id = ${asked.community}`)
  if (asked.grid) parts.push(sql`grid_id = ${asked.grid}`)
  for (const filter of readFilters(asked.where)) parts.push(condition(ledger, filter))
  if (asked.q) parts.push(sought(asked.q))
  return parts
}

const han = /\p{Script=Han}/u

/** Of letters and digits, as of a key, the beginning is enough; null where nothing can be looked up. */
function wordsOf(q: string): string | null {
  const pieces = grams([q]).split(' ').filter(Boolean)
  return pieces.length === 0 ? null : pieces.map(p => (han.test(p) ? `'${p}'` : `'${p}':*`)).join(' & ')
}

/** Words in what everybody may read of an entry. */
function sought(q: string): Query<unknown> {
  const query = wordsOf(q)
  if (query !== null) return sql`grams @@ ${query}::tsquery`
  return [...q].length === 1 ? sql`name ilike ${anywhere(q)}` : sql`false`
}

/**
 * Where few entries hold the words or values asked for they are looked up first; commoner ones are met soon enough on the
 * way down the list. To be added to `entryFilters`, which say the same whatever is found here.
 */
export async function fewFound(tx: Tx, ledger: Ledger, { q, where, view }: EntryAsked, few: number): Promise<Query<unknown>[]> {
  const query = q ? wordsOf(q) : null
  const equal = readFilters(where).filter(({ op }) => op === 'is' || op === 'has')
  const held = Object.fromEntries(equal.map(({ column, op, value }) => [column, op === 'has' ? [value] : value]))
  const looks = [
    ...(query === null ? [] : [sql`linli_entries_with_words(${ledger.name}, ${query}::tsquery, ${few + 1})`]),
    ...(equal.length === 0 || view === 'archived'
      ? []
      : [sql`linli_entries_holding(${ledger.name}, ${json(held)}::jsonb, ${few + 1})`]),
  ]
  for (const look of looks) {
    const found = await tx.rows(sql<{ id: string }>`select id from ${look}`)
    if (found.length <= few) return [sql`id = any(${found.map(f => f.id)}::uuid[])`]
  }
  return []
}
