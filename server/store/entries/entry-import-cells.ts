import type { EntryImportColumn } from '#contract/entry-import'
import type { FieldData, Span } from '#kernel/index'
import { readLimit } from '#methods/case-standard/index'
import {
  isEndless,
  momentFormat,
  numeralsInDigits,
  partsOf,
  readDay,
  readFloor,
  readIdentifier,
  readMoment,
  readMonth,
  readNumber,
  readOption,
  readPhone,
  readText,
  readYes,
  sheetError,
  type Unit,
  unitOf,
  zoneOf,
} from '#methods/sheet-values/index'
import type { Cell } from '../../ports/sheet.ts'

/** A value, or why there is none; `noted` says what was done to it, `near` which options it may mean. */
export type CellRead =
  | { readonly value: unknown; readonly noted?: string }
  | { readonly problem: string; readonly near?: readonly string[]; readonly text?: string }
/** What stands in cells of one column, ready to read many. Undefined for an empty cell. */
export type CellReader = (cell: Cell) => CellRead | undefined

/** Which key a name stands for, of units or rows of another register; null when nobody has said so. */
export type NameLookup = (name: string) => string | null

const china = zoneOf('+08:00')
const asIs: Unit = { name: '', quantity: 'number', factor: 1 }
/** What a number of the field is in. Amounts without a measure are money. */
export const unitOfField = (field: FieldData): Unit | null =>
  field.measure !== undefined ? unitOf(field.measure) : field.kind === 'amount' ? unitOf('元') : asIs

const isEmpty = (cell: Cell) => cell === null || (typeof cell === 'string' && readText(cell) === null)
const plainKey = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

/** What a person settled for the words of a cell, whatever its spaces and widths. */
function settledBy(values: EntryImportColumn['values']): (cell: Cell) => string | null | undefined {
  const settled = new Map(Object.entries(values ?? {}).map(([text, key]) => [plainKey(text), key]))
  return settled.size === 0 ? () => undefined : cell => settled.get(plainKey(String(cell)))
}

/** Words, and numbers that are names: a sheet that has thrown digits away is told, never believed. */
function words(cell: Cell, field: FieldData): CellRead | undefined {
  const midnight = typeof cell === 'string' ? cell.replace(/^(\d{4}-\d{2}-\d{2}) 00:00:00$/, '$1') : cell
  if (typeof midnight === 'boolean') return { value: midnight ? '是' : '否' }
  const text = readText(midnight)
  if (text === null) return undefined
  const scientific = typeof midnight === 'number' || /^\s*\d(\.\d+)?e\+?\d{1,2}\s*$/i.test(text)
  const named = scientific ? readIdentifier(midnight) : text
  if (named === 'cut') return { problem: 'digits-lost' }
  if (named === null) return undefined
  if (field.form === 'credit-code') return { value: named.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase() }
  return { value: field.kind === 'text' ? named.replace(/\s*\n\s*/g, ' ') : named }
}

/** 6F where floors are counted is six; what lies below the ground is a floor, and no count of them. */
function floors(cell: Cell, field: FieldData): CellRead | null {
  if (field.measure !== '层') return null
  const floor = readFloor(cell)
  if (floor === null) return null
  if (floor > 0) return { value: floor }
  return (field.min ?? 0) < 0 ? { value: floor, noted: 'floor-below-kept' } : { problem: 'floor-below' }
}

function number(cell: Cell, field: FieldData, said: Unit | null): CellRead | undefined {
  const floor = field.kind === 'count' ? floors(cell, field) : null
  if (floor) return floor
  const wanted = unitOfField(field)
  const n = readNumber(cell, { said, wanted })
  if (n === null) return undefined
  if (n === 'none') {
    const written = typeof cell === 'string' ? numeralsInDigits(cell) : null
    const read = written === null ? undefined : number(written, field, said)
    // Read, and said at the cell: numbers in characters are where people mistype.
    return !read || 'problem' in read ? { problem: 'not-a-number' } : { ...read, noted: read.noted ?? 'numerals' }
  }
  if (n === 'error') return { problem: 'formula-error' }
  if (n === 'unit') return { problem: 'unit-other' }
  // A half is 50% or 0.5%: where the cell does not show it, nobody can tell.
  if (wanted?.quantity === 'share' && typeof cell === 'number' && n > 0 && n <= 1) return { value: n, noted: 'share-unclear' }
  if (field.kind === 'count') {
    const nearly = Math.round(n)
    return Math.abs(n - nearly) < 1e-6 ? { value: nearly } : { problem: 'not-whole' }
  }
  const rounded = Math.round((n + Number.EPSILON * Math.sign(n)) * 100) / 100
  return Math.abs(rounded - n) < 1e-6 ? { value: rounded } : { value: rounded, noted: 'rounded' }
}

function option(cell: Cell, field: FieldData, settled: string | null | undefined): CellRead | undefined {
  if (settled !== undefined) return settled === null ? undefined : { value: settled }
  const read = readOption(cell, field.options ?? {})
  if (read === null) return undefined
  return 'key' in read ? { value: read.key } : { problem: 'not-an-option', near: read.near, text: String(cell).trim() }
}

