import type { z } from 'zod'
import type { HotlineOrder, hotlineQuery } from '#contract/hotline'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { reachOf } from '../commands.ts'
import { transact } from '../db.ts'
import { caseType, lineFields } from '../definitions.ts'
import { all, moment, type Query, sql } from '../sql.ts'

type Asked = z.output<typeof hotlineQuery>

const states: Readonly<Record<HotlineOrder['state'], Query<unknown>>> = {
  working: sql`o.answered_seq is null`,
  ready: sql`o.answered_seq > o.handed_seq and o.batch is null`,
  inBatch: sql`o.batch is not null`,
  handed: sql`o.answered_seq is not null and o.answered_seq <= o.handed_seq and o.batch is null`,
}

interface Row extends Omit<HotlineOrder, 'case' | 'related'> {
  readonly id: string
  readonly caseNumber: string
  readonly type: string
  readonly caseState: string
  readonly data: Readonly<Record<string, unknown>>
}

const encode = (row: Row) => Buffer.from(JSON.stringify([row.receivedAt, row.number])).toString('base64url')
function decode(cursor: string): [number, string] {
  try {
    const [at, number] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [number, string]
    if (Number.isSafeInteger(at) && typeof number === 'string') return [at, number]
  } catch {
    // Falls through to the fault.
  }
  throw new Fault('bad-request', { detail: { where: 'cursor' } })
}

/** The numbers that an order says it belongs to. */
export const relatedNumbers = (data: Readonly<Record<string, unknown>>): string[] =>
  typeof data.related === 'string'
    ? data.related
        .split(/[\s,;、，；]+/)
        .filter(Boolean)
        .slice(0, 5)
    : []

/** The hotline's orders within the actor's reach, the latest first. */
export async function listOrders(app: App, actor: Actor, q: Asked): Promise<{ rows: HotlineOrder[]; next: string | null }> {
  return transact(app.db, reachOf(app, actor), async tx => {
    const parts = [sql`o.tenant_id = ${tx.tenant}`]
    if (q.state) parts.push(states[q.state])
    if (q.cursor) {
      const [at, number] = decode(q.cursor)
      parts.push(sql`(o.received_at, o.number) < (${moment(at)}::timestamptz, ${number})`)
    }
    const rows = await tx.fresh(sql<Row>`
      select o.source, o.number, o.received_at as "receivedAt", o.due_at as "dueAt", o.answered_at as "answeredAt", o.runs, o.batch,
        case when o.answered_seq is null then 'working' when o.batch is not null then 'inBatch' when o.answered_seq > o.handed_seq then 'ready' else 'handed' end as state,
        c.id, c.number as "caseNumber", c.type, c.state as "caseState", c.data
      from hotline_orders o join cases c on c.tenant_id = ${tx.tenant} and c.id = o.case_id
      where ${all(parts)} order by o.received_at desc, o.number desc limit ${q.limit + 1}`)
    const shown = rows.slice(0, q.limit)
    const named = [...new Set(shown.flatMap(row => relatedNumbers(row.data)))]
    const known =
      named.length === 0
        ? []
        : await tx.rows(sql<{ number: string; case: string }>`
            select number, case_id as "case" from hotline_orders where tenant_id = ${tx.tenant} and number = any(${named}::text[])`)
    const caseBy = new Map(known.map(k => [k.number, k.case]))
    return {
      rows: shown.map(({ id, caseNumber, type, caseState, data, ...row }) => {
        const line = lineFields(caseType(app.programmes, type).def).words
        const title = [...String((line && data[line]) ?? '')].slice(0, 80).join('')
        return {
          ...row,
          case: { id, number: caseNumber, type, state: caseState, title },
          related: relatedNumbers(data).map(number => ({ number, case: caseBy.get(number) ?? null })),
        }
      }),
      next: rows.length > q.limit ? encode(shown.at(-1)!) : null,
    }
  })
}
