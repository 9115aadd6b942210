import { setImmediate } from 'node:timers/promises'
import sharp from 'sharp'
import { everyPiece, type Flow, flowsOf } from './flow.ts'
import { block, pitch, tightening } from './geometry.ts'
import { type Piece, setLines } from './lines.ts'
import type { OfficialPaper, Pictures } from './paper.ts'
import { chartScale, drawDrawing } from './pdf-chart.ts'
import { drawEnd, drawHead } from './pdf-parts.ts'
import { makeRoom, newPage, openSheet, type Sheet, toGrid, writeLine } from './pdf-sheet.ts'
import { drawTable } from './pdf-table.ts'

interface Contents {
  addItem(title: string): Contents
}

function drawText(on: Sheet, flow: Extract<Flow, { kind: 'text' }>, contents: readonly Contents[]): Contents | null {
  const even = flow.align === 'even'
  const setting = { width: block.width, first: flow.first, rest: flow.rest, tight: even ? tightening : 0, even }
  const lines = setLines(flow.pieces, on.advance, setting)
  // A heading stays with the first line of what follows.
  makeRoom(on, (flow.held ? lines.length + 1 : 1) * pitch)
  let made: Contents | null = null
  if (flow.level !== null) {
    const parent = contents[Math.min(flow.level, contents.length) - 1]
    made = parent?.addItem(flow.pieces.map(piece => piece.text).join('')) ?? null
  }
  for (const line of lines) {
    makeRoom(on, pitch)
    const x = on.left + (flow.align === 'middle' ? (block.width - line.width) / 2 : 0)
    writeLine(on, line, x, on.y, pitch)
    on.y += pitch
  }
  return made
}

function drawMiddle(on: Sheet, pieces: readonly Piece[], high: number): void {
  for (const line of setLines(pieces, on.advance, { width: block.width, first: 0, rest: 0, tight: 0, even: false })) {
    writeLine(on, line, on.left + (block.width - line.width) / 2, on.y, high)
    on.y += high
  }
}

async function drawPicture(on: Sheet, { file, words }: Extract<Flow, { kind: 'picture' }>, pictures: Pictures): Promise<void> {
  const bytes = pictures.get(file)
  if (!bytes) return drawMiddle(on, words, pitch)
  const { data, info } = await sharp(bytes)
    .rotate()
    .resize(1800, 1800, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  const scale = Math.min(block.width / info.width, (block.height * 0.6) / info.height, 0.75)
  const [width, height] = [info.width * scale, info.height * scale]
  makeRoom(on, height + pitch)
  on.doc.image(data, on.left + (block.width - width) / 2, on.y + 6, { width, height })
  on.y += height + 12
  drawMiddle(on, words, 18)
  toGrid(on)
}

function drawChartBlock(on: Sheet, { title, note, drawing }: Extract<Flow, { kind: 'chart' }>): void {
  const noted = setLines(note, on.advance, { width: block.width, first: 0, rest: 0, tight: 0, even: false })
  const height = pitch + drawing.height * chartScale + noted.length * 16 + 10
  makeRoom(on, Math.min(height, on.bottom - on.top))
  drawMiddle(on, title, pitch)
  drawDrawing(on, drawing)
  on.y += 6
  if (note.length > 0) drawMiddle(on, note, 16)
  toGrid(on)
}

/**
 * The paper as the bytes of a PDF in the layout of GB/T 9704-2012, with the fonts it needs inside. `missing` are characters
 * that no font here has: they are printed as boxes with their numbers, and come out of the file as themselves.
 */
export async function writePdf(
  paper: OfficialPaper,
  pictures: Pictures,
  at: Date,
): Promise<{ readonly bytes: Buffer; readonly pages: number; readonly missing: readonly string[] }> {
  const flows = flowsOf(paper)
  const on = await openSheet(everyPiece(paper, flows), { title: paper.title, at })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    on.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    on.doc.on('end', resolve)
    on.doc.on('error', reject)
  })
  drawHead(on, paper)
  const contents: Contents[] = [on.doc.outline]
  for (const [n, flow] of flows.entries()) {
    // A long paper lets others have a turn.
    if (n % 40 === 39) await setImmediate()
    if (flow.kind === 'text') {
      const made = drawText(on, flow, contents)
      if (made && flow.level !== null) contents.splice(Math.min(flow.level, contents.length), 9, made)
    } else if (flow.kind === 'table') {
      drawTable(on, flow.table)
      on.y += 6
      if (on.y > on.bottom) newPage(on)
      toGrid(on)
    } else if (flow.kind === 'picture') await drawPicture(on, flow, pictures)
    else drawChartBlock(on, flow)
  }
  drawEnd(on, paper)
  on.doc.end()
  await ended
  return { bytes: Buffer.concat(chunks), pages: on.page, missing: on.missing }
}
