export type CsvCell = string | number | boolean | null

/** What a spreadsheet would take for a formula: it is told that it is text by an apostrophe before it. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** One cell, quoted where it must be; numbers stay numbers, also below nought. */
export function csvCell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const chunk = 200

/**
 * A table as CSV (RFC 4180), piece by piece: with the mark by which Excel knows UTF-8, a line of names first, lines ended by
 * CRLF.
 */
export function* csvOf(columns: readonly string[], rows: Iterable<readonly CsvCell[]>): Generator<string> {
  let text = `\ufeff${columns.map(csvCell).join(',')}\r\n`
  let n = 0
  for (const row of rows) {
    text += `${row.map(csvCell).join(',')}\r\n`
    if (++n % chunk === 0) {
      yield text
      text = ''
    }
  }
  if (text) yield text
}
