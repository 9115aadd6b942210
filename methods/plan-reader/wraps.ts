import type { Line } from './lines.ts'
import { markAt } from './marks.ts'

const ends = /[。;!?:…]["”')\]】》]*$/
const opens = /[、,(“《〈和及与的]$/
const closes = /^[^()]{0,120}\)/
const label = /^[\u4e00-\u9fff()]{2,10}:/

/** Narrower lines are not the lines of a page, in halves of a character. */
const shortest = 28

/**
 * The width at which the lines of a text were broken by hand or by a page, in halves of a character; null when its lines
 * end where its paragraphs end. Broken lines crowd just below one width, few are longer, and most of them stop in the
 * middle of a sentence.
 */
export function wrapWidth(lines: readonly Line[]): number | null {
  const plain = lines.filter(line => !line.text.includes('\t'))
  if (plain.length < 6) return null
  const counts = new Map<number, number>()
  for (const { width } of plain) counts.set(width, (counts.get(width) ?? 0) + 1)
  const atMost = (from: number, to: number) => {
    let sum = 0
    for (let width = from; width <= to; width++) sum += counts.get(width) ?? 0
    return sum
  }
  let best: number | null = null
  let most = 0
  for (const width of counts.keys()) {
    if (width < shortest || width > 140) continue
    const near = atMost(width - 5, width)
    if (near > most || (near === most && best !== null && width > best)) {
      most = near
      best = width
    }
  }
  if (best === null) return null
  const width = best
  // Short lines are headings and the cells of tables: they say nothing about a width.
  const long = plain.filter(line => line.width >= shortest)
  const longer = long.filter(line => line.width > width + 4).length
  const full = long.filter(line => line.width >= width - 5 && line.width <= width + 4)
  const broken = plain.filter((line, i) => {
    const next = plain[i + 1]
    const isFull = line.width >= width - 5 && line.width <= width + 4
    return isFull && !ends.test(line.text) && next !== undefined && !next.apart && !startsAnew(next)
  }).length
  return full.length >= 4 &&
    broken >= 3 &&
    full.length >= long.length * 0.35 &&
    longer <= long.length * 0.1 &&
    broken >= full.length * 0.4
    ? width
    : null
}

/** Whether `next` goes on with what `line` broke off. */
export function goesOn(line: Line, next: Line, width: number | null, indents: boolean): boolean {
  if (next.text.includes('\t') || line.text.includes('\t')) return false
  const isOpen = !next.apart && line.text.lastIndexOf('(') > line.text.lastIndexOf(')')
  if (isOpen && (closes.test(next.text) || (width !== null && line.width >= width - 7 && !markAt(next.text, 0)))) return true
  if (startsAnew(next)) return false
  if (!next.apart && opens.test(line.text) && !ends.test(line.text)) return true
  if (width === null || next.apart) return false
  // A line of a sentence may end early where the next word did not fit.
  const least = /[,。;]/.test(line.text) ? width * 0.75 : width - 7
  if (line.width < least) return false
  if (ends.test(line.text)) return indents && next.indent === 0
  return !indents || next.indent < 2 || line.indent >= next.indent
}

function startsAnew({ text }: Line): boolean {
  const mark = markAt(text, 0)
  if (mark && !/^[项款条目至到和]/.test(text.slice(mark.length))) return true
  return /^(?:——|[•●■◆◇▲△★☆·]|附件|附表|目 ?录$)/.test(text) || label.test(text)
}
