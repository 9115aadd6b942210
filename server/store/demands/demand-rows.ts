import type { z } from 'zod'
import type { DemandEvery, DemandRow, demandBody, demandDetail } from '#contract/demands'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import type { AskedColumn } from './demand-cover.ts'

export type DemandBody = z.output<typeof demandBody>
type Beyond = (typeof demandDetail)['_output']['beyond']

/** A demand as it lies in the table, without its file. */
export interface DemandRecord {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly asker: string
  readonly basis: string
  readonly columns: readonly AskedColumn[]
  readonly communities: readonly string[]
  readonly rows: number
  readonly every: DemandEvery
  readonly until: string
  readonly listed: string | null
  readonly beyond: Beyond
  readonly reason: string
  readonly form: string | null
  readonly state: DemandRow['state']
  readonly askedBy: string
  readonly askedName: string
  readonly askedAt: number
  readonly decidedBy: string | null
  readonly decidedName: string | null
  readonly decidedAt: number | null
  readonly decision: string | null
  readonly fileName: string | null
  readonly lastAt: number | null
  readonly lastDue: string | null
}

const nameOf = (column: 'asked_by' | 'decided_by' | 'handed_by') =>
  sql`(select p.name from people p where p.tenant_id = d.tenant_id and p.id = d.${sql.ref(column)})`
const columns = sql`d.id, d.version, d.title, d.asker, d.basis, d.columns, d.communities, d.rows, d.every, d.until_day::text as until, d.listed, d.beyond,
  d.reason, d.form_id as form, d.state, d.asked_by as "askedBy", ${nameOf('asked_by')} as "askedName", d.asked_at as "askedAt",
  d.decided_by as "decidedBy", ${nameOf('decided_by')} as "decidedName", d.decided_at as "decidedAt", d.decision, d.file_name as "fileName",
  l.handed_at as "lastAt", l.due_day::text as "lastDue"`
const last = sql`left join lateral (select r.handed_at, r.due_day from demand_rounds r
  where r.tenant_id = d.tenant_id and r.demand_id = d.id order by r.handed_at desc limit 1) l on true`
const most = 1000

export const demandsOf = (tx: Tx, show: 'waiting' | 'standing' | 'all', today: string): Promise<DemandRecord[]> => {
  const which = {
    all: sql`true`,
    waiting: sql`d.state = 'waiting'`,
    standing: sql`d.state = 'approved' and d.until_day >= ${today}::date`,
  }[show]
  return tx.rows(sql<DemandRecord>`select ${columns} from demands d ${last}
    where d.tenant_id = ${tx.tenant} and ${which} order by d.asked_at desc, d.id limit ${most}`)
}

export const countWaiting = async (tx: Tx): Promise<number> =>
  (
    await tx.maybe(
      sql<{ n: number }>`select count(*)::int as n from demands d where d.tenant_id = ${tx.tenant} and d.state = 'waiting'`,
    )
  )?.n ?? 0

export const demandById = (tx: Tx, id: string): Promise<DemandRecord | null> =>
  tx.maybe(sql<DemandRecord>`select ${columns} from demands d ${last} where d.tenant_id = ${tx.tenant} and d.id = ${id}`)

/** Holds the row until the transaction ends, so that two decisions take turns. */
export const lockDemand = (tx: Tx, id: string): Promise<unknown> =>
  tx.rows(sql`select 1 from demands where tenant_id = ${tx.tenant} and id = ${id} for update`)

type Settled = Pick<DemandRecord, 'state' | 'beyond' | 'decision' | 'decidedBy' | 'decidedAt'>

export const insertDemand = (tx: Tx, d: DemandBody, settled: Settled, by: string, at: number): Promise<number> =>
  tx.run(sql`insert into demands (tenant_id, id, version, title, asker, basis, columns, communities, rows, every, until_day, listed, beyond, reason,
      form_id, state, asked_by, asked_at, decided_at, decision)
    values (${tx.tenant}, ${d.id}, 1, ${d.title}, ${d.asker}, ${d.basis}, ${json(d.columns)}::jsonb, ${[...d.communities]}::uuid[], ${d.rows}, ${d.every},
      ${d.until}::date, ${d.listed}, ${json(settled.beyond)}::jsonb, ${d.reason}, ${d.form}, ${settled.state}, ${by}, ${moment(at)},
      ${settled.decidedAt === null ? null : moment(settled.decidedAt)}, ${settled.decision})`)

export const rewriteDemand = (tx: Tx, id: string, d: Omit<DemandBody, 'id'>, settled: Settled): Promise<number> =>
  tx.run(sql`update demands set version = version + 1, title = ${d.title}, asker = ${d.asker}, basis = ${d.basis}, columns = ${json(d.columns)}::jsonb,
      communities = ${[...d.communities]}::uuid[], rows = ${d.rows}, every = ${d.every}, until_day = ${d.until}::date, listed = ${d.listed},
      beyond = ${json(settled.beyond)}::jsonb, reason = ${d.reason}, form_id = ${d.form}, state = ${settled.state},
      decided_at = ${settled.decidedAt === null ? null : moment(settled.decidedAt)}, decision = ${settled.decision}
    where tenant_id = ${tx.tenant} and id = ${id}`)

export const settleDemand = (tx: Tx, id: string, s: Omit<Settled, 'beyond'>): Promise<number> =>
  tx.run(sql`update demands set version = version + 1, state = ${s.state}, decision = ${s.decision}, decided_by = ${s.decidedBy},
    decided_at = ${s.decidedAt === null ? null : moment(s.decidedAt)} where tenant_id = ${tx.tenant} and id = ${id}`)

export interface RoundRecord {
  readonly id: string
  readonly at: number
  readonly by: string
  readonly due: string
  readonly cells: number
  readonly held: number
}
export const roundsOf = (tx: Tx, demand: string): Promise<RoundRecord[]> =>
  tx.rows(sql<RoundRecord>`select d.id, d.handed_at as at, coalesce(${nameOf('handed_by')}, '') as by, d.due_day::text as due, d.cells, d.held
    from demand_rounds d where d.tenant_id = ${tx.tenant} and d.demand_id = ${demand} order by d.handed_at desc limit 200`)

export const insertRound = (tx: Tx, demand: string, r: Omit<RoundRecord, 'by'> & { readonly by: string }): Promise<number> =>
  tx.run(sql`insert into demand_rounds (tenant_id, id, demand_id, handed_by, handed_at, due_day, cells, held)
    values (${tx.tenant}, ${r.id}, ${demand}, ${r.by}, ${moment(r.at)}, ${r.due}::date, ${r.cells}, ${r.held})`)

/** The file that came with a demand. */
export interface DemandFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}
export const keepFile = (tx: Tx, id: string, { name, type, bytes }: DemandFile): Promise<number> =>
  tx.run(sql`update demands set file_name = ${name}, file_type = ${type}, file = ${Buffer.from(bytes)}, version = version + 1
    where tenant_id = ${tx.tenant} and id = ${id}`)
export const fileOf = (tx: Tx, id: string): Promise<DemandFile | null> =>
  tx.maybe(sql<DemandFile>`select file_name as name, file_type as type, file as bytes from demands
    where tenant_id = ${tx.tenant} and id = ${id} and file is not null`)
