import { findBlanks, kindOfLabel, writeBlanks } from './blanks.ts'
import { type Box, type Grid, gridOf, isWords, refOf } from './grid.ts'
import type { FormLayout, FormSheet, Slot } from './types.ts'

const words = (box: Box): string => String(box.value).replace(/\s+/g, ' ').trim()
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s*:：]/g, '')
const totals = /^(合计|总计|小计|总数|共计|累计|街道合计|全街道|全街道合计|合计数)$/
const counting = /^(序号|编号|行次|项次|代码|栏次|no\.?)$/i
const measures = /^(计量)?单位$/
const notes = /^(注|备注|说明|填表说明|填报说明|注意|备考)[:：\d]/

/** A year that stands as a heading. */
const isYear = (box: Box) =>
  typeof box.value === 'number' && Number.isInteger(box.value) && box.value >= 1990 && box.value <= 2100
const isFigure = (box: Box) => typeof box.value === 'number' && !box.formula

/** 甲 乙 1 2 3: the numbers of the columns, as statistical forms have them under their headings. */
function isNumbering(boxes: readonly Box[]): boolean {
  const filled = boxes.filter(b => b.value !== null && !b.formula)
  const numbers = filled.map(b => Number(b.value)).filter(n => !Number.isNaN(n))
  const letters = filled.filter(b => /^[甲乙丙丁戊]$/.test(words(b)))
  return (
    filled.length >= 3 &&
    numbers.length >= 2 &&
    numbers.length + letters.length === filled.length &&
    numbers.every((n, i) => n === numbers[0]! + i) &&
    numbers[0]! <= 1 &&
    boxes.every(b => b.value !== null || b.column < filled[0]!.column)
  )
}

class Reading {
  readonly grid: Grid
  readonly banners = new Map<number, Box>()
  readonly numbered = new Set<number>()
  /** Where the first row stands that is more than a heading over the whole sheet. */
  readonly firstRow: number
  readonly years: ReadonlySet<number>

  constructor(grid: Grid) {
    this.grid = grid
    const years = new Set<number>()
    let many = false
    for (let row = 0; row < grid.rows; row++) {
      const boxes = grid.row(row)
      const filled = boxes.filter(b => b.value !== null || b.formula)
      const only = filled.length === 1 ? filled[0]! : null
      // Without lines a heading of a row looks like one over the sheet, unless the table has not begun.
      const alone = grid.bordered ? !boxes.some(b => b !== only && b.bordered) : !many
      if (only && isWords(only) && (alone || only.right - only.column + 1 >= grid.columns * 0.6)) this.banners.set(row, only)
      many ||= filled.length > 1
      if (isNumbering(boxes)) this.numbered.add(row)
      if (filled.filter(isFigure).every(isYear) && filled.some(isWords)) for (const b of filled) if (isYear(b)) years.add(row)
    }
    this.years = years
    let first = 0
    while (first < grid.rows && (this.banners.has(first) || grid.row(first).every(b => b.value === null && !b.bordered))) first++
    this.firstRow = first
  }

  isLabel(box: Box): boolean {
    if (this.numbered.has(box.row)) return false
    return (isWords(box) && !this.banners.has(box.row)) || (isYear(box) && this.years.has(box.row))
  }

  /** Headings above a column, the outermost first; a line of `name: gap` is none. */
  above(box: Box, column = box.column): Box[] {
    const found: Box[] = []
    for (let row = box.row - 1; row >= 0; ) {
      const over = this.grid.at(row, column)
      if (this.banners.has(over.row)) break
      if (this.isLabel(over)) {
        if (/[:：]\s*$/.test(words(over)) || findBlanks(words(over)).some(b => b.kind !== 'value')) break
        found.unshift(over)
      } else if (found.length > 0 && !this.numbered.has(row)) break
      row = Math.min(over.row, row) - 1
    }
    return found
  }

  /** Does its column say so: 序号, 计量单位? */
  isUnder(box: Box, heading: RegExp): boolean {
    return this.above(box).some(over => heading.test(plain(words(over))))
  }

  /** Headings to the left, the outermost first. Numbers of rows are passed over. */
  left(box: Box): Box[] {
    const found: Box[] = []
    for (let column = box.column - 1; column >= 0; ) {
      const beside = this.grid.at(box.row, column)
      if (this.isLabel(beside)) found.unshift(beside)
      else if (found.length > 0 && !this.isCount(beside)) break
      column = beside.column - 1
    }
    return found
  }

  isCount(box: Box): boolean {
    return isFigure(box) && this.isUnder(box, counting)
  }

  sectionOf(row: number): string {
    for (let r = row - 1; r > this.firstRow; r--) {
      const banner = this.banners.get(r)
      if (banner && !notes.test(words(banner))) return words(banner)
    }
    return ''
  }
}

