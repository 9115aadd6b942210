import type { Block } from './blocks.ts'
import { plainHeadings } from './headings.ts'
import { rank } from './marks.ts'
import type { Item } from './outline-marks.ts'
import { endIn, offsetIn } from './run.ts'
import type { OutlineEntry, Section } from './types.ts'

const longest = 40
/** In a line this long a single space is what is left of a line end. */
const longLine = 200

/** A bracket that names the unit would be cut in the middle, at its colon. */
const unitLabel = /^\([\u4e00-\u9fff]{0,3}(?:责任|牵头|配合|主办|承办|协办)[\u4e00-\u9fff]{0,4}:/
/** A reading printed into the text, behind the last character of a title. */
const reading = /^\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)/

/** Some set a space around every figure: 投资 2 亿元. */
const besideDigit = (text: string, at: number): boolean => /[\d.]/.test(text[at - 1] ?? '') || /\d/.test(text[at + 1] ?? '')

/** Where, after its number, the title of an item ends in the text of its block. */
function titleEnd(text: string, from: number, next: number): number {
  let end = from
  while (end < next && !/[。;:]/.test(text[end]!)) {
    if (text[end] === '\t' && end > from) break
    if (text[end] === '*' && text[end + 1] === '*' && end + 2 >= text.length) break
    if (text[end] === ' ' && (text[end + 1] === ' ' || (text.length > longLine && end - from >= 4 && !besideDigit(text, end))))
      break
    if (text[end] === '(' && unitLabel.test(text.slice(end, end + 16))) break
    end++
  }
  return end
}

/** A text with fewer numbered parts than this is divided by its headings alone, if by anything. */
const fewest = 3

/**
 * The outline of a document: its numbers; where it hardly has any, its headings without numbers.
 * @param title the block its title stands in, -1 when it has none
 */
export function outlineOf(blocks: readonly Block[], items: readonly Item[], title: number, source: string): OutlineEntry[] {
  const numbered = items.map((item, i) => entryOf(item, items[i + 1], blocks, source))
  const parts = items.filter(
    ({ block, mark }) => rank[mark.family] <= rank.levels || blocks[block]!.run.text.slice(0, mark.at).trim() === '',
  )
  if (parts.length >= fewest) return numbered
  const plain = plainHeadings(blocks, title, source)
  if (plain.length < 2) return numbered
  const inside = numbered.map(entry => ({
    ...entry,
    depth: entry.depth + (plain.findLast(({ offset }) => offset < entry.offset)?.depth ?? 0),
  }))
  return [...plain, ...inside].sort((a, b) => a.offset - b.offset)
}

function entryOf({ block, mark, depth }: Item, next: Item | undefined, blocks: readonly Block[], source: string): OutlineEntry {
  const { run } = blocks[block]!
  const { text } = run
  const offset = offsetIn(run, mark.at)
  let from = mark.at + mark.length
  while (from < text.length && /[ \t:,、.]/.test(text[from]!)) from++
  const limit = next?.block === block ? next.mark.at : text.length
  const end = titleEnd(text, from, limit)
  const start = offsetIn(run, from)
  // What was wrapped ends where its line does.
  const stop = Math.max(start, endIn(run, end))
  const line = source.slice(start, stop + (reading.exec(source.slice(stop, stop + 8))?.[0].length ?? 0)).split(/[\r\n]/, 1)[0]!
  const number = source.slice(offset, offset + mark.length).replace(/\s/g, '')
  // What another number follows in the same line does not end with the comma before it.
  const title = end === limit && limit < text.length ? line.replace(/[\s,，、]+$/, '') : line
  return { number, depth, title: title.slice(0, longest).trim(), offset }
}

/** Each entry with the end of what it covers: the next entry that lies no deeper, or the end of the text. */
export function sectionsOf(outline: readonly OutlineEntry[], length: number): Section[] {
  const ends = outline.map(() => length)
  const open: number[] = []
  outline.forEach(({ depth, offset }, i) => {
    while (open.length > 0 && outline[open.at(-1)!]!.depth >= depth) ends[open.pop()!] = offset
    open.push(i)
  })
  return outline.map((entry, i) => ({ ...entry, end: ends[i]! }))
}
