import type { Cell } from '../sheet.ts'
import type { Merge } from './xlsx-facts.ts'
import type { SheetRow } from './xlsx-rows.ts'

const widest = 200

/**
 * Every cell of a merged range holds its value, row by row as they come. A range over the whole sheet costs nothing: only
 * rows that are there are filled.
 */
export async function* unfolded(rows: AsyncIterable<SheetRow>, merges: readonly Merge[]): AsyncGenerator<SheetRow> {
  const waiting = [...merges].sort((a, b) => a.top - b.top)
  let next = 0
  let open: { readonly merge: Merge; readonly value: Cell }[] = []
  for await (const row of rows) {
    const starting: Merge[] = []
    for (; next < waiting.length && waiting[next]!.top <= row.line; next++)
      if (waiting[next]!.top === row.line) starting.push(waiting[next]!)
    open = open.filter(({ merge }) => merge.bottom >= row.line)
    for (const merge of starting) {
      const value = row.cells[merge.left - 1] ?? null
      if (value !== null) open.push({ merge, value })
    }
    if (open.length === 0) {
      yield row
      continue
    }
    const cells = [...row.cells]
    for (const { merge, value } of open)
      for (let column = merge.left - 1; column < Math.min(merge.right, widest); column++) {
        while (cells.length <= column) cells.push(null)
        cells[column] = value
      }
    yield { ...row, cells }
  }
}
