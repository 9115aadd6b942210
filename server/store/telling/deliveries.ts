import type { ChannelKind, DeliveryView } from '#contract/telling'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

/** A message to be sent: to whom and in which words, but neither address nor key, which are looked up when it goes. */
export interface NewDelivery {
  /** Follows from what happened and the channel, so that nothing is sent twice. */
  readonly id: string
  readonly case: string | null
  /** The report whose sender is told, when it is another than the case. */
  readonly ofCase: string | null
  readonly contact: string | null
  /** The field of the case that holds the telephone. */
  readonly field: string | null
  readonly person: string | null
  readonly channelId: string
  readonly channel: ChannelKind
  readonly purpose: 'step' | 'filed' | 'notice' | 'digest' | 'pause'
  readonly step: string | null
  readonly seq: number | null
  readonly language: 'zh' | 'en'
  readonly subject: string
  readonly body: string
  readonly path: string | null
  readonly to: string | null
  readonly status: 'waiting' | 'sent'
  readonly nextAt: number
}

export async function insertDeliveries(tx: Tx, rows: readonly NewDelivery[], now: number): Promise<void> {
  if (rows.length === 0) return
  const at = moment(now)
  const given = rows.map(r => ({ ...r, nextAt: moment(r.nextAt), sentAt: r.status === 'sent' ? at : null }))
  await tx.run(sql`
    insert into deliveries (tenant_id, id, case_id, of_case, contact_id, field, person_id, channel_id, channel, purpose, step, seq, language, subject, body, path,
      shown_to, status, next_at, created_at, sent_at)
    select ${tx.tenant}, d.id, d."case", d."ofCase", d.contact, d.field, d.person, d."channelId", d.channel, d.purpose, d.step, d.seq, d.language, d.subject, d.body, d.path,
      d."to", d.status, d."nextAt", ${at}::timestamptz, d."sentAt"
    from jsonb_to_recordset(${json(given)}::jsonb) as d (id uuid, "case" uuid, "ofCase" uuid, contact uuid, field text, person uuid, "channelId" text, channel text,
      purpose text, step text, seq int, language text, subject text, body text, path text, "to" text, status text, "nextAt" timestamptz, "sentAt" timestamptz)
    on conflict (tenant_id, id) do nothing`)
}

export interface Waiting {
  readonly id: string
  readonly case: string | null
  readonly ofCase: string | null
  readonly contact: string | null
  readonly field: string | null
  readonly person: string | null
  readonly channelId: string
  readonly channel: ChannelKind
  readonly purpose: string
  readonly step: string | null
  readonly language: 'zh' | 'en'
  readonly subject: string
  readonly body: string | null
  readonly path: string | null
  readonly attempts: number
}

/** Takes up what is due on one channel and puts it off, so that no lock is held while it is sent. */
export const leaseDeliveries = (tx: Tx, channel: string, now: number, leaseMs: number, limit: number): Promise<Waiting[]> =>
  tx.rows(sql<Waiting>`
    update deliveries set next_at = ${moment(now + leaseMs)} where tenant_id = ${tx.tenant} and id in (
      select id from deliveries where tenant_id = ${tx.tenant} and status = 'waiting' and channel = ${channel} and next_at <= ${moment(now)}
      order by next_at limit ${limit} for update skip locked)
    returning id, case_id as "case", of_case as "ofCase", contact_id as contact, field, person_id as person, channel_id as "channelId", channel, purpose, step, language,
      subject, body, path, attempts`)

export const deliverySent = (tx: Tx, id: string, now: number): Promise<number> =>
  tx.run(
    sql`update deliveries set status = 'sent', sent_at = ${moment(now)}, attempts = attempts + 1, last_error = null where tenant_id = ${tx.tenant} and id = ${id}`,
  )
export const deliveryStopped = (tx: Tx, id: string, why: string): Promise<number> =>
  tx.run(sql`update deliveries set status = 'stopped', last_error = ${why} where tenant_id = ${tx.tenant} and id = ${id}`)
/** Tries later, or gives it up for a person to see. */
export const deliveryFailed = (tx: Tx, id: string, error: string, next: { at: number } | { deadAt: number }): Promise<number> =>
  'at' in next
    ? tx.run(
        sql`update deliveries set attempts = attempts + 1, last_error = ${error}, next_at = ${moment(next.at)} where tenant_id = ${tx.tenant} and id = ${id}`,
      )
    : tx.run(
        sql`update deliveries set attempts = attempts + 1, last_error = ${error}, status = 'dead', dead_at = ${moment(next.deadAt)} where tenant_id = ${tx.tenant} and id = ${id}`,
      )

const shown = sql`id, case_id as "case", channel, purpose, step, subject, body, shown_to as "to", status, attempts, last_error as "lastError", created_at as "createdAt",
  sent_at as "sentAt", next_at as "nextAt"`
/** Who was told what of a case, the newest first; what staff were told stands in their bells. */
export const deliveriesOf = (tx: Tx, id: string, limit = 100): Promise<DeliveryView[]> =>
  tx.rows(sql<DeliveryView>`
    select ${shown} from deliveries where tenant_id = ${tx.tenant} and case_id = ${id} and purpose in ('step', 'filed') order by created_at desc, id limit ${limit}`)

/** What a reporter was told of their own report. */
export const deliveriesTo = (tx: Tx, cases: readonly string[], reporter: string): Promise<DeliveryView[]> =>
  tx.rows(sql<DeliveryView>`
    select ${shown} from deliveries where tenant_id = ${tx.tenant} and case_id = any(${[...cases]}::uuid[]) and of_case = ${reporter} and purpose in ('step', 'filed')
    order by created_at desc, id limit 50`)

/** Puts one that was given up, or waits for its next try, at the head. @returns how many */
export const resendDelivery = (tx: Tx, id: string, now: number, ofCase: string | null = null): Promise<number> =>
  tx.run(sql`
    update deliveries set status = 'waiting', dead_at = null, attempts = 0, next_at = ${moment(now)}
    where tenant_id = ${tx.tenant} and id = ${id} and status in ('dead', 'waiting') and (${ofCase}::uuid is null or case_id = ${ofCase}::uuid)`)

export const deadDeliveries = (tx: Tx) =>
  tx.rows(sql<{
    id: string
    case: string | null
    channel: string
    step: string | null
    subject: string
    to: string | null
    purpose: string
    attempts: number
    lastError: string | null
    deadAt: number
  }>`
    select id, case_id as "case", channel, step, subject, shown_to as "to", purpose, attempts, last_error as "lastError", dead_at as "deadAt"
    from deliveries where tenant_id = ${tx.tenant} and status = 'dead' order by dead_at limit 200`)
