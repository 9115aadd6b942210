import { Fault } from '../errors.ts'
import type { TableRow } from './table.ts'

export interface CsvRow extends TableRow {
  readonly cells: readonly string[]
}

/** One cell or row longer than this was never meant: a quote that nobody closed. */
const longest = 1_000_000
const mostColumns = 1000

/** The character most lines are divided by, outside quotes: comma, semicolon or tab. */
export function delimiterOf(text: string): string {
  const counts = new Map([',', ';', '\t', '|'].map(d => [d, 0]))
  let quoted = false
  let lines = 0
  for (const letter of text.slice(0, 65_536)) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && letter === '\n' && ++lines === 20) break
    else if (!quoted && counts.has(letter)) counts.set(letter, counts.get(letter)! + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0]
}

/** The rows of a CSV (RFC 4180) piece by piece; `line` is where the row begins in the file. Empty lines are passed over. */
export async function* readCsv(pieces: AsyncIterable<string>, given?: string): AsyncGenerator<CsvRow> {
  let delimiter = given
  let stop: RegExp | undefined
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let closed = false
  let touched = false
  let line = 1
  let began = 1
  const finish = (): CsvRow | null => {
    const row = touched || cells.length > 0 ? { line: began, cells: [...cells, cell] } : null
    cells = []
    cell = ''
    closed = false
    touched = false
    return row?.cells.some(c => c !== '') ? row : null
  }
  for await (const piece of pieces) {
    delimiter ??= delimiterOf(piece)
    stop ??= new RegExp(`["\\n${delimiter.replace(/[\\\]^-]/, '\\$&')}]`, 'g')
    let at = 0
    while (at < piece.length) {
      if (quoted) {
        const end = piece.indexOf('"', at)
        const taken = end < 0 ? piece.slice(at) : piece.slice(at, end)
        for (let n = taken.indexOf('\n'); n >= 0; n = taken.indexOf('\n', n + 1)) line++
        cell += taken
        if (cell.length > longest) throw new Fault('table-unreadable', { detail: { reason: 'quote', line: began } })
        if (end < 0) break
        quoted = false
        closed = true
        at = end + 1
        continue
      }
      const letter = piece[at]!
      if (letter === '"' && (closed || cell === '')) {
        // A quote doubled within quotes is one quote.
        if (closed) cell += '"'
        quoted = true
        touched = true
        at++
      } else if (letter === delimiter) {
        cells.push(cell)
        cell = ''
        closed = false
        touched = true
        if (cells.length > mostColumns) throw new Fault('table-unreadable', { detail: { reason: 'columns', line: began } })
        at++
      } else if (letter === '\n') {
        if (cell.endsWith('\r')) cell = cell.slice(0, -1)
        const row = finish()
        if (row) yield row
        line++
        began = line
        at++
      } else {
        // Everything up to the next character that means something is taken at once.
        stop.lastIndex = at + 1
        const end = stop.exec(piece)?.index ?? piece.length
        cell += piece.slice(at, end)
        touched = true
        at = end
        if (cell.length > longest) throw new Fault('table-unreadable', { detail: { reason: 'quote', line: began } })
      }
    }
  }
  if (quoted) throw new Fault('table-unreadable', { detail: { reason: 'quote', line: began } })
  if (cell.endsWith('\r')) cell = cell.slice(0, -1)
  const row = finish()
  if (row) yield row
}
