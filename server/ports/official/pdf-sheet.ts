import PDFDocument from 'pdfkit'
import { type Face, outlinesFor } from './faces.ts'
import { block, margin, millimetre, pageNumberBelow, pitch, sheet, smallSize } from './geometry.ts'
import type { Advance, Line, Piece } from './lines.ts'
import { writeFont } from './true-type.ts'

/** The pages of a paper while they are written: where the next line stands, and what puts it there. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly advance: Advance
  /** Characters no font here has; each is printed as a box with its number. */
  readonly missing: readonly string[]
  readonly left: number
  readonly top: number
  readonly bottom: number
  y: number
  page: number
}

interface About {
  readonly title: string
  readonly at: Date
}

const digits: Piece = { text: '0123456789—–-, ', face: 'fang', size: smallSize }

/** An empty paper with fonts of exactly the characters that `pieces` will use. */
export async function openSheet(pieces: Iterable<Piece>, { title, at }: About): Promise<Sheet> {
  const used = new Map<Face, Set<number>>()
  for (const { face, text } of [...pieces, digits]) {
    const codes = used.get(face) ?? new Set()
    for (const one of `${text} `) codes.add(one.codePointAt(0) ?? 0)
    used.set(face, codes)
  }
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, CreationDate: at, ModDate: at, Producer: 'Linli', Creator: 'Linli' },
  })
  const widths = new Map<Face, Map<number, number>>()
  const missing = new Set<string>()
  for (const [face, codes] of used) {
    const { outlines, missing: lacking } = await outlinesFor(face, codes)
    for (const one of lacking) missing.add(one)
    doc.registerFont(face, writeFont(`Linli ${face}`, outlines))
    widths.set(face, new Map([...outlines].map(([code, { advance }]) => [code, advance])))
  }
  const made: Sheet = {
    doc,
    advance: (face, code) => widths.get(face)?.get(code) ?? 1000,
    missing: [...missing],
    left: margin.left * millimetre,
    top: margin.top * millimetre,
    bottom: margin.top * millimetre + block.height,
    y: margin.top * millimetre,
    page: 0,
  }
  newPage(made)
  return made
}

/** Writes pieces one after another from `x`, standing on `baseline`; `spacing` is added after every character. */
export function writePieces({ doc, advance }: Sheet, pieces: readonly Piece[], x: number, baseline: number, spacing = 0): void {
  let at = x
  for (const { text, face, size, under } of pieces) {
    doc.font(face).fontSize(size)
    doc.text(text, at, baseline, { lineBreak: false, characterSpacing: spacing, baseline: 'alphabetic' })
    const from = at
    for (const one of text) {
      const wide = advance(face, one.codePointAt(0) ?? 0)
      if (wide > 0) at += (wide * size) / 1000 + spacing
    }
    if (under)
      doc
        .moveTo(from, baseline + size * 0.14)
        .lineTo(at, baseline + size * 0.14)
        .lineWidth(0.6)
        .stroke('#000000')
  }
}

/** One line in a strip `high` points high: the writing stands in its middle. */
export function writeLine(on: Sheet, line: Line, x: number, top: number, high: number): void {
  const size = Math.max(0, ...line.pieces.map(piece => piece.size))
  writePieces(on, line.pieces, x + line.indent, top + (high - size) / 2 + size * 0.87, line.spacing)
}

/** “— 1 —”: odd pages at the right, even ones at the left, one character in from the edge, below the text block. */
function writePageNumber(on: Sheet): void {
  const piece: Piece = { text: `— ${on.page} —`, face: 'fang', size: smallSize }
  const width = [...piece.text].reduce((sum, one) => sum + (on.advance('fang', one.codePointAt(0) ?? 0) * smallSize) / 1000, 0)
  const x = on.page % 2 === 1 ? on.left + block.width - smallSize - width : on.left + smallSize
  // The dash is drawn at about a third of the size above the line of writing.
  writePieces(on, [piece], x, on.bottom + pageNumberBelow + smallSize * 0.33)
}

export function newPage(on: Sheet): void {
  on.doc.addPage({ size: [sheet.width, sheet.height], margin: 0 })
  on.page += 1
  on.y = on.top
  on.doc.fillColor('#000000')
  writePageNumber(on)
}

/** Goes to the next page unless `high` points are left on this one. */
export function makeRoom(on: Sheet, high: number): void {
  if (on.y + high > on.bottom + 0.5 && on.y > on.top) newPage(on)
}

/** Moves to the next line of the page's 22, so that text after a table or a picture stands in line again. */
export function toGrid(on: Sheet): void {
  on.y = Math.min(on.bottom, on.top + Math.ceil((on.y - on.top) / pitch - 0.02) * pitch)
}
