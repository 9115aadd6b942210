import { drawnLayers } from '#contract/map'
import type { PlaceRow } from '#contract/office'
import { labelPoint, type PlaceKind, type Point, placeAt } from '#methods/placement/index'
import { nearestIn } from '#methods/placement/nearest-grid'
import type { App } from '../app.ts'
import { type Written, written } from '../written.ts'
import { type AddressRow, findAddresses, plain } from './addresses.ts'
import { asSystem } from './db.ts'
import type { Snapshot } from './directory.ts'
import { moment, sql } from './sql.ts'

/** Places by code. Those whose every boundary has ended are left out unless asked for: old cases still name them. */
export function listPlaces(app: App, kind: PlaceKind | undefined, retired: boolean): Promise<PlaceRow[]> {
  return asSystem(app.db, 'list places', tx =>
    tx.rows(
      sql<PlaceRow>`select id, kind, code, name, name_en as "nameEn", parent_id as parent from places p
        where tenant_id = ${tx.tenant} and (${kind ?? null}::text is null or kind = ${kind ?? null})
          and (${retired} or not exists (select 1 from boundaries b where b.tenant_id = p.tenant_id and b.place_id = p.id)
            or exists (select 1 from boundaries b where b.tenant_id = p.tenant_id and b.place_id = p.id
              and (b.valid_to is null or b.valid_to > ${moment(app.now())})))
        order by kind, code`,
    ),
  )
}

/** Layers drawn from boundaries, and the kind of place each shows. */
const boundaryLayers = { streets: 'street', communities: 'community', grids: 'grid', buildings: 'building' } as const
export const mapLayers = ['streets', 'communities', 'grids', 'buildings', ...drawnLayers] as const
export type MapLayer = (typeof mapLayers)[number]

interface Kept extends Written {
  readonly version: number
  /** Until when nothing comes into force or ends. */
  readonly until: number
}

const collection = (features: readonly string[]) => `{"type":"FeatureCollection","features":[${features.join(',')}]}`

async function boundaryLayer(app: App, kind: PlaceKind, at: number): Promise<string> {
  const rows = await asSystem(app.db, 'draw boundaries', tx =>
    tx.rows(
      sql<PlaceRow & { facts: object; boundary: string; polygons: string }>`
        select p.id, p.code, p.name, p.name_en as "nameEn", p.parent_id as parent, p.facts, b.id as boundary, b.polygons::text as polygons
        from places p join boundaries b on b.tenant_id = p.tenant_id and b.place_id = p.id
        where p.tenant_id = ${tx.tenant} and p.kind = ${kind} and b.valid_from <= ${moment(at)}
          and (b.valid_to is null or b.valid_to > ${moment(at)})
        order by p.code, b.valid_from`,
    ),
  )
  const feature = ({ polygons, facts, ...row }: (typeof rows)[number]) =>
    `{"type":"Feature","id":"${row.id}","properties":${JSON.stringify({ ...facts, ...row })},"geometry":{"type":"MultiPolygon","coordinates":${polygons}}}`
  return collection(rows.map(feature))
}

/** The version of a stored layer; -1 while the office has none. */
async function drawnVersion(app: App, layer: MapLayer): Promise<number> {
  const row = await asSystem(app.db, 'version of a layer', tx =>
    tx.maybe(sql<{ version: number }>`select version from map_layers where tenant_id = ${tx.tenant} and layer = ${layer}`),
  )
  return row?.version ?? -1
}

async function drawnLayer(app: App, layer: MapLayer): Promise<string> {
  const row = await asSystem(app.db, 'draw a layer', tx =>
    tx.maybe(
      sql<{
        features: string
      }>`select features::text as features from map_layers where tenant_id = ${tx.tenant} and layer = ${layer}`,
    ),
  )
  const features = row?.features ?? '[]'
  // Stored as a list of features or as a whole collection.
  return features.startsWith('[') ? `{"type":"FeatureCollection","features":${features}}` : features
}

