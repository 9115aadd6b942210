import type { Feature, FeatureCollection } from 'geojson'
import { latOf, lngOf, type Points, type Stretch, worldMetres } from './points.ts'

/** Fewer than this in a cell are drawn as “few”, without a colour of their own: one or two cases are no pattern. */
export const fewest = 5

/** Six-sided cells over the points, worked out once; each window of time only counts. */
export function hexCells(points: Points, sideMetres: number) {
  const middle = points.count > 0 ? points.y[points.count >> 1]! : 0.5
  const side = sideMetres / worldMetres(latOf(middle))
  const [width, height] = [side * Math.sqrt(3), side * 1.5]
  const cell = new Int32Array(points.count)
  const known = new Map<string, number>()
  const centres: [x: number, y: number][] = []
  for (let i = 0; i < points.count; i += 1) {
    const [column, row] = nearestHex(points.x[i]! / width, points.y[i]! / height)
    const key = `${column},${row}`
    let n = known.get(key)
    if (n === undefined) {
      n = centres.length
      known.set(key, n)
      centres.push([(column + (row & 1) / 2) * width, row * height])
    }
    cell[i] = n
  }
  const shapes = centres.map(([x, y]) => [hexRing(x, y, side)])
  return ([from, to]: Stretch): FeatureCollection => {
    const count = new Int32Array(centres.length)
    for (let i = from; i < to; i += 1) count[cell[i]!]! += 1
    const features: Feature[] = []
    count.forEach((n, i) => {
      const coordinates = shapes[i]
      if (n > 0 && coordinates)
        features.push({ type: 'Feature', id: i, properties: { n }, geometry: { type: 'Polygon', coordinates } })
    })
    return { type: 'FeatureCollection', features }
  }
}

/** The cell whose middle is nearest: one of the two rows around, each shifted by half a cell against the other. */
function nearestHex(x: number, y: number): [column: number, row: number] {
  const rows = [Math.floor(y), Math.floor(y) + 1]
  const found = rows.map(row => {
    const column = Math.round(x - (row & 1) / 2)
    const dx = (x - (row & 1) / 2 - column) * Math.sqrt(3)
    const dy = (y - row) * 1.5
    return { column, row, far: dx * dx + dy * dy }
  })
  const best = found[0]!.far <= found[1]!.far ? found[0]! : found[1]!
  return [best.column, best.row]
}

function hexRing(x: number, y: number, side: number): [number, number][] {
  return [0, 1, 2, 3, 4, 5, 0].map(k => {
    const angle = ((60 * k - 90) * Math.PI) / 180
    return [lngOf(x + side * Math.cos(angle)), latOf(y + side * Math.sin(angle))]
  })
}

/**
 * Where the classes of a count begin, lightest first: whole and round numbers a person can keep in mind, the first of them
 * the least that is coloured at all.
 */
export function breaksOf(most: number, least = fewest): number[] {
  if (!(most >= least)) return []
  const found = [least]
  for (let k = 1; k < 5; k += 1) {
    const next = round(least * (most / least) ** (k / 5))
    if (next > found.at(-1)! && next <= most) found.push(next)
  }
  return found
}

function round(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].reduce((best, one) =>
    Math.abs(one * size - value) < Math.abs(best * size - value) ? one : best,
  )
  return Number((step * size).toPrecision(3))
}
