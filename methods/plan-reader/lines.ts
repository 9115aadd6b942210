export interface Line {
  /** Of the trimmed text, in the source. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Spaces before it. */
  readonly indent: number
  /** An empty line, or the beginning of the document, lies before it. */
  readonly apart: boolean
  /** In halves of a full-width character. */
  readonly width: number
  /** A cell of the line lies empty at its beginning: it begins with a tab. */
  readonly tabbed: boolean
}

const halves = (text: string): number => {
  let width = 0
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2000 && !wideMarks.has(text[i]!) ? 1 : 2
  return width
}
/** Marks that texts for print set at full width, whatever was made of them here. */
const wideMarks = new Set([',', ';', ':', '(', ')', '?', '!'])

const pageNumber =
  /^(?:[-—·~_=|]{1,4} ?\d{1,4} ?[-—·~_=|]{1,4}|第 ?\d{1,4} ?页(?:[ ,/]*共 ?\d{1,4} ?页)?|\d{1,4} ?\/ ?\d{1,4}|page ?\d{1,4}(?: ?of ?\d{1,4})?|[-—] ?[-—])$/i

/** Lines that are nothing but a number, counting up by one, some way apart: page numbers without any mark. */
function barePageNumbers(lines: readonly Line[]): Set<Line> {
  const pages = new Set<Line>()
  let last: { line: Line; index: number } | null = null
  lines.forEach((line, index) => {
    if (line.text.length > 3 || !/^\d{1,3}$/.test(line.text)) return
    if (last && index - last.index >= 12 && Number(line.text) === Number(last.line.text) + 1) pages.add(last.line).add(line)
    last = { line, index }
  })
  return pages
}

/** Short lines that stand beside page numbers three times or more: headers and footers. */
function runningHeads(lines: readonly Line[], isPage: (line: Line) => boolean): Set<string> {
  const beside = new Map<string, number>()
  lines.forEach((line, i) => {
    if (!isPage(line)) return
    for (const near of [lines[i - 1], lines[i + 1]]) {
      if (near && near.text.length >= 4 && near.width <= 80) beside.set(near.text, (beside.get(near.text) ?? 0) + 1)
    }
  })
  return new Set([...beside].filter(([, times]) => times >= 3).map(([text]) => text))
}

/** What Markdown sets before a heading. */
const markdown = /^#{1,6} +(?:\*\*)?|^\*\*(?=[\u4e00-\u9fff(\d])/

/** The lines that hold something, without page numbers, headers and footers. */
export function linesOf(even: string): Line[] {
  const lines: Line[] = []
  let apart = true
  let from = 0
  while (from <= even.length) {
    const found = even.indexOf('\n', from)
    const to = found === -1 ? even.length : found
    let start = from
    let end = to
    while (start < end && isSpace(even, start)) start++
    while (end > start && isSpace(even, end - 1)) end--
    start += markdown.exec(even.slice(start, Math.min(end, start + 12)))?.[0].length ?? 0
    if (start === end) apart = true
    else {
      const text = even.slice(start, end)
      lines.push({ start, end, text, indent: start - from, apart, width: halves(text), tabbed: even[from] === '\t' })
      apart = false
    }
    from = to + 1
  }
  const bare = barePageNumbers(lines)
  const isPage = (line: Line) => bare.has(line) || (line.text.length <= 24 && pageNumber.test(line.text))
  const heads = runningHeads(lines, isPage)
  return lines.filter(line => !isPage(line) && !heads.has(line.text))
}

const isSpace = (text: string, i: number): boolean => text[i] === ' ' || text[i] === '\t'
