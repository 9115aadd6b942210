import { type Actor, authorOf } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { Programme } from '#kernel/index'
import { addSpan } from '#methods/working-time/index'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { type Kept, keepEntryConsents } from '../personal/consents.ts'
import { sameData } from '../registers.ts'
import { isUuid, json, moment, sql } from '../sql.ts'
import type { Problems, ReadyEntry } from './entry-check.ts'
import { type EntryRecord, entryColumns, type Ledger, ledgerIn, namedRegister } from './entry-rows.ts'

/** Who writes, when, and what it came from. */
export interface Doing {
  readonly actor: Actor
  readonly at: number
  readonly snapshot: Snapshot
  readonly programmes: readonly Programme[]
  /** The sender's id: sent twice it happens once. */
  readonly command: string
  /** Null by hand, else `import:<id>`, `report:<id>`. */
  readonly source?: string | null | undefined
  readonly reason?: string | null | undefined
  /** The right to do it was given elsewhere, e.g. with a task; nobody's posts are looked at. */
  readonly given?: boolean
}
type How = 'made' | 'changed' | 'confirmed' | 'archived' | 'restored' | 'merged'
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>

/** @throws Fault answers-invalid, said by the titles of the columns */
export function refuseColumns(ledger: Ledger, fields: Problems): never {
  throw new Fault('answers-invalid', { fields, columns: lang => ledgerIn(ledger, lang).columns })
}

/** Turns the database's word that a key is taken into ours. */
export async function withFreeKeys<T>(ledger: Ledger, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'entries_key') throw error
    return refuseColumns(ledger, { [ledger.def.key]: 'twice' })
  }
}

const personOf = (actor: Actor): string | null => ('person' in actor && isUuid(actor.person) ? actor.person : null)

/** Until when an entry is fresh that somebody looked at then. */
export const freshUntil = (ledger: Ledger, snapshot: Pick<Snapshot, 'calendar'>, at: number): number =>
  addSpan(at, ledger.def.ledger.fresh, snapshot.calendar).at

/** Each value that differs, as [before, after]; null where there is none. */
export function changesBetween(before: Data, after: Data): Changes {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    columns.flatMap(column => {
      const pair = [before[column] ?? null, after[column] ?? null] as const
      return sameData(pair[0], pair[1]) ? [] : [[column, pair] as const]
    }),
  )
}

const columnsOf = (id: string, ready: ReadyEntry) => ({
  id,
  key: ready.key,
  name: ready.name || ready.key,
  data: ready.data,
  ...ready.place,
  from: ready.from,
  until: ready.until,
  grams: ready.grams,
})
const columnTypes = sql`id uuid, key text, name text, data jsonb, lng float8, lat float8, street uuid, community uuid, grid uuid, unplaced boolean,
  "from" date, until date, grams text`

export interface EntryToMake {
  readonly id: string
  readonly ready: ReadyEntry
  /** By what the same making sent again is known. */
  readonly hash: string
}

/** Writes new entries in one statement, each with its first line of history. Ids that are there already are left alone. */
export async function insertEntries(tx: Tx, ledger: Ledger, doing: Doing, rows: readonly EntryToMake[]): Promise<number> {
  const [at, by] = [moment(doing.at), personOf(doing.actor)]
  const fresh = moment(freshUntil(ledger, doing.snapshot, doing.at))
  const sent = json(rows.map(({ id, ready, hash }) => ({ ...columnsOf(id, ready), hash })))
  const made = await tx.run(sql`
    with made as (
      insert into entries (tenant_id, id, register, key, name, version, data, lng, lat, street_id, community_id, grid_id, unplaced, from_day, until_day,
        made_at, changed_at, changed_by, source, confirmed_at, confirmed_by, fresh_until, grams, request_hash)
      select ${tx.tenant}, x.id, ${ledger.name}, x.key, x.name, 1, x.data, x.lng, x.lat, x.street, x.community, x.grid, x.unplaced, x."from", x.until,
        ${at}, ${at}, ${by}::uuid, ${doing.source ?? null}, ${at}, ${by}::uuid, ${fresh}, array_to_tsvector(string_to_array(x.grams, ' ')), x.hash
      from jsonb_to_recordset(${sent}::jsonb) as x (${columnTypes}, hash text)
      on conflict (tenant_id, id) do nothing
      returning id
    )
    insert into entry_changes (tenant_id, entry_id, version, command_id, at, by_id, how, source, reason)
    select ${tx.tenant}, id, 1, ${doing.command}, ${at}, ${by}::uuid, 'made', ${doing.source ?? null}, ${doing.reason ?? null} from made`)
  await agreed(
    tx,
    ledger,
    doing,
    rows.map(({ id, ready }) => ({ id, before: null, after: ready.data })),
  )
  return made
}

