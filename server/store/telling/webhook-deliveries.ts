import type { WebhookDelivery, WebhookEvent } from '#contract/webhooks'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { isUuid, json, moment, sql } from '../sql.ts'

interface Listening {
  readonly id: string
  readonly events: readonly WebhookEvent[]
  readonly types: readonly string[]
}
const kept = new WeakMap<App, { readonly version: number; readonly hooks: readonly Listening[] }>()
/** The addresses that are on, also those paused: what happens meanwhile waits for them. Read anew when the directory changed. */
export async function listeningHooks(app: App, tx: Tx): Promise<readonly Listening[]> {
  const { version } = await app.directory.now()
  const known = kept.get(app)
  if (known?.version === version) return known.hooks
  const rows = await tx.rows(
    sql<{
      id: string
      settings: Omit<Listening, 'id'>
    }>`select id, settings from webhooks where tenant_id = ${tx.tenant} and active`,
  )
  const hooks = rows.map(({ id, settings }) => ({ id, events: settings.events, types: settings.types }))
  kept.set(app, { version, hooks })
  return hooks
}

export interface NewHookDelivery {
  readonly id: string
  readonly hook: string
  readonly case: string | null
  readonly event: string
  readonly payload: unknown
}
export async function insertHookDeliveries(tx: Tx, rows: readonly NewHookDelivery[], now: number): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into webhook_deliveries (tenant_id, id, webhook_id, case_id, event, payload, status, next_at, created_at)
    select ${tx.tenant}, d.id, d.hook, d."case", d.event, d.payload, 'waiting', ${moment(now)}::timestamptz, ${moment(now)}::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb) as d (id uuid, hook uuid, "case" uuid, event text, payload jsonb)
    on conflict (tenant_id, id) do nothing`)
}

/** Addresses for which something is due now. */
export const dueHooks = (tx: Tx, now: number): Promise<{ id: string }[]> =>
  tx.rows(sql<{ id: string }>`
    select w.id from webhooks w where w.tenant_id = ${tx.tenant} and w.active and w.paused_at is null and exists (
      select 1 from webhook_deliveries d where d.tenant_id = ${tx.tenant} and d.webhook_id = w.id and d.status = 'waiting' and d.next_at <= ${moment(now)})`)

export interface DueHook {
  readonly id: string
  readonly event: string
  readonly payload: unknown
  readonly attempts: number
}
export const leaseHooks = (tx: Tx, hook: string, now: number, leaseMs: number, limit: number): Promise<DueHook[]> =>
  tx.rows(sql<DueHook>`
    update webhook_deliveries set next_at = ${moment(now + leaseMs)} where tenant_id = ${tx.tenant} and id in (
      select id from webhook_deliveries where tenant_id = ${tx.tenant} and webhook_id = ${hook} and status = 'waiting' and next_at <= ${moment(now)}
      order by next_at limit ${limit} for update skip locked)
    returning id, event, payload, attempts`)

export interface Outcome {
  readonly id: string
  readonly status: 'sent' | 'waiting' | 'dead'
  readonly response: number | null
  readonly text: string
  readonly tookMs: number
  readonly nextAt: number
}
export const settleHook = (tx: Tx, o: Outcome, now: number): Promise<number> =>
  tx.run(sql`
    update webhook_deliveries set status = ${o.status}, attempts = attempts + 1, response_status = ${o.response}, response_text = ${o.text}, took_ms = ${o.tookMs},
      next_at = ${moment(o.nextAt)}, done_at = ${o.status === 'waiting' ? null : moment(now)}
    where tenant_id = ${tx.tenant} and id = ${o.id}`)

/** Deliveries of one address, the newest first, continued by key. */
export async function hookDeliveries(
  tx: Tx,
  hook: string,
  before: string | undefined,
  limit: number,
): Promise<{ rows: WebhookDelivery[]; next: string | null }> {
  const [at, id] = (before ?? '').split('~')
  if (before !== undefined && (!isUuid(id) || !/^\d{1,15}$/.test(at ?? '')))
    throw new Fault('bad-request', { detail: { where: 'before' } })
  const key = before === undefined ? sql`true` : sql`(created_at, id) < (${moment(Number(at))}::timestamptz, ${id}::uuid)`
  const rows = await tx.rows(sql<WebhookDelivery>`
    select id, event, case_id as "case", payload -> 'case' ->> 'number' as number, status, attempts, response_status as "responseStatus", response_text as "responseText",
      took_ms as "tookMs", created_at as "createdAt", next_at as "nextAt", done_at as "doneAt"
    from webhook_deliveries where tenant_id = ${tx.tenant} and webhook_id = ${hook} and ${key} order by created_at desc, id desc limit ${limit + 1}`)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.createdAt}~${last.id}` : null }
}

/** Sends again what was sent or given up: one, or everything made since a moment. The receiver knows each by its id. */
export const replayHooks = (tx: Tx, hook: string, what: { delivery: string } | { since: number }, now: number): Promise<number> =>
  tx.run(sql`
    update webhook_deliveries set status = 'waiting', attempts = 0, next_at = ${moment(now)}, done_at = null
    where tenant_id = ${tx.tenant} and webhook_id = ${hook} and ${'delivery' in what ? sql`id = ${what.delivery}` : sql`created_at >= ${moment(what.since)} and status <> 'waiting'`}`)
