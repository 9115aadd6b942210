import { readXls } from 'hucre/xlsx'
import type { Cell } from '../sheet.ts'
import type { Merge, SheetFacts } from './xlsx-facts.ts'
import type { SheetRow } from './xlsx-rows.ts'

export interface XlsSheet {
  readonly name: string
  readonly facts: SheetFacts
  readonly rows: readonly SheetRow[]
}

const wallText = (date: Date) => (Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 19).replace('T', ' '))

/**
 * A workbook of Excel 97–2003 (BIFF8). Such a sheet has at most 65,536 rows, so it is read whole.
 * @throws Error when it is none, or broken
 */
export async function readXlsBook(bytes: Uint8Array): Promise<XlsSheet[]> {
  const book = await readXls(bytes)
  return book.sheets.map(sheet => {
    const rows = sheet.rows.flatMap((values, n): SheetRow[] => {
      const cells = Array.from(values ?? [], (value): Cell => (value instanceof Date ? wallText(value) : (value ?? null)))
      return cells.some(cell => cell !== null && cell !== '') ? [{ line: n + 1, cells, hidden: false }] : []
    })
    const merges = (sheet.merges ?? []).map(
      (m): Merge => ({ top: m.startRow + 1, left: m.startCol + 1, bottom: m.endRow + 1, right: m.endCol + 1 }),
    )
    return { name: sheet.name, rows, facts: { rows: rows.length, merges, hiddenColumns: [], hiddenRows: 0 } }
  })
}
