import type { HotlineBatch, HotlineBatches } from '#contract/hotline'
import type { Actor } from '#kernel/engine/actor'
import type { Event } from '#kernel/engine/model'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { writeSheet } from '../../ports/sheet.ts'
import { answerColumns, answerWords } from '../../words/hotline.ts'
import { recordAudit } from '../audit.ts'
import { type CaseRecord, caseColumns } from '../case-rows.ts'
import { reachOf } from '../commands.ts'
import { asSystem, type Tx, transact } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import { answerRow } from './hotline-answers.ts'

/** A file longer than this is no longer looked through by the city; the rest comes in the next. */
const mostOrders = 5000

interface Ready {
  readonly number: string
  readonly case: string
  readonly seq: number
  readonly run: number
  readonly answeredAt: number
}

const batchColumns = sql`no, source, state, orders, file_name as file, made_at as "madeAt", decided_at as "decidedAt"`

/** What waits to be handed back, and the latest batches. */
export async function listBatches(app: App): Promise<HotlineBatches> {
  return asSystem(app.db, 'batches of answers', async tx => {
    const ready = await tx.rows(sql<{ source: string; orders: number }>`
      select source, count(*)::int as orders from (
        select source from hotline_orders where tenant_id = ${tx.tenant} and answered_seq > handed_seq and batch is null limit ${mostOrders}
      ) x group by source order by source`)
    const rows = await tx.rows(
      sql<HotlineBatch>`select ${batchColumns} from hotline_batches where tenant_id = ${tx.tenant} order by no desc limit 100`,
    )
    return { ready, rows }
  })
}

/** The answers of a source that are not handed back yet and in no batch; held until the transaction ends. */
const readyOrders = (tx: Tx, source: string): Promise<Ready[]> =>
  tx.rows(sql<Ready>`
    select number, case_id as "case", answered_seq as seq, runs + 1 as run, answered_at as "answeredAt" from hotline_orders
    where tenant_id = ${tx.tenant} and source = ${source} and answered_seq > handed_seq and batch is null
    order by answered_at, number limit ${mostOrders} for update skip locked`)

/** The cases that hold the answers: an order's own, or the one that it goes on in. */
async function casesOf(tx: Tx, ready: readonly Ready[]) {
  const read = (ids: readonly string[]) =>
    tx.rows(sql<CaseRecord>`select ${caseColumns} from cases where tenant_id = ${tx.tenant} and id = any(${[...ids]}::uuid[])`)
  const own = await read(ready.map(r => r.case))
  const mains = new Map((await read(own.flatMap(r => r.rest.follows?.case ?? []))).map(r => [r.id, r]))
  const byId = new Map(own.map(r => [r.id, mains.get(r.rest.follows?.case ?? '') ?? r]))
  const wanted = ready.flatMap(r => (byId.has(r.case) ? [{ id: byId.get(r.case)!.id, seq: r.seq }] : []))
  const events = await tx.rows(sql<Event & { id: string; seq: number }>`
    select e.case_id as id, e.seq, e.at, e.command, e.by, e.body from case_events e
    join jsonb_to_recordset(${json(wanted)}::jsonb) as x (id uuid, seq int) on e.tenant_id = ${tx.tenant} and e.case_id = x.id and e.seq = x.seq
    where e.tenant_id = ${tx.tenant}`)
  const eventBy = new Map(events.map(e => [`${e.id}/${e.seq}`, e]))
  return { byId, eventOf: (r: Ready) => eventBy.get(`${byId.get(r.case)?.id}/${r.seq}`) ?? null }
}

/**
 * Makes the next numbered file of answers. Whatever is in a file that waits to be confirmed is in no other; the file is
 * kept as it is, so that it can be fetched again byte for byte.
 * @throws Fault nothing-to-do when no answer waits
 */
