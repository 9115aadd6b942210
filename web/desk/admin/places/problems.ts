import type { Feature, FeatureCollection } from 'geojson'
import type { ImportOutcome } from '#contract/office'
import type { Bounds, LngLat } from '../../../map/types.ts'

export type Problem = ImportOutcome['problems'][number]

/** Where the boundaries are wrong, to be drawn: the ground in question, or the point where there is none. */
export function problemFeatures(problems: readonly Problem[], say: (problem: Problem) => string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: problems.flatMap((problem): Feature[] => {
      const properties = { message: say(problem) }
      if (problem.polygon)
        return [
          {
            type: 'Feature',
            properties,
            geometry: { type: 'Polygon', coordinates: problem.polygon.map(ring => ring.map(([x, y]) => [x, y])) },
          },
        ]
      return problem.where
        ? [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [problem.where[0], problem.where[1]] } }]
        : []
    }),
  }
}

/** The names of the properties that features of a file carry, those of the first hundred features. */
export function propertiesOf(json: unknown): string[] {
  const features = typeof json === 'object' && json !== null && 'features' in json ? json.features : []
  const names = new Set<string>()
  for (const feature of Array.isArray(features) ? features.slice(0, 100) : [])
    for (const name of Object.keys((feature as Feature | null)?.properties ?? {})) names.add(name)
  return [...names]
}

/** A likely property for a purpose, by the names people give such columns. */
export function guess(names: readonly string[], ...likely: readonly RegExp[]): string | undefined {
  for (const pattern of likely) {
    const hit = names.find(name => pattern.test(name))
    if (hit !== undefined) return hit
  }
  return undefined
}

/** A frame around a point wide enough to see its surroundings. */
export const around = ([lng, lat]: LngLat, margin = 0.003): Bounds => [lng - margin, lat - margin, lng + margin, lat + margin]
