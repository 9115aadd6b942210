import type { QuestionAnswer } from '#contract/questions'
import type { Question } from '#kernel/engine/question'
import { useLanguage } from '../../shell/preferences.ts'
import { type Row, type Series, sayNumber, seriesOf } from './answer-rows.ts'
import { hasOrder } from './parts.ts'
import { useAskText } from './text.ts'

type ChartProps = {
  answer: QuestionAnswer
  question: Question
  measure: number
  onOpen: (keys: readonly (string | null)[] | undefined, what: string) => void
}

const mostLines = 8
const mostBars = 60

/** Over time as lines, else as bars. Every mark opens into the list behind it, as the table does. */
export function AnswerChart({ answer, question, measure, onOpen }: ChartProps) {
  const t = useAskText()
  const time = question.groups.findIndex(group => group.every !== undefined)
  const across = Math.max(0, time)
  const series = seriesOf(answer, across, t('ask.unsaid'), hasOrder(question, across))
  const lines = series.lines.slice(0, mostLines)
  const most = Math.max(0, ...lines.flatMap(line => line.rows.map(row => row?.values[measure] ?? 0)))
  const share = answer.measures[measure]?.share ?? false
  const props = { series: { ...series, lines }, most, measure, share, onOpen }
  return (
    <figure className="ask-chart">
      {lines.length > 1 && <Legend names={lines.map(line => line.label)} />}
      {time >= 0 && series.points.length > 1 ? <Lines {...props} /> : <Bars {...props} />}
      {series.lines.length > mostLines && (
        <p className="ui-soft">{t('ask.series.more', { shown: mostLines, count: series.lines.length })}</p>
      )}
      {time < 0 && series.points.length > mostBars && (
        <p className="ui-soft">{t('ask.points.more', { shown: mostBars, count: series.points.length })}</p>
      )}
    </figure>
  )
}

function Legend({ names }: { names: readonly string[] }) {
  return (
    <figcaption className="ask-legend">
      {names.map((name, n) => (
        <span key={name} data-line={n}>
          {name}
        </span>
      ))}
    </figcaption>
  )
}

type DrawProps = {
  series: Series
  most: number
  measure: number
  share: boolean
  onOpen: ChartProps['onOpen']
}

const [width, height, left, bottom, top] = [720, 300, 56, 40, 14]

/** A round number at or above, with a few even steps up to it. */
function steps(most: number): readonly number[] {
  if (most <= 0) return [0, 1]
  const rough = most / 4
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find(one => one * size >= rough) ?? 10) * size
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, n) => n * step)
}

function Lines({ series: { points, lines }, most, measure, share, onOpen }: DrawProps) {
  const t = useAskText()
  const language = useLanguage()
  const marks = steps(most)
  const ceiling = marks.at(-1) ?? 1
  const x = (n: number) => left + ((width - left - 12) * n) / Math.max(1, points.length - 1)
  const y = (value: number) => height - bottom - ((height - bottom - top) * value) / ceiling
  const every = Math.ceil(points.length / 9)
  const what = (line: string, n: number) => [line, points[n]?.label].filter(Boolean).join(' · ')
  const pathOf = (rows: readonly (Row | undefined)[]) => {
    let pen = 'M'
    return rows
      .flatMap((row, n) => {
        // A stretch of time in which nothing happened is nought; one that is hidden is a gap.
        const value = row ? (row.values[measure] ?? null) : share ? null : 0
        if (value === null) {
          pen = 'M'
          return []
        }
        const piece = `${pen}${x(n).toFixed(1)},${y(value).toFixed(1)}`
        pen = 'L'
        return [piece]
      })
      .join('')
  }
  const pressed = lines.flatMap(line =>
    line.rows.flatMap((row, n) => {
      const value = row?.values[measure] ?? null
      return row && value !== null ? [{ row, value, name: what(line.label, n), at: [x(n), y(value)] as const }] : []
    }),
  )
  return (
    <div className="ask-scroll">
      <div className="ask-drawing" style={{ aspectRatio: `${width} / ${height}` }}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('ask.look.chart')}>
          {marks.map(value => (
            <g key={value}>
              <line className="ask-rule" x1={left} x2={width - 8} y1={y(value)} y2={y(value)} />
              <text className="ask-scale" x={left - 6} y={y(value) + 4} textAnchor="end">
                {sayNumber(value, share, language)}
              </text>
            </g>
          ))}
          {points.map(({ key, label }, n) =>
            n % every === 0 ? (
              <text key={key ?? ''} className="ask-scale" x={x(n)} y={height - 14} textAnchor={n === 0 ? 'start' : 'middle'}>
                {label}
              </text>
            ) : null,
          )}
          {lines.map((line, at) => (
            <path key={line.label} data-line={at} className="ask-stroke" d={pathOf(line.rows)} />
          ))}
          {lines.map((line, at) =>
            line.rows.map((row, n) => {
              const value = row?.values[measure] ?? null
              return value === null ? null : (
                <circle
                  key={`${line.label} ${points[n]?.key}`}
                  data-line={at}
                  className="ask-dot"
                  cx={x(n)}
                  cy={y(value)}
                  r={points.length > 40 ? 2.5 : 4}
                />
              )
            }),
          )}
        </svg>
        {pressed.map(({ row, value, name, at: [px, py] }) => (
          <button
            key={JSON.stringify(row.keys)}
            type="button"
            className="ask-mark"
            // Hundreds of points would be hundreds of stops on the way through the page: the table has them all.
            tabIndex={-1}
            title={`${name}: ${sayNumber(value, share, language)}`}
            style={{ left: `${(100 * px) / width}%`, top: `${(100 * py) / height}%` }}
            onClick={() => onOpen(row.keys, name)}
          >
            <span className="ui-hidden">{t('ask.open', { what: name })}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

function Bars({ series: { points, lines }, most, measure, share, onOpen }: DrawProps) {
  const language = useLanguage()
  return (
    <table className="desk-bars ask-bars">
      <tbody>
        {points.slice(0, mostBars).map(({ key, label }, n) =>
          lines.map((line, at) => {
            const row = line.rows[n]
            const value = row?.values[measure] ?? null
            if (!row || value === null) return null
            return (
              <tr key={`${key} ${line.label}`} data-line={at}>
                <th scope="row">{lines.findIndex(one => (one.rows[n]?.values[measure] ?? null) !== null) === at && label}</th>
                <td>
                  <span className="desk-bar-fill" style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
                </td>
                <td className="is-number">
                  <button
                    type="button"
                    className="ask-number"
                    onClick={() => onOpen(row.keys, [label, line.label].filter(Boolean).join(' · '))}
                  >
                    {sayNumber(value, share, language)}
                  </button>
                </td>
              </tr>
            )
          }),
        )}
      </tbody>
    </table>
  )
}
