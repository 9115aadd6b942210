import type { Tone } from '../shell/ui/tone.tsx'
import type { CasePoint, LngLat } from './types.ts'

/** Loudest first; a tone's place here is its number in the columns below. */
export const tones = ['red', 'amber', 'blue', 'green', 'grey'] as const satisfies readonly Tone[]

/**
 * The points of a map as columns, in order of time, so that a window of time is a stretch of them: nothing is copied when
 * the window moves. `x` and `y` are Web Mercator, the whole world being 0 to 1.
 */
export type Points = {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly time: Float64Array
  readonly tone: Uint8Array
  readonly of: readonly CasePoint[]
}

/** A stretch of the columns, the end not included. */
export type Stretch = readonly [from: number, to: number]

export const mercatorX = (lng: number) => (lng + 180) / 360
export const mercatorY = (lat: number) => (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2
export const lngOf = (x: number) => x * 360 - 180
export const latOf = (y: number) => (Math.atan(Math.exp((1 - 2 * y) * Math.PI)) * 360) / Math.PI - 90
export const lngLatOf = (x: number, y: number): LngLat => [lngOf(x), latOf(y)]

/** Metres of ground in the whole width of the Mercator world at a latitude. */
export const worldMetres = (lat: number) => 40_075_016.686 * Math.cos((lat * Math.PI) / 180)

/** Points without a time come first, so that every window that is not limited holds them. */
export function pointColumns(cases: readonly CasePoint[]): Points {
  const timeOf = (one: CasePoint) => one.time ?? Number.NEGATIVE_INFINITY
  const of = cases.some(one => one.time !== undefined) ? [...cases].sort((a, b) => timeOf(a) - timeOf(b)) : cases
  const count = of.length
  const points = {
    count,
    of,
    x: new Float64Array(count),
    y: new Float64Array(count),
    time: new Float64Array(count),
    tone: new Uint8Array(count),
  }
  of.forEach((one, i) => {
    points.x[i] = mercatorX(one.at[0])
    points.y[i] = mercatorY(one.at[1])
    points.time[i] = timeOf(one)
    points.tone[i] = tones.indexOf(one.tone)
  })
  return points
}

/** The first place in the columns that is not before a moment. */
function placeOf(time: Float64Array, moment: number): number {
  let [low, high] = [0, time.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (time[middle]! < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** The points of a window of time, `from` included and `to` not; all of them without a window. */
export function stretchOf(points: Points, window: readonly [from: number, to: number] | undefined): Stretch {
  return window ? [placeOf(points.time, window[0]), placeOf(points.time, window[1])] : [0, points.count]
}
