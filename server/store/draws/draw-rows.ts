import type { DrawRow } from '#contract/draws'
import type { Lot, LotList, LotSeed } from '#methods/draws/index'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

export interface Conflict {
  readonly inspector: string
  readonly object: string
  readonly because: string
}

/** A draw as it lies in the table. */
export interface DrawRecord {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly source: string
  readonly communities: readonly string[]
  readonly units: readonly string[]
  readonly take: number
  readonly each: number
  readonly number: string
  readonly conflicts: readonly Conflict[]
  readonly state: DrawRow['state']
  readonly list: LotList | null
  readonly hash: string | null
  /** Label → person. */
  readonly people: Readonly<Record<string, string>> | null
  readonly seed: LotSeed | null
  readonly result: readonly Lot[] | null
  readonly withdrawn: string | null
  readonly frozenBy: string | null
  readonly madeAt: number
  readonly frozenAt: number | null
  readonly drawnAt: number | null
}

const columns = sql`id, version, title, source, communities, units, take, each, number, conflicts, state, list, hash, people, seed, result, withdrawn,
  frozen_by as "frozenBy", made_at as "madeAt", frozen_at as "frozenAt", drawn_at as "drawnAt"`

export const drawsOf = (tx: Tx): Promise<DrawRecord[]> =>
  tx.rows(sql<DrawRecord>`select ${columns} from draws where tenant_id = ${tx.tenant} order by made_at desc, id limit 200`)

export const drawById = (tx: Tx, id: string): Promise<DrawRecord | null> =>
  tx.maybe(sql<DrawRecord>`select ${columns} from draws where tenant_id = ${tx.tenant} and id = ${id}`)

/** Held until the transaction ends, so that two at once take turns. */
export const lockDraw = (tx: Tx, id: string): Promise<DrawRecord | null> =>
  tx.maybe(sql<DrawRecord>`select ${columns} from draws where tenant_id = ${tx.tenant} and id = ${id} for update`)

type New = Pick<DrawRecord, 'id' | 'title' | 'source' | 'communities' | 'units' | 'take' | 'each' | 'number'>
export const insertDraw = (tx: Tx, d: New, by: string, at: number): Promise<number> =>
  tx.run(sql`
    insert into draws (tenant_id, id, version, title, source, communities, units, take, each, number, state, made_by, made_at)
    values (${tx.tenant}, ${d.id}, 1, ${d.title}, ${d.source}, ${[...d.communities]}::uuid[], ${[...d.units]}::uuid[], ${d.take}, ${d.each},
      ${d.number}, 'prepared', ${by}, ${moment(at)})`)

export const keepConflicts = (tx: Tx, id: string, conflicts: readonly Conflict[]): Promise<number> =>
  tx.run(
    sql`update draws set conflicts = ${json(conflicts)}::jsonb, version = version + 1 where tenant_id = ${tx.tenant} and id = ${id}`,
  )

type Frozen = Required<{ [K in 'list' | 'hash' | 'people']: NonNullable<DrawRecord[K]> }>
export const freezeRow = (tx: Tx, id: string, { list, hash, people }: Frozen, by: string, at: number): Promise<number> =>
  tx.run(sql`
    update draws set state = 'frozen', list = ${json(list)}::jsonb, hash = ${hash}, people = ${json(people)}::jsonb,
      frozen_by = ${by}, frozen_at = ${moment(at)}, version = version + 1
    where tenant_id = ${tx.tenant} and id = ${id}`)

export const drawnRow = (
  tx: Tx,
  id: string,
  { seed, result }: { seed: LotSeed; result: readonly Lot[] },
  by: string,
  at: number,
): Promise<number> =>
  tx.run(sql`
    update draws set state = 'drawn', seed = ${json(seed)}::jsonb, result = ${json(result)}::jsonb,
      drawn_by = ${by}, drawn_at = ${moment(at)}, version = version + 1
    where tenant_id = ${tx.tenant} and id = ${id}`)

export const withdrawRow = (tx: Tx, id: string, reason: string): Promise<number> =>
  tx.run(
    sql`update draws set state = 'withdrawn', withdrawn = ${reason}, version = version + 1 where tenant_id = ${tx.tenant} and id = ${id}`,
  )
