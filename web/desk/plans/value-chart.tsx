import type { PlanItemDetail } from '#contract/plans'
import { usePlanText } from './text.ts'

const width = 640
const height = 180
const left = 8
const days = (day: string) => Date.parse(day) / 86_400_000

/** Values over time, what is asked, and where they go if they go on so. The list below says the same in words. */
export function ValueChart({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const points = item.values
    .filter(v => v.value !== null && v.place === '' && !v.corrected)
    .map(v => ({ day: days(v.day), value: v.value ?? 0 }))
    .sort((a, b) => a.day - b.day)
  if (points.length < 2) return null
  const ahead = item.forecast
  const first = points[0]!
  const last = points.at(-1)!
  const ends = Math.max(last.day, ahead ? days(ahead.day) : 0, item.due ? days(item.due) : 0)
  const tall = Math.max(...points.map(p => p.value), item.low ?? 0, ahead?.high ?? 0, 1)
  const low = Math.min(0, ...points.map(p => p.value), ahead?.low ?? 0)
  const x = (day: number) => left + ((day - first.day) / Math.max(1, ends - first.day)) * (width - 2 * left)
  const y = (value: number) => height - 20 - ((value - low) / (tall - low)) * (height - 36)
  const line = points.map(p => `${x(p.day)},${y(p.value)}`).join(' ')
  const far = ahead ? days(ahead.day) : 0
  return (
    <svg className="pl-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('pl.chart', { title: item.title })}>
      <line className="pl-axis" x1={left} x2={width - left} y1={y(0)} y2={y(0)} />
      {item.low !== null && (
        <>
          <line className="pl-goal" x1={left} x2={width - left} y1={y(item.low)} y2={y(item.low)} />
          <text x={width - left} y={y(item.low) - 4} textAnchor="end">
            {t('pl.chart.asked', { value: item.low })}
          </text>
        </>
      )}
      {ahead && (
        <>
          <polygon
            className="pl-range"
            points={`${x(last.day)},${y(last.value)} ${x(far)},${y(ahead.high)} ${x(far)},${y(ahead.low)}`}
          />
          <line className="pl-ahead" x1={x(last.day)} y1={y(last.value)} x2={x(far)} y2={y(ahead.value)} />
        </>
      )}
      <polyline className="pl-line" points={line} />
      {points.map(p => (
        <circle key={p.day} className="pl-dot" cx={x(p.day)} cy={y(p.value)} r="3.5" />
      ))}
    </svg>
  )
}
