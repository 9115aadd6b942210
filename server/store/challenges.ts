import type { Tx } from './db.ts'
import { json, moment, sql } from './sql.ts'

/** Something that was asked and waits a few minutes for its answer: a passkey ceremony, a sign-on elsewhere, a new second factor. */
export const insertChallenge = (
  tx: Tx,
  id: string,
  kind: string,
  payload: Readonly<Record<string, unknown>>,
  expiresAt: number,
): Promise<number> =>
  tx.run(
    sql`insert into challenges (tenant_id, id, kind, payload, expires_at) values (${tx.tenant}, ${id}, ${kind}, ${json(payload)}, ${moment(expiresAt)})`,
  )

/** Takes a challenge away, so that it is answered once. */
export const takeChallenge = async <Payload>(tx: Tx, id: string, kind: string, now: number): Promise<Payload | null> =>
  (
    await tx.maybe(
      sql<{ payload: Payload }>`delete from challenges where tenant_id = ${tx.tenant} and id = ${id} and kind = ${kind}
        and expires_at > ${moment(now)} returning payload`,
    )
  )?.payload ?? null

/** Looks at a challenge and leaves it, so that a mistyped code may be typed again. */
export const challengeOf = async <Payload>(tx: Tx, id: string, kind: string, now: number): Promise<Payload | null> =>
  (
    await tx.maybe(
      sql<{ payload: Payload }>`select payload from challenges where tenant_id = ${tx.tenant} and id = ${id} and kind = ${kind}
        and expires_at > ${moment(now)}`,
    )
  )?.payload ?? null

export const dropChallenge = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from challenges where tenant_id = ${tx.tenant} and id = ${id}`)

export const dropStaleChallenges = (tx: Tx, now: number): Promise<number> =>
  tx.run(sql`delete from challenges where tenant_id = ${tx.tenant} and expires_at < ${moment(now)}`)
