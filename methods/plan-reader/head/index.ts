import type { Block } from '../blocks.ts'
import { rank } from '../marks.ts'
import type { Item } from '../outline-marks.ts'
import { evenText } from '../text.ts'
import type { Period } from '../types.ts'
import { issuedOf } from './issued.ts'
import { periodOf } from './period.ts'
import { titleOf } from './title.ts'

export interface Head {
  readonly title: string | null
  readonly issued: string | null
  readonly period: Period | null
  /** The block the title stands in, -1 when there is none. */
  readonly titleBlock: number
}

/** What a document says about itself: its title, the day it was issued, the years it is for. */
export function headOf(blocks: readonly Block[], items: readonly Item[], source: string): Head {
  const first = items.find(item => rank[item.mark.family] <= rank.levels)?.block ?? blocks.length
  const title = titleOf(blocks, source, first)
  const texts = blocks.filter(block => block.kind === 'text' && !block.run.text.startsWith('#')).map(block => block.run.text)
  const headings = texts.slice(0, 60).filter(text => text.length <= 60 && !/[。;:]$/.test(text))
  const opening = texts.filter(text => text.length > 40).slice(0, 3)
  return {
    title: title?.text ?? null,
    titleBlock: title?.block ?? -1,
    issued: issuedOf(blocks, title?.block ?? 0),
    period: periodOf(
      title ? evenText(title.text) : null,
      headings,
      opening.map(text => text.slice(0, 300)),
    ),
  }
}
