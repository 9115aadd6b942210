import type { Face } from './faces.ts'
import { block } from './geometry.ts'
import { type Advance, type Piece, setLines } from './lines.ts'
import type { Block, Cell } from './paper.ts'

export type TableBlock = Extract<Block, { kind: 'table' }>
export interface Placed {
  readonly cell: Cell
  readonly row: number
  readonly column: number
  readonly down: number
}

/** Every cell with the row and column it begins in; what others cover is skipped. */
export function placeCells(rows: TableBlock['rows']): { readonly cells: readonly Placed[]; readonly columns: number } {
  const taken = new Set<string>()
  const cells: Placed[] = []
  let columns = 0
  rows.forEach((given, row) => {
    let column = 0
    for (const cell of given) {
      while (taken.has(`${row} ${column}`)) column++
      const down = Math.min(cell.down, rows.length - row)
      for (let r = row; r < row + down; r++) for (let c = column; c < column + cell.across; c++) taken.add(`${r} ${c}`)
      cells.push({ cell, row, column, down })
      column += cell.across
      columns = Math.max(columns, column)
    }
  })
  return { cells, columns }
}

export const cellPieces = ({ words, head }: Cell, size: number): readonly (readonly Piece[])[] =>
  words.map(line =>
    line.map(({ text, bold, under }): Piece => ({ text, size, under, face: head ? 'hei' : bold ? 'bold' : 'fang' })),
  )

/** Room at either side of the writing in a cell. */
export const besides = 4

/** About how wide a character is where the fonts are not ours. */
export const guessed: Advance = (_: Face, code: number) => (code > 0x2000 ? 1000 : 560)

/** Room for each column: what its longest words ask for, shared out when they ask for too much. */
export function columnWidths(advance: Advance, cells: readonly Placed[], columns: number, size: number): number[] {
  const wish = new Array<number>(columns).fill(size * 2 + 2 * besides)
  const least = [...wish]
  for (const { cell, column } of cells) {
    const wide = cellPieces(cell, size).map(
      line => setLines(line, advance, { width: 1e6, first: 0, rest: 0, tight: 0, even: false })[0]?.width ?? 0,
    )
    const share = (Math.max(0, ...wide) + 2 * besides + 1) / cell.across
    const kept =
      (Math.max(
        0,
        ...cell.words
          .flat()
          .flatMap(run => run.text.match(/[A-Za-z0-9.,%-]+/g) ?? [])
          .map(w => w.length),
      ) *
        size *
        0.6 +
        2 * besides) /
      cell.across
    for (let c = column; c < column + cell.across; c++) {
      wish[c] = Math.max(wish[c] ?? 0, share)
      least[c] = Math.max(least[c] ?? 0, Math.min(kept, block.width / columns))
    }
  }
  const asked = wish.reduce((sum, one) => sum + one, 0)
  if (asked <= block.width) return wish.map(one => (one * block.width) / asked)
  const needed = least.reduce((sum, one) => sum + one, 0)
  if (needed >= block.width) return least.map(one => (one * block.width) / needed)
  // Long columns give way more than short ones: by the root of what they ask for beyond the least.
  const more = wish.map((one, c) => Math.sqrt(Math.max(0, one - (least[c] ?? 0))))
  const all = more.reduce((sum, one) => sum + one, 0)
  return least.map((one, c) => one + ((block.width - needed) * (more[c] ?? 0)) / all)
}
