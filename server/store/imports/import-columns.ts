import type { FieldFrom, ImportMapping } from '#contract/case-import'
import { findHeader, plainTitle } from '#methods/sheet-headers/index'
import { Fault } from '../../errors.ts'
import type { Cell } from '../../ports/sheet.ts'
import type { TableRow } from '../../ports/table.ts'

type Column = string | number
const many = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? one : [one as T]

/** Every column a mapping names, in its order. */
export function columnsIn(mapping: ImportMapping): readonly Column[] {
  const { id, filedAt, dueAt, ended, fields, place } = mapping
  const ofField = (f: FieldFrom) => [...many(f.column), ...many(f.from), ...many(f.phone)]
  const all = [
    id,
    ...many(filedAt?.column),
    ...many(dueAt?.column),
    ...many(ended?.status?.column),
    ...many(ended?.at.column),
    ...many(ended?.words),
    ...Object.values(fields).flatMap(ofField),
    ...many(place?.address),
    ...many(place?.lng),
    ...many(place?.lat),
  ]
  return [...new Set(all)]
}

export interface Columns {
  /** Line of the headings. */
  readonly line: number
  readonly titles: readonly string[]
  /** The cell of a row in a column, joined where several are named. */
  readonly cell: (row: TableRow, column: Column | undefined) => Cell
  readonly text: (row: TableRow, columns: Column | readonly Column[] | undefined, join?: string) => string
  readonly title: (column: Column | readonly Column[] | undefined) => string | null
}

/**
 * Finds the mapping's columns among the first rows.
 * @throws Fault table-unreadable with the columns that are missing and those that are there
 */
export function findColumns(first: readonly TableRow[], mapping: ImportMapping): Columns {
  const named = columnsIn(mapping).filter(c => typeof c === 'string')
  const rows = mapping.header === undefined ? first : first.filter(row => row.line === mapping.header)
  const asks = named.map(name => ({ key: name, names: [name] }))
  const header = findHeader(
    rows.map(row => row.cells),
    asks,
    { least: Math.min(1, asks.length), exact: true },
  )
  if (!header) throw new Fault('table-unreadable', { detail: { reason: 'no-header' } })
  const missing = named.filter(name => !Object.hasOwn(header.found, name))
  const there = header.titles.filter(Boolean)
  if (missing.length > 0) throw new Fault('table-unreadable', { detail: { reason: 'columns-missing', missing, there } })
  const at = (column: Column) => (typeof column === 'number' ? column - 1 : (header.found[column] ?? -1))
  const cell: Columns['cell'] = (row, column) => (column === undefined ? null : (row.cells[at(column)] ?? null))
  return {
    line: rows[header.row]!.line,
    titles: header.titles,
    cell,
    text: (row, columns, join = ' ') =>
      many(columns)
        .map(column => String(cell(row, column) ?? '').trim())
        .filter(Boolean)
        .join(join),
    title: columns =>
      many(columns)
        .map(c => (typeof c === 'number' ? (header.titles[c - 1] ?? String(c)) : c))
        .join(' + ') || null,
  }
}

/** A line below the table that somebody wrote for people: a remark, a total, a date of printing. */
export const isRemark = (row: TableRow, columns: Columns, id: Column): boolean => {
  const filled = new Set(row.cells.map(c => String(c ?? '').trim()).filter(Boolean))
  const own = String(columns.cell(row, id) ?? '').trim()
  // Merged over the whole width, a remark stands in every column.
  return (own === '' && filled.size <= 2) || filled.size === 1 || /^(备注|说明|注|合计|总计|制表|填表|打印)/.test(plainTitle(own))
}
