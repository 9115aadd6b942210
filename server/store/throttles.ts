import type { Tx } from './db.ts'
import { moment, sql } from './sql.ts'

export interface Throttle {
  /** e.g. `login:` and a hash: no name that was typed is kept. */
  readonly key: string
  /** So many attempts cost no waiting. */
  readonly free: number
}

const firstWaitSeconds = 5
const longestWaitSeconds = 900
/** After so long without an attempt, earlier ones are forgotten. */
const forgetSeconds = 3600

/**
 * Counts an attempt before it is made, so that a hundred at once are a hundred attempts; whoever succeeds gives it back.
 * Free attempts wait for nobody, whichever of two at the same moment looked at the clock first.
 * @returns null when it may be made, else when the next one may
 */
export async function takeAttempt(tx: Tx, { key, free }: Throttle, now: number): Promise<number | null> {
  const at = moment(now)
  const taken = await tx.maybe(
    sql<{ failures: number }>`
      insert into throttles as t (tenant_id, key, failures, until) values (${tx.tenant}, ${key}, 1, ${at})
      on conflict (tenant_id, key) do update set
        failures = case when t.until < ${at}::timestamptz - make_interval(secs => ${forgetSeconds}) then 1 else t.failures + 1 end,
        until = case
          when t.until < ${at}::timestamptz - make_interval(secs => ${forgetSeconds}) or t.failures + 1 < ${free}::int then ${at}::timestamptz
          else ${at}::timestamptz + make_interval(secs => least(${longestWaitSeconds}::double precision, ${firstWaitSeconds} * power(2, least(t.failures + 1 - ${free}::int, 20))))
        end
      where t.failures < ${free}::int or t.until <= ${at}::timestamptz
      returning failures`,
  )
  if (taken) return null
  const row = await tx.maybe(sql<{ until: number }>`select until from throttles where tenant_id = ${tx.tenant} and key = ${key}`)
  return row?.until ?? null
}

/** The right password clears what was counted against this login. */
export const forgive = (tx: Tx, key: string): Promise<number> =>
  tx.run(sql`delete from throttles where tenant_id = ${tx.tenant} and key = ${key}`)

/** Gives one attempt back, and no more: one good account does not free an address to guess at others. */
export const giveBack = (tx: Tx, key: string, now: number): Promise<number> =>
  tx.run(
    sql`update throttles set failures = greatest(failures - 1, 0), until = least(until, ${moment(now)}::timestamptz)
        where tenant_id = ${tx.tenant} and key = ${key}`,
  )

export const dropStaleThrottles = (tx: Tx, now: number): Promise<number> =>
  tx.run(sql`delete from throttles where tenant_id = ${tx.tenant} and until < ${moment(now - forgetSeconds * 1000)}`)
