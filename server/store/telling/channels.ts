import type { ChannelPut, ChannelRow, TellOffer } from '#contract/telling'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { lock, unlock } from '../../identity/secrets.ts'
import type { Robot } from '../../ports/chat.ts'
import type { MailAccess } from '../../ports/mail.ts'
import { newPushKeys, type PushKeys } from '../../ports/push.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import { touchDirectory } from '../directory.ts'
import { json, sql } from '../sql.ts'

type Settings = ChannelRow['settings']
interface Stored {
  readonly id: string
  readonly kind: ChannelRow['kind']
  readonly settings: Settings & { readonly active?: boolean }
  readonly locked: string | null
  readonly version: number
}
interface Chat extends Robot {
  readonly id: string
  readonly unit: string | null
}
/** The channels that are set up and on, with what opens them; for the server alone. */
export interface Channels {
  readonly sms: { readonly url: string; readonly secret: string | null } | null
  readonly email: MailAccess | null
  readonly push: { readonly contact: string; readonly keys: PushKeys } | null
  readonly chats: readonly Chat[]
}

const stored = (app: App): Promise<readonly Stored[]> =>
  asSystem(app.db, 'channels', tx =>
    tx.rows(
      sql<Stored>`select id, kind, settings, secret_locked as locked, version from channels where tenant_id = ${tx.tenant} order by kind, id`,
    ),
  )

function channelsFrom(app: App, rows: readonly Stored[]): Channels {
  const on = rows.filter(row => row.settings.active !== false)
  const secretOf = (row: Stored) => (row.locked === null ? null : unlock(app.config.secret, row.locked))
  const one = (kind: string) => on.find(row => row.kind === kind)
  const text = (row: Stored, key: string) => String(row.settings[key] ?? '')
  const [mail, sms, push] = [one('email'), one('sms'), one('push')]
  // A gateway set at start-up holds until the office sets one up itself.
  const given = rows.some(row => row.kind === 'sms') ? null : app.config.messageGateway
  return {
    sms: sms ? { url: text(sms, 'url'), secret: secretOf(sms) } : given ? { url: given, secret: null } : null,
    email: mail
      ? {
          host: text(mail, 'host'),
          port: Number(mail.settings.port),
          security: text(mail, 'security') as MailAccess['security'],
          user: text(mail, 'user'),
          password: secretOf(mail),
          from: text(mail, 'from'),
          fromName: text(mail, 'fromName'),
        }
      : null,
    push: push?.locked ? { contact: text(push, 'contact'), keys: JSON.parse(secretOf(push)!) as PushKeys } : null,
    chats: on.flatMap(row => {
      if (row.kind !== 'chat' || row.locked === null) return []
      const { url, signing } = JSON.parse(secretOf(row)!) as { url: string; signing: string | null }
      const unit = row.settings.unit
      return [
        { id: row.id, maker: text(row, 'maker') as Robot['maker'], url, signing, unit: typeof unit === 'string' ? unit : null },
      ]
    }),
  }
}

const kept = new WeakMap<App, { readonly version: number; readonly channels: Channels }>()
/** The office's channels, read anew when anything of the directory changed. */
export async function channelsOf(app: App): Promise<Channels> {
  const { version } = await app.directory.now()
  const known = kept.get(app)
  if (known?.version === version) return known.channels
  const channels = channelsFrom(app, await stored(app))
  kept.set(app, { version, channels })
  return channels
}

export const offerOf = ({ sms, email, push }: Channels): TellOffer => ({
  sms: sms !== null,
  email: email !== null,
  push: push !== null,
  pushKey: push?.keys.publicKey ?? null,
})

const rowOf = ({ id, kind, settings, locked, version }: Stored): ChannelRow => {
  const { active, ...shown } = settings
  return { id, kind, version, active: active !== false, hasSecret: locked !== null, fixed: false, settings: shown }
}

