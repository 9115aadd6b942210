import type { Tx } from './db.ts'
import { type Held, heldNow } from './held.ts'
import { moment, sql } from './sql.ts'

/** A session that goes on, with its person and the posts held now. */
export interface SessionRecord {
  readonly id: string
  readonly createdAt: number
  readonly seenAt: number
  readonly expiresAt: number
  readonly secondFactor: boolean
  readonly person: string
  readonly kind: 'staff' | 'resident'
  readonly name: string
  readonly login: string | null
  readonly passwordOnce: boolean
  readonly totp: boolean
  readonly passkeys: number
  readonly posts: readonly Held[]
}

export interface NewSession {
  readonly id: string
  readonly tokenHash: string
  readonly person: string
  readonly now: number
  readonly expiresAt: number
  readonly secondFactor: boolean
  readonly agent: string | null
}

export const insertSession = (tx: Tx, s: NewSession): Promise<number> =>
  tx.run(
    sql`insert into sessions (tenant_id, token_hash, id, person_id, created_at, seen_at, expires_at, second_factor, agent)
        values (${tx.tenant}, ${s.tokenHash}, ${s.id}, ${s.person}, ${moment(s.now)}, ${moment(s.now)}, ${moment(s.expiresAt)}, ${s.secondFactor}, ${s.agent})`,
  )

/** The session behind a token, unless it ended, ran out, or its person was shut out. */
export const liveSession = (tx: Tx, tokenHash: string, now: number): Promise<SessionRecord | null> =>
  tx.maybe(
    sql<SessionRecord>`
      select s.id, s.created_at as "createdAt", s.seen_at as "seenAt", s.expires_at as "expiresAt", s.second_factor as "secondFactor",
        p.id as person, p.kind, p.name, p.login, p.password_once as "passwordOnce", p.totp_confirmed_at is not null as totp,
        (select count(*) from passkeys k where k.tenant_id = p.tenant_id and k.person_id = p.id) as passkeys,
        ${heldNow(now)} as posts
      from sessions s join people p on p.tenant_id = s.tenant_id and p.id = s.person_id
      where s.tenant_id = ${tx.tenant} and s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${moment(now)} and p.active`,
  )

export const seenSession = (tx: Tx, tokenHash: string, now: number): Promise<number> =>
  tx.run(
    sql`update sessions set seen_at = ${moment(now)} where tenant_id = ${tx.tenant} and token_hash = ${tokenHash} and ended_at is null`,
  )

/** The second factor was given. */
export const raiseSession = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`update sessions set second_factor = true where tenant_id = ${tx.tenant} and id = ${id} and ended_at is null`)

export const endSession = (tx: Tx, id: string, person: string, now: number): Promise<number> =>
  tx.run(
    sql`update sessions set ended_at = ${moment(now)} where tenant_id = ${tx.tenant} and id = ${id} and person_id = ${person} and ended_at is null`,
  )

/** Ends every session of a person, but for the one named. */
export const endSessionsOf = (tx: Tx, person: string, now: number, but: string | null = null): Promise<number> =>
  tx.run(
    sql`update sessions set ended_at = ${moment(now)} where tenant_id = ${tx.tenant} and person_id = ${person} and ended_at is null
        and id is distinct from ${but}::uuid`,
  )

export interface SessionRow {
  readonly id: string
  readonly createdAt: number
  readonly seenAt: number
  readonly agent: string | null
}
export const sessionsOf = (tx: Tx, person: string, now: number): Promise<SessionRow[]> =>
  tx.rows(
    sql<SessionRow>`select id, created_at as "createdAt", seen_at as "seenAt", agent from sessions
      where tenant_id = ${tx.tenant} and person_id = ${person} and ended_at is null and expires_at > ${moment(now)} order by seen_at desc`,
  )

const aYear = 366 * 86_400_000

/** A device that is yet to be cleared is waited for up to a year. */
export const dropOldSessions = (tx: Tx, before: number): Promise<number> =>
  tx.run(
    sql`delete from sessions where tenant_id = ${tx.tenant} and (expires_at < ${moment(before)} or ended_at < ${moment(before)})
        and (wipe_asked_at is null or cleared_at is not null or wipe_asked_at < ${moment(before - aYear)})`,
  )
