import type { CaseData, KnownData } from '#kernel/index'
import { metresPerDegree } from '#methods/placement/measure'
import type { Report } from '#methods/similarity/index'
import { addSpan } from '#methods/working-time/index'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { boxAround, cellsOf } from '../published/near-cells.ts'
import { all, moment, type Query, sql } from '../sql.ts'

/** Of each square the newest so many are looked at: beyond that, what is usual there can be told from those. */
const mostOpen = 300
const mostEnded = 200
/** So many of them, the newest, are compared. */
const mostCompared = 300

export interface Candidate {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly version: number
  readonly words: string | null
  readonly kind: string | null
  readonly address: string | null
  readonly community: string | null
  readonly lng: number
  readonly lat: number
  readonly filedAt: number
  readonly closedAt: number | null
  readonly voices: number
}

/** What the candidates are drawn round, and which of them may be read. */
export interface Around {
  readonly point: readonly [lng: number, lat: number]
  readonly from: number
  readonly until: number
  /** Where they lie, exactly or as neighbours are told. */
  readonly lng: Query<number>
  readonly lat: Query<number>
  readonly only: readonly Query<unknown>[]
}

/** How far back what is known is looked for. */
export const windowMs = (known: KnownData, at: number, snapshot: Snapshot): number =>
  addSpan(at, known.within, snapshot.calendar).at - at

function withinCircle([lng, lat]: Around['point'], metres: number): Query<unknown> {
  const scale = metresPerDegree(lat)
  return sql`((lng - ${lng}) * ${scale.lng}) ^ 2 + ((lat - ${lat}) * ${scale.lat}) ^ 2 <= ${metres * metres}`
}

const textOf = (key: string) => sql`data ->> ${key}::text`

/**
 * Cases round a point, the newest of each square: open ones by their filing, ended ones by their end, as each has an index.
 * However many cases there are, few are looked at.
 */
export function candidates(tx: Tx, of: CaseType, known: KnownData, around: Around): Promise<Candidate[]> {
  const columns = sql`id, number, state, version, ${textOf(known.words)} as words, ${textOf(known.category)} as kind, address, community_id as community,
    ${around.lng} as lng, ${around.lat} as lat, filed_at as "filedAt", closed_at as "closedAt", voices`
  const asked = [
    sql`tenant_id = ${tx.tenant}`,
    sql`type = ${of.type}`,
    sql`filed_at >= ${moment(around.from)}`,
    sql`filed_at <= ${moment(around.until)}`,
    ...around.only,
  ]
  // The newest of a square are read first and narrowed then: a circle that takes in a corner of a crowded square must not
  // lead through all that was ever reported there.
  const newest = (cell: number, part: Query<unknown>, by: Query<unknown>, most: number) =>
    sql`(select * from (select ${columns} from cases where ${all([...asked, sql`cell = ${cell}`, part])} order by ${by} desc limit ${most}) y
      where ${withinCircle(around.point, known.radius)})`
  const arms = cellsOf(boxAround(around.point, known.radius)).flatMap(cell => [
    newest(cell, sql`closed_at is null`, sql`filed_at`, mostOpen),
    newest(cell, sql`closed_at >= ${moment(around.from)}`, sql`closed_at`, mostEnded),
  ])
  return tx.fresh(
    sql<Candidate>`select * from (${sql.join(arms, sql` union all `)}) x order by "filedAt" desc, id desc limit ${mostCompared}`,
  )
}

const dayMs = 86_400_000

/** As the method compares them. A category nobody chose is the same as none other. */
export const reportOf = (
  one: Pick<Candidate, 'id' | 'words' | 'kind' | 'address' | 'lng' | 'lat' | 'filedAt' | 'closedAt'>,
): Report => ({
  id: one.id,
  at: one.filedAt,
  lat: one.lat,
  lon: one.lng,
  category: one.kind ?? `? ${one.id}`,
  text: [one.words, one.address].filter(Boolean).join('\n'),
  ...(one.closedAt !== null && { closedAt: one.closedAt }),
})

/** How many days the candidates reach back: fewer than the window where a square holds more than was read. */
export function daysOf(rows: readonly Candidate[], from: number, until: number): number {
  const whole = (until - from) / dayMs
  const oldest = rows.at(-1)?.filedAt
  return rows.length < mostEnded || oldest === undefined ? whole : Math.max(1, (until - oldest) / dayMs)
}

/** The words and category of a case as the definition names them. */
export const textsOf = (def: CaseData, known: KnownData, data: Readonly<Record<string, unknown>>) => {
  const said = (key: string) => (typeof data[key] === 'string' && def.form[key] ? (data[key] as string) : null)
  return { words: said(known.words), kind: said(known.category) }
}
