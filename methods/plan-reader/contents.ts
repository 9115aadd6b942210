import type { Line } from './lines.ts'

const leader = /(?:\.{3,}|…+|·{3,}|。{3,}|-{4,}|—{2,}|_{3,})[ \t]*\(?[-— ]*\d{0,4}[-— ]*\)?$/
const numbered = /[ \t]+\(?\d{1,4}\)?$/

/** The words of a line of contents without the dots and the page number, and without spaces. */
const bare = (text: string): string => text.replace(leader, '').replace(numbered, '').replace(/[ \t]/g, '')

/**
 * Which lines, by their index, are a list of contents: those with dots that lead to a page number, and those that follow 目录
 * up to where its first entry is printed again.
 */
export function isContents(lines: readonly Line[]): Set<number> {
  const found = new Set<number>()
  lines.forEach(({ text }, i) => {
    if (text.length <= 90 && leader.test(text) && /\d\)?$|\.{6,}$|…{2,}$/.test(text)) found.add(i)
    if (/^(?:目 *录|目 *次|contents)$/i.test(text)) for (const at of afterTitle(lines, i)) found.add(at)
  })
  return found
}

const mostEntries = 400

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
