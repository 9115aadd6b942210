import type { ChartWords, Drawing, LineChart, Mark, Point } from './types.ts'
import { sayValue, widthOf, write } from './writing.ts'

const size = 12
const [height, top, foot] = [260, 26, 34]

/** A round number at or above `most`, with a few even steps up to it from nought. */
export function evenSteps(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 4
  const ten = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find(one => one * ten >= rough) ?? 10) * ten
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, n) => n * step)
}

/** Stretches of points that are known, drawn as one stroke each; a gap stays a gap. */
function strokes(known: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const made: Point[][] = []
  let now: Point[] = []
  for (const point of known)
    if (point) now.push(point)
    else if (now.length > 0) {
      made.push(now)
      now = []
    }
  return now.length > 0 ? [...made, now] : made
}

export function drawLine({ points, goal, unit }: LineChart, width: number, words: ChartWords): Drawing {
  const steps = evenSteps(Math.max(0, goal?.value ?? 0, ...points.map(point => point.value ?? 0)))
  const ceiling = steps.at(-1) ?? 1
  const left = 10 + Math.max(...steps.map(step => widthOf(sayValue(step), size)))
  const right = width - 26
  const x = (n: number) => left + 18 + ((right - left - 18) * n) / Math.max(1, points.length - 1)
  const y = (value: number) => height - foot - ((height - foot - top) * Math.max(0, value)) / ceiling
  const placed = points.map(({ value }, n): Point | null => (value === null ? null : [x(n), y(value)]))
  const firstForecast = points.findIndex(point => point.forecast)
  const until = firstForecast < 0 ? points.length : firstForecast
  const marks: Mark[] = [write([left, 12], unit, size, 'middle', 'soft')]
  for (const step of steps)
    marks.push(
      {
        kind: 'line',
        points: [
          [left, y(step)],
          [width, y(step)],
        ],
        ink: step === 0 ? 'text' : 'rule',
        width: 1,
        broken: false,
      },
      write([left - 6, y(step) + size * 0.36], sayValue(step), size, 'end', 'soft'),
    )
  if (goal)
    marks.push(
      {
        kind: 'line',
        points: [
          [left, y(goal.value)],
          [width, y(goal.value)],
        ],
        ink: 'text',
        width: 1.5,
        broken: true,
      },
      write([width, y(goal.value) - 6], `${goal.label} ${sayValue(goal.value)}${unit}`, size, 'end'),
    )
  for (const stroke of strokes(placed.slice(0, until)))
    marks.push({ kind: 'line', points: stroke, ink: 'main', width: 2.5, broken: false })
  // What is expected goes on from the last that is known.
  const before = placed.slice(0, until).findLast(point => point !== null)
  for (const [n, stroke] of strokes(placed.slice(until)).entries())
    marks.push({ kind: 'line', points: n === 0 && before ? [before, ...stroke] : stroke, ink: 'main', width: 2.5, broken: true })
  const widest = Math.max(1, ...points.map(({ label }) => widthOf(label, size)))
  const every = Math.max(1, Math.ceil(((widest + 10) * points.length) / Math.max(1, right - left)))
  const saysAll = points.length <= 14
  points.forEach(({ label, value, forecast }, n) => {
    const at = placed[n]
    if (n % every === 0) marks.push(write([x(n), height - foot + 20], label, size, 'middle', 'soft'))
    if (!at || value === null) return
    marks.push({ kind: 'dot', at, r: points.length > 40 ? 2 : 3.5, hollow: forecast ?? false })
    if (saysAll || n === points.length - 1) marks.push(write([at[0], at[1] - 8], sayValue(value), size, 'middle'))
  })
  // In the middle: a goal at the top has its words at the end.
  if (firstForecast >= 0) marks.push(write([width / 2, 12], words.forecast, size, 'middle', 'soft'))
  return { width, height, marks }
}