/** Columns that rest on consent are filled or emptied with their consent. */
const agreed = (tx: Tx, { name, def }: Ledger, { actor, at }: Doing, rows: readonly Kept[]): Promise<void> =>
  keepEntryConsents(tx, { name, columns: def.columns }, rows, { by: authorOf(actor), at })

export interface EntryToChange {
  /** As it lies in the table, held by this transaction. */
  readonly before: EntryRecord
  readonly ready: ReadyEntry
}

/** Writes changed entries in one statement, each with a line of history; `looked` says that somebody looked at each. */
export async function updateEntries(
  tx: Tx,
  ledger: Ledger,
  doing: Doing,
  rows: readonly EntryToChange[],
  looked: boolean,
): Promise<number> {
  const [at, by] = [moment(doing.at), personOf(doing.actor)]
  const fresh = moment(freshUntil(ledger, doing.snapshot, doing.at))
  const confirmed = looked ? sql`, confirmed_at = ${at}, confirmed_by = ${by}::uuid, fresh_until = ${fresh}` : sql``
  const sent = json(
    rows.map(({ before, ready }) => ({ ...columnsOf(before.id, ready), changes: changesBetween(before.data, ready.data) })),
  )
  const changed = await tx.run(sql`
    with x as (select * from jsonb_to_recordset(${sent}::jsonb) as x (${columnTypes}, changes jsonb)), changed as (
      update entries e set key = x.key, name = x.name, version = e.version + 1, data = x.data, lng = x.lng, lat = x.lat, street_id = x.street,
        community_id = x.community, grid_id = x.grid, unplaced = x.unplaced, from_day = x."from", until_day = x.until, changed_at = ${at},
        changed_by = ${by}::uuid, source = ${doing.source ?? null}, grams = array_to_tsvector(string_to_array(x.grams, ' '))${confirmed}
      from x where e.tenant_id = ${tx.tenant} and e.id = x.id
      returning e.id, e.version, x.changes
    )
    insert into entry_changes (tenant_id, entry_id, version, command_id, at, by_id, how, source, reason, changes)
    select ${tx.tenant}, id, version, ${doing.command}, ${at}, ${by}::uuid, 'changed', ${doing.source ?? null}, ${doing.reason ?? null}, changes from changed`)
  await agreed(
    tx,
    ledger,
    doing,
    rows.map(({ before, ready }) => ({ id: before.id, before: before.data, after: ready.data })),
  )
  return changed
}

/** Sets what an act sets besides values, with a line of history for each entry. */
export function markEntries(
  tx: Tx,
  doing: Doing,
  ids: readonly string[],
  how: How,
  set: ReturnType<typeof sql>,
): Promise<number> {
  return tx.run(sql`
    with changed as (
      update entries set version = version + 1, ${set} where tenant_id = ${tx.tenant} and id = any(${[...ids]}::uuid[]) returning id, version
    )
    insert into entry_changes (tenant_id, entry_id, version, command_id, at, by_id, how, source, reason)
    select ${tx.tenant}, id, version, ${doing.command}, ${moment(doing.at)}, ${personOf(doing.actor)}::uuid, ${how}, ${doing.source ?? null},
      ${doing.reason ?? null} from changed`)
}

