/** Puts the cells of a table in their columns, as its joined cells stretch over rows and columns. */
export class TableGrid {
  readonly #rows: string[] = []
  #cells: string[] | null = null
  /** How many rows a joined cell still covers, by its column. */
  #covered: number[] = []

  #row(): string[] {
    this.#cells ??= []
    return this.#cells
  }

  #skipCovered(): void {
    const cells = this.#row()
    while ((this.#covered[cells.length] ?? 0) > 0) {
      this.#covered[cells.length]!--
      cells.push('')
    }
  }

  cell(text: string, columns: number, rows: number): void {
    this.#skipCovered()
    const cells = this.#row()
    const span = Math.min(Math.max(columns, 1), 60)
    for (let n = 0; n < span; n++) {
      if (rows > 1) this.#covered[cells.length] = Math.min(rows, 2000) - 1
      cells.push(n === 0 ? text.replace(/\s+/g, ' ').trim() : '')
    }
  }

  endRow(): void {
    this.#skipCovered()
    const cells = this.#row()
    if (cells.some(cell => cell !== '')) this.#rows.push(cells.join('\t'))
    this.#cells = null
  }

  /** One line for each row, a tab between two cells. */
  get text(): string {
    return this.#rows.join('\n')
  }
}
