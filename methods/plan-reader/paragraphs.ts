import { type Block, blocksOf } from './blocks.ts'
import { rank } from './marks.ts'
import { type Item, itemsOf } from './outline-marks.ts'
import { endIn, offsetIn, partOf, type Run } from './run.ts'
import type { Paragraph, ParagraphKind } from './types.ts'

/** What is counted above this begins a paragraph of its own, even where the line end before it was lost. */
const deepest = rank.levels

/** The paragraphs of an evened text. Source: `evenText`. */
export function paragraphsOf(even: string): Paragraph[] {
  const blocks = blocksOf(even)
  return paragraphsIn(blocks, itemsOf(blocks))
}

export function paragraphsIn(blocks: readonly Block[], items: readonly Item[]): Paragraph[] {
  const seams = new Map<number, number[]>()
  for (const { block, mark } of items) {
    if (mark.at > 0 && rank[mark.family] <= deepest) (seams.get(block) ?? seams.set(block, []).get(block)!).push(mark.at)
  }
  return blocks.flatMap((block, i) => {
    const { row } = block
    if (row) return [paragraph('table-row', block.run, row.cells, row.heads)]
    if (block.kind === 'contents') return [paragraph('contents', block.run)]
    const cuts = [0, ...(seams.get(i) ?? []), block.run.text.length]
    return cuts.slice(1).flatMap((to, n) => {
      const run = partOf(block.run, cuts[n]!, to)
      return run.text.trim() === '' ? [] : [paragraph(isHeading(run.text) ? 'heading' : 'text', run)]
    })
  })
}

const isHeading = (text: string): boolean => text.length <= 40 && !/[。;:,!?)]["”]?$/.test(text.trimEnd())

function paragraph(kind: ParagraphKind, run: Run, cells: Paragraph['cells'] = [], heads: Paragraph['heads'] = []): Paragraph {
  const { length } = run.text
  return {
    kind,
    text: run.text,
    start: offsetIn(run, 0),
    end: endIn(run, length),
    offsetOf: i => (i >= length ? endIn(run, length) : offsetIn(run, i)),
    cells,
    heads,
  }
}
