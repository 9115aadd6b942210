import { tableSize } from './geometry.ts'
import { type Line, setLines } from './lines.ts'
import type { Cell } from './paper.ts'
import { makeRoom, newPage, type Sheet, writeLine } from './pdf-sheet.ts'
import { besides, cellPieces, columnWidths, type Placed, placeCells, type TableBlock } from './table-grid.ts'

const above = 3.5
const figure = /^[\s\d.,%+\-−—／/~～<>≥≤]*$/

interface Set extends Placed {
  readonly lines: readonly Line[]
  readonly width: number
  readonly x: number
}

/** A cell higher than a page goes on in rows of its own, so that nothing is cut off. */
function cutTall(
  on: Sheet,
  rows: TableBlock['rows'],
  heads: number,
  widths: readonly number[],
  size: number,
): TableBlock['rows'] {
  const most = Math.floor(((on.bottom - on.top) * 0.6) / (size * 1.4))
  const { cells } = placeCells(rows)
  const tall = cells.some(one => linesOf(on, one, widths, size).length > most)
  if (!tall) return rows
  return rows.flatMap((_, row) => {
    const here = cells.filter(one => one.row <= row && row < one.row + one.down)
    const parts = here.map(one => (one.row === row ? linesOf(on, one, widths, size) : []))
    const count = Math.max(1, ...parts.map(lines => Math.ceil(lines.length / most)))
    return Array.from({ length: row < heads ? 1 : count }, (__, n) =>
      here.map((one, c): Cell => {
        const lines = parts[c] ?? []
        const some = row < heads ? lines : lines.slice(n * most, (n + 1) * most)
        return {
          ...one.cell,
          down: 1,
          words: some.map(line => line.pieces.map(({ text, face, under }) => ({ text, under, bold: face === 'bold' }))),
        }
      }),
    )
  })
}

function linesOf(on: Sheet, { cell, column }: Placed, widths: readonly number[], size: number): Line[] {
  const width = widths.slice(column, column + cell.across).reduce((sum, one) => sum + one, 0) - 2 * besides
  return cellPieces(cell, size).flatMap(line => setLines(line, on.advance, { width, first: 0, rest: 0, tight: 0, even: false }))
}

/** Draws a table over the width of the text; its head stands on every page it reaches. */
export function drawTable(on: Sheet, table: TableBlock): void {
  const first = placeCells(table.rows)
  if (first.columns === 0) return
  const size = tableSize(first.columns)
  const high = size * 1.4
  const widths = columnWidths(on.advance, first.cells, first.columns, size)
  const rows = cutTall(on, table.rows, table.heads, widths, size)
  const cells = placeCells(rows).cells.map((one): Set => {
    const x = on.left + widths.slice(0, one.column).reduce((sum, w) => sum + w, 0)
    const width = widths.slice(one.column, one.column + one.cell.across).reduce((sum, w) => sum + w, 0)
    return { ...one, x, width, lines: linesOf(on, one, widths, size) }
  })
  const heights = new Array<number>(rows.length).fill(high + 2 * above)
  for (const { row, down, lines } of [...cells].sort((a, b) => a.down - b.down)) {
    const needed = lines.length * high + 2 * above
    const had = heights.slice(row, row + down).reduce((sum, one) => sum + one, 0)
    if (needed > had) heights[row + down - 1] = (heights[row + down - 1] ?? 0) + needed - had
  }
  const narrow = new Map<number, boolean>()
  for (const { column, cell, lines } of cells)
    if (!cell.head && cell.across === 1)
      narrow.set(column, (narrow.get(column) ?? true) && lines.length <= 1 && (lines[0]?.width ?? 0) <= size * 7)
  const byRow = new Map<number, Set[]>()
  for (const one of cells) for (let r = one.row; r < one.row + one.down; r++) byRow.set(r, [...(byRow.get(r) ?? []), one])

  /** Rows `from` to `to`, without the first, at the present place. */
  const drawRows = (from: number, to: number) => {
    const tops = [on.y]
    for (let r = from; r < to; r++) tops.push((tops.at(-1) ?? 0) + (heights[r] ?? 0))
    const here = new Set([...Array(to - from).keys()].flatMap(n => byRow.get(from + n) ?? []))
    for (const one of here) {
      const [begins, ends] = [Math.max(from, one.row), Math.min(to, one.row + one.down)]
      const [top, bottom] = [tops[begins - from] ?? 0, tops[ends - from] ?? 0]
      if (one.cell.head) on.doc.rect(one.x, top, one.width, bottom - top).fill('#f0f0f0')
      on.doc
        .rect(one.x, top, one.width, bottom - top)
        .lineWidth(0.5)
        .stroke('#000000')
      on.doc.fillColor('#000000')
      if (begins !== one.row) continue
      const middle = one.cell.head || (narrow.get(one.column) ?? false)
      const spare = Math.max(0, bottom - top - one.lines.length * high)
      one.lines.forEach((line, n) => {
        const text = line.pieces.map(piece => piece.text).join('')
        const right = !one.cell.head && text !== '' && figure.test(text) && !middle
        const free = one.width - 2 * besides - line.width
        const x = one.x + besides + Math.max(0, middle ? free / 2 : right ? free : 0)
        writeLine(on, line, x, top + spare / 2 + n * high, high)
      })
    }
    on.y = tops.at(-1) ?? on.y
  }
  const headHigh = heights.slice(0, table.heads).reduce((sum, one) => sum + one, 0)
  makeRoom(on, headHigh + (heights[table.heads] ?? 0))
  const repeats = headHigh < (on.bottom - on.top) / 3 ? table.heads : 0
  let from = 0
  while (from < rows.length) {
    let [to, y] = [from, on.y]
    while (to < rows.length && y + (heights[to] ?? 0) <= on.bottom + 0.5) y += heights[to++] ?? 0
    // Rows tied together by a cell that reaches over them move on together, if they fit on a page at all.
    let tied = to
    while (to < rows.length && tied > from && (byRow.get(tied) ?? []).some(one => one.row < tied && one.down > 1)) tied--
    if (to < rows.length && tied > Math.max(from, repeats)) to = tied
    if (to === from) to = from + 1
    drawRows(from, to)
    from = to
    if (from < rows.length) {
      newPage(on)
      if (from >= repeats && repeats > 0) drawRows(0, repeats)
    }
  }
}
