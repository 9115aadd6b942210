import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { cellsOf, type ReadEntry } from './entry-import-rows.ts'
import { lettersOf, type SheetTable } from './entry-import-table.ts'
import type { Ledger } from './entry-rows.ts'

type Mapping = Parameters<typeof cellsOf>[1]

const bare = (key: string): string => key.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
const mostKeys = 300_000

/**
 * Where the key is the name that people write, 柳园 1幢 is the 柳园1幢 that is there: the row is read as that entry, and noted.
 * Not where two entries differ in nothing else, and never where keys are codes: whoever types those means what they say.
 */
export async function keysAsThere(
  tx: Tx,
  ledger: Ledger,
  by: readonly string[],
  mapping: Mapping,
): Promise<(row: ReadEntry, table: SheetTable) => ReadEntry> {
  const { key, columns } = ledger.def
  if (!by.includes(key) || key !== ledger.def.ledger.name || columns[key]?.personal) return row => row
  const rows = await tx.rows(
    sql<{ key: string }>`select key from entries
      where tenant_id = ${tx.tenant} and register = ${ledger.name} and archived_at is null limit ${mostKeys}`,
  )
  const there = new Map<string, string | null>()
  for (const { key: one } of rows) there.set(bare(one), there.has(bare(one)) ? null : one)
  return (row, table) => {
    const said = row.data[key]
    const known = typeof said === 'string' ? there.get(bare(said)) : undefined
    if (!known || known === said) return row
    const column = cellsOf(table, mapping).get(key)
    const note = {
      sheet: table.sheet,
      line: row.line,
      cell: column ? `${lettersOf(column.index)}${row.line}` : null,
      heading: column?.heading ?? null,
      field: key,
      code: 'written-otherwise',
      value: known,
    }
    return { ...row, data: { ...row.data, [key]: known }, notes: [...row.notes, note] }
  }
}
