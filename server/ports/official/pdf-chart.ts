import { type Chart, chartWords, type Drawing, drawChart, onPaper } from '#methods/charts/index'
import { block } from './geometry.ts'
import type { Piece } from './lines.ts'
import { type Sheet, writePieces } from './pdf-sheet.ts'

/** Drawing units over the width of the text; writing of 13 units is then a little over 小五. */
export const chartWidth = 560
export const chartScale = block.width / chartWidth

export const drawingOf = (chart: Chart): Drawing => drawChart(chart, chartWidth, chartWords.zh)

/** What is written inside a drawing, for the fonts. */
export const chartPieces = ({ marks }: Drawing): Piece[] =>
  marks.flatMap(mark => (mark.kind === 'text' ? [{ text: mark.text, face: 'fang', size: mark.size * chartScale } as const] : []))

/** Draws the marks as lines and letters, sharp at any size, with the upper left corner at the present place. */
export function drawDrawing(on: Sheet, { marks, height }: Drawing): void {
  const { doc, left } = on
  const top = on.y
  const x = (value: number) => left + value * chartScale
  const y = (value: number) => top + value * chartScale
  for (const mark of marks)
    switch (mark.kind) {
      case 'rect': {
        doc.rect(x(mark.x), y(mark.y), mark.width * chartScale, mark.height * chartScale).lineWidth(0.6)
        if (mark.fill && mark.edge) doc.fillAndStroke(onPaper[mark.fill], onPaper[mark.edge])
        else if (mark.fill) doc.fill(onPaper[mark.fill])
        else doc.stroke(onPaper[mark.edge ?? 'rule'])
        break
      }
      case 'line': {
        const [first, ...rest] = mark.points
        if (!first) break
        doc.moveTo(x(first[0]), y(first[1]))
        for (const point of rest) doc.lineTo(x(point[0]), y(point[1]))
        if (mark.broken) doc.dash(4, { space: 2.7 })
        doc.lineWidth(mark.width * chartScale).stroke(onPaper[mark.ink])
        if (mark.broken) doc.undash()
        break
      }
      case 'dot':
        doc
          .circle(x(mark.at[0]), y(mark.at[1]), mark.r * chartScale)
          .lineWidth(1)
          .fillAndStroke(mark.hollow ? onPaper.paper : onPaper.main, onPaper.main)
        break
      case 'text': {
        const size = mark.size * chartScale
        const wide = [...mark.text].reduce((sum, one) => sum + (on.advance('fang', one.codePointAt(0) ?? 0) * size) / 1000, 0)
        const from = x(mark.at[0]) - (mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? wide / 2 : wide)
        doc.fillColor(onPaper[mark.ink])
        writePieces(on, [{ text: mark.text, face: 'fang', size }], from, y(mark.at[1]))
      }
    }
  doc.fillColor('#000000')
  on.y = top + height * chartScale
}