const unitIn = (text: string): string => /[（(]([^（()）]{1,4})[)）]\s*$/.exec(text)?.[1] ?? ''

/**
 * Finds what there is to fill in a form that an office made in a spreadsheet: empty cells with a heading to their left or
 * above, gaps within words, and, in a form made of a filled copy, the numbers that stand there. Joined cells are one.
 * @param sheet one sheet, cells counted from 0
 * @returns places in reading order; none when the sheet is no form
 */
export function readLayout(sheet: FormSheet): FormLayout {
  const grid = gridOf(sheet)
  const reading = new Reading(grid)
  const opened = sheet.isProtected && sheet.cells.some(c => !c.locked)
  const slots: Slot[] = []
  const formulas: string[] = []
  for (let row = 0; row < grid.rows; row++)
    for (const box of grid.row(row)) {
      if (box.row !== row) continue
      if (box.formula) formulas.push(refOf(row, box.column))
      else if (isWords(box)) slots.push(...withinWords(reading, box))
      else if (!opened || !box.locked) {
        const slot = slotOf(reading, box)
        if (slot) slots.push(slot)
      }
    }
  return { title: titleOf(reading), slots, formulas }
}

function titleOf(reading: Reading): string {
  const top = [...reading.banners].filter(([row, box]) => row < reading.firstRow && words(box).length > 3)
  const named = top.map(([, box]) => {
    const text = String(box.value)
    const blanks = findBlanks(text)
    return blanks.some(b => b.label !== '')
      ? ''
      : writeBlanks(
          text,
          blanks,
          blanks.map(() => ''),
        ).replace(/\s+/g, '')
  })
  return named.find(text => text.length > 3 && !/^附件/.test(text))?.replace(/[（(][)）]/g, '') ?? ''
}

function withinWords(reading: Reading, box: Box): Slot[] {
  const beside = reading.grid.at(box.row, box.right + 1)
  const open = beside.value !== null || beside.formula || beside.column >= reading.grid.columns
  const text = String(box.value)
  if (notes.test(words(box))) return []
  return findBlanks(text, { open }).map((blank, n) => ({
    key: `${refOf(box.row, box.column)}#${n}`,
    row: box.row,
    column: box.column,
    blank: n,
    kind: blank.kind,
    rowLabels: blank.label === '' ? [] : [blank.label],
    columnLabels: [],
    section: '',
    unit: unitIn(blank.label),
    total: false,
    list: false,
    held: null,
  }))
}

function slotOf(reading: Reading, box: Box): Slot | null {
  const { grid } = reading
  if (box.value !== null && !isFigure(box)) return null
  if (reading.banners.has(box.row) || reading.numbered.has(box.row) || reading.isLabel(box) || reading.isCount(box)) return null
  const left = reading.left(box)
  const nearest = left.at(-1)
  const adjacent = nearest !== undefined && nearest.right === box.column - 1
  const asks = adjacent && (/[:：]\s*$/.test(words(nearest)) || kindOfLabel(words(nearest)) !== 'value')
  // A line of `name: gap` belongs to no column above it.
  const above = asks && /[:：]\s*$/.test(words(nearest)) ? [] : reading.above(box)
  if (left.length === 0 && above.length === 0) return null
  if (left.length === 0 && headsARow(reading, box)) return null
  const inTable = grid.bordered ? box.bordered : left.length > 0 && above.length > 0
  if (!inTable && !asks) return null
  const inner = left.filter(label => !reading.isUnder(label, measures))
  const measure = left.find(label => !inner.includes(label))
  const heads = above.filter(label => !left.includes(label))
  if (
    counting.test(plain(heads.map(words).at(-1) ?? '')) ||
    (measures.test(plain(heads.map(words).at(-1) ?? '')) && left.length > 0)
  )
    return null
  const rowLabels = inner.map(words)
  const columnLabels = heads.map(words)
  return {
    key: refOf(box.row, box.column),
    row: box.row,
    column: box.column,
    blank: null,
    kind: asks ? kindOfLabel(words(nearest)) : 'value',
    rowLabels,
    columnLabels,
    section: asks ? '' : reading.sectionOf(box.row),
    unit: measure ? words(measure) : unitIn(columnLabels.at(-1) ?? '') || unitIn(rowLabels.at(-1) ?? ''),
    total: [...rowLabels, ...columnLabels].some(label => totals.test(plain(label))),
    list: rowLabels.length === 0,
    held: typeof box.value === 'number' ? box.value : null,
  }
}

/** Is it an empty corner: headings follow to its right in the same row? */
function headsARow({ grid }: Reading, box: Box): boolean {
  for (let column = box.right + 1; column < grid.columns; column++) {
    const beside = grid.at(box.row, column)
    if (beside.value !== null || beside.formula) return isWords(beside)
  }
  return false
}