export async function listChannels(app: App): Promise<ChannelRow[]> {
  const rows = await stored(app)
  const fixed =
    app.config.messageGateway !== null && !rows.some(row => row.kind === 'sms')
      ? [
          {
            id: 'sms',
            kind: 'sms',
            version: 0,
            active: true,
            hasSecret: false,
            fixed: true,
            settings: { url: app.config.messageGateway },
          } as const,
        ]
      : []
  return [...rows.map(rowOf), ...fixed]
}

/** What is kept locked of this channel after the change; undefined text keeps what was there. */
function secretAfter(app: App, put: ChannelPut, before: string | null): string | null {
  const old = before === null ? null : unlock(app.config.secret, before)
  if (put.kind === 'push') return old ?? JSON.stringify(newPushKeys())
  if (put.kind !== 'chat') return put.secret === undefined ? old : put.secret || null
  const was = old === null ? null : (JSON.parse(old) as { url: string; signing: string | null })
  const url = put.secret || was?.url
  if (!url || !/^https?:\/\/[^\s]+$/.test(url) || !URL.canParse(url))
    throw new Fault('answers-invalid', { fields: { secret: 'address' } })
  return JSON.stringify({ url, signing: put.signing === undefined ? (was?.signing ?? null) : put.signing || null })
}

/**
 * Sets a channel up, or changes it. What opens it is kept locked and told to nobody.
 * @throws Fault answers-invalid, bad-request, stale-version
 */
export async function putChannel(app: App, actor: Actor, id: string, put: ChannelPut): Promise<ChannelRow> {
  if (put.kind === 'chat' ? ['sms', 'email', 'push'].includes(id) : id !== put.kind)
    throw new Fault('bad-request', { detail: { where: 'id' } })
  const snapshot = await app.directory.now()
  if (put.kind === 'chat' && put.unit !== null && !snapshot.units.has(put.unit))
    throw new Fault('answers-invalid', { fields: { unit: 'unknown' } })
  const row = await asSystem(app.db, 'set a channel up', async tx => {
    const before = await tx.maybe(
      sql<Stored>`select id, kind, settings, secret_locked as locked, version from channels where tenant_id = ${tx.tenant} and id = ${id} for update`,
    )
    if ((before?.version ?? 0) !== put.version) throw new Fault('stale-version', { detail: { version: before?.version ?? 0 } })
    const secret = secretAfter(app, put, before?.locked ?? null)
    const { version, kind, secret: _, ...rest } = put
    const settings = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'signing'))
    const locked = secret === null ? null : lock(app.config.secret, secret)
    await tx.run(sql`
      insert into channels (tenant_id, id, kind, settings, secret_locked, version)
      values (${tx.tenant}, ${id}, ${kind}, ${json(settings)}::jsonb, ${locked}, ${version + 1})
      on conflict (tenant_id, id) do update set kind = excluded.kind, settings = excluded.settings, secret_locked = excluded.secret_locked, version = excluded.version`)
    await recordAudit(tx, { at: app.now(), actor, action: 'channel-set', detail: { id, kind, ...settings } })
    await tx.run(touchDirectory(tx.tenant))
    return { id, kind, settings: settings as Settings, locked, version: version + 1 }
  })
  app.directory.changed()
  return rowOf(row)
}

/** @throws Fault not-found, stale-version */
export async function removeChannel(app: App, actor: Actor, id: string, version: number): Promise<void> {
  await asSystem(app.db, 'remove a channel', async tx => {
    const held = await tx.maybe(
      sql<{ version: number }>`select version from channels where tenant_id = ${tx.tenant} and id = ${id} for update`,
    )
    if (!held) throw new Fault('not-found')
    if (held.version !== version) throw new Fault('stale-version', { detail: { version: held.version } })
    await tx.run(sql`delete from channels where tenant_id = ${tx.tenant} and id = ${id}`)
    await recordAudit(tx, { at: app.now(), actor, action: 'channel-removed', detail: { id } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}
