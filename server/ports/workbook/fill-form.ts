import { strToU8, type Zippable, zipSync } from 'fflate'
import type { CellValue } from '#methods/form-layout/index'
import { attribute, bookOf, escapeXml, openParts, textOf } from './parts.ts'
import { type CellSpan, placeOf, type RowSpan, refOf, spansOf } from './sheet-cells.ts'
import { workOut } from './work-out.ts'

/** What is written: a number, words, or nothing, by cell ('C5'). */
export type Filling = ReadonlyMap<string, number | string | null>

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const hasFormula = (cell: CellSpan) => /<(?:\w+:)?f[\s>/]/.test(cell.within)

function cellText(prefix: string, ref: string, attributes: string, value: number | string | null): string {
  const style = attribute(attributes, 's')
  const head = `<${prefix}c r="${ref}"${style === null ? '' : ` s="${style}"`}`
  if (value === null) return `${head}/>`
  if (typeof value === 'number') return `${head}><${prefix}v>${value}</${prefix}v></${prefix}c>`
  const words = `<${prefix}is><${prefix}t xml:space="preserve">${escapeXml(value)}</${prefix}t></${prefix}is>`
  return `${head} t="inlineStr">${words}</${prefix}c>`
}

/** The value a formula had the last time makes way for what it comes to now, or for none where that is not known. */
function recached(text: string, cell: CellSpan, prefix: string, value: CellValue | undefined): Edit | null {
  const known = typeof value === 'number' || typeof value === 'string'
  if (!hasFormula(cell) || (!known && !/<(?:\w+:)?v[\s>/]/.test(cell.within))) return null
  const within = cell.within.replace(/<(?:\w+:)?v(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?v\s*>)/g, '')
  const open =
    text
      .slice(cell.start, cell.end)
      .match(/^<[^>]*>/)?.[0]
      .replace(/\s+t\s*=\s*(?:"[^"]*"|'[^']*')/, '') ?? ''
  const typed = typeof value === 'string' ? open.replace(/\s*>$/, ' t="str">') : open
  const now = known ? `<${prefix}v>${escapeXml(String(value))}</${prefix}v>` : ''
  return { start: cell.start, end: cell.end, text: `${typed}${within}${now}</${prefix}c>` }
}

/** Where the cell of a row that is not there yet belongs. */
const after = (row: RowSpan, column: number): CellSpan | undefined => row.cells.findLast(cell => cell.column < column)

function editsOf(text: string, filling: Filling, comesTo: (ref: string) => CellValue | undefined): Edit[] {
  const { prefix, rows, data } = spansOf(text)
  const edits: Edit[] = []
  const fresh = new Map<number, { column: number; ref: string; value: number | string }[]>()
  const inserted = new Map<number, { row: RowSpan; at: number; cells: { column: number; text: string }[] }>()
  for (const [ref, value] of filling) {
    const place = placeOf(ref)
    if (!place) continue
    const row = rows.find(r => r.row === place.row)
    const cell = row?.cells.find(c => c.column === place.column)
    if (cell) {
      if (!hasFormula(cell)) edits.push({ start: cell.start, end: cell.end, text: cellText(prefix, ref, cell.attributes, value) })
    } else if (value !== null && row && !row.bare) {
      const at = after(row, place.column)?.end ?? text.indexOf('>', row.start) + 1
      const spot = inserted.get(at) ?? { row, at, cells: [] }
      spot.cells.push({ column: place.column, text: cellText(prefix, ref, '', value) })
      inserted.set(at, spot)
    } else if (value !== null) fresh.set(place.row, [...(fresh.get(place.row) ?? []), { column: place.column, ref, value }])
  }
  for (const { at, cells } of inserted.values())
    edits.push({
      start: at,
      end: at,
      text: cells
        .sort((a, b) => a.column - b.column)
        .map(c => c.text)
        .join(''),
    })
  const made: string[] = []
  for (const [row, cells] of [...fresh].sort(([a], [b]) => a - b)) {
    const own = cells
      .sort((a, b) => a.column - b.column)
      .map(c => cellText(prefix, c.ref, '', c.value))
      .join('')
    const bare = rows.find(r => r.row === row)
    if (bare) {
      const open = text.slice(bare.start, bare.end).replace(/\s*\/>$/, '>')
      edits.push({ start: bare.start, end: bare.end, text: `${open}${own}</${prefix}row>` })
      continue
    }
    const whole = `<${prefix}row r="${row + 1}">${own}</${prefix}row>`
    const before = rows.findLast(r => r.row < row)
    if (data.bare) made.push(whole)
    else edits.push({ start: before?.end ?? data.start, end: before?.end ?? data.start, text: whole })
  }
  if (made.length > 0)
    edits.push({ start: data.start, end: data.end, text: `<${prefix}sheetData>${made.join('')}</${prefix}sheetData>` })
  for (const row of rows)
    for (const cell of row.cells) {
      const edit = hasFormula(cell) ? recached(text, cell, prefix, comesTo(refOf(row.row, cell.column))) : null
      if (edit) edits.push(edit)
    }
  return edits
}

function applied(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  // Several new rows behind the same row keep the order of their numbers.
  const rowOf = (edit: Edit) => Number(/^<[^>]*\br="(\d+)"/.exec(edit.text)?.[1] ?? 0)
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end || rowOf(a) - rowOf(b))) {
    out += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return out + text.slice(at)
}