function named(text: string, lookup: NameLookup, settled: string | null | undefined, problem: string): CellRead | undefined {
  if (settled !== undefined) return settled === null ? undefined : { value: settled }
  const key = lookup(text)
  return key === null ? { problem, text } : { value: key }
}

/** Several in one cell; the first that cannot be read refuses the cell. */
function several(cell: Cell, one: (part: string) => CellRead | undefined): CellRead | undefined {
  const values: unknown[] = []
  for (const part of partsOf(cell)) {
    const read = one(part)
    if (!read) continue
    if ('problem' in read) return read
    if (!values.includes(read.value)) values.push(read.value)
  }
  return values.length === 0 ? undefined : { value: values }
}

function person(cell: Cell): CellRead | undefined {
  const text = readText(cell)
  if (text === null) return undefined
  const [, name = text, phone] = /^(.*?)[\s,，、:：(（]*([+\d][\d -]{6,18}\d)[)）]?$/s.exec(text) ?? []
  return { value: { name: name.trim(), ...(phone && { phone: phone.replace(/\s/g, '') }) } }
}

const severalPhones = /\d{5,}\s*[,;/、；，\s]\s*[+\d(（]\d{2,}/

/** Columns that say until when something holds: there 长期 is no end, and a month is its last day. */
export const saysEnd = ({ title }: Pick<FieldData, 'title'>): boolean => /[至止]$|到期|截止|终止|届满|有效期/.test(title)

function dayIn(cell: Cell, formats: Parameters<typeof readDay>[1], ends: boolean): CellRead | undefined {
  if (ends && isEndless(cell)) return { value: null, noted: 'no-end' }
  const month = readMonth(cell, ends ? 'last' : 'first')
  if (month !== null) return { value: month, noted: ends ? 'month-last' : 'month-first' }
  // Year first means one thing; other orders only where somebody has said so.
  const usual = readDay(cell)
  const day = usual === 'none' && formats ? readDay(cell, formats) : usual
  return day === null ? undefined : day === 'none' ? { problem: 'not-a-date' } : { value: day }
}

/**
 * How cells of a column are read as values of a field. What cannot be read is a problem, whatever it looks like: nothing is
 * guessed and nothing left out without a word.
 * @param said in which unit the column's numbers are
 * @param lookup the key of a unit or row by its name
 * @param ends whether the column says until when something holds
 */
export function cellReader(
  field: FieldData,
  column: Pick<EntryImportColumn, 'values' | 'formats'>,
  said: Unit | null,
  lookup: NameLookup,
  ends = saysEnd(field),
): CellReader {
  const settled = settledBy(column.values)
  const formats = column.formats?.map(format => momentFormat(format))
  const read = (cell: Cell): CellRead | undefined => {
    switch (field.kind) {
      case 'count':
      case 'amount':
        return number(cell, field, said)
      case 'choice':
        return option(cell, field, settled(cell))
      case 'choices':
        return several(cell, part => option(part, field, settled(part)))
      case 'yesno': {
        const own = settled(cell)
        const yes = own === undefined ? readYes(cell) : own === 'yes'
        return yes === null
          ? undefined
          : yes === 'none'
            ? { problem: 'not-yes-or-no', text: String(cell).trim() }
            : { value: yes }
      }
      case 'day':
        return dayIn(cell, formats, ends)
      case 'moment': {
        const at = readMoment(cell, china, formats)
        return at === null ? undefined : at === 'none' ? { problem: 'not-a-date' } : { value: at }
      }
      case 'span': {
        const span: Span | null = readLimit(String(cell)) ?? null
        return span ? { value: span } : { problem: 'not-a-span' }
      }
      case 'phone': {
        const phone = readPhone(cell)
        if (phone === null) return undefined
        if (phone === 'cut' || phone === 'none') return { problem: phone === 'cut' ? 'digits-lost' : 'not-a-phone' }
        if (severalPhones.test(String(cell))) return { value: phone, noted: 'phone-first' }
        // Numbers that begin with a single 1 are mobile ones, of eleven digits, or services of five at most.
        return /^1\d{5,9}$|^1\d{11,}$/.test(phone.replaceAll('-', ''))
          ? { value: phone, noted: 'phone-length' }
          : { value: phone }
      }
      case 'person':
        return person(cell)
      case 'unit':
        return named(readText(cell) ?? '', lookup, settled(cell), 'no-such-unit')
      case 'units':
        return several(cell, part => named(part, lookup, settled(part), 'no-such-unit'))
      case 'item': {
        const text = words(cell, field)
        if (!text || 'problem' in text) return text
        return named(String(text.value), lookup, settled(cell), 'no-such-row')
      }
      case 'text':
      case 'note':
      case 'place': {
        const own = settled(cell)
        return own === undefined ? words(cell, field) : own === null ? undefined : { value: own }
      }
      default:
        return { problem: 'not-from-a-sheet' }
    }
  }
  return cell => {
    if (isEmpty(cell)) return undefined
    if (sheetError(cell)) return { problem: 'formula-error' }
    return read(cell)
  }
}
