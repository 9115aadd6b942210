import { plainTitle } from './find-header.ts'
import { isNumbering } from './row-kinds.ts'

type Cells = readonly unknown[]

export interface TableColumn {
  /** From 0. */
  readonly index: number
  /** Its headings from the outermost to its own: 人口, 男. */
  readonly path: readonly string[]
}
export interface FoundTable {
  /** Rows of the headings, from 0, both included; rows of column numbers or units below them count as headings. */
  readonly from: number
  readonly to: number
  readonly columns: readonly TableColumn[]
  /** The rows of headings without what people put around them. */
  readonly titles: readonly (readonly string[])[]
  /** What stands above the headings, one entry a row. */
  readonly above: readonly string[]
  /** The unit each column has in a row of units below the headings; '' where it has none. */
  readonly units: readonly string[]
}

const textOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim())
const isNumber = (text: string) => /^[+-]?[\d,，.]+%?$/.test(text) || /^\d{4}[-/.年]\d{1,2}/.test(text) || text[0] === '#'
const isWord = (cell: unknown) => {
  const text = textOf(cell)
  return (
    text !== '' && text.length <= 60 && typeof cell !== 'boolean' && !(typeof cell === 'number' && cell < 1900) && !isNumber(text)
  )
}
/** A year may head a column: 2023, 2024. */
const isTitle = (cell: unknown) => isWord(cell) || /^(19|20)\d\d年?$/.test(textOf(cell))

const lookedThrough = 40
const mostLevels = 4

const distinctOf = (row: Cells) => new Set(row.map(plainTitle).filter(title => title !== '')).size
const filledOf = (row: Cells) => row.filter(cell => textOf(cell) !== '').length

/** A row that only names what the rows below have in common: fewer names than columns, each over several or carried on. */
function isBand(above: Cells, below: Cells): boolean {
  const titles = above.map(plainTitle)
  const names = new Set(titles.filter(title => title !== ''))
  if (names.size < 2 || names.size > distinctOf(below)) return false
  // 填报单位：… is a note.
  if (above.some(cell => textOf(cell) !== '' && (!isTitle(cell) || /[:：]\s*\S/.test(textOf(cell))))) return false
  const over = titles.filter((title, n) => {
    if (title === '') return false
    const same = title === plainTitle(below[n])
    return same || title === titles[n + 1] || title === titles[n - 1] || titles[n + 1] === '' || plainTitle(below[n]) === ''
  }).length
  const wide = titles.some(
    (title, n) => title !== '' && title !== plainTitle(below[n]) && (title === titles[n + 1] || titles[n + 1] === ''),
  )
  return wide && over >= titles.filter(title => title !== '').length * 0.6
}

/** A row below that goes on with the headings: words only, and only under headings that stand over several columns. */
function goesOn(above: Cells, below: Cells): boolean {
  if (filledOf(below) === 0 || below.some(cell => textOf(cell) !== '' && !isTitle(cell))) return false
  let under = 0
  for (let n = 0; n < Math.max(above.length, below.length); n++) {
    const [top, own, beside] = [plainTitle(above[n]), plainTitle(below[n]), plainTitle(above[n + 1])]
    if (own === '' || own === top) continue
    const spread = top === '' || top === plainTitle(above[n - 1]) || top === beside || (beside === '' && n + 1 < below.length)
    if (!spread) return false
    under++
  }
  return under >= 2
}

function scoreOf(rows: readonly Cells[], n: number, known: ReadonlySet<string>, width: number): number {
  const row = rows[n]!
  const filled = filledOf(row)
  const words = row.filter(isTitle).length
  const distinct = distinctOf(row)
  if (distinct < Math.min(2, width) || words < filled * 0.8) return Number.NEGATIVE_INFINITY
  // Printed tables repeat their headings on every page.
  const same = (r: Cells) =>
    row.filter((cell, column) => textOf(cell) !== '' && plainTitle(r[column]) === plainTitle(cell)).length
  const below = rows.slice(n + 1, n + 8).filter(r => (filledOf(r) > 1 || width === 1) && same(r) < filled * 0.7)
  const other = row.filter(
    (cell, column) => isTitle(cell) && below.some(r => textOf(r[column]) !== '' && !isWord(r[column])),
  ).length
  const asked = row.filter(cell => known.has(plainTitle(cell))).length
  const again = row.filter(
    (cell, column) => textOf(cell) !== '' && below.some(r => plainTitle(r[column]) === plainTitle(cell)),
  ).length
  const long = row.filter(cell => textOf(cell).length > 24).length
  return (2 * distinct + 4 * asked + 2 * other - again - 2 * long) / width - n * 0.03
}

/** Headings that are not merged but only stand over the first of their columns reach to the next one. */
function carried(band: Cells, below: Cells): string[] {
  let last = ''
  return Array.from({ length: Math.max(band.length, below.length) }, (_, n) => {
    const own = textOf(band[n])
    if (own !== '') {
      last = own
      return own
    }
    return plainTitle(below[n]) === '' ? '' : last
  })
}

/**
 * Finds the table in the first rows of a sheet that somebody made for people: its headings in one to four rows, under
 * titles and notes. Merged cells hold their value in each cell.
 * @param known headings that are looked for, as people write them
 * @param isUnit whether a word is a unit, so that a row of units is told from a row of values
 * @returns null when there is none
 */
export function findTable(
  rows: readonly Cells[],
  known: readonly string[] = [],
  isUnit: (word: string) => boolean = () => false,
): FoundTable | null {
  const first = rows.slice(0, lookedThrough)
  const names = new Set(known.map(plainTitle))
  const width = Math.max(0, ...first.map(distinctOf))
  if (width === 0) return null
  const scores = first.map((_, n) => scoreOf(first, n, names, width))
  const best = Math.max(...scores)
  if (best === Number.NEGATIVE_INFINITY) return null
  let from = scores.indexOf(best)
  let to = from
  while (to + 1 < first.length && to - from + 1 < mostLevels && goesOn(first[to]!, first[to + 1]!)) to++
  while (from > 0 && to - from + 1 < mostLevels && isBand(first[from - 1]!, first[from]!)) from--
  const levels = first.slice(from, to + 1)
  const wide = Math.max(...levels.map(row => row.length))
  const full = levels.map((row, n) => (n === levels.length - 1 ? row : carried(row, levels[n + 1]!)))
  const columns = Array.from({ length: wide }, (_, index) => {
    const path = full.map(row => textOf(row[index]).replace(/\s+/g, ' ')).filter(title => title !== '')
    return { index, path: path.filter((title, n) => n === 0 || title !== path[n - 1]) }
  }).filter(column => column.path.length > 0)
  let units: string[] = []
  for (let more = 0; more < 2 && to + 1 < rows.length; more++) {
    const next = rows[to + 1]!
    const filled = next.map(textOf).filter(text => text !== '')
    if (isNumbering(next)) to++
    else if (
      filled.length >= 2 &&
      filled.filter(isUnit).length >= 2 &&
      filled.every(text => isUnit(text) || /^[-—/]+$|^单位/.test(text))
    ) {
      units = next.map(textOf)
      to++
    } else break
  }
  const above = first.slice(0, from).map(row => [...new Set(row.map(textOf).filter(text => text !== ''))].join(' '))
  return { from, to, columns, titles: levels.map(row => row.map(plainTitle)), above: above.filter(words => words !== ''), units }
}
