import { readXlsx, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { Fault } from '../errors.ts'
import { numberFormats, type SheetFormat, sheetName } from './sheets/template.ts'

export type Cell = string | number | boolean | null
export interface SheetColumn {
  readonly title: string
  /** In characters. */
  readonly width: number
  /** How its cells are kept; as text unless said otherwise. */
  readonly format?: SheetFormat
}

const mostBytes = 10 * 1024 * 1024
const mostRows = 20_000
const mostColumns = 200

/**
 * One sheet with a heading row. Words are written as text cells in text format: what begins with `=` or `@` stays words,
 * also after somebody edits the cell, and codes keep their leading zeros.
 */
export async function writeSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly Cell[])[],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ width }) => ({ width, numFmt: '@' })),
        rows: [columns.map(c => c.title), ...rows.map(row => [...row])],
        freezePane: { rows: 1 },
      },
    ],
  })
}

/** The same as a stream: the rows are pulled while they are sent, so a long list takes no memory. */
export async function* streamSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Uint8Array> {
  yield* writeXlsxStream(pulled(columns, rows), {
    name: sheetName(name),
    columns: columns.map(({ title, width, format = 'text' }) => ({ header: title, width, numFmt: numberFormats[format] })),
    freezePane: { rows: 1 },
  })
}

const wallTime = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$/
async function* pulled(columns: readonly SheetColumn[], rows: AsyncIterable<readonly Cell[]>) {
  const dated = columns.map(({ format }) => format === 'day' || format === 'moment')
  for await (const row of rows)
    yield row.map((cell, n) =>
      dated[n] && typeof cell === 'string' && wallTime.test(cell)
        ? new Date(`${cell.replace(' ', 'T')}${cell.length > 10 ? '' : 'T00:00'}Z`)
        : cell,
    )
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/**
 * The first sheet of a workbook; every cell of a merged range holds its value, dates are 'YYYY-MM-DD'.
 * @throws Fault file-too-big, file-type, import-wrong when it has too many rows
 */
export async function readSheet(bytes: Uint8Array): Promise<Cell[][]> {
  if (bytes.byteLength > mostBytes) throw new Fault('file-too-big', { detail: { most: mostBytes } })
  const book = await readXlsx(bytes, { sheets: [0], maxRows: mostRows + 1 }).catch((error: Error) => {
    throw new Fault('file-type', { detail: { reason: error.message.slice(0, 120) } })
  })
  const sheet = book.sheets[0]
  if (!sheet) throw new Fault('file-type', { detail: { reason: 'no sheet' } })
  if (sheet.rows.length > mostRows) throw new Fault('import-wrong', { detail: { most: mostRows } })
  const rows = sheet.rows.map(row => row.slice(0, mostColumns).map((cell): Cell => (cell instanceof Date ? dayOf(cell) : cell)))
  return unfoldMerged(rows, sheet.merges ?? [])
}

interface Merged {
  readonly startRow: number
  readonly startCol: number
  readonly endRow: number
  readonly endCol: number
}

/** Every cell of a merged range holds its value. The rows are changed in place. */
export function unfoldMerged(rows: Cell[][], merges: readonly Merged[]): Cell[][] {
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = rows[startRow]?.[startCol]
    if (value === null || value === undefined) continue
    for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row++) {
      const cells = rows[row]!
      for (let column = startCol; column <= Math.min(endCol, mostColumns - 1); column++) {
        while (cells.length <= column) cells.push(null)
        cells[column] = value
      }
    }
  }
  return rows
}
