import { createHmac } from 'node:crypto'
import type { Certificate, CertificateLine } from '#contract/personal'
import { type Actor, type Author, authorOf } from '#kernel/engine/actor'
import { canonical } from '#kernel/engine/upgrade'
import type { App } from '../app.ts'
import { recordAudit } from './audit.ts'
import { asSystem, type Tx } from './db.ts'
import { json, moment, sql } from './sql.ts'

export type Because = 'retention' | 'withdrawn' | 'request'
interface Row {
  readonly no: number
  readonly at: number
  readonly because: Because
  readonly by: Author
  readonly lines: readonly CertificateLine[]
  readonly request: string | null
  readonly seal: string
}
const columns = sql`no, at, because, by, lines, request_id as request, seal`
/** One certificate follows the other, whoever erases. */
const certificateLock = 7205

const sealOf = (secret: string, before: string, { no, at, because, by, lines, request }: Omit<Row, 'seal'>): string =>
  createHmac('sha256', secret)
    .update(canonical(['erasure', before, no, at, because, by, lines, request]))
    .digest('base64url')

/**
 * Puts on record what was erased, in the transaction that erases it: which kinds and fields, how many values, by which rule.
 * Its seal covers the one before it and goes into the audit, whose own chain covers it again.
 * @returns its number
 */
export async function certify(
  tx: Tx,
  app: Pick<App, 'config' | 'now'>,
  it: {
    readonly because: Because
    readonly actor: Actor
    readonly lines: readonly CertificateLine[]
    readonly request?: string | undefined
  },
): Promise<number> {
  await tx.rows(sql`select pg_advisory_xact_lock(${certificateLock}::int, ${tx.tenant}::int)`)
  const last = await tx.maybe(
    sql<{ no: number; seal: string }>`select no, seal from erasures where tenant_id = ${tx.tenant} order by no desc limit 1`,
  )
  const no = (last?.no ?? 0) + 1
  const { because, actor, lines, request = null } = it
  const row = { no, at: app.now(), because, by: authorOf(actor), lines, request }
  const seal = sealOf(app.config.secret, last?.seal ?? '', row)
  await tx.run(sql`insert into erasures (tenant_id, no, at, because, by, lines, request_id, seal)
    values (${tx.tenant}, ${no}, ${moment(row.at)}, ${because}, ${json(row.by)}, ${json(lines)}, ${request}, ${seal})`)
  const values = lines.reduce((sum, line) => sum + line.values, 0)
  await recordAudit(tx, { actor, at: row.at, action: 'erasure-certificate', detail: { certificate: no, because, values, seal } })
  return no
}

const viewOf = ({ by, ...row }: Row, whole: boolean): Certificate => ({
  ...row,
  lines: [...row.lines],
  by: by.name,
  byKind: by.kind,
  values: row.lines.reduce((sum, line) => sum + line.values, 0),
  whole,
})

/** The certificates, newest first; each says whether it still is what was sealed. */
export const listCertificates = (app: App, before: number | undefined, limit: number): Promise<Certificate[]> =>
  asSystem(app.db, 'certificates of erasure', async tx => {
    const rows = await tx.rows(sql<Row>`
      select ${columns} from erasures where tenant_id = ${tx.tenant} and no < ${before ?? 2_147_483_647} order by no desc limit ${limit + 1}`)
    return rows
      .slice(0, limit)
      .map((row, n) => viewOf(row, sealOf(app.config.secret, n + 1 < rows.length ? rows[n + 1]!.seal : '', row) === row.seal))
  })

export const certificateOf = async (app: App, no: number): Promise<Certificate | null> =>
  (await listCertificates(app, no + 1, 1)).find(one => one.no === no) ?? null