/** Somebody looked and found them right. */
export const confirmRows = (tx: Tx, ledger: Ledger, doing: Doing, ids: readonly string[]): Promise<number> =>
  markEntries(
    tx,
    doing,
    ids,
    'confirmed',
    sql`confirmed_at = ${moment(doing.at)}, confirmed_by = ${personOf(doing.actor)}::uuid, fresh_until = ${moment(freshUntil(ledger, doing.snapshot, doing.at))}`,
  )

/** Entries of one register by id, in the order of their ids, held until the transaction ends. */
export const heldEntries = (tx: Tx, ledger: Ledger, ids: readonly string[]): Promise<EntryRecord[]> =>
  tx.rows(
    sql<EntryRecord>`select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${ledger.name} and id = any(${[...ids]}::uuid[]) order by id for update`,
  )

/** The first letters of the register's name, then six digits: E-000123. Keys are unique within their register only. */
const keyOf = (ledger: Ledger, n: number): string => {
  const own = ledger.name.slice(ledger.programme.id.length + 1)
  const letters = [...own].filter((letter, i) => i === 0 || /[A-Z]/.test(letter) || own[i - 1] === '-').join('')
  return `${letters.toUpperCase()}-${String(n).padStart(6, '0')}`
}

/** So many keys that no standing entry has. */
export async function newKeys(tx: Tx, ledger: Ledger, count: number): Promise<string[]> {
  const found: string[] = []
  while (found.length < count) {
    const more = count - found.length
    const row = await tx.maybe(sql<{ last: number }>`
      insert into entry_numbers (tenant_id, register, last) values (${tx.tenant}, ${ledger.name}, ${more})
      on conflict (tenant_id, register) do update set last = entry_numbers.last + ${more} returning last`)
    const last = row?.last ?? more
    const keys = Array.from({ length: more }, (_, i) => keyOf(ledger, last - more + 1 + i))
    const taken = await tx.rows(
      sql<{
        key: string
      }>`select key from entries where tenant_id = ${tx.tenant} and register = ${ledger.name} and key = any(${keys}::text[]) and archived_at is null`,
    )
    const used = new Set(taken.map(t => t.key))
    found.push(...keys.filter(key => !used.has(key)))
  }
  return found
}

const selfColumns = (ledger: Ledger): string[] =>
  Object.entries(ledger.def.columns).flatMap(([column, field]) => (namedRegister(ledger, field) === ledger.name ? [column] : []))

/**
 * Refuses entries that would stand above themselves by a column that names their own register. Whoever writes such a column
 * takes turns, since two at once could close a circle that neither sees.
 * @throws Fault answers-invalid
 */
export async function refuseCircles(tx: Tx, ledger: Ledger, rows: readonly { readonly key: string; readonly data: Data }[]) {
  const columns = selfColumns(ledger).filter(column => rows.some(({ data }) => typeof data[column] === 'string'))
  if (columns.length === 0) return
  await tx.run(sql`insert into entry_numbers (tenant_id, register, last) values (${tx.tenant}, ${ledger.name}, 0)
    on conflict (tenant_id, register) do update set last = entry_numbers.last`)
  for (const column of columns) {
    const above = new Map(rows.map(({ key, data }) => [key, data[column]]))
    for (;;) {
      const unknown = [...new Set(above.values())].filter((key): key is string => typeof key === 'string' && !above.has(key))
      if (unknown.length === 0) break
      for (const key of unknown) above.set(key, null)
      const found = await tx.rows(
        sql<{ key: string; above: string | null }>`select key, data ->> ${column}::text as above from entries
          where tenant_id = ${tx.tenant} and register = ${ledger.name} and key = any(${unknown}::text[]) and archived_at is null`,
      )
      for (const row of found) above.set(row.key, row.above)
    }
    for (const { key } of rows) if (leadsBack(above, key)) refuseColumns(ledger, { [column]: 'circle' })
  }
}

function leadsBack(above: ReadonlyMap<string, unknown>, key: string): boolean {
  const seen = new Set<unknown>()
  for (let at = above.get(key); typeof at === 'string' && !seen.has(at); at = above.get(at)) {
    if (at === key) return true
    seen.add(at)
  }
  return false
}
