import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import type { Tone } from '../shell/ui/tone.tsx'
import type { Bounds, LngLat } from './types.ts'

export const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

export const point = (at: Position | LngLat, properties: Record<string, unknown>): Feature<Point> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [at[0]!, at[1]!] },
  properties,
})

/** Twice the signed area of a ring and the centre of that area (shoelace). */
function ringCentre(ring: readonly Position[]): { area: number; centre: LngLat } {
  const origin = ring[0] ?? [0, 0]
  let [area, x, y] = [0, 0, 0]
  for (let i = 0; i + 1 < ring.length; i += 1) {
    // Relative to the first corner: degrees far from zero would lose the small areas to rounding.
    const [x0, y0] = [ring[i]![0]! - origin[0]!, ring[i]![1]! - origin[1]!]
    const [x1, y1] = [ring[i + 1]![0]! - origin[0]!, ring[i + 1]![1]! - origin[1]!]
    const cross = x0 * y1 - x1 * y0
    area += cross
    x += (x0 + x1) * cross
    y += (y0 + y1) * cross
  }
  if (area === 0) return { area: 0, centre: [origin[0]!, origin[1]!] }
  return { area: Math.abs(area), centre: [origin[0]! + x / (3 * area), origin[1]! + y / (3 * area)] }
}

/** One point per named polygon (in its largest part), so that a name stands once however the map cuts its tiles. */
export function labelPoints(areas: FeatureCollection | undefined): FeatureCollection {
  const features: Feature[] = []
  for (const { geometry, properties } of areas?.features ?? []) {
    if (!properties?.name) continue
    const parts =
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
    const [largest] = parts.map(part => ringCentre(part[0] ?? [])).sort((a, b) => b.area - a.area)
    if (largest)
      features.push(
        point(
          largest.centre,
          properties.nameEn ? { name: properties.name, nameEn: properties.nameEn } : { name: properties.name },
        ),
      )
  }
  return { type: 'FeatureCollection', features }
}

const number = /(\d+[A-Za-z]?)\s*(?:号楼|号院|栋|幢|座|号|楼)?\s*$/u

/** What is written on a building close up: its number, or its name where it has none. */
export const shortName = (name: string): string => number.exec(name)?.[1] ?? name

export function buildingNames(buildings: FeatureCollection | undefined): FeatureCollection {
  const { features } = labelPoints(buildings)
  const short = features.map(one => ({ ...one, properties: { short: shortName(String(one.properties?.name)) } }))
  return { type: 'FeatureCollection', features: short }
}

/** Names of waters and parks, each once however many pieces it is drawn in. */
export function groundNames(shapes: FeatureCollection, layer: 'water' | 'greens'): FeatureCollection {
  const seen = new Set<unknown>()
  const features = labelPoints(shapes).features.flatMap(one => {
    const name = one.properties?.name
    if (seen.has(name)) return []
    seen.add(name)
    return [{ ...one, properties: { name, layer } }]
  })
  return { type: 'FeatureCollection', features }
}

/** Areas with the colour of their tone for now written into them; the rest are left out. */
export function tintFeatures(
  areas: readonly (FeatureCollection | undefined)[],
  tints: Readonly<Record<string, Tone>>,
  colours: Readonly<Record<Tone, string>>,
): FeatureCollection {
  const features = areas.flatMap(collection => collection?.features ?? [])
  return {
    type: 'FeatureCollection',
    features: features.flatMap(feature => {
      const tone = tints[String(feature.properties?.id ?? feature.id)]
      return tone ? [{ ...feature, properties: { colour: colours[tone] } }] : []
    }),
  }
}

export function within([west, south, east, north]: Bounds, [lng, lat]: LngLat): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north
}