/** When the next boundary begins or ends. */
async function nextChange(app: App, at: number): Promise<number> {
  const row = await asSystem(app.db, 'next change of boundaries', tx =>
    tx.maybe(
      sql<{ next: number | null }>`select min(case when valid_from > ${moment(at)} then valid_from else valid_to end) as next
        from boundaries where tenant_id = ${tx.tenant} and (valid_from > ${moment(at)} or valid_to > ${moment(at)})`,
    ),
  )
  return row?.next ?? Number.POSITIVE_INFINITY
}

/** The map's layers, each drawn once for all who ask until something in it changes. */
export function openMapLayers(app: App) {
  const kept = new Map<MapLayer, Kept>()
  return async (layer: MapLayer, at: number | undefined): Promise<Written> => {
    const kind = layer in boundaryLayers ? boundaryLayers[layer as keyof typeof boundaryLayers] : null
    if (kind && at !== undefined) return written(await boundaryLayer(app, kind, at))
    const now = app.now()
    const there = kept.get(layer)
    if (kind) {
      const { version } = await app.directory.now()
      if (there?.version === version && now < there.until) return there
      const fresh = { ...written(await boundaryLayer(app, kind, now)), version, until: await nextChange(app, now) }
      kept.set(layer, fresh)
      return fresh
    }
    const version = await drawnVersion(app, layer)
    if (there?.version === version) return there
    const fresh = { ...written(await drawnLayer(app, layer)), version, until: Number.POSITIVE_INFINITY }
    kept.set(layer, fresh)
    return fresh
  }
}

const middles = new WeakMap<Snapshot, ReadonlyMap<string, Point>>()
/** A point well inside each building, worked out once for each picture of the directory. */
function middlesOf(snapshot: Snapshot): ReadonlyMap<string, Point> {
  let found = middles.get(snapshot)
  if (!found) {
    const entries = snapshot.index.layers.building.entries.flatMap(({ area }) => {
      const at = area.polygons[0] && labelPoint(area.polygons[0])
      return at ? [[area.id, at] as const] : []
    })
    found = new Map(entries)
    middles.set(snapshot, found)
  }
  return found
}

export interface Address extends AddressRow {
  readonly point: [number, number] | null
  readonly grid: string | null
}

/** Buildings whose name holds the words, then addresses, each with its point and the grid it lies in now. */
export async function searchAddresses(app: App, q: string, limit: number): Promise<Address[]> {
  const snapshot = await app.directory.now()
  const words = plain(q)
  const named: AddressRow[] = []
  for (const { area } of snapshot.index.layers.building.entries) {
    if (named.length < 8 && words !== '' && plain(area.name).includes(words))
      named.push({ id: area.id, text: area.name, building: area.id })
  }
  const rows = await asSystem(app.db, 'find addresses', tx => findAddresses(tx, q, limit))
  return [...named, ...rows].slice(0, limit).map(row => {
    const at = middlesOf(snapshot).get(row.building)
    return { ...row, point: at ? [at[0], at[1]] : null, grid: at ? placeAt(snapshot.index, at).grid : null }
  })
}

/** Somewhere inside a building, or null when its outline is not known. */
export const insideOf = (snapshot: Snapshot, building: string): Point | null => middlesOf(snapshot).get(building) ?? null

const nearMetres = 80

/** What a person would call the spot: the building around it or the nearest one, without any room. */
export async function addressNear(app: App, snapshot: Snapshot, point: Point): Promise<string | null> {
  const building = nearestIn(snapshot.index.layers.building, point, nearMetres)?.entry.area
  if (!building) return null
  const row = await asSystem(app.db, 'name a spot', tx =>
    tx.maybe(
      sql<{ text: string }>`select text from addresses where tenant_id = ${tx.tenant} and building_id = ${building.id}
        and room is null order by length(text), text limit 1`,
    ),
  )
  return row?.text ?? building.name
}
