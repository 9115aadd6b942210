import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import type { NearList, NearRow, nearQuery } from '#contract/near'
import type { CaseData } from '#kernel/index'
import { metresBetween } from '#methods/placement/measure'
import { nearestIn } from '#methods/placement/nearest-grid'
import { localDay } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { lock, unlock } from '../identity/secrets.ts'
import { asSystem } from './db.ts'
import type { Snapshot } from './directory.ts'
import { boxAround, boxOfCommunity, cellsOf, namesNoHousehold, toldLat, toldLng, withinCircle } from './near-cells.ts'
import { all, isUuid, moment, type Query, sql } from './sql.ts'

type NearQuery = z.output<typeof nearQuery>
type Stage = NearQuery['stage']

const fixedDays = 30
/** A wide community is read by its own index instead of square by square. */
const mostCells = 64
/** Answers from a fixed list. Free words and pictures may name somebody, whatever was asked. */
const fromAList = ['choice', 'choices', 'yesno', 'item']

interface Shown {
  readonly type: string
  readonly states: readonly string[]
  readonly fields: readonly string[]
}

/** The kinds of matters neighbours may see, in which states: a resident may file them, and their place is open to anybody. */
function shownTypes(app: App, stage: Stage): Shown[] {
  const open = (def: CaseData) => def.filedBy.includes('resident') && def.open.some(key => def.form[key]?.kind === 'place')
  // What nobody has looked at yet is one person's word; what was refused or withdrawn is nobody's business.
  const states = (def: CaseData) =>
    Object.keys(def.states).filter(name =>
      stage === 'fixed' ? def.states[name]?.ends === 'done' : name !== def.start && !def.states[name]?.ends,
    )
  return app.programmes.flatMap(p =>
    Object.entries(p.cases)
      .filter(([, def]) => open(def))
      .map(([type, def]) => ({
        type,
        states: states(def),
        fields: def.open.filter(key => fromAList.includes(def.form[key]?.kind ?? '')),
      })),
  )
}

/** Where the next page begins. Locked, since it holds the very moment and id. */
function readCursor(app: App, cursor: string): [number, string] {
  try {
    const [at, id] = JSON.parse(unlock(app.config.secret, cursor)) as [number, string]
    if (Number.isInteger(at) && isUuid(id)) return [at, id]
  } catch {
    // Falls through to the fault: a cursor is ours or it is nothing.
  }
  throw new Fault('bad-request', { detail: { where: 'after' } })
}

interface Found {
  readonly id: string
  readonly type: string
  readonly state: string
  readonly data: Readonly<Record<string, unknown>>
  readonly lng: number
  readonly lat: number
  readonly building: string | null
  readonly community: string | null
  readonly filedAt: number
  readonly closedAt: number | null
  readonly told: boolean
}

function placeParts(snapshot: Snapshot, q: NearQuery, tenant: number): { cells: number[] | null; parts: Query<unknown>[] } {
  if (q.community !== undefined) {
    const box = boxOfCommunity(snapshot, q.community)
    const cells = box ? cellsOf(box) : []
    return { cells: cells.length > mostCells ? null : cells, parts: [sql`community_id = ${q.community}`] }
  }
  const at = [q.lng ?? 0, q.lat ?? 0] as const
  // Whoever asks round a door learns nothing about a house with few homes; its community's list still counts it.
  return { cells: cellsOf(boxAround(at, q.radius)), parts: [withinCircle(at, q.radius), namesNoHousehold(tenant)] }
}

/**
 * Matters round a point or in a community, newest first, continued by key. Each square is read in order of its index up to
 * one page, so that what is looked at does not grow with the store.
 * @throws Fault bad-request for a cursor that is not ours
 */
export async function listNear(app: App, q: NearQuery, lang: 'zh' | 'en'): Promise<NearList> {
  const snapshot = await app.directory.now()
  const shown = shownTypes(app, q.stage)
  const at = q.stage === 'open' ? sql`filed_at` : sql`closed_at`
  const rows = await asSystem(app.db, 'what happens near', async tx => {
    const { cells, parts } = placeParts(snapshot, q, tx.tenant)
    const most = q.limit + 1
    const types = shown.map(one => sql`(type = ${one.type} and state = any(${one.states}::text[]))`)
    if (types.length === 0 || cells?.length === 0) return []
    const asked = [
      sql`tenant_id = ${tx.tenant}`,
      q.stage === 'open'
        ? sql`closed_at is null`
        : sql`closed_at is not null and closed_at >= ${moment(app.now() - fixedDays * 86_400_000)}`,
      sql`(${sql.join(types, sql` or `)})`,
      ...parts,
    ]
    if (q.after !== undefined) {
      const [last, id] = readCursor(app, q.after)
      asked.push(sql`(${at}, id) < (${moment(last)}::timestamptz, ${id}::uuid)`)
    }
    const arm = (where: readonly Query<unknown>[]) =>
      sql`(select id, type, state, data, ${toldLng} as lng, ${toldLat} as lat, building_id as building, community_id as community,
        filed_at as "filedAt", closed_at as "closedAt", ${namesNoHousehold(tx.tenant)} as told
        from cases where ${all(where)} order by ${at} desc, id desc limit ${most})`
    const arms = cells === null ? [arm(asked)] : cells.map(cell => arm([...asked, sql`cell = ${cell}`]))
    return tx.fresh(sql<Found>`select * from (${sql.join(arms, sql` union all `)}) x
      order by ${q.stage === 'open' ? sql`"filedAt"` : sql`"closedAt"`} desc, id desc limit ${most}`)
  })
  const last = rows.length > q.limit ? rows[q.limit - 1] : undefined
  return {
    rows: rows.slice(0, q.limit).map(row => tell(app, snapshot, shown, q, row, lang)),
    next: last ? lock(app.config.secret, JSON.stringify([q.stage === 'open' ? last.filedAt : last.closedAt, last.id])) : null,
  }
}

const refOf = (secret: string, id: string) => createHmac('sha256', secret).update(`near ${id}`).digest('base64url').slice(0, 16)

/** One matter as neighbours may see it. */
function tell(app: App, snapshot: Snapshot, shown: readonly Shown[], q: NearQuery, row: Found, lang: 'zh' | 'en'): NearRow {
  const nameOf = (id: string | null | undefined) => {
    const place = id ? snapshot.places.get(id) : undefined
    return place ? (lang === 'en' ? (place.nameEn ?? place.name) : place.name) : null
  }
  const point: [number, number] | null = row.told && row.lng !== null ? [round(row.lng), round(row.lat)] : null
  const beside = row.building ?? (point && nearestIn(snapshot.index.layers.building, point, 80)?.entry.area.id)
  const fields = shown.find(one => one.type === row.type)?.fields ?? []
  const from = q.community === undefined && q.lng !== undefined && q.lat !== undefined ? ([q.lng, q.lat] as const) : null
  return {
    ref: refOf(app.config.secret, row.id),
    type: row.type,
    state: row.state,
    data: Object.fromEntries(fields.flatMap(key => (row.data[key] === undefined ? [] : [[key, row.data[key]]]))),
    point,
    metres: from && point ? Math.round(metresBetween(from, point)) : null,
    community: nameOf(row.community),
    beside: point ? nameOf(beside) : null,
    filedOn: localDay(row.filedAt, snapshot.calendar),
    fixedOn: row.closedAt === null ? null : localDay(row.closedAt, snapshot.calendar),
  }
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
