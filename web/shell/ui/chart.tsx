import { type Chart, chartWords, drawChart, type Mark } from '#methods/charts/index'
import { useLanguage } from '../preferences.ts'
import './chart.css'

/** Drawn narrower for a telephone, so that its writing can be read without moving sideways. */
const drawnWidth = () => (innerWidth < 560 ? 340 : 560)
const key = (mark: Mark) => JSON.stringify(mark)

function Drawn({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height, fill, edge } = mark
      return <rect x={x} y={y} width={width} height={height} data-fill={fill ?? 'none'} data-edge={edge ?? 'none'} />
    }
    case 'line':
      return (
        <polyline
          points={mark.points.map(point => point.join(',')).join(' ')}
          data-fill="none"
          data-edge={mark.ink}
          strokeWidth={mark.width}
          strokeDasharray={mark.broken ? '6 4' : undefined}
        />
      )
    case 'dot':
      return <circle cx={mark.at[0]} cy={mark.at[1]} r={mark.r} data-fill={mark.hollow ? 'paper' : 'main'} data-edge="main" />
    case 'text':
      return (
        <text x={mark.at[0]} y={mark.at[1]} fontSize={mark.size} textAnchor={mark.anchor} data-fill={mark.ink}>
          {mark.text}
        </text>
      )
  }
}

/** A chart as it is drawn on paper, in the colours of the screen. Title, numbers and note are text beside it. */
export default function ChartDrawing({ chart }: { chart: Chart }) {
  const { width, height, marks } = drawChart(chart, drawnWidth(), chartWords[useLanguage()])
  return (
    <div className="ui-chart-room">
      <svg className="ui-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={chart.title}>
        {marks.map(mark => (
          <Drawn key={key(mark)} mark={mark} />
        ))}
      </svg>
    </div>
  )
}
