import { findTable, type RowKind, rowKind } from '#methods/sheet-headers/index'
import { type Unit, unitInHeading, unitOf, unitsOfTable } from '#methods/sheet-values/index'
import { Fault } from '../../errors.ts'
import type { Cell } from '../../ports/sheet.ts'
import type { SheetFacts } from '../../ports/sheets/workbook.ts'
import { openTable, type Table, type TableRow, type TableSource } from '../../ports/table.ts'

export interface SheetColumn {
  /** From 0. */
  readonly index: number
  readonly path: readonly string[]
  /** The path joined, with its number where the same stands more than once. */
  readonly heading: string
  /** The unit its heading or the row below gives. */
  readonly unit: Unit | null
  readonly hidden: boolean
}
export interface SheetTable {
  /** Null where a file has no sheets. */
  readonly sheet: string | null
  readonly header: readonly [from: number, to: number]
  readonly above: readonly string[]
  /** What a note above gives for all numbers of the table. */
  readonly units: readonly Unit[]
  readonly columns: readonly SheetColumn[]
  /** Every row below the headings with what it is. */
  body(): AsyncGenerator<{ readonly row: TableRow; readonly kind: RowKind }>
}

const headRows = 60

/** A, B, … Z, AA. */
export function lettersOf(index: number): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

export interface OpenFile {
  readonly table: Table
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  facts(sheet: number): Promise<SheetFacts>
  rows(sheet: number): AsyncGenerator<TableRow>
}

/** A file of one or several sheets, each to be read more than once. @throws Fault table-unreadable, file-too-big */
export async function openFile(source: TableSource): Promise<OpenFile> {
  const table = await openTable(source)
  const { book } = table
  if (book) {
    const at = (sheet: number) => {
      const found = book.sheets[sheet]
      if (!found) throw new Fault('table-unreadable', { detail: { reason: 'no-sheet' } })
      return found
    }
    return { table, sheets: book.sheets, facts: sheet => at(sheet).facts(), rows: sheet => at(sheet).rows() }
  }
  let rows: number | null = null
  const facts = async (): Promise<SheetFacts> => {
    if (rows === null) {
      rows = 0
      for await (const _ of table.rows()) rows++
    }
    return { rows, merges: [], hiddenColumns: [], hiddenRows: 0 }
  }
  return { table, sheets: [{ name: '', hidden: false }], facts, rows: () => table.rows() }
}

const unitOfPath = (path: readonly string[]): Unit | null => {
  for (const title of [...path].reverse()) {
    const unit = unitInHeading(title)
    if (unit) return unit
  }
  return null
}

/**
 * The table in a sheet: where its headings are and what every row below is. Null when there is none.
 * @param known headings that are looked for
 */
export async function sheetTable(file: OpenFile, sheet: number, known: readonly string[]): Promise<SheetTable | null> {
  const first: TableRow[] = []
  for await (const row of file.rows(sheet)) {
    first.push(row)
    if (first.length >= headRows) break
  }
  const found = findTable(
    first.map(row => row.cells),
    known,
    word => unitOf(word) !== null,
  )
  if (!found) return null
  const hidden = new Set((await file.facts(sheet)).hiddenColumns)
  const times = new Map<string, number>()
  const columns = found.columns.map(({ index, path }): SheetColumn => {
    const joined = path.join(' / ')
    const time = (times.get(joined) ?? 0) + 1
    times.set(joined, time)
    const unit = unitOf(found.units[index] ?? '') ?? unitOfPath(path)
    return { index, path, heading: time === 1 ? joined : `${joined} #${time}`, unit, hidden: hidden.has(index + 1) }
  })
  const last = first[found.to]!.line
  return {
    sheet: file.table.book ? (file.sheets[sheet]?.name ?? null) : null,
    header: [first[found.from]!.line, last],
    above: found.above,
    units: found.above.flatMap(words => unitsOfTable(words)),
    columns,
    async *body() {
      for await (const row of file.rows(sheet)) if (row.line > last) yield { row, kind: rowKind(row.cells, found.titles) }
    },
  }
}

/** In which unit the numbers of a column are: what a person said, the heading, or the note above where it fits. */
export function saidUnit(column: SheetColumn, own: string | undefined, units: readonly Unit[], wanted: Unit | null): Unit | null {
  if (own !== undefined) return own === '' ? null : unitOf(own)
  if (column.unit) return column.unit
  if (wanted === null || wanted.quantity === 'number') return null
  return units.find(unit => unit.quantity === wanted.quantity) ?? null
}

export const cellText = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim())
