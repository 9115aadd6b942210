import { block, bodySize, millimetre, pitch, smallSize, square, tightening, titlePitch, titleSize } from './geometry.ts'
import { type Piece, setLines, setTitle } from './lines.ts'
import { type OfficialPaper, sayDay } from './paper.ts'
import { makeRoom, newPage, type Sheet, toGrid, writeLine, writePieces } from './pdf-sheet.ts'

const red = '#d7000f'
const widthOf = (on: Sheet, { text, face, size }: Piece) =>
  [...text].reduce((sum, one) => sum + (on.advance(face, one.codePointAt(0) ?? 0) * size) / 1000, 0)
const body = (text: string): Piece => ({ text, face: 'fang', size: bodySize })

/** The office in red from 35 mm below the upper edge of the text, the number two lines below it, a red line 4 mm below that. */
function drawRedHead(on: Sheet, head: string, number: string | null): void {
  const text = `${head}文件`
  const size = Math.min(46, block.width / (1.06 * [...text].length))
  const name: Piece = { text, face: 'title', size }
  on.doc.fillColor(red)
  const top = on.top + 35 * millimetre
  writePieces(on, [name], on.left + (block.width - widthOf(on, name)) / 2, top + size * 0.87)
  on.doc.fillColor('#000000')
  on.y = top + size + 2 * pitch
  if (number) {
    const piece = body(number)
    writePieces(on, [piece], on.left + (block.width - widthOf(on, piece)) / 2, on.y + bodySize * 0.87)
    on.y += bodySize
  }
  const at = on.y + 4 * millimetre
  on.doc
    .moveTo(on.left, at)
    .lineTo(on.left + block.width, at)
    .lineWidth(1.5)
    .stroke(red)
  on.y = at + 2 * pitch
}

export function drawHead(on: Sheet, { head, number, title, addressee }: OfficialPaper): void {
  if (head) drawRedHead(on, head, number)
  for (const line of setTitle([{ text: title, face: 'title', size: titleSize }], on.advance, block.width)) {
    makeRoom(on, titlePitch)
    writeLine(on, line, on.left + (block.width - line.width) / 2, on.y, titlePitch)
    on.y += titlePitch
  }
  if (!head && number) {
    const piece = body(number)
    makeRoom(on, pitch)
    writePieces(on, [piece], on.left + (block.width - widthOf(on, piece)) / 2, on.y + pitch / 2 + bodySize * 0.37)
    on.y += pitch
  }
  toGrid(on)
  on.y += pitch
  if (addressee) drawLines(on, [body(`${addressee}：`)], 0, 0)
}

/** Lines of the text block, as many as are needed. */
export function drawLines(on: Sheet, pieces: readonly Piece[], first: number, rest: number): void {
  for (const line of setLines(pieces, on.advance, { width: block.width, first, rest, tight: tightening, even: true })) {
    makeRoom(on, pitch)
    writeLine(on, line, on.left, on.y, pitch)
    on.y += pitch
  }
}

/** 附件：1. … each below the other, names in line. */
function drawAttachments(on: Sheet, attachments: readonly string[]): void {
  if (attachments.length === 0) return
  on.y += pitch
  const [lead, one] = [5 * square, 1.5 * square]
  attachments.forEach((name, n) => {
    makeRoom(on, pitch)
    if (n === 0) writePieces(on, [body('附件：')], on.left + 2 * square, on.y + pitch / 2 + bodySize * 0.37)
    const several = attachments.length > 1
    if (several) writePieces(on, [body(`${n + 1}.`)], on.left + lead, on.y + pitch / 2 + bodySize * 0.37)
    const from = lead + (several ? one : 0)
    drawLines(on, [body(name)], from, from)
  })
}

/** The unit two characters in from the right, the day below it two characters further right; the longer of the two keeps the edge. */
function drawSignature(on: Sheet, { unit, on: day }: OfficialPaper['signed']): void {
  const said = day ? body(sayDay(day)) : null
  if (!unit && !said) return
  makeRoom(on, pitch * 3)
  on.y += pitch
  const edge = on.left + block.width - 2 * square
  const [wideUnit, wideDay] = [widthOf(on, body(unit)), said ? widthOf(on, said) : 0]
  const overlaps = wideDay + 2 * bodySize > wideUnit
  const dayAt = overlaps ? edge - wideDay : edge - wideUnit + 2 * bodySize
  const unitAt = unit && overlaps && said ? Math.min(edge - wideUnit, dayAt - 2 * bodySize) : edge - wideUnit
  for (const [piece, x] of [
    [unit ? body(unit) : null, Math.max(on.left, unitAt)],
    [said, dayAt],
  ] as const) {
    if (!piece) continue
    writePieces(on, [piece], x, on.y + pitch / 2 + bodySize * 0.37)
    on.y += pitch
  }
}

/** 版记: copies and printing, between lines, with its last line on the last line of the page. */
function drawEndNote(on: Sheet, { copies, printed }: OfficialPaper): void {
  if (!copies && !printed) return
  const small = (text: string): Piece => ({ text, face: 'fang', size: smallSize })
  const high = 22
  const lines = copies
    ? setLines([small(`抄送：${copies}。`)], on.advance, {
        width: block.width - smallSize,
        first: smallSize,
        rest: 4 * smallSize,
        tight: 0,
        even: true,
      })
    : []
  const height = (lines.length + (printed ? 1 : 0)) * high + 6
  if (on.y + height > on.bottom) newPage(on)
  on.y = on.bottom - height
  const rule = (width: number) =>
    on.doc
      .moveTo(on.left, on.y)
      .lineTo(on.left + block.width, on.y)
      .lineWidth(width * millimetre)
      .stroke('#000000')
  rule(0.35)
  on.y += 2
  for (const line of lines) {
    writeLine(on, line, on.left, on.y, high)
    on.y += high
  }
  if (printed) {
    if (lines.length > 0) rule(0.25)
    const baseline = on.y + high / 2 + smallSize * 0.37
    writePieces(on, [small(printed.unit)], on.left + smallSize, baseline)
    const day = small(printed.on ? `${sayDay(printed.on)}印发` : '')
    if (day.text) writePieces(on, [day], on.left + block.width - smallSize - widthOf(on, day), baseline)
    on.y += high
  }
  on.y += 2
  rule(0.35)
}

/** What stands below the text: attachments, who signs and when, a remark, copies. */
export function drawEnd(on: Sheet, paper: OfficialPaper): void {
  drawAttachments(on, paper.attachments)
  drawSignature(on, paper.signed)
  if (paper.remark) drawLines(on, [body(`（${paper.remark}）`)], 2 * square, 0)
  drawEndNote(on, paper)
}
