import type { Case, Event } from '#kernel/engine/model'
import type { CaseData } from '#kernel/index'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import { json, moment, sql } from '../sql.ts'

/** The field by which a reporter says whether the matter is solved: whoever may be asked it has been given an answer. */
const verdict = 'solved'

/** Is there an answer to give the hotline in this state: has the case ended, or does it wait for the reporter's verdict? */
export const isAnswered = (def: CaseData, state: string): boolean =>
  def.states[state]?.ends !== undefined ||
  Object.values(def.steps).some(s => s.from.includes(state) && !def.states[state]?.ends && Object.hasOwn(s.ask ?? {}, verdict))

/** Remembers new orders beside their cases. */
export async function keepOrders(
  tx: Tx,
  of: CaseType,
  source: string,
  orders: readonly { readonly number: string; readonly c: Case }[],
): Promise<void> {
  const rows = orders.map(({ number, c }) => ({
    number,
    case_id: c.id,
    received_at: moment(c.filedAt),
    due_at: typeof c.data.orderDue === 'number' ? moment(c.data.orderDue) : null,
    answered_seq: isAnswered(of.def, c.state) ? c.version : null,
    answered_at: isAnswered(of.def, c.state) ? moment(c.changedAt) : null,
  }))
  await tx.run(sql`
    insert into hotline_orders (tenant_id, source, number, case_id, received_at, due_at, answered_seq, answered_at)
    select ${tx.tenant}, ${source}, x.number, x.case_id, x.received_at, x.due_at, x.answered_seq, x.answered_at
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (number text, case_id uuid, received_at timestamptz, due_at timestamptz, answered_seq int, answered_at timestamptz)
    on conflict (tenant_id, source, number) do nothing`)
}

/** May a command on this case concern an order: its own, or one of a case that goes on in it? */
export const concernsOrder = (c: Case): boolean => c.channel === 'hotline' || c.gathered.length > 0

/** After a command on such a case: have its orders come to an answer, or lost the one they had? */
export async function followOrder(tx: Tx, def: CaseData, before: Case, c: Case, events: readonly Event[]): Promise<void> {
  const cases = [c.id, ...c.gathered.map(g => g.case)]
  const was = isAnswered(def, before.state)
  const is = isAnswered(def, c.state)
  // Sent back and answered again within one command it is answered anew; the verdict given on an answer is part of it.
  const moved = events.findLastIndex(
    ({ body }) => body.kind === 'Stepped' && isAnswered(def, body.to) && !isAnswered(def, body.from),
  )
  if (moved >= 0 && is) {
    await tx.run(sql`
      update hotline_orders set answered_seq = ${before.version + moved + 1}, answered_at = ${moment(events[moved]!.at)}
      where tenant_id = ${tx.tenant} and case_id = any(${cases}::uuid[])`)
  } else if (was && !is)
    await tx.run(
      sql`update hotline_orders set answered_seq = null, answered_at = null where tenant_id = ${tx.tenant} and case_id = any(${cases}::uuid[])`,
    )
}

/** The cases of orders whose number begins so; for the search. */
export async function casesOfOrder(tx: Tx, words: string): Promise<string[]> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{3,59}$/u.test(words)) return []
  const rows = await tx.rows(sql<{ id: string }>`
    select case_id as id from hotline_orders
    where tenant_id = ${tx.tenant} and number ~>=~ ${words} and number ~<~ ${`${words}\uffff`} limit 200`)
  return rows.map(row => row.id)
}
