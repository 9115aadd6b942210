import { chart as chartShape } from '#contract/charts'
import { type Chart, chartWords, tableOf } from '#methods/charts/index'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** A chart from the text that keeps it, or null when it is none. */
export function readChart(json: string): Chart | null {
  try {
    return chartShape.parse(JSON.parse(json))
  } catch {
    return null
  }
}

/**
 * A chart as the text of a document keeps it: its data in an attribute, and the same numbers as a table for whoever sees no
 * drawing, searches, or looks for what may point at a person.
 */
export function chartHtml(chart: Chart): string {
  const [head = [], ...rows] = tableOf(chart, chartWords.zh)
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map(cell => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return [
    `<figure data-chart="${escaped(JSON.stringify(chart))}">`,
    `<figcaption>${escaped(chart.title)}</figcaption>`,
    `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map(cells => row(cells, 'td')).join('')}</tbody></table>`,
    ...(chart.note ? [`<p>${escaped(chart.note)}</p>`] : []),
    '</figure>',
  ].join('')
}
