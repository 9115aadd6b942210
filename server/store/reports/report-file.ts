import { findBlanks, writeBlanks } from '#methods/form-layout/index'
import { fillForm, lackingIn } from '../../ports/workbook/index.ts'
import { reportWord } from '../../words/reports.ts'
import type { KeptFigure } from './report-fill.ts'
import type { KeptLayout } from './report-layout.ts'

/** The department's own file with the values in it. Cells that nobody settled stay as they were. */
export function filledFile(form: Uint8Array, layout: KeptLayout, figures: readonly KeptFigure[]): Uint8Array {
  const slots = new Map(layout.slots.map(s => [s.cell, s]))
  const sheets = new Map<number, Map<string, number | string | null>>()
  const put = (sheet: number, ref: string, value: number | string | null) => {
    const cells = sheets.get(sheet) ?? new Map<string, number | string | null>()
    sheets.set(sheet, cells.set(ref, value))
  }
  const within = new Map<string, { sheet: number; ref: string; text: string; values: (string | null)[] }>()
  for (const { cell, value, state } of figures) {
    const slot = slots.get(cell)
    if (!slot) continue
    const ref = cell.slice(cell.indexOf('!') + 1).replace(/#\d+$/, '')
    if (slot.blank === null) {
      // A form made of a filled copy must not keep a number of the last time where none is known now.
      if (value !== null && value !== '') put(slot.sheet, ref, value)
      else if (slot.held !== null && (state === 'empty' || state === 'missing' || state === 'asked')) put(slot.sheet, ref, null)
      continue
    }
    const key = `${slot.sheet}!${ref}`
    const text =
      layout.sheets.find(s => s.index === slot.sheet)?.cells.find(c => c.row === slot.row && c.column === slot.column)?.text ?? ''
    const there = within.get(key) ?? { sheet: slot.sheet, ref, text, values: [] }
    there.values[slot.blank] = value === null || value === '' ? null : String(value)
    within.set(key, there)
  }
  for (const { sheet, ref, text, values } of within.values())
    if (values.some(v => v !== null && v !== undefined)) put(sheet, ref, writeBlanks(text, findBlanks(text), values))
  const hidden = new Set(figures.flatMap(f => (f.hidden === null ? [] : [f.cell])))
  for (const [sheet, cells] of Map.groupBy(lackingIn(form, sheets, hidden), cell => Number(cell.split('!')[0]))) {
    // Two rows below the form, where it is read and printed with it.
    const rows = layout.sheets.find(s => s.index === sheet)?.rows
    const names = cells.map(cell => cell.slice(cell.indexOf('!') + 1)).join('、')
    if (rows !== undefined) put(sheet, `A${rows + 2}`, reportWord('zh', 'low', { cells: names }))
  }
  return fillForm(form, sheets)
}
