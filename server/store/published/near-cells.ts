import { metresPerDegree } from '#methods/placement/measure'
import type { Snapshot } from '../directory.ts'
import { type Query, sql } from '../sql.ts'

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Every square that touches the box, reckoned as the generated column `cases.cell` is. */
export function cellsOf([west, south, east, north]: Box): number[] {
  const cells: number[] = []
  for (let y = Math.floor(south * 100); y <= Math.floor(north * 100); y++)
    for (let x = Math.floor(west * 100); x <= Math.floor(east * 100); x++) cells.push(y * 100_000 + x)
  return cells
}

export function boxAround([lng, lat]: readonly [number, number], metres: number): Box {
  const scale = metresPerDegree(lat)
  const [x, y] = [metres / scale.lng, metres / scale.lat]
  return [lng - x, lat - y, lng + x, lat + y]
}

/** The box of a community's boundary in force; null when it has none. */
export function boxOfCommunity(snapshot: Snapshot, community: string): Box | null {
  const points = snapshot.index.layers.community.entries
    .filter(({ area }) => area.id === community)
    .flatMap(({ area }) => area.polygons.flat(2))
  if (points.length === 0) return null
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [lng, lat] of points) {
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

// Some 100 metres: wide enough that a report of noise says no door, narrow enough to know the corner by.
const step = sql`0.001::float8`
/**
 * The place as neighbours are told it: the middle of a small square. Circles are drawn round these too, so that no row of
 * questions closes in on a door.
 */
export const toldLng: Query<number> = sql<number>`((floor(lng / ${step}) + 0.5) * ${step})`
export const toldLat: Query<number> = sql<number>`((floor(lat / ${step}) + 0.5) * ${step})`

export function withinCircle([lng, lat]: readonly [number, number], metres: number): Query<unknown> {
  const scale = metresPerDegree(lat)
  return sql`((${toldLng} - ${lng}) * ${scale.lng}) ^ 2 + ((${toldLat} - ${lat}) * ${scale.lat}) ^ 2 <= ${metres * metres}`
}

/** Homes that share a building with this many others are not told apart by it. */
const enoughHomes = 5
export const namesNoHousehold = (tenant: number): Query<boolean> =>
  sql<boolean>`(building_id is null or (select count(*) from (select 1 from addresses a
    where a.tenant_id = ${tenant} and a.building_id = cases.building_id limit ${enoughHomes}) homes) = ${enoughHomes})`
