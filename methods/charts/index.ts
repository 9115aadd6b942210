import { drawLine } from './line.ts'
import { drawBars, drawProgress, drawShares } from './rows.ts'
import type { Chart, ChartWords, Drawing } from './types.ts'

export { mostParts } from './patterns.ts'
export { onPaper, toSvg } from './svg.ts'
export { tableOf } from './table.ts'
export type { Chart, ChartWords, Drawing, Ink, Mark, Point } from './types.ts'
export { chartWords } from './words.ts'

/**
 * Draws a chart `width` units wide, as high as it needs, as plain marks that a screen, an SVG and a PDF draw alike. Told apart
 * without colour. Title and note are not in it: they are text of the page around it.
 * @throws RangeError for shares with more than six parts, or a row without a count for each part
 */
export function drawChart(chart: Chart, width: number, words: ChartWords): Drawing {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, width, words)
    case 'line':
      return drawLine(chart, width, words)
    case 'shares':
      return drawShares(chart, width, words)
    case 'progress':
      return drawProgress(chart, width, words)
  }
}
