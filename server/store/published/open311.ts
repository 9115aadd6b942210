import type { App } from '../../app.ts'
import { asSystem } from '../db.ts'
import { moment, sql } from '../sql.ts'
import type { EventRecord } from '../write-case.ts'

/** Remembers which key filed a matter. */
export const rememberKey = (app: App, caseId: string, key: string): Promise<number> =>
  asSystem(app.db, 'filed through Open311', tx =>
    tx.run(sql`insert into open311_requests (tenant_id, case_id, key_id, at) values (${tx.tenant}, ${caseId}, ${key}, ${moment(app.now())})
      on conflict (tenant_id, case_id) do nothing`),
  )

/** Those of the cases that this key filed. */
export async function filedBy(app: App, key: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await asSystem(app.db, 'what a key filed', tx =>
    tx.rows(sql<{ id: string }>`select case_id as id from open311_requests
      where tenant_id = ${tx.tenant} and key_id = ${key} and case_id = any(${[...ids]}::uuid[])`),
  )
  return new Set(rows.map(row => row.id))
}

export type Stepped = Pick<EventRecord, 'seq' | 'at' | 'by' | 'body' | 'command'> & { readonly case: string }

/** Steps taken in a span of time, oldest first: read in order of their own index up to the page asked for. */
export const stepsBetween = (app: App, from: number, until: number, limit: number, offset: number): Promise<Stepped[]> =>
  asSystem(app.db, 'steps for other systems', tx =>
    tx.rows(sql<Stepped>`select case_id as "case", seq, at, by, body, command from case_events
      where tenant_id = ${tx.tenant} and kind = 'Stepped' and at >= ${moment(from)} and at < ${moment(until)}
      order by at, case_id limit ${limit} offset ${offset}`),
  )

/** The steps of these cases, in order. */
export const stepsOfCases = (app: App, ids: readonly string[]): Promise<Stepped[]> =>
  asSystem(app.db, 'the notes of published matters', tx =>
    tx.rows(sql<Stepped>`select case_id as "case", seq, at, by, body, command from case_events
      where tenant_id = ${tx.tenant} and kind = 'Stepped' and case_id = any(${[...ids]}::uuid[]) order by case_id, seq`),
  )
