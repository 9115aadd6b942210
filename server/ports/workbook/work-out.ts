import { type CellValue, FormulaUnknown, formulaValue } from '#methods/form-layout/index'
import type { Filling } from './fill-form.ts'
import { bookOf, elements, openParts, type Parts, textOf, unescapeXml } from './parts.ts'
import { stringsOf, valueIn } from './read-form.ts'
import { type CellSpan, refOf, spansOf } from './sheet-cells.ts'

/** What the formulas of a workbook come to once its cells are filled. */
export interface WorkedOut {
  /** Null where a formula says something that is not known here, or comes to an error. */
  readonly value: (sheet: number, ref: string) => CellValue | undefined
  /** Formulas that look, directly or by others, at a cell that is not written out: by sheet and cell, as 'n!B6'. */
  readonly lacking: () => readonly string[]
}

/** A formula that is written in its own cell; one that is shared with other cells is left to whoever opens the file. */
const formulaIn = (cell: CellSpan): string | null => {
  const f = elements(cell.within, 'f').next().value
  if (!f || /\bt\s*=\s*["'](?:shared|array|dataTable)/.test(f.attributes)) return null
  return unescapeXml(f.within)
}
const hasFormula = (cell: CellSpan) => /<(?:\w+:)?f[\s>/]/.test(cell.within)

/** Works formulas out on the values that are filled in. `hidden`: cells that hold a sign instead of a number, as 'n!B6'. */
export function workOut(
  parts: Parts,
  fillings: ReadonlyMap<number, Filling>,
  hidden: ReadonlySet<string> = new Set(),
): WorkedOut {
  const book = bookOf(parts)
  const strings = stringsOf(parts, book.strings)
  const sheets = new Map<number, Map<string, CellSpan>>()
  const cellsOf = (sheet: number): Map<string, CellSpan> => {
    const there = sheets.get(sheet)
    if (there) return there
    const path = book.sheets[sheet]?.path
    const rows = path ? spansOf(textOf(parts, path)).rows : []
    const cells = new Map(rows.flatMap(({ row, cells }) => cells.map(cell => [refOf(row, cell.column), cell] as const)))
    sheets.set(sheet, cells)
    return cells
  }
  const known = new Map<string, { value: CellValue | undefined; lacks: boolean }>()
  const find = (sheet: number, ref: string): { value: CellValue | undefined; lacks: boolean } => {
    const name = `${sheet}!${ref}`
    const before = known.get(name)
    if (before) return before
    // A circle comes to nothing that is known.
    known.set(name, { value: undefined, lacks: false })
    const cell = cellsOf(sheet).get(ref)
    const found = cell && hasFormula(cell) ? ofFormula(sheet, formulaIn(cell)) : ofCell(sheet, ref, cell)
    known.set(name, found)
    return found
  }
  const ofCell = (sheet: number, ref: string, cell: CellSpan | undefined) => {
    const filled = fillings.get(sheet)?.get(ref)
    const value = filled !== undefined ? filled : cell ? valueIn(cell, strings) : null
    return { value, lacks: hidden.has(`${sheet}!${ref}`) }
  }
  const ofFormula = (sheet: number, formula: string | null) => {
    let lacks = false
    if (formula === null) return { value: undefined, lacks }
    try {
      const value = formulaValue(formula, (name, ref) => {
        const at = name === null ? sheet : book.sheets.findIndex(one => one.name === name)
        const read = find(at, ref)
        lacks ||= read.lacks
        if (at < 0 || read.value === undefined) throw new FormulaUnknown(ref)
        return read.value
      })
      return { value, lacks }
    } catch (error) {
      if (!(error instanceof FormulaUnknown)) throw error
      return { value: undefined, lacks }
    }
  }
  return {
    value: (sheet, ref) => find(sheet, ref).value,
    lacking: () =>
      book.sheets.flatMap((_, sheet) =>
        [...cellsOf(sheet)].flatMap(([ref, cell]) => (hasFormula(cell) && find(sheet, ref).lacks ? [`${sheet}!${ref}`] : [])),
      ),
  }
}

/** Formulas of a form that look at cells that are not written out. @throws Fault as `openParts` */
export const lackingIn = (
  bytes: Uint8Array,
  fillings: ReadonlyMap<number, Filling>,
  hidden: ReadonlySet<string>,
): readonly string[] => (hidden.size === 0 ? [] : workOut(openParts(bytes), fillings, hidden).lacking())
