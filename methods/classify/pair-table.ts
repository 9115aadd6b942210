/** From two whole numbers to one, all from 0: a hash table with open addressing, many times quicker than keys of text. */
export class PairTable {
  /** First, second and value of each slot side by side, so that a look-up touches one place in memory. */
  private cells: Int32Array
  private mask: number
  private held = 0

  constructor(room = 16) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(room, 8) * 3))
    this.cells = new Int32Array(slots * 4).fill(-1)
    this.mask = slots - 1
  }

  get size(): number {
    return this.held
  }

  private cellOf(first: number, second: number): number {
    const { cells, mask } = this
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    for (;;) {
      const cell = slot * 4
      const there = cells[cell]
      if (there === -1 || (there === first && cells[cell + 1] === second)) return cell
      slot = (slot + 1) & mask
    }
  }

  /** The number kept for the pair, or -1. */
  get(first: number, second: number): number {
    return this.cells[this.cellOf(first, second) + 2]!
  }

  /** The number kept for the pair; `otherwise` is kept when there is none. */
  put(first: number, second: number, otherwise: number): number {
    const cell = this.cellOf(first, second)
    if (this.cells[cell] !== -1) return this.cells[cell + 2]!
    this.cells[cell] = first
    this.cells[cell + 1] = second
    this.cells[cell + 2] = otherwise
    this.held++
    if (this.held * 2 > this.mask) this.grow()
    return otherwise
  }

  each(use: (first: number, second: number, value: number) => void): void {
    const { cells } = this
    for (let cell = 0; cell < cells.length; cell += 4)
      if (cells[cell] !== -1) use(cells[cell]!, cells[cell + 1]!, cells[cell + 2]!)
  }

  private grow(): void {
    const larger = new PairTable(this.mask)
    this.each((first, second, value) => larger.put(first, second, value))
    this.cells = larger.cells
    this.mask = larger.mask
  }
}
