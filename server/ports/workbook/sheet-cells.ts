import { attribute } from './parts.ts'

/** Where a cell or a row stands in the text of a sheet. */
export interface Span {
  readonly start: number
  readonly end: number
}
export interface CellSpan extends Span {
  readonly column: number
  readonly attributes: string
  /** What stands between the tags; '' when the tag closes itself. */
  readonly within: string
}
export interface RowSpan extends Span {
  readonly row: number
  readonly attributes: string
  /** The tag closes itself. */
  readonly bare: boolean
  readonly cells: readonly CellSpan[]
}
export interface SheetSpans {
  /** With its colon, '' as a rule. */
  readonly prefix: string
  readonly rows: readonly RowSpan[]
  /** Between the tags of all rows; null when the sheet has none and the tag closes itself. */
  readonly data: Span & { readonly bare: boolean }
}

const columnOf = (ref: string): number => {
  let n = 0
  for (const letter of /^[A-Z]+/.exec(ref)?.[0] ?? 'A') n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}

const lettersOf = (n: number): string => (n < 0 ? '' : lettersOf(Math.floor(n / 26) - 1) + String.fromCharCode(65 + (n % 26)))
/** A row and a column counted from 0 as 'C5'. */
export const refOf = (row: number, column: number): string => `${lettersOf(column)}${row + 1}`

/** 'C5' as a row and a column counted from 0; null for anything else. */
export function placeOf(ref: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref)
  return match ? { row: Number(match[2]) - 1, column: columnOf(match[1] ?? 'A') } : null
}

/**
 * Finds rows and cells in the text of a sheet without changing a sign of it. Cells and rows that do not say where they stand
 * follow the one before.
 */
export function spansOf(text: string): SheetSpans {
  const begin = /<((?:\w+:)?)sheetData(?:\s[^>]*)?>/.exec(text)
  if (!begin) return { prefix: '', rows: [], data: { start: text.length, end: text.length, bare: true } }
  const prefix = begin[1] ?? ''
  const start = begin.index + begin[0].length
  if (begin[0].endsWith('/>')) return { prefix, rows: [], data: { start: begin.index, end: start, bare: true } }
  const end = text.indexOf(`</${prefix}sheetData`, start)
  const tag = new RegExp(`<(/?)${prefix}(row|c)((?:\\s[^>]*?)?)(/?)>`, 'g')
  tag.lastIndex = start
  const rows: RowSpan[] = []
  let row: { row: number; start: number; attributes: string; cells: CellSpan[] } | null = null
  let cell: { start: number; inner: number; attributes: string; column: number } | null = null
  for (let match = tag.exec(text); match && match.index < end; match = tag.exec(text)) {
    const [whole, closing, name, attributes = '', bare] = match
    const after = match.index + whole.length
    if (name === 'row') {
      if (closing) {
        if (row) rows.push({ ...row, end: after, bare: false })
        row = null
        continue
      }
      const at = Number(attribute(attributes, 'r') ?? (rows.at(-1)?.row ?? -1) + 2) - 1
      row = { row: at, start: match.index, attributes, cells: [] }
      if (bare) {
        rows.push({ ...row, end: after, bare: true })
        row = null
      }
    } else if (row && !closing) {
      const ref = attribute(attributes, 'r')
      const column = ref ? columnOf(ref) : (row.cells.at(-1)?.column ?? -1) + 1
      if (bare) row.cells.push({ column, start: match.index, end: after, attributes, within: '' })
      else cell = { start: match.index, inner: after, attributes, column }
    } else if (row && cell) {
      row.cells.push({
        column: cell.column,
        start: cell.start,
        end: after,
        attributes: cell.attributes,
        within: text.slice(cell.inner, match.index),
      })
      cell = null
    }
  }
  return { prefix, rows, data: { start, end, bare: false } }
}
