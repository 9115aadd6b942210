import { blocksOf } from './blocks.ts'
import { headOf } from './head/index.ts'
import { outlineOf, sectionsOf } from './outline.ts'
import { itemsOf } from './outline-marks.ts'
import { ownersOf } from './owners/index.ts'
import { paragraphsIn } from './paragraphs.ts'
import { rowsOf } from './tables.ts'
import { evenText } from './text.ts'
import type { PlanReading, ReadTargets } from './types.ts'

export { paragraphsOf } from './paragraphs.ts'
export { evenText } from './text.ts'
export type * from './types.ts'

/** What a text says about itself, its outline and its responsible units, and what its targets are read with. */
export function layoutOf(source: string) {
  const blocks = blocksOf(evenText(source))
  const rows = rowsOf(blocks)
  const items = itemsOf(blocks)
  const head = headOf(blocks, items, source)
  const outline = outlineOf(blocks, items, source)
  const owners = ownersOf(blocks, rows, source)
  const paragraphs = paragraphsIn(blocks, items, rows)
  return { head, outline, owners, paragraphs, context: { ...head, sections: sectionsOf(outline, source.length), source } }
}

export function readPlanWith(source: string, readTargets: ReadTargets): PlanReading {
  const { head, outline, owners, paragraphs, context } = layoutOf(source)
  return { ...head, outline, owners, ...readTargets(paragraphs, context) }
}
