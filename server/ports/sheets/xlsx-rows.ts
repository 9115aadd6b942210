import type { Cell } from '../sheet.ts'
import type { NumberSense, XlsxBook } from './xlsx-book.ts'
import { attribute, plainXml, textOfRuns } from './xlsx-text.ts'
import { type Archive, ArchiveFault } from './zip-parts.ts'

export interface SheetRow {
  /** Where it stands in the sheet, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
  readonly hidden: boolean
}

/** One row longer than this was never meant. */
const longestRow = 16 * 1024 ** 2
const mostColumns = 1000

const [day0, day0Of1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)]
const trimmed = (n: number) => String(Number(n.toPrecision(15)))

/** A number as it is meant: days as wall time, hundredths with their sign, thousands with their word. */
export function sensibleNumber(n: number, sense: NumberSense, from1904: boolean): Cell {
  switch (sense) {
    case 'plain':
      return n
    case 'percent':
      return `${trimmed(n * 100)}%`
    case 'wan':
      return `${trimmed(n / 1e4)}万`
    case 'thousand':
      return `${trimmed(n / 1e3)}千`
    case 'million':
      return `${trimmed(n / 1e6)}百万`
    case 'month':
    case 'date': {
      if (!(n >= 0 && n < 2_958_466)) return n
      const at = new Date((from1904 ? day0Of1904 : day0) + Math.round(n * 86_400) * 1000)
      const text = at.toISOString().slice(0, 19).replace('T', ' ')
      // 2028年10月 is kept as the first of October: nobody said the day.
      if (sense === 'month' && text.endsWith('-01 00:00:00')) return text.slice(0, 7)
      return n < 1 && !from1904 ? text.slice(11) : text
    }
  }
}

function columnOf(ref: string): number {
  let n = 0
  for (let i = 0; i < ref.length; i++) {
    const code = ref.charCodeAt(i)
    if (code < 65 || code > 90) break
    n = n * 26 + code - 64
  }
  return n - 1
}

/** What stands between an opening tag and its closing one, wherever it begins; null when there is none. */
function inner(text: string, tag: string): string | null {
  const open = text.indexOf(`<${tag}`)
  if (open < 0) return null
  const from = text.indexOf('>', open) + 1
  const end = text.indexOf(`</${tag}>`, from)
  return end < 0 ? null : text.slice(from, end)
}

type Reading = Pick<XlsxBook, 'senses' | 'strings' | 'from1904'>

function cellValue(content: string, type: string, style: number, prefix: string, book: Reading): Cell {
  if (type === 'inlineStr') return textOfRuns(content)
  const raw = inner(content, `${prefix}v`)
  if (raw === null) return null
  switch (type) {
    case 's':
      return book.strings[Number(raw)] ?? null
    case 'b':
      return raw === '1' || raw === 'true'
    case 'str':
    case 'e':
      return plainXml(raw)
    case 'd':
      return plainXml(raw).slice(0, 19).replace('T', ' ')
    default: {
      if (raw === '') return null
      const n = Number(raw)
      return Number.isNaN(n) ? plainXml(raw) : sensibleNumber(n, book.senses[style] ?? 'plain', book.from1904)
    }
  }
}

function cellsOf(row: string, prefix: string, book: Reading): Cell[] {
  const cells: Cell[] = []
  const [open, close] = [`<${prefix}c`, `</${prefix}c>`]
  let next = 0
  for (let at = row.indexOf(open); at >= 0; ) {
    const after = row.charCodeAt(at + open.length)
    const end = row.indexOf('>', at)
    if (end < 0) break
    // `<c` is also how other tags begin.
    if (after !== 32 && after !== 62 && after !== 47 && after !== 10) {
      at = row.indexOf(open, end)
      continue
    }
    const tag = row.slice(at, end)
    const ref = attribute(tag, 'r')
    const column = ref === null ? next : columnOf(ref)
    next = column + 1
    let stop = end + 1
    if (row.charCodeAt(end - 1) !== 47) {
      const closed = row.indexOf(close, end)
      if (closed < 0) throw new ArchiveFault('broken')
      if (column >= 0 && column < mostColumns) {
        const value = cellValue(
          row.slice(end + 1, closed),
          attribute(tag, 't') ?? 'n',
          Number(attribute(tag, 's') ?? -1),
          prefix,
          book,
        )
        if (value !== null) {
          while (cells.length < column) cells.push(null)
          cells[column] = value
        }
      }
      stop = closed + close.length
    }
    at = row.indexOf(open, stop)
  }
  return cells
}

/** The text of a sheet row by row, each as it stands; what stands before the first and after the last is told, too. */
export async function* rawRows(
  archive: Archive,
  part: string,
  aside: (text: string, prefix: string) => void,
): AsyncGenerator<{ readonly row: string; readonly prefix: string }> {
  const decoder = new TextDecoder()
  let rest = ''
  let prefix: string | null = null
  let inside = false
  for await (const piece of archive.pieces(part)) {
    rest += decoder.decode(piece, { stream: true })
    if (prefix === null) {
      const root = /<((?:\w+:)?)sheetData\b/.exec(rest)
      if (!root) {
        if (rest.length > longestRow) throw new ArchiveFault('broken')
        continue
      }
      prefix = root[1]!
      aside(rest.slice(0, root.index), prefix)
      rest = rest.slice(root.index)
      inside = true
    }
    let done = 0
    const end = inside ? rest.indexOf(`</${prefix}sheetData>`) : -1
    while (inside) {
      const open = rest.indexOf(`<${prefix}row`, done)
      if (end >= 0 && (open < 0 || end < open)) {
        inside = false
        done = end
        break
      }
      if (open < 0) break
      const tagEnd = rest.indexOf('>', open)
      if (tagEnd < 0) break
      if (rest.charCodeAt(tagEnd - 1) === 47) {
        done = tagEnd + 1
        continue
      }
      const close = rest.indexOf(`</${prefix}row>`, tagEnd)
      if (close < 0) break
      yield { row: rest.slice(open, close), prefix }
      done = close + prefix.length + 6
    }
    rest = rest.slice(done)
    if (rest.length > longestRow) throw new ArchiveFault('bomb')
  }
  if (prefix === null) throw new ArchiveFault('broken')
  aside(rest, prefix)
}

/** The rows of a sheet that hold something, one by one as they are asked for. */
export async function* xlsxRows(archive: Archive, part: string, book: Reading): AsyncGenerator<SheetRow> {
  let line = 0
  for await (const { row, prefix } of rawRows(archive, part, () => undefined)) {
    const tag = row.slice(0, row.indexOf('>'))
    line = Number(attribute(tag, 'r') ?? line + 1)
    const cells = cellsOf(row, prefix, book)
    if (cells.length === 0) continue
    yield { line, cells, hidden: attribute(tag, 'hidden') === '1' || attribute(tag, 'hidden') === 'true' }
  }
}
