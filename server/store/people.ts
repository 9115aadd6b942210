import type { Tx } from './db.ts'
import { moment, type Query, sql } from './sql.ts'

export interface Person {
  readonly id: string
  readonly kind: 'staff' | 'resident'
  readonly name: string
  readonly login: string | null
  readonly phone: string | null
  readonly subject: string | null
  readonly active: boolean
  readonly passwordOnce: boolean
  readonly secondFactor: boolean
  readonly version: number
}
/** With what only signing in may see. */
export interface Credentials extends Person {
  readonly passwordHash: string | null
  readonly totpSecret: string | null
  readonly totpConfirmedAt: number | null
}

const columns = sql`p.id, p.kind, p.name, p.login, p.phone, p.subject, p.active, p.password_once as "passwordOnce", p.version,
  p.totp_confirmed_at is not null or exists (select 1 from passkeys k where k.tenant_id = p.tenant_id and k.person_id = p.id) as "secondFactor"`
const secrets = sql`${columns}, p.password_hash as "passwordHash", p.totp_secret as "totpSecret", p.totp_confirmed_at as "totpConfirmedAt"`

/** Staff only: nobody lists residents. In the order of their names. */
export const staff = (tx: Tx): Promise<Person[]> =>
  tx.rows(
    sql<Person>`select ${columns} from people p where p.tenant_id = ${tx.tenant} and p.kind = 'staff' order by p.name, p.id`,
  )

export const person = (tx: Tx, id: string): Promise<Person | null> =>
  tx.maybe(sql<Person>`select ${columns} from people p where p.tenant_id = ${tx.tenant} and p.id = ${id}`)

/** Locked until the transaction ends: whoever changes a person or the person's posts takes turns here. */
export const lockPerson = (tx: Tx, id: string): Promise<Person | null> =>
  tx.maybe(sql<Person>`select ${columns} from people p where p.tenant_id = ${tx.tenant} and p.id = ${id} for update of p`)

export const credentialsByLogin = (tx: Tx, login: string): Promise<Credentials | null> =>
  tx.maybe(sql<Credentials>`select ${secrets} from people p where p.tenant_id = ${tx.tenant} and p.login = ${login}`)
export const credentialsOf = (tx: Tx, id: string): Promise<Credentials | null> =>
  tx.maybe(sql<Credentials>`select ${secrets} from people p where p.tenant_id = ${tx.tenant} and p.id = ${id}`)
export const credentialsBySubject = (tx: Tx, subject: string): Promise<Credentials | null> =>
  tx.maybe(sql<Credentials>`select ${secrets} from people p where p.tenant_id = ${tx.tenant} and p.subject = ${subject}`)

export interface NewPerson {
  readonly id: string
  readonly kind: 'staff' | 'resident'
  readonly name: string
  readonly login: string | null
  readonly phone: string | null
  readonly subject: string | null
  readonly passwordHash: string | null
  readonly passwordOnce: boolean
  readonly now: number
}
export const insertPerson = (tx: Tx, p: NewPerson): Promise<number> =>
  tx.run(
    sql`insert into people (tenant_id, id, kind, name, login, phone, subject, password_hash, password_once, created_at)
        values (${tx.tenant}, ${p.id}, ${p.kind}, ${p.name}, ${p.login}, ${p.phone}, ${p.subject}, ${p.passwordHash}, ${p.passwordOnce}, ${moment(p.now)})`,
  )

export interface PersonChange {
  readonly name?: string | undefined
  readonly login?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly subject?: string | null | undefined
  readonly active?: boolean | undefined
}
/** @returns 0 when somebody else changed the person first */
export function updatePerson(tx: Tx, id: string, version: number, change: PersonChange): Promise<number> {
  const sets: Query<unknown>[] = [sql`version = version + 1`]
  if (change.name !== undefined) sets.push(sql`name = ${change.name}`)
  if (change.login !== undefined) sets.push(sql`login = ${change.login}`)
  if (change.phone !== undefined) sets.push(sql`phone = ${change.phone}`)
  if (change.subject !== undefined) sets.push(sql`subject = ${change.subject}`)
  if (change.active !== undefined) sets.push(change.active ? sql`active = true, left_at = null` : sql`active = false`)
  return tx.run(sql`update people set ${sql.join(sets)} where tenant_id = ${tx.tenant} and id = ${id} and version = ${version}`)
}

/** Shut out from now on. */
export const setLeft = (tx: Tx, id: string, now: number): Promise<number> =>
  tx.run(
    sql`update people set active = false, left_at = coalesce(left_at, ${moment(now)}), version = version + 1
        where tenant_id = ${tx.tenant} and id = ${id} and active`,
  )

export const setPassword = (tx: Tx, id: string, hash: string, once: boolean): Promise<number> =>
  tx.run(
    sql`update people set password_hash = ${hash}, password_once = ${once}, version = version + 1 where tenant_id = ${tx.tenant} and id = ${id}`,
  )

export const setTotp = (tx: Tx, id: string, locked: string, step: number, now: number): Promise<number> =>
  tx.run(
    sql`update people set totp_secret = ${locked}, totp_confirmed_at = ${moment(now)}, totp_step = ${step}, version = version + 1
        where tenant_id = ${tx.tenant} and id = ${id}`,
  )

/** Uses up a code. @returns 0 when this code, or a later one, was already used */
export const spendTotpStep = (tx: Tx, id: string, step: number): Promise<number> =>
  tx.run(sql`update people set totp_step = ${step} where tenant_id = ${tx.tenant} and id = ${id} and totp_step < ${step}`)

export const clearTotp = (tx: Tx, id: string): Promise<number> =>
  tx.run(
    sql`update people set totp_secret = null, totp_confirmed_at = null, totp_step = 0, version = version + 1 where tenant_id = ${tx.tenant} and id = ${id}`,
  )

/** Open cases in this person's hand. */
export const heldCases = (tx: Tx, id: string): Promise<{ id: string; number: string; version: number }[]> =>
  tx.rows(
    sql<{ id: string; number: string; version: number }>`select id, number, version from cases
      where tenant_id = ${tx.tenant} and holder_id = ${id} and closed_at is null order by due_at, id`,
  )
