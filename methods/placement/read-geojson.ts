import { type Datum, fromDatum } from './datum.ts'
import type { Area, PlaceKind, Point, Rings } from './types.ts'

export interface GeoJsonOptions {
  readonly kind: PlaceKind
  /** Names of the feature properties to read. */
  readonly codeProperty: string
  readonly nameProperty: string
  readonly parentProperty?: string
  /** Datum of the file's coordinates; areas come out in WGS84. */
  readonly datum: Datum
  /** When these boundaries come into force, epoch ms; 0 (since ever) by default. */
  readonly validFrom?: number
}

export interface GeoJsonProblem {
  readonly code:
    | 'not-a-feature-collection'
    | 'unsupported-crs'
    | 'missing-code'
    | 'unsafe-code'
    | 'missing-name'
    | 'not-a-polygon'
    | 'bad-coordinates'
  /** Position in `features`, from 0; null when the whole file is meant. */
  readonly feature: number | null
  readonly detail: string
}

class Unreadable extends Error {
  readonly code: GeoJsonProblem['code']
  constructor(code: GeoJsonProblem['code'], detail: string) {
    super(detail)
    this.code = code
  }
}

/**
 * Reads a GeoJSON FeatureCollection of polygons and multipolygons (RFC 7946) into areas. A feature that cannot be read
 * is left out and named in `problems`; nothing is repaired, so run `checkAreas` on the result. `id` and `parent` are
 * the codes as text; `boundary` is `code@validFrom-as-date`, with `#n` when the file holds a code again.
 */
export function readGeoJson(
  json: unknown,
  options: GeoJsonOptions,
): { readonly areas: Area[]; readonly problems: GeoJsonProblem[] } {
  const areas: Area[] = []
  const problems: GeoJsonProblem[] = []
  const attempt = (feature: number | null, work: () => void) => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      problems.push({ code: error.code, feature, detail: error.message })
    }
  }
  attempt(null, () => {
    const features = featuresOf(json)
    const times = new Map<string, number>()
    for (const [at, feature] of features.entries()) {
      attempt(at, () => {
        const area = areaOf(feature, options)
        const count = (times.get(area.code) ?? 0) + 1
        times.set(area.code, count)
        areas.push(count === 1 ? area : { ...area, boundary: `${area.boundary}#${count}` })
      })
    }
  })
  return { areas, problems }
}

function featuresOf(json: unknown): readonly unknown[] {
  const collection = asRecord(json)
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    throw new Unreadable('not-a-feature-collection', String(collection?.type ?? typeof json))
  }
  const crs = asRecord(asRecord(collection.crs)?.properties)?.name
  if (typeof crs === 'string' && !/(:CRS84|EPSG:.*:?(4326|4490))$/.test(crs)) {
    throw new Unreadable('unsupported-crs', crs)
  }
  return collection.features
}

function areaOf(feature: unknown, options: GeoJsonOptions): Area {
  const record = asRecord(feature)
  const properties = asRecord(record?.properties) ?? {}
  const code = textOf(properties[options.codeProperty])
  if (code === null) throw new Unreadable('missing-code', options.codeProperty)
  const name = textOf(properties[options.nameProperty])
  if (name === null) throw new Unreadable('missing-name', options.nameProperty)
  const validFrom = options.validFrom ?? 0
  return {
    id: code,
    kind: options.kind,
    code,
    name,
    parent: options.parentProperty === undefined ? null : textOf(properties[options.parentProperty]),
    polygons: polygonsOf(asRecord(record?.geometry), options.datum),
    validFrom,
    validTo: null,
    boundary: `${code}@${new Date(validFrom).toISOString().slice(0, 10)}`,
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return String(value)
    throw new Unreadable('unsafe-code', String(value))
  }
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? null : text
}

function polygonsOf(geometry: Readonly<Record<string, unknown>> | null, datum: Datum): Rings[] {
  if (geometry?.type === 'Polygon') return [ringsOf(geometry.coordinates, datum)]
  if (geometry?.type === 'MultiPolygon') return listOf(geometry.coordinates).map(rings => ringsOf(rings, datum))
  throw new Unreadable('not-a-polygon', String(geometry?.type ?? 'null'))
}

function ringsOf(rings: unknown, datum: Datum): Rings {
  return listOf(rings).map(ring => listOf(ring).map(position => fromDatum(pointOf(position), datum)))
}

function pointOf(position: unknown): Point {
  const [lng, lat] = listOf(position)
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat)) {
    throw new Unreadable('bad-coordinates', JSON.stringify(position).slice(0, 80))
  }
  return [lng, lat]
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value
  throw new Unreadable('bad-coordinates', String(JSON.stringify(value)).slice(0, 80))
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(Object.entries(value))
}
