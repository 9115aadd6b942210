import type { Block } from './blocks.ts'
import { markAt } from './marks.ts'
import { offsetIn, runOf } from './run.ts'
import { areHeads, isHead, markedCells, spacedCells } from './table-cells.ts'
import type { Cell } from './types.ts'

export interface Row {
  readonly cells: readonly Cell[]
  /** Of the columns, in the order of the cells; empty where none are known, and for the headings themselves. */
  readonly heads: readonly string[]
}

const named = (cells: readonly Cell[]): string[] => cells.map(cell => cell.text.replace(/\s/g, ''))

/** The blocks of a text with its tables found: rows with tabs, bars or spaces, and tables that were pasted a cell a line. */
export const withTables = (blocks: readonly Block[], even: string): Block[] => inRows(inPieces(inColumns(blocks, even), even))

/** Lines between two rows that do not end a table: the heading of a part of it. */
const mostBetween = 1

function inRows(blocks: readonly Block[]): Block[] {
  let heads: readonly string[] = []
  /** Lines since the last row; a table is over when they are several. */
  let between = 0
  let spaced = false
  let second = false
  return blocks.map(block => {
    const { text } = block.run
    if (block.row || block.kind === 'contents') return block
    const marked = markedCells(text)
    if (!marked && (heads.length === 0 || spaced)) {
      const cells = spaced && heads.length > 0 ? spacedCells(text, heads.length) : startOf(text)
      if (cells) {
        if (!spaced || areHeads(cells)) heads = named(cells)
        const row = { cells, heads: areHeads(cells) ? [] : heads }
        spaced = true
        between = 0
        return { ...block, kind: 'row', row }
      }
    }
    if (!marked) {
      if (++between > mostBetween || text.length > 60 || block.kind !== 'text') [heads, spaced, second] = [[], false, false]
      return block
    }
    if (heads.length > 0 && between > 0 && marked.length !== heads.length) heads = []
    between = 0
    spaced = false
    if (marked.every(cell => /^[-:= ]*$/.test(cell.text))) return { ...block, kind: 'row', row: { cells: [], heads: [] } }
    if (areHeads(marked)) {
      const names = named(marked)
      // A heading over two columns has their own headings in the next row.
      heads = second ? names.map((name, n) => (isHead(name) || !heads[n] ? name : heads[n])) : names
      second = true
      return { ...block, kind: 'row', row: { cells: marked, heads: [] } }
    }
    second = false
    return { ...block, kind: 'row', row: { cells: marked, heads } }
  })
}

/** How many lines one row with tabs may lie broken over. */
const mostPieces = 6

/** Rows with tabs that a line end within a cell broke: pieces whose cells together are as many as the headings. */
function inPieces(blocks: readonly Block[], even: string): Block[] {
  const out: Block[] = []
  let columns = 0
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    const cells = block.row ? null : markedCells(block.run.text)
    if (cells && areHeads(cells)) columns = cells.length
    const length = cells && cells.length < columns && !areHeads(cells) ? piecesOfRow(blocks, i, cells.length, columns) : 0
    if (length === 0) {
      out.push(block)
      continue
    }
    out.push(joinedRow(blocks.slice(i, i + length), even))
    i += length - 1
  }
  return out
}

function piecesOfRow(blocks: readonly Block[], from: number, first: number, columns: number): number {
  let cells = first
  for (let n = 1; n < mostPieces; n++) {
    const { run, kind, row } = blocks[from + n] ?? {}
    if (!run || row || kind === 'contents' || /^\d{1,3}(?:\t|$)/.test(run.text)) return 0
    cells += (markedCells(run.text)?.length ?? 1) - 1
    if (cells === columns) return n + 1
    if (cells > columns) return 0
  }
  return 0
}

function joinedRow(blocks: readonly Block[], even: string): Block {
  const first = blocks[0]!
  const start = offsetIn(first.run, 0)
  const last = blocks.at(-1)!
  const run = runOf(even, [[start, offsetIn(last.run, last.run.text.length)]])
  return { ...first, kind: 'row', run }
}

/** The headings of a table set with spaces. */
function startOf(text: string): Cell[] | null {
  if (text.length > 100 || !/ /.test(text) || /[。:;]/.test(text)) return null
  const cells = spacedCells(text, null)
  return cells && areHeads(cells) && cells.filter(cell => isHead(cell.text)).length >= 3 ? cells : null
}

const mostColumns = 12

/** Tables pasted with every cell on a line of its own: headings one below the other, then as many lines for each row. */
function inColumns(blocks: readonly Block[], even: string): Block[] {
  const out: Block[] = []
  for (let i = 0; i < blocks.length; i++) {
    const heads = headsAt(blocks, i)
    if (heads.length === 0) {
      out.push(blocks[i]!)
      continue
    }
    out.push(merged(blocks.slice(i, i + heads.length), even, []))
    i += heads.length
    const numbered = /^(?:序号|编号)$/.test(heads[0]!)
    while (i < blocks.length) {
      const length = rowAt(blocks, i, heads.length, numbered)
      if (length === 0) break
      out.push(merged(blocks.slice(i, i + length), even, length === heads.length ? heads : []))
      i += length
    }
    i--
  }
  return out
}

function headsAt(blocks: readonly Block[], from: number): string[] {
  const heads: string[] = []
  for (let i = from; i < blocks.length && heads.length < mostColumns; i++) {
    const { kind, run, single } = blocks[i]!
    if (kind !== 'text' || !single || run.text.length > 14 || run.text.includes(' ') || !isHead(run.text)) break
    heads.push(run.text)
  }
  // Two headings of an outline may be called 任务 and 要求: a table names who, when or a number.
  const sure = heads.some(head => /序号|编号|单位|部门|责任|时限/.test(head))
  return heads.length >= 3 && sure && new Set(heads).size === heads.length ? heads : []
}

/** How many lines the row that begins here takes; 0 when no row does. */
function rowAt(blocks: readonly Block[], from: number, columns: number, numbered: boolean): number {
  const isNumber = (i: number) => /^\d{1,3}$/.test(blocks[i]?.run.text ?? '')
  const isCell = (i: number) => {
    const block = blocks[i]
    return block !== undefined && block.kind === 'text' && block.run.text.length <= 200 && !endsTable(block.run.text)
  }
  if (!numbered) {
    // Where the lines of a row lie close together, a line set apart begins something else.
    if (blocks[from]?.apart && !blocks[from + 1]?.apart) return 0
    for (let n = 0; n < columns; n++) if (!isCell(from + n)) return 0
    return columns
  }
  if (!isNumber(from)) return 0
  const next = String(Number(blocks[from]!.run.text) + 1)
  for (let n = 1; n <= columns + 4; n++) {
    if (!isCell(from + n)) return n >= columns ? columns : 0
    if (n >= 2 && blocks[from + n]!.run.text === next) return n
  }
  // The last row is followed by whatever follows the table.
  return columns
}

/** The number of a part of the text, below a table. */
function endsTable(text: string): boolean {
  const mark = markAt(text, 0)
  return mark !== null && ['part', 'chapter', 'section', 'article', 'cn', 'cn-bracket'].includes(mark.family)
}

function merged(blocks: readonly Block[], even: string, heads: readonly string[]): Block {
  const first = blocks[0]!
  const last = blocks.at(-1)!
  const start = offsetIn(first.run, 0)
  const end = offsetIn(last.run, last.run.text.length)
  const cells = blocks.map(({ run }) => ({ text: run.text, at: offsetIn(run, 0) - start }))
  return { ...first, kind: 'row', run: runOf(even, [[start, end]]), row: { cells, heads } }
}
