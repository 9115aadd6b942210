import { createHmac } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Db } from './db.ts'

interface Row {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly person_id: string | null
  readonly action: string
  readonly case_id: string | null
  readonly subject_id: string | null
  readonly detail: string
  readonly result: string
}
interface Sealed extends Row {
  readonly seal: string
  readonly seal_no: number
}

const columns = 'id, at, actor::text as actor, person_id, action, case_id, subject_id, detail::text as detail, result'
const sealLock = 7204
/** A row is sealed once every transaction that could still add an earlier one has ended. */
const settleMs = 60_000

const sealOf = (secret: string, before: string, no: number, r: Row): string =>
  createHmac('sha256', secret)
    .update(
      JSON.stringify([
        'audit',
        before,
        no,
        r.id,
        r.at,
        r.actor,
        r.person_id,
        r.action,
        r.case_id,
        r.subject_id,
        r.detail,
        r.result,
      ]),
    )
    .digest('base64url')

async function inOwnerTransaction<T>(db: Db, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/**
 * Chains the rows written since the last run: each seal covers its row and the seal before it, keyed with the office's
 * secret, so nobody who only reaches the database can change, remove or insert a row unnoticed. Runs as the owner of the
 * tables, since the application role may not touch a written row.
 * @returns how many rows were sealed
 */
export function sealAudit(db: Db, secret: string, now: number, batch = 5000): Promise<number> {
  return inOwnerTransaction(db, async client => {
    await client.query('select pg_advisory_xact_lock($1, $2)', [sealLock, db.tenant])
    const last = await client.query<{ seal: string; seal_no: number }>(
      'select seal, seal_no from audit where tenant_id = $1 and seal_no is not null order by seal_no desc limit 1',
      [db.tenant],
    )
    let { seal, seal_no: no } = last.rows[0] ?? { seal: '', seal_no: 0 }
    const { rows } = await client.query<Row>(
      `select ${columns} from audit where tenant_id = $1 and seal is null and at < $2 order by at, id limit $3`,
      [db.tenant, new Date(now - settleMs).toISOString(), batch],
    )
    const seals = rows.map(row => {
      no += 1
      seal = sealOf(secret, seal, no, row)
      return { id: row.id, at: new Date(row.at).toISOString(), seal, no }
    })
    await client.query(
      `update audit a set seal = s.seal, seal_no = s.no
       from jsonb_to_recordset($2::jsonb) as s(id uuid, at timestamptz, seal text, no bigint)
       where a.tenant_id = $1 and a.at = s.at and a.id = s.id`,
      [db.tenant, JSON.stringify(seals)],
    )
    return seals.length
  })
}

export interface AuditProof {
  readonly sealed: number
  readonly whole: boolean
  /** The first place where the chain does not hold. */
  readonly broken: { readonly no: number; readonly id: string | null } | null
  /** To be kept outside: whoever has it can later tell that the end was not cut off. */
  readonly anchor: { readonly no: number; readonly seal: string } | null
}

/** Walks the whole chain. `anchor`, kept from an earlier walk, must still be in it. */
export async function verifyAudit(
  db: Db,
  secret: string,
  anchor?: { readonly no: number; readonly seal: string },
): Promise<AuditProof> {
  let seal = ''
  let no = 0
  let anchored = anchor === undefined
  const broken = (at: number, id: string | null): AuditProof => ({
    sealed: no,
    whole: false,
    broken: { no: at, id },
    anchor: null,
  })
  for (;;) {
    const { rows } = await db.pool.query<Sealed>(
      `select ${columns}, seal, seal_no from audit where tenant_id = $1 and seal_no > $2 order by seal_no limit 5000`,
      [db.tenant, no],
    )
    for (const row of rows) {
      if (row.seal_no !== no + 1) return broken(no + 1, null)
      if (row.seal !== sealOf(secret, seal, row.seal_no, row)) return broken(row.seal_no, row.id)
      no = row.seal_no
      seal = row.seal
      if (anchor?.no === no) {
        if (anchor.seal !== seal) return broken(no, row.id)
        anchored = true
      }
    }
    if (rows.length === 0) break
  }
  if (!anchored) return broken(no + 1, null)
  return { sealed: no, whole: true, broken: null, anchor: no > 0 ? { no, seal } : null }
}
