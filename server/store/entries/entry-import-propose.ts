import type { EntryImportColumn } from '#contract/entry-import'
import { type Fit, isRowNumber, type Proposal, proposeColumns } from '#methods/sheet-columns/index'
import { readNumber, readPhone } from '#methods/sheet-values/index'
import type { Cell } from '../../ports/sheet.ts'
import type { TableRow } from '../../ports/table.ts'
import { type Asked, wantedOf } from './entry-import-asked.ts'
import { cellReader, type NameLookup, unitOfField } from './entry-import-cells.ts'
import { cellText, type SheetColumn, type SheetTable, saidUnit } from './entry-import-table.ts'

const phone = /^(\+?86-?)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}(-\d{1,5})?$/
const localPhone = /^[2-9]\d{6,7}$/
const creditCode = /^[159NYA][1-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const between = (cell: Cell, low: number, high: number) => {
  const n = readNumber(cell)
  return typeof n === 'number' && n >= low && n <= high && !Number.isInteger(n)
}

/** How the values of a column answer what is asked. */
function fitOf(
  column: SheetColumn,
  asked: Asked,
  cells: readonly Cell[],
  table: SheetTable,
  all: readonly Asked[],
  lookup: NameLookup,
): Fit {
  const filled = cells.filter(cell => cellText(cell) !== '')
  if (filled.length === 0) return { share: null, telling: false }
  const share = (fits: (cell: Cell) => boolean) => filled.filter(fits).length / filled.length
  if (asked.part === 'lng') return { share: share(cell => between(cell, 73, 136)), telling: true }
  if (asked.part === 'lat') return { share: share(cell => between(cell, 3, 54)), telling: true }
  const { field } = asked
  if (field.form === 'credit-code')
    return {
      share: share(cell => creditCode.test(cellText(cell).normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())),
      telling: true,
    }
  if (['text', 'note', 'item', 'person', 'place'].includes(field.kind)) return { share: null, telling: false }
  if (field.kind === 'phone') {
    const read = (cell: Cell) => String(readPhone(cell) ?? '')
    const whole = share(cell => phone.test(read(cell)))
    return { share: share(cell => phone.test(read(cell)) || localPhone.test(read(cell))), telling: whole >= 0.8 }
  }
  const wanted = unitOfField(field)
  const said = saidUnit(column, undefined, table.units, wanted)
  const read = cellReader(field, {}, said, lookup)
  const good = share(cell => {
    const got = read(cell)
    return got === undefined || 'value' in got
  })
  const only = (kinds: readonly string[]) => all.filter(a => kinds.includes(a.field.kind)).length === 1
  const various = new Set(filled.map(cellText)).size > 1
  const telling =
    (wanted?.quantity === 'share' &&
      all.filter(a => unitOfField(a.field)?.quantity === 'share').length === 1 &&
      (column.unit?.quantity === 'share' || filled.every(cell => /%$/.test(cellText(cell))))) ||
    ((field.kind === 'choice' || field.kind === 'unit') && various) ||
    (field.kind === 'day' && only(['day', 'moment']))
  return { share: good, telling }
}

/** Which column of a sheet answers what, with why; from its headings, its first values and what was settled before. */
export function proposeFor(
  table: SheetTable,
  sample: readonly TableRow[],
  asked: readonly Asked[],
  lookup: NameLookup,
  remembered: readonly EntryImportColumn[] = [],
): Proposal[] {
  const byKey = new Map(asked.map(a => [a.key, a]))
  const byIndex = new Map(table.columns.map(c => [c.index, c]))
  const known = new Map<string, Fit>()
  const fits = (index: number, key: string): Fit => {
    const name = `${index} ${key}`
    const before = known.get(name)
    if (before) return before
    const cells = sample.map(row => row.cells[index] ?? null)
    const found = fitOf(byIndex.get(index)!, byKey.get(key)!, cells, table, asked, lookup)
    known.set(name, found)
    return found
  }
  const settled = Object.fromEntries(remembered.map(({ heading, to }) => [heading, to ?? '']))
  const headings = table.columns.map(({ index, path, heading }) => ({ index, path, heading }))
  return proposeColumns(headings, wantedOf(asked), fits, settled)
}

/** A column that numbers the rows, or that a person left out before, is no question. */
export const needsNoAnswer = (column: SheetColumn, remembered: readonly EntryImportColumn[]): boolean =>
  isRowNumber(column) || remembered.some(r => r.heading === column.heading && r.to === null)
