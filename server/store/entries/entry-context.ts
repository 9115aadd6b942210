import type { Data } from '#kernel/engine/model'
import { fieldsOf } from '#kernel/index'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { sql } from '../sql.ts'

/**
 * The picture of the office with the entries that a case names in it: the engine asks for rows at once and waits for
 * nothing, and entries are too many to be always at hand. Only what stands is found, as with any other register.
 * @param said whatever may name an entry: the answers of a command, what the case holds already
 */
export async function withNamedEntries(tx: Tx, of: CaseType, snapshot: Snapshot, said: readonly Data[]): Promise<Snapshot> {
  const registers = new Map(snapshot.registers)
  let named = false
  for (const [field, { kind, register }] of Object.entries(fieldsOf(of.def))) {
    if (kind !== 'item' || !register || !of.programme.registers[register]?.ledger) continue
    const name = `${of.programme.id}.${register}`
    const keys = said.flatMap(data => (typeof data[field] === 'string' ? [data[field]] : []))
    if (keys.length === 0) continue
    named = true
    const rows = await tx.rows(
      sql<{
        key: string
        data: Record<string, unknown>
      }>`select key, data from entries where tenant_id = ${tx.tenant} and register = ${name}
        and key = any(${keys}::text[]) and archived_at is null`,
    )
    registers.set(name, new Map([...(registers.get(name) ?? []), ...rows.map(row => [row.key, row.data] as const)]))
  }
  // The same picture where nothing is named: much is worked out once for each.
  return named ? { ...snapshot, registers } : snapshot
}
