import { blocksOf } from './blocks.ts'
import { outlineOf } from './outline.ts'
import { itemsOf } from './outline-marks.ts'
import { ownersOf } from './owners/index.ts'
import { paragraphsIn } from './paragraphs.ts'
import { rowsOf } from './tables.ts'
import { evenText } from './text.ts'
import type { OutlineEntry, Owner, Paragraph } from './types.ts'

export type * from './types.ts'

/** What a text is made of, before anything in it is understood. */
export interface Layout {
  readonly outline: readonly OutlineEntry[]
  readonly owners: readonly Owner[]
  readonly paragraphs: readonly Paragraph[]
}

export function layoutOf(source: string): Layout {
  const blocks = blocksOf(evenText(source))
  const rows = rowsOf(blocks)
  const items = itemsOf(blocks)
  return {
    outline: outlineOf(blocks, items, source),
    owners: ownersOf(blocks, rows, source),
    paragraphs: paragraphsIn(blocks, items, rows),
  }
}
