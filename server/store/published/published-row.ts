import type { PublishedRow } from '#contract/published'
import { metresBetween } from '#methods/placement/measure'
import { nearestIn } from '#methods/placement/nearest-grid'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { lock, unlock } from '../../identity/secrets.ts'
import type { Snapshot } from '../directory.ts'
import { isUuid, type Query, sql } from '../sql.ts'
import { namesNoHousehold, toldLat, toldLng } from './near-cells.ts'
import { howOf, type ToldType, toldTypes } from './published-kinds.ts'
import { refOf } from './published-ref.ts'

/** A matter as it was found, with its place already blurred. */
export interface Found {
  readonly id: string
  readonly type: string
  readonly state: string
  readonly data: Readonly<Record<string, unknown>>
  readonly lng: number | null
  readonly lat: number | null
  readonly building: string | null
  readonly community: string | null
  readonly unit: string | null
  readonly filedAt: number
  readonly changedAt: number
  readonly closedAt: number | null
  readonly dueAt: number | null
  readonly told: boolean
}

/** What somebody decided about a matter's words. */
export interface Words {
  readonly id: string
  readonly decision: 'waiting' | 'shown' | 'withheld' | 'hidden' | 'taken-back'
  readonly words: string | null
  readonly answer: string | null
  readonly photos: readonly string[]
}

export const foundColumns = (tenant: number): Query<unknown> =>
  sql`id, type, state, data, ${toldLng} as lng, ${toldLat} as lat, building_id as building, community_id as community, unit_id as unit,
    filed_at as "filedAt", changed_at as "changedAt", closed_at as "closedAt", due_at as "dueAt", ${namesNoHousehold(tenant)} as told`

/** Taken out of every public list by somebody at the desk. */
export const notHidden = (tenant: number): Query<unknown> =>
  sql`not exists (select 1 from published_words w where w.tenant_id = ${tenant} and w.case_id = cases.id and w.decision = 'hidden')`

/** The words and pictures everybody may see, which only a look can make so. */
export function shownOf(told: ToldType | undefined, row: Pick<Found, 'data'>, words: Words | undefined) {
  const may = told && words?.decision === 'shown' && howOf(told, row.data) === 'words'
  return { words: may ? words.words : null, answer: may ? words.answer : null, photos: may ? [...words.photos] : [] }
}

export const nameIn = (snapshot: Snapshot, id: string | null | undefined, lang: 'zh' | 'en'): string | null => {
  const place = id ? (snapshot.places.get(id) ?? snapshot.units.get(id)) : undefined
  return place ? (lang === 'en' ? (place.nameEn ?? place.name) : place.name) : null
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** One matter as everybody may see it; `from` is the point somebody asked round. */
export function tellRow(
  app: App,
  snapshot: Snapshot,
  row: Found,
  words: Words | undefined,
  lang: 'zh' | 'en',
  from: readonly [number, number] | null = null,
): PublishedRow {
  const told = toldTypes(app, snapshot).find(one => one.of.type === row.type)
  const point: [number, number] | null =
    row.told && row.lng !== null && row.lat !== null ? [round(row.lng), round(row.lat)] : null
  const beside = row.building ?? (point && nearestIn(snapshot.index.layers.building, point, 80)?.entry.area.id)
  const { words: text, photos } = shownOf(told, row, words)
  return {
    ref: refOf(app.config.secret, row.id),
    type: row.type,
    state: row.state,
    data: Object.fromEntries((told?.fields ?? []).flatMap(key => (row.data[key] === undefined ? [] : [[key, row.data[key]]]))),
    point,
    metres: from && point ? Math.round(metresBetween(from, point)) : null,
    community: nameIn(snapshot, row.community, lang),
    beside: point ? nameIn(snapshot, beside, lang) : null,
    filedOn: localDay(row.filedAt, snapshot.calendar),
    fixedOn: row.closedAt === null ? null : localDay(row.closedAt, snapshot.calendar),
    words: text,
    photos,
  }
}

/** Where the next page begins. Locked, since it holds the very moment and id. */
export const writeCursor = (app: App, at: number | null, id: string): string => lock(app.config.secret, JSON.stringify([at, id]))
export function readCursor(app: App, cursor: string): [number, string] {
  try {
    const [at, id] = JSON.parse(unlock(app.config.secret, cursor)) as [number, string]
    if (Number.isInteger(at) && isUuid(id)) return [at, id]
  } catch {
    // Falls through to the fault: a cursor is ours or it is nothing.
  }
  throw new Fault('bad-request', { detail: { where: 'after' } })
}
