import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HiddenTable, hideSmall } from './index.ts'

/** Every table that agrees with what is shown, hidden cells being at least 1: what a patient reader can work out. */
function tablesThatFit(shown: HiddenTable, most: number): number[][][] {
  const [height, width] = [shown.cells.length, shown.cells[0]!.length]
  const spots = shown.cells.flatMap((row, r) => row.flatMap((n, c) => (n === null ? [[r, c] as const] : [])))
  const found: number[][][] = []
  const table = shown.cells.map(row => row.map(n => n ?? 0))
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  const fits = () =>
    shown.rowTotals.every((t, r) => t === null || t === sum(table[r]!)) &&
    shown.columnTotals.every((t, c) => t === null || t === sum(table.map(row => row[c]!))) &&
    (shown.total === null || shown.total === sum(table.flat()))
  const fill = (n: number) => {
    if (n === spots.length) {
      if (fits()) found.push(table.map(row => [...row]))
      return
    }
    const [r, c] = spots[n]!
    for (let value = 1; value <= most; value++) {
      table[r]![c] = value
      const total = shown.rowTotals[r]
      if (total != null && sum(table[r]!) > total) break
      fill(n + 1)
    }
    table[r]![c] = 0
  }
  fill(0)
  expect([height, width]).toEqual([table.length, table[0]!.length])
  return found
}

const counts = (rows: number, columns: number, max: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  })

describe('a table of counts', () => {
  it('shows large counts and noughts as they are', () => {
    expect(
      hideSmall([
        [12, 0],
        [30, 8],
      ]),
    ).toEqual({
      cells: [
        [12, 0],
        [30, 8],
      ],
      rowTotals: [12, 38],
      columnTotals: [42, 8],
      total: 50,
    })
  })

  it('hides a small count, and others so that totals do not give it away', () => {
    const shown = hideSmall([
      [3, 20, 40],
      [50, 60, 70],
      [80, 90, 95],
    ])
    expect(shown.cells[0]![0]).toBeNull()
    expect(shown.cells.flat().filter(n => n === null).length).toBe(4)
    expect(shown.total).toBe(508)
    expect(shown.rowTotals).toEqual([63, 180, 265])
  })

  it('hides a total that is small itself', () => {
    expect(
      hideSmall([
        [2, 1],
        [0, 0],
      ]).total,
    ).toBeNull()
  })

  it('never lets a hidden count be worked out while anything else could be hidden', () => {
    fc.assert(
      fc.property(counts(2, 3, 7), cells => {
        const shown = hideSmall(cells, 4)
        const rest = shown.cells.flat().filter((n): n is number => n !== null && n > 0)
        fc.pre(shown.cells.flat().filter(n => n === null).length <= 5)
        const possible = tablesThatFit(shown, 9)
        expect(possible).toContainEqual(cells)
        for (const [r, row] of cells.entries())
          for (const [c, n] of row.entries()) {
            if (shown.cells[r]![c] !== null) continue
            const values = new Set(possible.map(table => table[r]![c]))
            // One count that makes up the whole table cannot be hidden behind others.
            if (values.size < 2) expect([n, rest, shown.total]).toEqual([n, [], null])
          }
      }),
      { numRuns: 150 },
    )
  })

  it('never shows a count below the least, and never changes one it shows', () => {
    fc.assert(
      fc.property(counts(4, 5, 30), cells => {
        const shown = hideSmall(cells)
        for (const [r, row] of shown.cells.entries())
          for (const [c, n] of row.entries()) {
            if (n === null) continue
            expect(n).toBe(cells[r]![c])
            expect(n === 0 || n >= 5).toBe(true)
          }
      }),
    )
  })

  it('refuses what is no table', () => {
    expect(() => hideSmall([[1], [1, 2]])).toThrow(RangeError)
    expect(() => hideSmall([[-1]])).toThrow(RangeError)
  })
})
