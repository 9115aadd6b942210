import type { FeatureCollection } from 'geojson'
import { colouredAreas, countsByArea, membersOf } from './by-area.ts'
import { breaksOf, fewest, hexCells } from './cells.ts'
import type { Points, Stretch } from './points.ts'
import type { Choices } from './settings.ts'
import type { OfficeLayers } from './types.ts'

/** Metres from the middle of a six-sided cell to its corners: about what one walks in two minutes. */
const cellMetres = 150

/** How a density is worked out for a window of time; made once for points and choice, then only counting is left. */
export function densityOf(points: Points, layers: OfficeLayers, { density, measure }: Pick<Choices, 'density' | 'measure'>) {
  if (density === 'none' || points.count === 0) return undefined
  if (density === 'cells') {
    const count = hexCells(points, cellMetres)
    return (stretch: Stretch): FeatureCollection => {
      const { features } = count(stretch)
      const valued = features.map(one => {
        const n = Number(one.properties?.n)
        return { ...one, properties: { n, value: n, few: n < fewest } }
      })
      return { type: 'FeatureCollection', features: valued }
    }
  }
  const count = countsByArea(points, layers.grids)
  const members = measure === 'rate' ? membersOf(layers.buildings) : undefined
  return (stretch: Stretch) => colouredAreas(layers.grids, count(stretch), members, fewest)
}

/** Classes that hold for every window, so that a colour means the same while time runs. */
export function classesOf(shapes: readonly FeatureCollection[], measure: Choices['measure']): number[] {
  let [most, least] = [0, Number.POSITIVE_INFINITY]
  for (const { features } of shapes)
    for (const { properties } of features) {
      if (properties?.few !== false) continue
      most = Math.max(most, Number(properties.value))
      least = Math.min(least, Number(properties.value))
    }
  return measure === 'count' ? breaksOf(most) : breaksOf(most, below(least))
}

/** A round number at or below: a class may begin a little under the least it holds. */
function below(value: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return Math.max(1, Math.floor(value / size) * size)
}
