import type { FormCell, FormSheet, Merge } from './types.ts'

/** A cell, or cells joined into one. */
export interface Box {
  readonly row: number
  readonly column: number
  readonly bottom: number
  readonly right: number
  readonly value: FormCell['value']
  readonly formula: boolean
  readonly bordered: boolean
  readonly locked: boolean
}

export interface Grid {
  readonly rows: number
  readonly columns: number
  readonly bordered: boolean
  /** The box that covers a cell; an empty one where nothing is written. */
  at(row: number, column: number): Box
  /** The boxes of a row that begin in it or reach into it, from left to right. */
  row(row: number): readonly Box[]
}

/** What is looked through: a form that people fill is not longer than this. */
export const most = { rows: 1000, columns: 120 } as const

const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
/** 'C5' for row 4 and column 2. */
export const refOf = (row: number, column: number): string => `${columnName(column)}${row + 1}`

export const isWords = (box: Box): boolean => typeof box.value === 'string' && box.value.trim() !== '' && !box.formula

export function gridOf(sheet: FormSheet): Grid {
  const cells = new Map<number, FormCell>()
  const keyOf = (row: number, column: number) => row * 16_384 + column
  for (const cell of sheet.cells) cells.set(keyOf(cell.row, cell.column), cell)
  const inSight = sheet.cells.filter(c => c.row < most.rows && c.column < most.columns && (c.value !== null || c.bordered))
  const rows = Math.max(0, ...inSight.map(c => c.row + 1))
  const columns = Math.max(0, ...inSight.map(c => c.column + 1))
  const boxes = new Map<number, Box>()
  const box = (row: number, column: number, merge?: Merge): Box => {
    const cell = cells.get(keyOf(row, column))
    return {
      row,
      column,
      bottom: merge?.bottom ?? row,
      right: merge?.right ?? column,
      value: typeof cell?.value === 'string' && cell.value.trim() === '' && cell.value !== '' ? null : (cell?.value ?? null),
      formula: cell?.formula ?? false,
      bordered: cell?.bordered ?? false,
      locked: cell?.locked ?? true,
    }
  }
  for (const merge of sheet.merges) {
    const joined = box(merge.top, merge.left, merge)
    for (let row = merge.top; row <= Math.min(merge.bottom, most.rows); row++)
      for (let column = merge.left; column <= Math.min(merge.right, most.columns); column++) boxes.set(keyOf(row, column), joined)
  }
  const at = (row: number, column: number): Box => {
    const key = keyOf(row, column)
    let found = boxes.get(key)
    if (!found) {
      found = box(row, column)
      boxes.set(key, found)
    }
    return found
  }
  return {
    rows,
    columns,
    bordered: inSight.some(c => c.bordered),
    at,
    row: row => [...new Set(Array.from({ length: columns }, (_, column) => at(row, column)))],
  }
}
