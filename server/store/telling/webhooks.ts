import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { WebhookMade, WebhookRow, webhookBody, webhookPatch, webhookPost } from '#contract/webhooks'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { lock, unlock } from '../../identity/secrets.ts'
import { isPrivate } from '../../ports/post-out.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { caseTypes } from '../definitions.ts'
import { touchDirectory } from '../directory.ts'
import { json, moment, sql } from '../sql.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Body = Omit<z.output<typeof webhookBody>, 'active'>
interface Stored extends Omit<WebhookRow, keyof Body> {
  readonly settings: Body
}
const columns = sql`id, settings, active, failures, paused_at as "pausedAt", version, created_at as "createdAt",
  (select count(*)::int from (select 1 from webhook_deliveries d where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.status = 'waiting' limit 1000) x) as waiting,
  (select d.created_at from webhook_deliveries d where d.tenant_id = w.tenant_id and d.webhook_id = w.id order by d.created_at desc limit 1) as "lastAt"`
const rowOf = ({ settings, ...rest }: Stored): WebhookRow => ({ ...settings, ...rest })

export const listWebhooks = async (app: App): Promise<WebhookRow[]> =>
  (
    await asSystem(app.db, 'webhooks', tx =>
      tx.rows(sql<Stored>`select ${columns} from webhooks w where tenant_id = ${tx.tenant} order by created_at, id`),
    )
  ).map(rowOf)

async function oneOf(tx: Tx, id: string): Promise<WebhookRow> {
  const row = await tx.maybe(sql<Stored>`select ${columns} from webhooks w where tenant_id = ${tx.tenant} and id = ${id}`)
  if (!row) throw new Fault('not-found')
  return rowOf(row)
}

