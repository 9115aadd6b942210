import type { Tx } from './db.ts'
import { json, moment, sql } from './sql.ts'

export interface Passkey {
  readonly id: string
  readonly credential: string
  readonly person: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: number
  readonly usedAt: number | null
}

const columns = sql`id, credential_id as credential, person_id as person, public_key as "publicKey", counter, transports, name, created_at as "createdAt", used_at as "usedAt"`

export const passkeysOf = (tx: Tx, person: string): Promise<Passkey[]> =>
  tx.rows(
    sql<Passkey>`select ${columns} from passkeys where tenant_id = ${tx.tenant} and person_id = ${person} order by created_at`,
  )

/** Locked, so that two answers at once cannot both pass with the same counter. */
export const passkeyFor = (tx: Tx, credential: string): Promise<Passkey | null> =>
  tx.maybe(
    sql<Passkey>`select ${columns} from passkeys where tenant_id = ${tx.tenant} and credential_id = ${credential} for update`,
  )

export const insertPasskey = (tx: Tx, k: Omit<Passkey, 'usedAt'>): Promise<number> =>
  tx.run(
    sql`insert into passkeys (tenant_id, credential_id, id, person_id, public_key, counter, transports, name, created_at)
        values (${tx.tenant}, ${k.credential}, ${k.id}, ${k.person}, ${k.publicKey}, ${k.counter}, ${json(k.transports)}, ${k.name}, ${moment(k.createdAt)})`,
  )

export const usedPasskey = (tx: Tx, id: string, counter: number, now: number): Promise<number> =>
  tx.run(sql`update passkeys set counter = ${counter}, used_at = ${moment(now)} where tenant_id = ${tx.tenant} and id = ${id}`)

export const deletePasskey = (tx: Tx, id: string, person: string): Promise<number> =>
  tx.run(sql`delete from passkeys where tenant_id = ${tx.tenant} and id = ${id} and person_id = ${person}`)

export const deletePasskeysOf = (tx: Tx, person: string): Promise<number> =>
  tx.run(sql`delete from passkeys where tenant_id = ${tx.tenant} and person_id = ${person}`)
