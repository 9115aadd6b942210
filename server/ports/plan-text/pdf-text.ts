import { withoutRadicals } from '#methods/plan-reader/index'
import { type Span, tableAt } from './pdf-table.ts'

/** A piece of a line as the PDF reader gives it; `transform` holds its size and place. */
interface Piece {
  readonly str: string
  readonly hasEOL: boolean
  readonly width: number
  readonly height: number
  readonly transform: readonly number[]
}

interface PrintedLine {
  readonly text: string
  readonly left: number
  readonly size: number
}

/** The words of a page that stand next to each other; a gap of a character parts them. */
function spansOf(pieces: readonly Piece[]): Span[] {
  const spans: Span[] = []
  let fresh = true
  for (const piece of pieces) {
    const left = Number(piece.transform[4] ?? 0)
    const size = piece.height || Math.abs(Number(piece.transform[3] ?? 0)) || 10
    const last = spans.at(-1)
    if (piece.str.trim() !== '' && (fresh || !last || left - last.right > size * 0.9)) {
      spans.push({ text: piece.str, left, right: left + piece.width, size, ends: false })
      fresh = false
    } else if (last && !fresh) {
      const right = piece.str.trim() === '' ? last.right : left + piece.width
      spans[spans.length - 1] = { ...last, text: last.text + piece.str, right }
    }
    if (piece.hasEOL && !fresh) {
      spans[spans.length - 1] = { ...spans.at(-1)!, ends: true }
      fresh = true
    }
  }
  return spans
}

/** The lines of a page. Where the print leaves a gap of a character, two spaces are left; the rows of a table are lines. */
function linesOf(spans: readonly Span[]): PrintedLine[] {
  const lines: PrintedLine[] = []
  for (let i = 0; i < spans.length; ) {
    const table = tableAt(spans, i)
    if (table) {
      const { left, size } = spans[i]!
      lines.push(...table.rows.map(text => ({ text, left, size })))
      i = table.next
      continue
    }
    const { left, size } = spans[i]!
    let text = spans[i]!.text
    while (!spans[i]!.ends && i + 1 < spans.length) text = `${text.trimEnd()}  ${spans[++i]!.text}`
    lines.push({ text, left, size })
    i++
  }
  return lines
}

/** Lines that begin further right than most of their page begin a paragraph: they keep an indent. */
function pageText(lines: readonly PrintedLine[]): string {
  const lefts = lines.map(line => Math.round(line.left)).sort((a, b) => a - b)
  const margin = lefts[Math.floor(lefts.length * 0.2)] ?? 0
  return lines
    .map(({ text, left, size }) => {
      if (text.includes('\t')) return text
      return left - margin > size * 1.4 ? `\u3000\u3000${text.trim()}` : text.trim()
    })
    .join('\n')
}

/** A page with fewer characters than this, all pages taken together, may be a picture with a line around it. */
const fewest = 150

/**
 * The text of a PDF, line by line as it is printed; '' when it holds none, as a scan does: no text, or pictures with hardly
 * more than the lines a printer adds around them.
 * @param most stop after so many pages, or so many characters
 */
export async function pdfText(bytes: Uint8Array, most: { readonly pages: number; readonly characters: number }): Promise<string> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf')
  // The reader keeps what it is given, so it gets a copy.
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  try {
    let text = ''
    let pages = 0
    for (let n = 1; n <= Math.min(pdf.numPages, most.pages) && text.length < most.characters; n++, pages++) {
      const { items } = await (await pdf.getPage(n)).getTextContent()
      text += `${pageText(linesOf(spansOf(items.filter(item => 'str' in item))))}\n`
    }
    const characters = text.replace(/\s/g, '').length
    if (characters === 0) return ''
    if (characters < pages * fewest && !/[\u4e00-\u9fff]{4}/.test(text)) {
      const { OPS } = await getResolvedPDFJS()
      const { fnArray } = await (await pdf.getPage(1)).getOperatorList()
      if (fnArray.some(operation => operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject)) return ''
    }
    return withoutRadicals(text)
  } finally {
    await pdf.loadingTask.destroy()
  }
}
