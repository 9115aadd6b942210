import type { z } from 'zod'
import type { drawnLayers, layerImport, layerProblem } from '#contract/map'
import { type Datum, fromDatum } from '#methods/placement/index'

export type DrawnLayer = (typeof drawnLayers)[number]
export type LayerProblem = z.infer<typeof layerProblem>
type Position = readonly [number, number]
interface DrawnFeature {
  readonly type: 'Feature'
  readonly properties: Readonly<Record<string, string | number>>
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}
type Box = readonly [west: number, south: number, east: number, north: number]
type Options = Pick<z.output<typeof layerImport>, 'datum' | 'nameProperty' | 'kindProperty'>

/** What each layer may be drawn with. */
const shapes: Readonly<Record<DrawnLayer, readonly string[]>> = {
  roads: ['LineString', 'MultiLineString'],
  water: ['Polygon', 'MultiPolygon'],
  greens: ['Polygon', 'MultiPolygon'],
  blocks: ['Polygon', 'MultiPolygon'],
  facilities: ['Point'],
}
/** Lists below the coordinates down to a single position. */
const depth: Readonly<Record<string, number>> = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }

/** What the map tells apart, and the words other files use for it. */
const roadClasses: Readonly<Record<string, string>> = {
  arterial: 'arterial',
  main: 'arterial',
  trunk: 'arterial',
  primary: 'arterial',
  主干路: 'arterial',
  主干道: 'arterial',
  快速路: 'arterial',
  secondary: 'secondary',
  street: 'secondary',
  tertiary: 'secondary',
  次干路: 'secondary',
  次干道: 'secondary',
  lane: 'lane',
  residential: 'lane',
  service: 'lane',
  unclassified: 'lane',
  living_street: 'lane',
  支路: 'lane',
  街巷: 'lane',
  小区路: 'lane',
  path: 'path',
  footway: 'path',
  pedestrian: 'path',
  cycleway: 'path',
  steps: 'path',
  步行道: 'path',
  人行道: 'path',
}
export const mostFeatures = 50_000
/** Degrees around the office within which something is still near it: some eleven kilometres. */
const near = 0.1

class Wrong extends Error {
  readonly code: LayerProblem['code']
  readonly where: Position | null
  constructor(code: LayerProblem['code'], detail: string, where: Position | null = null) {
    super(detail)
    this.code = code
    this.where = where
  }
}
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function position(value: unknown, datum: Datum): Position {
  const [lng, lat] = Array.isArray(value) ? (value as unknown[]) : []
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
    throw new Wrong('coordinates', JSON.stringify(value)?.slice(0, 60) ?? '')
  // Metres of a projected system, or latitude written first.
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) throw new Wrong('coordinates', `${lng}, ${lat}`)
  const [x, y] = fromDatum([lng, lat], datum)
  return [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7]
}

function coordinates(value: unknown, levels: number, datum: Datum): unknown {
  if (levels === 0) return position(value, datum)
  if (!Array.isArray(value) || value.length === 0) throw new Wrong('coordinates', '[]')
  return value.map(one => coordinates(one, levels - 1, datum))
}

/** Every line of a shape: rings of polygons too. */
function linesOf(value: unknown): Position[][] {
  if (!Array.isArray(value) || value.length === 0) return []
  const [first] = value as unknown[]
  return Array.isArray(first) && typeof first[0] === 'number' ? [value as Position[]] : (value as unknown[]).flatMap(linesOf)
}

function checkLines(type: string, shape: unknown): void {
  for (const line of linesOf(shape)) {
    const [first, last] = [line[0], line.at(-1)]
    if (!type.includes('Polygon')) {
      if (line.length < 2) throw new Wrong('coordinates', 'a line of one point', first ?? null)
    } else if (line.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      throw new Wrong('ring', line.length < 4 ? 'fewer than four points' : 'not closed', first ?? null)
    }
  }
}

const someWhere = (shape: unknown): Position =>
  Array.isArray(shape) && typeof shape[0] === 'number' ? (shape as unknown as Position) : someWhere((shape as unknown[])[0])

/** One feature as it will be kept: its shape in WGS84, its name, and its class or kind. */
function readFeature(
  layer: DrawnLayer,
  raw: unknown,
  options: Options,
  note: (code: LayerProblem['code'], detail: string, at: Position | null) => void,
): DrawnFeature {
  const geometry = isRecord(raw) && isRecord(raw.geometry) ? raw.geometry : undefined
  const type = String(geometry?.type ?? 'null')
  if (!geometry || !shapes[layer].includes(type)) throw new Wrong('geometry', type)
  const shape = coordinates(geometry.coordinates, depth[type] ?? 0, options.datum)
  if (type !== 'Point') checkLines(type, shape)
  const given = isRecord(raw) && isRecord(raw.properties) ? raw.properties : {}
  const text = (key: string | undefined) => {
    const value = key === undefined ? undefined : given[key]
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) : ''
  }
  const [name, kind] = [text(options.nameProperty), text(options.kindProperty)]
  const roadClass = Object.hasOwn(roadClasses, kind) ? roadClasses[kind] : undefined
  if (layer === 'roads' && kind !== '' && !roadClass) note('class', kind, someWhere(shape))
  const about = layer === 'roads' ? { class: roadClass ?? 'lane' } : kind === '' ? {} : { kind }
  return { type: 'Feature', properties: { ...(name === '' ? {} : { name }), ...about }, geometry: { type, coordinates: shape } }
}

/**
 * Reads a GeoJSON FeatureCollection for a layer of the map. What cannot be drawn is left out and said; what lies far from
 * the office, says the same twice, or has a class nobody knows, is kept and said.
 */
export function planLayer(layer: DrawnLayer, geojson: unknown, options: Options, extent: Box | null) {
  const problems: LayerProblem[] = []
  const features: DrawnFeature[] = []
  const say =
    (severity: 'error' | 'warning', feature: number | null) =>
    (code: LayerProblem['code'], detail: string, where: Position | null) =>
      problems.push({ code, severity, feature, detail: detail || null, where: where && [where[0], where[1]] })
  const list =
    isRecord(geojson) && geojson.type === 'FeatureCollection' && Array.isArray(geojson.features) ? geojson.features : undefined
  if (!list) say('error', null)('not-geojson', '', null)
  else if (list.length === 0) say('error', null)('empty', '', null)
  else if (list.length > mostFeatures) say('error', null)('too-many', `${list.length} > ${mostFeatures}`, null)
  else {
    const seen = new Set<string>()
    for (const [n, raw] of list.entries()) {
      try {
        const warn = say('warning', n)
        const feature = readFeature(layer, raw, options, warn)
        const shape = JSON.stringify(feature.geometry)
        const at = someWhere(feature.geometry.coordinates)
        if (seen.has(shape)) warn('duplicate', '', at)
        seen.add(shape)
        if (
          extent &&
          (at[0] < extent[0] - near || at[0] > extent[2] + near || at[1] < extent[1] - near || at[1] > extent[3] + near)
        )
          warn('outside', '', at)
        features.push(feature)
      } catch (error) {
        if (!(error instanceof Wrong)) throw error
        say('error', n)(error.code, error.message, error.where)
      }
    }
  }
  return { features, problems }
}
