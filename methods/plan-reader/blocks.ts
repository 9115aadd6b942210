import { isContents } from './contents.ts'
import { type Line, linesOf } from './lines.ts'
import { type Run, runOf } from './run.ts'
import { type Row, withTables } from './tables.ts'
import { goesOn, wrapWidth } from './wraps.ts'

/** What is printed as one: a paragraph with its wraps joined, a row of a table, a line of a list of contents. */
export interface Block {
  readonly kind: 'text' | 'row' | 'contents'
  readonly run: Run
  /** A line of its own, with nothing joined to it. */
  readonly single: boolean
  /** An empty line lies before it. */
  readonly apart: boolean
  readonly indent: number
  /** Of a row: its cells and the headings of its columns. */
  readonly row?: Row
}

/** In a line this long, wide gaps are where line ends were lost. */
const longLine = 100
/** Readings that some sites print into the text: 關(guān). */
const reading = /(?<=[\u4e00-\u9fff])\((?=[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)/g

/** The ranges of a range without the readings in it. */
function withoutReadings(even: string, start: number, end: number): [number, number][] {
  const ranges: [number, number][] = []
  let from = start
  for (const found of even.slice(start, end).matchAll(reading)) {
    ranges.push([from, start + found.index])
    from = start + found.index + found[0].length
  }
  ranges.push([from, end])
  return ranges
}

function* piecesOf(line: Line): Generator<[number, number]> {
  if (line.text.length <= longLine || line.text.includes('\t')) {
    yield [line.start, line.end]
    return
  }
  let from = 0
  for (const gap of line.text.matchAll(/ {2,}/g)) {
    yield [line.start + from, line.start + gap.index]
    from = gap.index + gap[0].length
  }
  yield [line.start + from, line.end]
}

/** The blocks of an evened text, in order. */
export function blocksOf(even: string): Block[] {
  const lines = linesOf(even)
  const contents = isContents(lines, even)
  const width = wrapWidth(lines)
  const indents = lines.filter(line => line.indent >= 2 && line.indent <= 8).length >= 3
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const { apart, indent } = line
    if (contents.has(i)) {
      blocks.push({ kind: 'contents', run: runOf(even, [[line.start, line.end]]), single: true, apart, indent })
      continue
    }
    if (line.text.includes('\t') || line.tabbed) {
      // Tabs before and after belong to the row: an empty cell is a cell.
      let start = line.start
      let end = line.end
      while (even[start - 1] === '\t' || even[start - 1] === ' ') start--
      while (even[end] === '\t' || even[end] === ' ') end++
      blocks.push({ kind: 'row', run: runOf(even, [[start, end]]), single: true, apart, indent: 0 })
      continue
    }
    // Each entry is the ranges of one block.
    const pieces = [...piecesOf(line)].map(piece => [piece])
    while (i + 1 < lines.length && !contents.has(i + 1) && goesOn(lines[i]!, lines[i + 1]!, width, indents)) {
      const [first, ...more] = piecesOf(lines[++i]!)
      pieces.at(-1)!.push(first!)
      pieces.push(...more.map(piece => [piece]))
    }
    for (const ranges of pieces) {
      const run = runOf(
        even,
        ranges.flatMap(([start, end]) => withoutReadings(even, start, end)),
      )
      blocks.push({ kind: 'text', run, single: pieces.length === 1 && ranges.length === 1, apart, indent })
    }
  }
  return withTables(blocks, even)
}
