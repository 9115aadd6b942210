import type { z } from 'zod'
import type { EntryList, EntryMap, EntryQuery, EntryRow, entryCount, LedgerRow } from '#contract/entries'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { all, isUuid, moment, type Query, sql } from '../sql.ts'
import type { EntryApp } from './entries.ts'
import { mayEditSome, mayReadLedger, shownData } from './entry-access.ts'
import { type EntryAsked, entryFilters, fewFound, stands } from './entry-filters.ts'
import { namesFor, namesOf } from './entry-names.ts'
import { type EntryRecord, entryColumns, type Ledger, ledgerIn, ledgersOf } from './entry-rows.ts'

type Lang = 'zh' | 'en'
type Order = EntryQuery['order']

/** Does the entry lie where a person lives? Then its point is masked as its words are. */
const personalPlace = ({ def }: Ledger): boolean => def.columns[def.ledger.place ?? '']?.personal !== undefined

/** An entry as a list shows it. */
export const rowOf = (
  ledger: Ledger,
  entry: EntryRecord,
  names: EntryRow['names'],
  data = shownData(ledger, entry.data),
): EntryRow => ({
  id: entry.id,
  key: entry.key,
  name: entry.name,
  version: entry.version,
  data,
  // What is masked is not told by its name either.
  names: namesFor(names, data),
  community: entry.community,
  grid: entry.grid,
  point: entry.lng === null || entry.lat === null || personalPlace(ledger) ? null : [entry.lng, entry.lat],
  unplaced: entry.unplaced,
  from: entry.from,
  until: entry.until,
  changedAt: entry.changedAt,
  confirmedAt: entry.confirmedAt,
  freshUntil: entry.freshUntil,
  archivedAt: entry.archivedAt,
})

const inOrder: Readonly<Record<Order, Query<unknown>>> = {
  name: sql`name, id`,
  changed: sql`changed_at desc, id`,
  stale: sql`fresh_until, id`,
}
const cursorOf = (order: Order, last: EntryRecord): string => {
  const at = { name: last.name, changed: last.changedAt, stale: last.freshUntil }[order]
  return Buffer.from(JSON.stringify([order, at, last.id])).toString('base64url')
}

/** What comes after the cursor. @throws Fault bad-request: a cursor is ours or it is nothing */
function after(cursor: string | undefined, order: Order): Query<unknown> {
  if (!cursor) return sql`true`
  try {
    const [of, at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (of === order && isUuid(id)) {
      if (order === 'name' && typeof at === 'string') return sql`(name, id) > (${at}, ${id}::uuid)`
      if (order === 'stale' && typeof at === 'number') return sql`(fresh_until, id) > (${moment(at)}::timestamptz, ${id}::uuid)`
      if (order === 'changed' && typeof at === 'number') {
        const then = sql`${moment(at)}::timestamptz`
        return sql`changed_at <= ${then} and (changed_at < ${then} or id > ${id}::uuid)`
      }
    }
  } catch {
    // Falls through to the fault.
  }
  throw new Fault('bad-request', { detail: { where: 'cursor' } })
}

/** The order that an index answers for this view. */
const orderFor = ({ view, order }: Pick<EntryQuery, 'view' | 'order'>): Order =>
  view === 'archived' ? 'changed' : view === 'stale' || view === 'mine' ? 'stale' : order

/** Beyond these many a list is read in its order. */
const rare = 2000

/** One page of entries as records, and where the next begins. */
export async function pageOfEntries(tx: Tx, ledger: Ledger, actor: Actor, q: EntryQuery, now: number) {
  const order = orderFor(q)
  const parts = [
    ...entryFilters(tx.tenant, ledger, actor, q, now),
    after(q.cursor, order),
    ...(await fewFound(tx, ledger, q, rare)),
  ]
  const found = await tx.fresh(
    sql<EntryRecord>`select ${entryColumns} from entries where ${all(parts)} order by ${inOrder[order]} limit ${q.limit + 1}`,
  )
  const rows = found.slice(0, q.limit)
  const last = rows.at(-1)
  return { rows, next: found.length > q.limit && last ? cursorOf(order, last) : null }
}

/** One page of a register's list, continued by key and never by counting rows. */
export async function listEntries(app: EntryApp, actor: Actor, ledger: Ledger, q: EntryQuery, lang: Lang): Promise<EntryList> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'list entries', async tx => {
    const { rows, next } = await pageOfEntries(tx, ledger, actor, q, app.now())
    const data = rows.map(r => r.data)
    const names = await namesOf(tx, { programmes: app.programmes, snapshot, lang }, ledger, data)
    return { rows: rows.map(row => rowOf(ledger, row, names)), next }
  })
}

