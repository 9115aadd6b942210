import type { Tx } from './db.ts'
import { type Held, heldNow } from './held.ts'
import { json, moment, sql } from './sql.ts'

export interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly person: string
  readonly scopes: readonly string[]
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly usedAt: number | null
  /** The street a display shows; null for all, and for keys of other systems. */
  readonly place: string | null
}
export interface ApiKeyUse extends ApiKeyRow {
  readonly personName: string
  readonly posts: readonly Held[]
}

const columns = sql`k.id, k.name, k.person_id as person, k.scopes, k.created_at as "createdAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.used_at as "usedAt", k.place_id as place`

export const apiKeys = (tx: Tx): Promise<ApiKeyRow[]> =>
  tx.rows(sql<ApiKeyRow>`select ${columns} from api_keys k where k.tenant_id = ${tx.tenant} order by k.created_at desc, k.id`)

export const apiKey = (tx: Tx, id: string): Promise<ApiKeyRow | null> =>
  tx.maybe(sql<ApiKeyRow>`select ${columns} from api_keys k where k.tenant_id = ${tx.tenant} and k.id = ${id}`)

/** The key behind a hash with its person's posts now, unless it was revoked, ran out, or the person left. */
export const liveApiKey = (tx: Tx, keyHash: string, now: number): Promise<ApiKeyUse | null> =>
  tx.maybe(
    sql<ApiKeyUse>`
      select ${columns}, p.name as "personName",
        ${heldNow(now)} as posts
      from api_keys k join people p on p.tenant_id = k.tenant_id and p.id = k.person_id
      where k.tenant_id = ${tx.tenant} and k.key_hash = ${keyHash} and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > ${moment(now)}) and p.active and p.kind = 'staff'`,
  )

export const insertApiKey = (
  tx: Tx,
  k: Pick<ApiKeyRow, 'id' | 'name' | 'person' | 'scopes' | 'createdAt' | 'expiresAt'> & {
    readonly keyHash: string
    readonly place?: string | null
  },
): Promise<number> =>
  tx.run(
    sql`insert into api_keys (tenant_id, id, name, key_hash, person_id, scopes, created_at, expires_at, place_id)
        values (${tx.tenant}, ${k.id}, ${k.name}, ${k.keyHash}, ${k.person}, ${json(k.scopes)}, ${moment(k.createdAt)},
          ${k.expiresAt === null ? null : moment(k.expiresAt)}, ${k.place ?? null})`,
  )

export const usedApiKey = (tx: Tx, id: string, now: number): Promise<number> =>
  tx.run(sql`update api_keys set used_at = ${moment(now)} where tenant_id = ${tx.tenant} and id = ${id}`)

export const revokeApiKey = (tx: Tx, id: string, now: number): Promise<number> =>
  tx.run(
    sql`update api_keys set revoked_at = ${moment(now)} where tenant_id = ${tx.tenant} and id = ${id} and revoked_at is null`,
  )

export const revokeApiKeysOf = (tx: Tx, person: string, now: number): Promise<number> =>
  tx.run(
    sql`update api_keys set revoked_at = ${moment(now)} where tenant_id = ${tx.tenant} and person_id = ${person} and revoked_at is null`,
  )
