import type { Tx } from './db.ts'
import { moment, sql } from './sql.ts'

export interface PhoneRecord {
  readonly id: string
  readonly createdAt: number
  readonly seenAt: number
  readonly agent: string | null
  readonly open: boolean
  readonly wipeAskedAt: number | null
  readonly clearedAt: number | null
}

/** Where a person is signed in, and where something of the office may still lie or was cleared as asked; the last seen first. */
export const phonesOf = (tx: Tx, person: string, now: number): Promise<PhoneRecord[]> =>
  tx.rows(
    sql<PhoneRecord>`select id, created_at as "createdAt", seen_at as "seenAt", agent, ended_at is null and expires_at > ${moment(now)} as open,
        wipe_asked_at as "wipeAskedAt", cleared_at as "clearedAt"
      from sessions where tenant_id = ${tx.tenant} and person_id = ${person} and (cleared_at is null or wipe_asked_at is not null)
      order by seen_at desc limit 100`,
  )

/** Ends the session and asks its device to clear itself. @returns whether there was such a session, not yet cleared */
export async function askWipe(tx: Tx, id: string, person: string, now: number): Promise<boolean> {
  const changed = await tx.run(
    sql`update sessions set wipe_asked_at = coalesce(wipe_asked_at, ${moment(now)}), ended_at = coalesce(ended_at, ${moment(now)})
        where tenant_id = ${tx.tenant} and id = ${id} and person_id = ${person} and cleared_at is null`,
  )
  return changed > 0
}

/** The session behind a token that is to be cleared and was not yet. */
export const wipeAskedByToken = async (tx: Tx, tokenHash: string): Promise<boolean> =>
  (await tx.maybe(
    sql<{
      id: string
    }>`select id from sessions where tenant_id = ${tx.tenant} and token_hash = ${tokenHash} and wipe_asked_at is not null and cleared_at is null`,
  )) !== null

export const wipeAskedOf = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.maybe(
    sql<{
      id: string
    }>`select id from sessions where tenant_id = ${tx.tenant} and id = ${id} and wipe_asked_at is not null and cleared_at is null`,
  )) !== null

/** The device says it is clear. @returns whose it was, when that was asked and not said before */
export const wiped = (
  tx: Tx,
  of: { readonly id: string } | { readonly tokenHash: string },
  now: number,
): Promise<{ readonly person: string; readonly agent: string | null } | null> =>
  tx.maybe(
    sql<{ person: string; agent: string | null }>`update sessions set cleared_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and ${'id' in of ? sql`id = ${of.id}` : sql`token_hash = ${of.tokenHash}`}
        and wipe_asked_at is not null and cleared_at is null
      returning person_id as person, agent`,
  )

/** Somebody signed out: their pages cleared what they kept. */
export const clearedAtSignOut = (tx: Tx, id: string, now: number): Promise<number> =>
  tx.run(
    sql`update sessions set cleared_at = ${moment(now)} where tenant_id = ${tx.tenant} and id = ${id} and cleared_at is null`,
  )
