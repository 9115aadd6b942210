/** A count, or that it is not published. */
export type Shown = number | null

export interface HiddenTable {
  /** Rows of columns, as given; `null` where a cell is hidden. */
  readonly cells: readonly (readonly Shown[])[]
  readonly rowTotals: readonly Shown[]
  readonly columnTotals: readonly Shown[]
  readonly total: Shown
}

/** A published table as one matrix with its totals in the last row and column. */
type Grid = readonly (readonly number[])[]

const extended = (cells: Grid): number[][] => {
  const width = cells[0]?.length ?? 0
  const rows = cells.map(row => [...row, row.reduce((a, b) => a + b, 0)])
  const totals = Array.from({ length: width + 1 }, (_, c) => rows.reduce((sum, row) => sum + row[c]!, 0))
  return [...rows, totals]
}

/**
 * Could the hidden cell hold another value, seen by a reader who knows all shown cells and totals, and that a hidden one
 * is at least 1? It could if a round of changes by one leads back to it: hidden cells are edges between rows and
 * columns, a cell going up is an edge from its row to its column, one going down the way back (and only above 1); in a
 * total the two are swapped, since it stands on the other side of the equation (Gusfield 1988).
 */
function mayDiffer(grid: Grid, hidden: readonly (readonly boolean[])[], row: number, column: number): boolean {
  const [height, width] = [grid.length, grid[0]!.length]
  const flipped = (r: number, c: number) => (r === height - 1) !== (c === width - 1)
  const nodeOf = { row: (r: number) => r, column: (c: number) => height + c }
  const reaches = (from: number, to: number): boolean => {
    const seen = new Set([from])
    const next = [from]
    while (next.length > 0) {
      const node = next.pop()!
      if (node === to) return true
      const isRow = node < height
      for (let other = 0; other < (isRow ? width : height); other++) {
        const [r, c] = isRow ? [node, other] : [other, node - height]
        if (!hidden[r]![c] || (r === row && c === column)) continue
        const goesUp = isRow !== flipped(r, c)
        if (!goesUp && grid[r]![c]! < 2) continue
        const target = isRow ? nodeOf.column(c) : nodeOf.row(r)
        if (!seen.has(target)) {
          seen.add(target)
          next.push(target)
        }
      }
    }
    return false
  }
  const [start, end] = flipped(row, column) ? [nodeOf.row(row), nodeOf.column(column)] : [nodeOf.column(column), nodeOf.row(row)]
  // Up needs a way from the end of its edge back to its beginning; down the same the other way round.
  return reaches(start, end) || (grid[row]![column]! >= 2 && reaches(end, start))
}

interface Cell {
  readonly r: number
  readonly c: number
}

/** What more to hide so that this cell is no longer exposed: the other corners of the cheapest rectangle, else any one cell. */
function nextToHide(grid: Grid, hidden: readonly (readonly boolean[])[], row: number, column: number): readonly Cell[] {
  const [height, width] = [grid.length, grid[0]!.length]
  const costOf = ({ r, c }: Cell) => grid[r]![c]! + (r === height - 1 || c === width - 1 ? 1e12 : 0)
  let best: { cells: readonly Cell[]; cost: number } | null = null
  const consider = (cells: readonly Cell[], extra: number) => {
    const cost = cells.reduce((sum, cell) => sum + costOf(cell), extra)
    if (cells.length > 0 && (best === null || cost < best.cost)) best = { cells, cost }
  }
  for (let r = 0; r < height; r++)
    for (let c = 0; c < width; c++) {
      if (grid[r]![c] === 0) continue
      if (!hidden[r]![c]) consider([{ r, c }], 1e15)
      if (r === row || c === column) continue
      const corners = [
        { r, c },
        { r: row, c },
        { r, c: column },
      ]
      if (corners.every(one => grid[one.r]![one.c]! > 0))
        consider(
          corners.filter(one => !hidden[one.r]![one.c]),
          0,
        )
    }
  return best === null ? [] : (best as { cells: readonly Cell[] }).cells
}

/**
 * A table of counts fit to be published with its totals: every count from 1 to `smallest - 1` is hidden, and further
 * ones until no hidden cell can be worked out from the rest. Nought is shown: it tells of nobody. A total is hidden only
 * when it is small itself or nothing else helps.
 * @param cells rows of columns, whole numbers from 0, all rows as long
 * @param smallest the least count that may be shown, 5 as a rule
 * @throws RangeError when the rows differ in length or hold something that is no count
 */
export function hideSmall(cells: Grid, smallest = 5): HiddenTable {
  const width = cells[0]?.length ?? 0
  for (const row of cells)
    if (row.length !== width || !row.every(n => Number.isSafeInteger(n) && n >= 0)) throw new RangeError('not a table of counts')
  const grid = extended(cells)
  const hidden = grid.map(row => row.map(n => n > 0 && n < smallest))
  for (let again = true; again; ) {
    again = false
    for (let r = 0; r < grid.length; r++)
      for (let c = 0; c <= width; c++)
        while (hidden[r]![c] && !mayDiffer(grid, hidden, r, c)) {
          const more = nextToHide(grid, hidden, r, c)
          if (more.length === 0) break
          for (const cell of more) hidden[cell.r]![cell.c] = true
          again = true
        }
  }
  const shown = grid.map((row, r) => row.map((n, c): Shown => (hidden[r]![c] ? null : n)))
  const last = shown.pop() ?? []
  return {
    cells: shown.map(row => row.slice(0, width)),
    rowTotals: shown.map(row => row[width]!),
    columnTotals: last.slice(0, width),
    total: last.length > 0 ? last[width]! : 0,
  }
}
