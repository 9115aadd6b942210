import type { Chart, ChartWords } from './types.ts'
import { sayShare, sayValue } from './writing.ts'

/** What a chart shows as a table, for whoever cannot see it, and for searching: the first row is its head. */
export function tableOf(chart: Chart, words: ChartWords): readonly (readonly string[])[] {
  const say = (value: number | null) => (value === null ? words.none : sayValue(value))
  switch (chart.kind) {
    case 'bars': {
      const totals = chart.rows.some(row => row.of !== undefined && row.of !== null)
      return [
        [words.row, chart.unit, ...(totals ? [words.total, words.share] : [])],
        ...chart.rows.map(({ label, value, of }) => [
          label,
          say(value),
          ...(totals ? [say(of ?? null), value === null || of === undefined || of === null ? '—' : sayShare(value, of)] : []),
        ]),
      ]
    }
    case 'line':
      return [
        [words.row, chart.unit],
        ...chart.points.map(({ label, value, forecast }) => [forecast ? `${label} *` : label, say(value)]),
        ...(chart.goal ? [[chart.goal.label, sayValue(chart.goal.value)]] : []),
      ]
    case 'shares':
      return [
        [words.row, ...chart.parts, words.total],
        ...chart.rows.map(({ label, counts }) => [
          label,
          ...counts.map(sayValue),
          sayValue(counts.reduce((sum, count) => sum + count, 0)),
        ]),
      ]
    case 'progress':
      return [
        [words.row, chart.unit, words.total, words.share],
        ...chart.rows.map(({ label, done, of }) => [label, say(done), sayValue(of), done === null ? '—' : sayShare(done, of)]),
      ]
  }
}
