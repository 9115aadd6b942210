import { blocksOf } from './blocks.ts'
import { headOf } from './head/index.ts'
import { outlineOf, sectionsOf } from './outline.ts'
import { itemsOf } from './outline-marks.ts'
import { ownersOf } from './owners/index.ts'
import { paragraphsIn } from './paragraphs.ts'
import { readTargets } from './targets/index.ts'
import { evenText } from './text.ts'
import type { PlanReading } from './types.ts'

export { paragraphsOf } from './paragraphs.ts'
export { withoutRadicals } from './radicals.ts'
export { isTableHead } from './table-cells.ts'
export { evenText } from './text.ts'
export type * from './types.ts'

/**
 * Reads a Chinese plan or policy text.
 *
 * @param source the text as it was decoded, without a byte order mark; line ends as they are. Every offset in the reading is a
 * position in it (UTF-16 units, from 0), every quotation a piece of it.
 * @returns what was found; a text that is no plan gives empty lists. Never throws, for any text.
 */
export function readPlan(source: string): PlanReading {
  const blocks = blocksOf(evenText(source))
  const items = itemsOf(blocks)
  const { titleBlock, ...head } = headOf(blocks, items, source)
  const outline = outlineOf(blocks, items, titleBlock, source)
  const context = { ...head, sections: sectionsOf(outline, source.length), source }
  const { targets, baselines, questions } = readTargets(paragraphsIn(blocks, items), context)
  return { ...head, outline, owners: ownersOf(blocks, items, source), targets, baselines, questions }
}
