import type { Ground, ReportSheet, ReportSlot } from '#contract/reports'
import { readLayout, type Slot } from '#methods/form-layout/index'
import { Fault } from '../../errors.ts'
import { type ReadSheet, readForm } from '../../ports/workbook/index.ts'

/** A place to fill, under the key it has in its workbook. */
export interface KeptSlot extends Omit<Slot, 'key'> {
  readonly cell: string
  readonly sheet: number
  /** The format of the cell shows shares of a hundred. */
  readonly percent: boolean
}
/** What is kept of a form beside its file. */
export interface KeptLayout {
  readonly title: string
  readonly sheets: readonly ReportSheet[]
  readonly slots: readonly KeptSlot[]
  readonly formulas: readonly string[]
}

const mostSlots = 3000
const shownRows = 400
const shownColumns = 80

/** Reads what there is to fill in a workbook. @throws Fault form-empty when it holds nothing to fill; as `readForm` */
export function layoutOf(bytes: Uint8Array): KeptLayout {
  const sheets = readForm(bytes)
  const read = sheets.map(sheet => (sheet.hidden ? { title: '', slots: [], formulas: [] } : readLayout(sheet)))
  const slots = read.flatMap(({ slots }, n) => {
    const percents = new Set(sheets[n]!.cells.filter(c => c.percent).map(c => `${c.row},${c.column}`))
    return slots.map(
      ({ key, ...slot }): KeptSlot => ({
        ...slot,
        cell: `${n}!${key}`,
        sheet: n,
        percent: percents.has(`${slot.row},${slot.column}`),
      }),
    )
  })
  if (slots.every(s => s.kind !== 'value') || slots.length > mostSlots)
    throw new Fault('form-empty', { detail: { slots: slots.length } })
  return {
    title: read.find(r => r.title !== '')?.title ?? '',
    sheets: sheets.flatMap((sheet, n) => (sheet.hidden ? [] : [shown(sheet, n)])),
    slots,
    formulas: read.flatMap(({ formulas }, n) => formulas.map(ref => `${n}!${ref}`)),
  }
}

function shown(sheet: ReadSheet, index: number): ReportSheet {
  const seen = sheet.cells.filter(c => c.row < shownRows && c.column < shownColumns)
  const used = seen.filter(c => c.value !== null || c.formula || c.bordered)
  return {
    name: sheet.name,
    index,
    rows: Math.max(0, ...used.map(c => c.row + 1)),
    columns: Math.max(0, ...used.map(c => c.column + 1)),
    widths: Object.fromEntries(Object.entries(sheet.widths).filter(([n]) => Number(n) < shownColumns)),
    cells: used.map(c => ({
      row: c.row,
      column: c.column,
      text: c.formula ? `=${c.says}` : String(c.value ?? ''),
      formula: c.formula,
      lined: c.bordered,
    })),
    merges: sheet.merges.filter(m => m.top < shownRows && m.left < shownColumns).map(m => ({ ...m })),
  }
}

export const labelsOf = (slot: Pick<KeptSlot, 'section' | 'rowLabels' | 'columnLabels'>): string[] => [
  ...(slot.section === '' ? [] : [slot.section]),
  ...slot.rowLabels,
  ...slot.columnLabels,
]
export const shownSlot = (slot: KeptSlot, ground?: Ground): ReportSlot => ({
  ...(ground && { ground }),
  cell: slot.cell,
  kind: slot.kind,
  labels: labelsOf(slot),
  unit: slot.unit,
  total: slot.total,
})

/** Do all words of the form stand where they stand in the copy? A few may have been changed by hand. */
const alike = 0.7

/**
 * The numbers that a copy filled by hand holds in the cells of a form.
 * @throws Fault form-other when it was not made from this form; as `readForm`
 */
export function heldIn(layout: KeptLayout, bytes: Uint8Array): Record<string, number> {
  const sheets = readForm(bytes)
  const at = (sheet: ReadSheet | undefined) => new Map(sheet?.cells.map(c => [`${c.row},${c.column}`, c.value]))
  let words = 0
  let same = 0
  for (const sheet of layout.sheets) {
    const copy = at(sheets[sheet.index])
    for (const cell of sheet.cells) {
      if (cell.formula || cell.text === '' || /年|[:：_＿]/.test(cell.text) || !Number.isNaN(Number(cell.text))) continue
      words++
      if (String(copy.get(`${cell.row},${cell.column}`) ?? '').trim() === cell.text.trim()) same++
    }
  }
  if (words > 0 && same / words < alike) throw new Fault('form-other')
  const held: Record<string, number> = {}
  for (const slot of layout.slots) {
    if (slot.kind !== 'value' || slot.blank !== null) continue
    const value = at(sheets[slot.sheet]).get(`${slot.row},${slot.column}`)
    const text = typeof value === 'string' ? value.normalize('NFKC').replace(/[,\s]/g, '') : ''
    const number =
      typeof value === 'number'
        ? value
        : /^-?\d+(\.\d+)?%?$/.test(text)
          ? Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1)
          : null
    if (number !== null) held[slot.cell] = number
  }
  return held
}
