import type { CutFigures } from '#methods/similarity/index'
import { readCsv } from '#server/ports/csv-reader'
import { textOf } from '../../input/text-of.ts'

/** Known pairs: the first column of a table is the later report, the column `duplicate_of` or the second the earlier one. */
export async function readPairs(path: string): Promise<Map<string, string>> {
  const pairs = new Map<string, string>()
  let columns: { later: number; earlier: number; metres: number } | undefined
  for await (const { cells } of readCsv(textOf(path))) {
    if (!columns) {
      const named = cells.indexOf('duplicate_of')
      columns = { later: 0, earlier: named < 0 ? 1 : named, metres: cells.indexOf('distance_m') }
      continue
    }
    const metres = columns.metres < 0 ? '0' : (cells[columns.metres] ?? '')
    if (metres !== '' && Number(metres) <= 300) pairs.set(cells[columns.later] ?? '', cells[columns.earlier] ?? '')
  }
  return pairs
}

/** The curve as a table for the screen. */
export function curveTable(lines: readonly CutFigures[]): string {
  const head = 'cut    originals found   suggested to others: mean  median  any'
  const row = (l: CutFigures) =>
    `${l.least.toFixed(2)}   ${l.found.toFixed(3).padStart(15)}   ${l.mean.toFixed(2).padStart(25)} ${String(l.median).padStart(7)}  ${l.some.toFixed(2)}`
  return [head, ...lines.map(row)].join('\n')
}
