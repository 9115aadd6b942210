import type { Mark, Point } from './types.ts'

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The stretch of a slanting line `x + slope·y = sum` that lies inside the box, or nothing. */
function slanting({ x, y, width, height }: Box, sum: number, slope: 1 | -1): readonly Point[] | null {
  const xAt = (down: number) => sum - slope * down
  const ends = [y, y + height].map((down): Point => [Math.min(x + width, Math.max(x, xAt(down))), 0])
  const onLine = ends.map(([across]): Point => [across, slope * (sum - across)])
  const [from, to] = onLine as [Point, Point]
  return Math.abs(from[0] - to[0]) < 0.01 || from[1] < y - 0.01 || from[1] > y + height + 0.01 ? null : [from, to]
}

function hatch(box: Box, slope: 1 | -1, step: number): Mark[] {
  const first = slope === 1 ? box.x + box.y : box.x - box.y - box.height
  const marks: Mark[] = []
  for (let sum = first + step / 2; sum < first + box.width + box.height; sum += step) {
    const points = slanting(box, sum, slope)
    if (points) marks.push({ kind: 'line', points, ink: 'main', width: 1, broken: false })
  }
  return marks
}

/** How many parts can be told apart on a black-and-white print. */
export const mostParts = 6

/**
 * The n-th of six ways to fill a box that are told apart without colour: full, slanting lines, empty, light, lines the other
 * way, crossed lines.
 */
export function fillBox(box: Box, n: number): Mark[] {
  const whole = (fill: 'main' | 'light' | 'paper'): Mark => ({ kind: 'rect', ...box, fill, edge: 'main' })
  switch (n % mostParts) {
    case 0:
      return [whole('main')]
    case 1:
      return [whole('paper'), ...hatch(box, 1, 6)]
    case 2:
      return [whole('paper')]
    case 3:
      return [whole('light')]
    case 4:
      return [whole('paper'), ...hatch(box, -1, 6)]
    default:
      return [whole('paper'), ...hatch(box, 1, 7), ...hatch(box, -1, 7)]
  }
}