export async function makeBatch(app: App, actor: Actor, source: string): Promise<HotlineBatch> {
  const snapshot = await app.directory.now()
  return transact(app.db, reachOf(app, actor), async tx => {
    // One at a time: numbers follow each other without a gap.
    await tx.run(sql`select 1 from tenants where tenant_id = ${tx.tenant} for update`)
    const waiting = await readyOrders(tx, source)
    const { byId, eventOf } = await casesOf(tx, waiting)
    // Orders of streets out of the actor's reach are for those who work there.
    const ready = waiting.filter(r => byId.has(r.case))
    if (ready.length === 0) throw new Fault('nothing-to-do')
    const { no } = (await tx.maybe(
      sql<{ no: number }>`select coalesce(max(no), 0) + 1 as no from hotline_batches where tenant_id = ${tx.tenant}`,
    ))!
    const rows = ready.map(r => answerRow(app, snapshot, { ...r, record: byId.get(r.case)!, event: eventOf(r) }))
    const sheet = answerColumns.map(([title, width]) => ({ title, width }))
    const bytes = await writeSheet(answerWords.sheet, sheet, rows)
    const now = app.now()
    const day = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
    const file = `answers-${day}-${String(no).padStart(4, '0')}.xlsx`
    const made = await tx.maybe(sql<HotlineBatch>`
      insert into hotline_batches (tenant_id, no, source, state, orders, file_name, bytes, made_by, made_at)
      values (${tx.tenant}, ${no}, ${source}, 'made', ${ready.length}, ${file}, ${Buffer.from(bytes)}, ${'person' in actor ? actor.person : null}, ${moment(now)})
      returning ${batchColumns}`)
    const kept = ready.map(r => ({ number: r.number, run: r.run, case_id: r.case, seq: r.seq }))
    await tx.run(sql`
      insert into hotline_answers (tenant_id, batch, source, number, run, case_id, seq)
      select ${tx.tenant}, ${no}, ${source}, x.number, x.run, x.case_id, x.seq
      from jsonb_to_recordset(${json(kept)}::jsonb) as x (number text, run int, case_id uuid, seq int)`)
    await tx.run(
      sql`update hotline_orders set batch = ${no} where tenant_id = ${tx.tenant} and source = ${source} and number = any(${ready.map(r => r.number)}::text[])`,
    )
    await recordAudit(tx, { at: now, actor, action: 'hotline-batch', detail: { no, source, orders: ready.length } })
    return made!
  })
}

/** The file as it was made. */
export async function batchFile(app: App, no: number): Promise<{ readonly file: string; readonly bytes: Uint8Array }> {
  const found = await asSystem(app.db, 'a file of answers', tx =>
    tx.maybe(
      sql<{
        file: string
        bytes: Buffer
      }>`select file_name as file, bytes from hotline_batches where tenant_id = ${tx.tenant} and no = ${no}`,
    ),
  )
  if (!found) throw new Fault('not-found')
  return found
}

/**
 * The person says that the file was handed back, or that it is withdrawn and its orders wait again. Said twice it is said
 * once; what was handed back is not taken back.
 */
export async function decideBatch(app: App, actor: Actor, no: number, what: 'handed' | 'withdrawn'): Promise<HotlineBatch> {
  return asSystem(app.db, 'a batch is decided', async tx => {
    const batch = await tx.maybe(
      sql<HotlineBatch>`select ${batchColumns} from hotline_batches where tenant_id = ${tx.tenant} and no = ${no} for update`,
    )
    if (!batch) throw new Fault('not-found')
    if (batch.state === what) return batch
    if (batch.state !== 'made') throw new Fault('step-not-now')
    const now = moment(app.now())
    await tx.run(
      what === 'handed'
        ? sql`update hotline_orders o set handed_seq = a.seq, runs = a.run, batch = null from hotline_answers a
            where o.tenant_id = ${tx.tenant} and a.tenant_id = ${tx.tenant} and a.batch = ${no} and o.source = a.source and o.number = a.number`
        : sql`update hotline_orders o set batch = null from hotline_answers a
            where o.tenant_id = ${tx.tenant} and a.tenant_id = ${tx.tenant} and a.batch = ${no} and o.source = a.source and o.number = a.number and o.batch = ${no}`,
    )
    const decided = await tx.maybe(sql<HotlineBatch>`
      update hotline_batches set state = ${what}, decided_at = ${now}, decided_by = ${'person' in actor ? actor.person : null}
      where tenant_id = ${tx.tenant} and no = ${no} returning ${batchColumns}`)
    await recordAudit(tx, { at: app.now(), actor, action: `hotline-${what}`, detail: { no, orders: batch.orders } })
    return decided!
  })
}
