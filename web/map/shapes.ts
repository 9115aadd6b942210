import type { FeatureCollection } from 'geojson'
import type { Tone } from '../shell/ui/tone.tsx'
import type { Colours } from './colours.ts'
import type { Display } from './display.ts'
import { buildingNames, groundNames, labelPoints, nothing, tintFeatures } from './features.ts'
import type { OfficeLayers } from './types.ts'

/** What the map draws, by the name of its source. The last five change often and are set by themselves. */
export type Shapes = Readonly<Record<SourceName, FeatureCollection>>
export const sourceNames = [
  'blocks',
  'greens',
  'water',
  'roads',
  'buildings',
  'grids',
  'communities',
  'facilities',
  'grid-names',
  'community-names',
  'building-names',
  'ground-names',
  'tints',
  'problems',
  'places',
  'density',
  'cases',
  'me',
] as const
export type SourceName = (typeof sourceNames)[number]

export type Drawing = {
  readonly layers: OfficeLayers
  readonly tints: Readonly<Record<string, Tone>>
  readonly problems: FeatureCollection | undefined
  readonly places: FeatureCollection | undefined
}

/** One answer for one input: a layer that did not change keeps its identity, so it is not sent to the map again. */
function remembered<Out>(make: (input: FeatureCollection) => Out) {
  const kept = new WeakMap<FeatureCollection, Out>()
  return (input: FeatureCollection): Out => {
    const known = kept.get(input)
    if (known !== undefined) return known
    const made = make(input)
    kept.set(input, made)
    return made
  }
}
const areaNames = remembered(labelPoints)
const houseNames = remembered(buildingNames)
const waterNames = remembered(input => groundNames(input, 'water'))
const greenNames = remembered(input => groundNames(input, 'greens'))

/** The shapes of a drawing where they lie on the background. What changes often is left as it was. */
export function shapesOf(
  { layers, tints, problems, places }: Drawing,
  colours: Colours,
  display: Display,
): Omit<Shapes, 'cases' | 'density' | 'me'> {
  const at = (shapes: FeatureCollection | undefined) => (shapes ? display.shapes(shapes) : nothing)
  const all = {
    blocks: at(layers.blocks),
    greens: at(layers.greens),
    water: at(layers.water),
    roads: at(layers.roads),
    buildings: at(layers.buildings),
    grids: at(layers.grids),
    communities: at(layers.communities),
    facilities: at(layers.facilities),
  }
  return {
    ...all,
    'grid-names': areaNames(all.grids),
    'community-names': areaNames(all.communities),
    'building-names': houseNames(all.buildings),
    'ground-names': {
      type: 'FeatureCollection',
      features: [...waterNames(all.water).features, ...greenNames(all.greens).features],
    },
    tints: tintFeatures([all.grids, all.communities], tints, colours),
    problems: at(problems),
    places: at(places),
  }
}