/** Asks whoever opens the workbook to work its formulas out anew. */
function recalculated(text: string): string {
  const there = /<((?:\w+:)?)calcPr((?:\s[^>]*?)?)(\/?)>/.exec(text)
  if (there) {
    const kept = (there[2] ?? '').replace(/\s+fullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, '')
    return text.replace(there[0], `<${there[1] ?? ''}calcPr${kept} fullCalcOnLoad="1"${there[3] ?? ''}>`)
  }
  for (const name of ['definedNames', 'externalReferences', 'functionGroups', 'sheets']) {
    const end = new RegExp(`</((?:\\w+:)?)${name}\\s*>|<((?:\\w+:)?)${name}\\s*/>`).exec(text)
    if (!end) continue
    const at = end.index + end[0].length
    return `${text.slice(0, at)}<${end[1] ?? end[2] ?? ''}calcPr fullCalcOnLoad="1"/>${text.slice(at)}`
  }
  return text
}

/** A moment that says nothing: the same form and values give the same file. */
const still = new Date(1980, 0, 1)

/**
 * Writes values into cells of a workbook and leaves everything else as it is: styles, formulas, joined cells, widths, print
 * settings, pictures and sheets that are not named. A cell with a formula is never written to. In the sheets that are filled,
 * and in those whose formulas look at them, a formula gets the value it comes to now; where that is not known it has none
 * until somebody opens the file.
 * @param fillings by the number of the sheet, in the order of its tab, from 0
 * @throws Fault as `openParts`
 */
export function fillForm(bytes: Uint8Array, fillings: ReadonlyMap<number, Filling>): Uint8Array {
  const parts = openParts(bytes)
  const book = bookOf(parts)
  const names = book.sheets.flatMap(({ name }, n) => ((fillings.get(n)?.size ?? 0) > 0 ? [name] : []))
  const changed: Record<string, string> = {}
  const worked = workOut(parts, fillings)
  let formulas = false
  for (const [n, { path }] of book.sheets.entries()) {
    const text = textOf(parts, path)
    const calculates = /<(?:\w+:)?f[\s>/]/.test(text)
    formulas ||= calculates
    const filling = fillings.get(n) ?? new Map()
    if (filling.size === 0 && !(calculates && names.some(name => text.includes(escapeXml(name))))) continue
    const edits = editsOf(text, filling, ref => worked.value(n, ref))
    if (edits.length > 0) changed[path] = applied(text, edits)
  }
  if (formulas) changed[book.path] = recalculated(textOf(parts, book.path))
  const out: Zippable = {}
  for (const [path, part] of Object.entries(parts))
    out[path] = [path in changed ? strToU8(changed[path] ?? '') : part, { mtime: still, level: 6 }]
  return zipSync(out)
}
