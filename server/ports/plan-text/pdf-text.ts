import { withoutRadicals } from '#methods/plan-reader/index'

/** A piece of a line as the PDF reader gives it; `transform` holds its size and place. */
interface Piece {
  readonly str: string
  readonly hasEOL: boolean
  readonly width: number
  readonly height: number
  readonly transform: readonly number[]
}

interface PrintedLine {
  text: string
  readonly left: number
  readonly size: number
}

/** The lines of a page. Where the print leaves a gap of a character, two spaces are left. */
function linesOf(pieces: readonly Piece[]): PrintedLine[] {
  const lines: PrintedLine[] = []
  let line: PrintedLine | null = null
  let right = 0
  for (const piece of pieces) {
    const left = Number(piece.transform[4] ?? 0)
    const size = piece.height || Math.abs(Number(piece.transform[3] ?? 0)) || 10
    if (piece.str !== '') {
      if (!line) {
        line = { text: '', left, size }
        lines.push(line)
      } else if (piece.str.trim() !== '' && left - right > size * 0.9) line.text = `${line.text.trimEnd()}  `
      line.text += piece.str
      if (piece.str.trim() !== '') right = left + piece.width
    }
    if (piece.hasEOL) line = null
  }
  return lines.filter(({ text }) => text.trim() !== '')
}

/** Lines that begin further right than most of their page begin a paragraph: they keep an indent. */
function pageText(lines: readonly PrintedLine[]): string {
  const lefts = lines.map(line => Math.round(line.left)).sort((a, b) => a - b)
  const margin = lefts[Math.floor(lefts.length * 0.2)] ?? 0
  return lines
    .map(line => (line.left - margin > line.size * 1.4 ? `\u3000\u3000${line.text.trim()}` : line.text.trim()))
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
      text += `${pageText(linesOf(items.filter(item => 'str' in item)))}\n`
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
