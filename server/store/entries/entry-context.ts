import type { Data } from '#kernel/engine/model'
import { type FieldsData, fieldsOf, promises, registerName } from '#kernel/index'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { namedPromises } from '../plans/plan-find.ts'
import { sql } from '../sql.ts'

/** By register the keys that answers name in item fields, also in those of rows. */
export function keysNamed(
  fields: FieldsData,
  said: readonly Data[],
  found = new Map<string, Set<string>>(),
): ReadonlyMap<string, ReadonlySet<string>> {
  for (const [key, { kind, register, columns }] of Object.entries(fields)) {
    const values = said.map(data => data[key])
    if (columns) {
      const rows = values.flatMap(value => (Array.isArray(value) ? value : []))
      keysNamed(
        columns,
        rows.filter(row => typeof row === 'object' && row !== null),
        found,
      )
    }
    if (kind !== 'item' || !register) continue
    const keys = values.filter(value => typeof value === 'string')
    if (keys.length > 0) found.set(register, new Set([...(found.get(register) ?? []), ...keys]))
  }
  return found
}

const entriesNamed = (tx: Tx, register: string, keys: readonly string[]) =>
  tx.rows(
    sql<{ key: string; data: Data }>`select key, data from entries where tenant_id = ${tx.tenant} and register = ${register}
      and key = any(${[...keys]}::text[]) and archived_at is null`,
  )

/**
 * The picture of the office with the entries and promises that a case names in it: the engine asks for rows at once and
 * waits for nothing, and they are too many to be always at hand. Only what stands is found, as with any other register.
 * @param said whatever may name an entry: the answers of a command, what the case holds already
 */
export async function withNamedEntries(tx: Tx, of: CaseType, snapshot: Snapshot, said: readonly Data[]): Promise<Snapshot> {
  const registers = new Map(snapshot.registers)
  for (const [register, keys] of keysNamed(fieldsOf(of.def), said)) {
    const name = registerName(of.programme.id, register)
    // Rules are at hand already.
    if (snapshot.registers.has(name)) continue
    const rows = name === promises ? await namedPromises(tx, [...keys]) : await entriesNamed(tx, name, [...keys])
    registers.set(name, new Map(rows.map(row => [row.key, row.data])))
  }
  // The same picture where nothing is named: much is worked out once for each.
  return registers.size > snapshot.registers.size ? { ...snapshot, registers } : snapshot
}
