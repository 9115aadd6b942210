import type { Line } from './lines.ts'
import { markAt } from './marks.ts'

const leader = /(?:\.{3,}|…+|·{3,}|。{3,}|-{4,}|—{2,}|_{3,})[ \t]*\(?[-— ]*\d{0,4}[-— ]*\)?$/
const numbered = /[ \t]+\(?\d{1,4}\)?$/

/** The words of a line of contents without the dots and the page number, and without spaces. */
const bare = (text: string): string => text.replace(leader, '').replace(numbered, '').replace(/[ \t]/g, '')

/**
 * Which lines, by their index, are a list of contents: those with dots that lead to a page number, and those that follow 目录
 * up to where its first entry is printed again.
 */
export function isContents(lines: readonly Line[], even: string): Set<number> {
  const found = new Set<number>()
  lines.forEach(({ text }, i) => {
    if (text.length <= 90 && leader.test(text) && /\d\)?$|\.{6,}$|…{2,}$/.test(text)) found.add(i)
    if (inOneLine.test(text)) found.add(i)
    if (/^(?:目 *录|目 *次|contents)$/i.test(text)) for (const at of afterTitle(lines, i)) found.add(at)
  })
  for (const at of printedAgain(lines, even)) found.add(at)
  return found
}

/** 目录 一、总体要求 二、重点任务 */
const inOneLine = /^目 *录[: ]*(?:[一1第].{2,30}[ 、.](?:[二2]|第二).+)$/

const mostEntries = 400
const fewestEntries = 4

/** A list of headings, one below the other, near the beginning, that all stand again further down in the same order. */
function printedAgain(lines: readonly Line[], even: string): number[] {
  const isEntry = ({ text }: Line) => text.length <= 60 && !/[。;:,]$/.test(text) && markAt(text, 0) !== null
  const from = lines.findIndex((line, i) => i < 60 && isEntry(line) && lines[i + 1] !== undefined && isEntry(lines[i + 1]!))
  if (from < 0) return []
  let end = from
  while (end < lines.length && end < from + mostEntries && isEntry(lines[end]!)) end++
  // The last entries of the list may be the first headings of the text, and what follows the list its first line.
  let to = from
  for (let at = lines[from]!.end; to < end; to++) {
    const again = even.indexOf(lines[to]!.text, Math.max(at, lines[to]!.end))
    if (again < 0) break
    at = again + 1
    if (to === from) while (end > from && lines[end - 1]!.start >= again) end--
  }
  return to - from >= fewestEntries ? Array.from({ length: to - from }, (_, i) => from + i) : []
}

function afterTitle(lines: readonly Line[], title: number): number[] {
  const first = lines[title + 1]
  if (!first) return [title]
  const again = bare(first.text)
  const region = [title]
  let pages = 0
  for (let i = title + 1; i < lines.length && i < title + mostEntries; i++) {
    const { text } = lines[i]!
    if (i > title + 1 && bare(text) === again && !leader.test(text) && !numbered.test(text)) return region
    if (text.length > 60 || /[。;]$/.test(text)) break
    if (leader.test(text) || numbered.test(text)) pages++
    else if (pages > 2 && pages >= region.length - 2) return region
    region.push(i)
  }
  // The body does not begin with the first entry: only page numbers tell the list from the headings of the body.
  return pages * 2 > region.length
    ? region.filter(i => i === title || leader.test(lines[i]!.text) || numbered.test(lines[i]!.text))
    : [title]
}