const cap = 10_000

/** Counting stops at 10,000, since nobody needs to know more to begin. */
async function bounded(tx: Tx, parts: readonly Query<unknown>[]): Promise<z.infer<typeof entryCount>> {
  const [row] = await tx.fresh(
    sql<{ n: number }>`select count(*)::int as n from (select 1 from entries where ${all(parts)} limit ${cap + 1}) x`,
  )
  const n = row?.n ?? 0
  return { count: Math.min(n, cap), more: n > cap }
}

export const countEntries = (app: EntryApp, actor: Actor, ledger: Ledger, asked: EntryAsked) =>
  asSystem(app.db, 'count entries', async tx => {
    const parts = entryFilters(tx.tenant, ledger, actor, asked, app.now())
    return bounded(tx, [...parts, ...(await fewFound(tx, ledger, asked, cap))])
  })

const mostPoints = 20_000

/** Where entries lie, at most 20,000 of them. */
export async function mapEntries(app: EntryApp, actor: Actor, ledger: Ledger, asked: EntryAsked): Promise<EntryMap> {
  const now = app.now()
  if (personalPlace(ledger)) return { points: [], more: false }
  return asSystem(app.db, 'entries on a map', async tx => {
    const found = await fewFound(tx, ledger, asked, cap)
    const parts = [...entryFilters(tx.tenant, ledger, actor, asked, now), sql`lng is not null`, ...found]
    const rows = await tx.fresh(sql<{ id: string; name: string; lng: number; lat: number; stale: boolean }>`
      select id, name, lng, lat, fresh_until < ${moment(now)} as stale from entries where ${all(parts)} limit ${mostPoints + 1}`)
    return {
      points: rows.slice(0, mostPoints).map(({ id, name, lng, lat, stale }) => ({ id, name, at: [lng, lat] as const, stale })),
      more: rows.length > mostPoints,
    }
  })
}

/** The registers with a ledger that this actor may read, with how they stand. */
export async function listLedgers(app: EntryApp, actor: Actor, lang: Lang): Promise<LedgerRow[]> {
  const now = app.now()
  const readable = [...ledgersOf(app.programmes).values()].filter(ledger => mayReadLedger(ledger, actor))
  return asSystem(app.db, 'list registers', async tx => {
    const rows: LedgerRow[] = []
    for (const ledger of readable) {
      const own = [sql`tenant_id = ${tx.tenant}`, sql`register = ${ledger.name}`]
      const { count, more } = await bounded(tx, [...own, stands(now)])
      const stale = await bounded(tx, [...own, stands(now), sql`fresh_until < ${moment(now)}`])
      const unplaced = await bounded(tx, [...own, stands(now), sql`unplaced`])
      const last = await tx.maybe(
        sql<{ at: number }>`select changed_at as at from entries where ${all(own)} order by changed_at desc, id limit 1`,
      )
      const def = ledgerIn(ledger, lang)
      rows.push({
        name: ledger.name,
        title: def.title,
        programme: ledger.programme.id,
        entries: count,
        more,
        stale: stale.count,
        unplaced: unplaced.count,
        keeper: def.ledger.keeper,
        lastChange: last?.at ?? null,
        mayEdit: mayEditSome(ledger, actor),
      })
    }
    return rows
  })
}
