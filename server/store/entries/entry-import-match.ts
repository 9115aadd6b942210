import { createHash } from 'node:crypto'
import type { EntryMapping } from '#contract/entry-import'
import type { Data } from '#kernel/engine/model'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { sameData } from '../registers.ts'
import { json, sql } from '../sql.ts'
import { nameOfEntry } from './entry-access.ts'
import { type EntryRecord, entryColumns, type Ledger } from './entry-rows.ts'

/**
 * The columns by which a row is an entry that is there: as settled, else the register's key, else the name.
 * @throws Fault table-unreadable when the file tells none of them
 */
export function columnsThatTell(ledger: Ledger, mapping: EntryMapping): readonly string[] {
  const told = new Set(mapping.columns.map(c => c.to))
  const { key, ledger: ways } = ledger.def
  const by = mapping.by.length > 0 ? mapping.by : told.has(key) ? [key] : [ways.name]
  const missing = by.filter(column => !told.has(column)).map(column => ledger.def.columns[column]?.title ?? column)
  if (missing.length > 0) throw new Fault('table-unreadable', { detail: { reason: 'by-missing', missing } })
  return by
}

/** What a row is known by: the values of these columns; null when one of them is empty. */
export function tellingOf(ledger: Ledger, by: readonly string[], data: Data): Data | null {
  const pairs = by.map(column => {
    const value = data[column]
    // Of a place only the words: two people never set the same point.
    const own = ledger.def.columns[column]?.kind === 'place' ? addressOf(value) : value
    return [column, own] as const
  })
  return pairs.every(([, value]) => value !== undefined && value !== null && value !== '') ? Object.fromEntries(pairs) : null
}

const addressOf = (value: unknown) => {
  const address = (value as { address?: string } | undefined)?.address
  return address === undefined ? undefined : { address }
}

/** A short name for what a row says, to see whether another one says the same. */
export const digest = (value: unknown): string =>
  createHash('sha1')
    .update(JSON.stringify(value) ?? '')
    .digest('base64')
    .slice(0, 16)

/** Standing entries for each of the rows, in their order; those that archived entries were made from are not found. */
export async function entriesFor(
  tx: Tx,
  ledger: Ledger,
  by: readonly string[],
  telling: readonly Data[],
): Promise<readonly (readonly EntryRecord[])[]> {
  if (telling.length === 0) return []
  if (by.length === 1 && by[0] === ledger.def.key) {
    const keys = telling.map(t => String(t[ledger.def.key]))
    // In the order of the keys: of a register that is just being filled the planner knows nothing, and would as soon read all
    // of it by another index.
    const rows = await tx.rows(
      sql<EntryRecord>`select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${ledger.name}
        and key = any(${keys}::text[]) and archived_at is null order by key`,
    )
    const found = Map.groupBy(rows, row => row.key)
    return keys.map(key => found.get(key) ?? [])
  }
  const { name } = ledger.def.ledger
  if (by.includes(name) && !ledger.def.columns[name]?.personal) {
    const names = [...new Set(telling.map(t => nameOfEntry(ledger, t, '')))]
    const rows = await tx.rows(
      sql<EntryRecord>`select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${ledger.name}
        and name = any(${names}::text[]) and archived_at is null order by name`,
    )
    const found = Map.groupBy(rows, row => row.name)
    return telling.map(said => (found.get(nameOfEntry(ledger, said, '')) ?? []).filter(row => isSaid(row.data, said)))
  }
  const asked = json(telling.map((said, n) => ({ n, said })))
  const rows = await tx.rows(
    sql<EntryRecord & { n: number }>`select x.n, e.* from jsonb_to_recordset(${asked}::jsonb) as x (n int, said jsonb)
      cross join lateral (
        select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${ledger.name} and archived_at is null and data @> x.said limit 3
      ) e`,
  )
  const found = Map.groupBy(rows, row => row.n)
  return telling.map((_, n) => (found.get(n) ?? []).map(({ n: _, ...entry }) => entry))
}

/** Whether an entry says what a row is known by; of a place only its words count. */
const isSaid = (data: Data, said: Data): boolean =>
  Object.entries(said).every(([column, value]) => {
    const address = addressOf(value)
    return address ? addressOf(data[column])?.address === address.address : sameData(data[column], value)
  })