/** A name is looked up when something is sent; what is written as a number can be told at once. */
function check(app: App, body: Body): Body {
  const { hostname, username, password } = new URL(body.url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const known = caseTypes(app.programmes)
  const types = body.types.every(type => known.has(type) && !known.get(type)?.def.confidential)
  const literal = /^[\d.]+$|:/.test(host) || host === 'localhost'
  const fields: Record<string, string> = {
    ...((username || password) && { url: 'address' }),
    ...(!app.config.privateWebhooks && literal && isPrivate(host) && { url: 'private' }),
    ...(!types && { types: 'unknown' }),
  }
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
  return { title: body.title, url: body.url, events: [...new Set(body.events)], types: [...new Set(body.types)] }
}

const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`
const onRecord = (tx: Tx, app: App, actor: Staff, action: string, detail: Record<string, unknown>) =>
  recordAudit(tx, { at: app.now(), actor, action, detail })

/** The same id again is the same address, with the secret it was given. @throws Fault answers-invalid, key-reused */
export async function makeWebhook(app: App, actor: Staff, post: z.output<typeof webhookPost>): Promise<WebhookMade> {
  const settings = check(app, post)
  const secret = newSecret()
  const made = await asSystem(app.db, 'a webhook', async tx => {
    const n = await tx.run(sql`
      insert into webhooks (tenant_id, id, settings, secret_locked, active, made_by, created_at)
      values (${tx.tenant}, ${post.id}, ${json(settings)}::jsonb, ${lock(app.config.secret, secret)}, ${post.active}, ${actor.person}, ${moment(app.now())})
      on conflict (tenant_id, id) do nothing`)
    if (n > 0) {
      await onRecord(tx, app, actor, 'webhook-made', { id: post.id, title: settings.title, events: settings.events })
      await tx.run(touchDirectory(tx.tenant))
    }
    const row = await oneOf(tx, post.id)
    if (row.url !== settings.url) throw new Fault('key-reused')
    return { row, secret: await secretOf(app, tx, post.id) }
  })
  app.directory.changed()
  return made
}

async function secretOf(app: App, tx: Tx, id: string): Promise<string> {
  const row = await tx.maybe(
    sql<{ locked: string }>`select secret_locked as locked from webhooks where tenant_id = ${tx.tenant} and id = ${id}`,
  )
  if (!row) throw new Fault('not-found')
  return unlock(app.config.secret, row.locked)
}

/** @throws Fault answers-invalid, not-found, stale-version */
export async function changeWebhook(
  app: App,
  actor: Staff,
  id: string,
  patch: z.output<typeof webhookPatch>,
): Promise<WebhookRow> {
  const settings = check(app, patch)
  const row = await asSystem(app.db, 'change a webhook', async tx => {
    const held = await tx.maybe(
      sql<{ version: number }>`select version from webhooks where tenant_id = ${tx.tenant} and id = ${id} for update`,
    )
    if (!held) throw new Fault('not-found')
    if (held.version !== patch.version) throw new Fault('stale-version', { detail: { version: held.version } })
    const resumed = patch.resume ? sql`, failures = 0, failing_since = null, paused_at = null` : sql``
    await tx.run(
      sql`update webhooks set settings = ${json(settings)}::jsonb, active = ${patch.active}, version = version + 1 ${resumed} where tenant_id = ${tx.tenant} and id = ${id}`,
    )
    if (patch.resume)
      await tx.run(
        sql`update webhook_deliveries set next_at = ${moment(app.now())} where tenant_id = ${tx.tenant} and webhook_id = ${id} and status = 'waiting'`,
      )
    await onRecord(tx, app, actor, 'webhook-set', {
      id,
      title: settings.title,
      events: settings.events,
      active: patch.active,
      resumed: patch.resume,
    })
    await tx.run(touchDirectory(tx.tenant))
    return oneOf(tx, id)
  })
  app.directory.changed()
  return row
}

/** A new secret: what is sent from now on is signed with it. @throws Fault not-found */
export async function renewSecret(app: App, actor: Staff, id: string): Promise<WebhookMade> {
  const secret = newSecret()
  return asSystem(app.db, 'a new secret of a webhook', async tx => {
    const n = await tx.run(
      sql`update webhooks set secret_locked = ${lock(app.config.secret, secret)}, version = version + 1 where tenant_id = ${tx.tenant} and id = ${id}`,
    )
    if (n === 0) throw new Fault('not-found')
    await onRecord(tx, app, actor, 'webhook-secret', { id })
    return { row: await oneOf(tx, id), secret }
  })
}

/** With everything that still waited for it. @throws Fault not-found */
export async function removeWebhook(app: App, actor: Staff, id: string): Promise<void> {
  await asSystem(app.db, 'remove a webhook', async tx => {
    const { title } = await oneOf(tx, id)
    await tx.run(sql`delete from webhook_deliveries where tenant_id = ${tx.tenant} and webhook_id = ${id}`)
    await tx.run(sql`delete from webhooks where tenant_id = ${tx.tenant} and id = ${id}`)
    await onRecord(tx, app, actor, 'webhook-removed', { id, title })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}

export interface Endpoint {
  readonly url: string
  readonly title: string
  readonly secret: string
  readonly failures: number
  readonly failingSince: number | null
}
/** Where to send, or null when it is off, paused or gone. */
export async function endpointOf(app: App, tx: Tx, id: string): Promise<Endpoint | null> {
  const row = await tx.maybe(sql<{ settings: Body; locked: string; failures: number; failingSince: number | null }>`
    select settings, secret_locked as locked, failures, failing_since as "failingSince" from webhooks
    where tenant_id = ${tx.tenant} and id = ${id} and active and paused_at is null`)
  return row && { ...row, url: row.settings.url, title: row.settings.title, secret: unlock(app.config.secret, row.locked) }
}

export const endpointWorked = (tx: Tx, id: string): Promise<number> =>
  tx.run(
    sql`update webhooks set failures = 0, failing_since = null where tenant_id = ${tx.tenant} and id = ${id} and failures > 0`,
  )

/** Counts a failure in a row; pauses the address when there were many over a long while. @returns whether it was paused now */
export async function endpointFailed(tx: Tx, id: string, now: number, most: number, overMs: number): Promise<boolean> {
  await tx.run(
    sql`update webhooks set failures = failures + 1, failing_since = coalesce(failing_since, ${moment(now)}) where tenant_id = ${tx.tenant} and id = ${id}`,
  )
  const n = await tx.run(sql`
    update webhooks set paused_at = ${moment(now)}
    where tenant_id = ${tx.tenant} and id = ${id} and paused_at is null and failures >= ${most} and failing_since <= ${moment(now - overMs)}`)
  return n > 0
}
