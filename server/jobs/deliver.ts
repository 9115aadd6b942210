import type { App } from '../app.ts'
import { sendChat } from '../ports/chat.ts'
import { sendMail } from '../ports/mail.ts'
import { sendMessage } from '../ports/messages.ts'
import { PushGone, sendPush } from '../ports/push.ts'
import { keyOf } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { json, sql } from '../store/sql.ts'
import { type Channels, channelsOf } from '../store/telling/channels.ts'
import { type Contact, contactsById, dropContact, stopToken } from '../store/telling/contacts.ts'
import { deliveryFailed, deliverySent, deliveryStopped, leaseDeliveries, type Waiting } from '../store/telling/deliveries.ts'
import { linkMark, stopMark } from '../telling/fill.ts'
import { maskAddress, phoneIn } from '../telling/recipients.ts'
import { tellingWords } from '../words/telling.ts'

const leaseMs = 60_000
const lastAttempt = 8
const backOff = (attempts: number) => Math.min(6 * 3_600_000, 10_000 * 4 ** attempts)

/** The address people reach this office at. */
export const originOf = ({ config }: App): string =>
  (config.publicUrl ?? `http://${config.host}:${config.port}`).replace(/\/+$/, '')

/** Nobody is to be told any more: not a failure. */
class Stopped extends Error {}

interface Addressed extends Waiting {
  readonly target: Contact | null
  readonly phone: string | null
  readonly caseType: string | null
}

/**
 * Sends what is due on one channel, each under its own id. Each is first put off by a minute, so that no lock and no
 * connection is held while the other side takes its time; one whose sender died meanwhile is sent when the minute is over.
 * Channels do not wait for each other. @returns how many were taken up
 */
export async function sweepDeliveries(app: App, channel: 'sms' | 'email' | 'push' | 'chat', limit = 10): Promise<number> {
  const channels = await channelsOf(app)
  const due = await asSystem(app.db, 'messages to send', async tx => {
    const rows = await leaseDeliveries(tx, channel, app.now(), leaseMs, limit)
    if (rows.length === 0) return []
    const targets = new Map(
      (
        await contactsById(
          tx,
          rows.flatMap(r => r.contact ?? []),
        )
      ).map(c => [c.id, c]),
    )
    const reports = rows.filter(r => r.ofCase !== null)
    const cases = await tx.rows(
      sql<{ id: string; field: string; value: unknown; type: string }>`
        with x as (select * from jsonb_to_recordset(${json(reports.map(r => ({ id: r.ofCase, field: r.field ?? '' })))}::jsonb) as x (id uuid, field text))
        select c.id, x.field, c.type, c.data -> x.field as value from cases c join x on x.id = c.id where c.tenant_id = ${tx.tenant}
        union all
        select j.id, x.field, c.type, v -> 'contact' -> x.field as value from x
        join case_joins j on j.tenant_id = ${tx.tenant} and j.id = x.id
        join cases c on c.tenant_id = j.tenant_id and c.id = j.case_id
        join lateral jsonb_array_elements(c.rest -> 'joined') v on v ->> 'id' = j.id::text`,
    )
    return rows.map((row): Addressed => {
      const found = cases.find(one => one.id === row.ofCase && one.field === (row.field ?? ''))
      return {
        ...row,
        target: (row.contact && targets.get(row.contact)) || null,
        phone: phoneIn(found?.value),
        caseType: found?.type ?? null,
      }
    })
  })
  await Promise.all(due.map(row => settle(app, channels, row)))
  return due.length
}

async function settle(app: App, channels: Channels, row: Addressed): Promise<void> {
  const failed = await send(app, channels, row).then(
    () => null,
    (error: unknown) => error as Error & { responseCode?: number },
  )
  await asSystem(app.db, 'a message was sent', async tx => {
    if (!failed) return deliverySent(tx, row.id, app.now())
    if (failed instanceof PushGone && row.contact) await dropContact(tx, row.contact)
    if (failed instanceof Stopped || failed instanceof PushGone) return deliveryStopped(tx, row.id, failed.message)
    // Whose address it is stands in no error that others read.
    const address = row.target?.address ?? row.phone
    const words = failed.message.replaceAll(address || '\0', maskAddress(address) ?? '').slice(0, 500)
    // A mailbox that is not there will not be there tomorrow.
    const lost = (failed.responseCode ?? 0) >= 500 || row.attempts + 1 >= lastAttempt
    return deliveryFailed(tx, row.id, words, lost ? { deadAt: app.now() } : { at: app.now() + backOff(row.attempts) })
  })
}

const notSetUp = (channel: string) => new Error(`channel not set up: ${channel}`)

async function send(app: App, channels: Channels, row: Addressed): Promise<void> {
  const { target, body } = row
  if (body === null) throw new Stopped('erased')
  const origin = originOf(app)
  const key = row.ofCase && row.path?.startsWith('/s/') ? `#${keyOf(app.config.secret, row.ofCase)}` : ''
  const link = row.path === null ? origin : `${origin}${row.path}${key}`
  const token = row.contact ? stopToken(app.config.secret, row.contact) : null
  const stop = token ? { page: `${origin}/stop#${token}`, post: `${origin}/api/public/tell/stop/${token}` } : null
  const words = body.replaceAll(linkMark, link).replaceAll(stopMark, stop?.page ?? '')
  const { privateWebhooks } = app.config
  if (row.channel === 'chat') {
    const robot = channels.chats.find(chat => chat.id === row.channelId)
    if (!robot) throw new Stopped('robot removed')
    return sendChat(robot, words, app.now(), privateWebhooks)
  }
  // Stopped, erased or changed while it waited: nobody is told any more.
  if (row.contact !== null && !target?.wanted) throw new Stopped('stopped by the receiver')
  switch (row.channel) {
    case 'sms':
      if (!channels.sms) throw notSetUp('sms')
      if (!row.phone) throw new Stopped('no telephone any more')
      return sendMessage(channels.sms.url, channels.sms.secret, {
        ...{ id: row.id, to: row.phone, text: words, type: row.caseType, step: row.step },
        ...{ number: row.path?.slice('/s/'.length) ?? null, statusPage: link },
      })
    case 'email': {
      if (!channels.email) throw notSetUp('email')
      if (!target?.address) throw new Stopped('no address any more')
      const links = [link, ...(stop ? [stop.page] : [])]
      return sendMail(
        channels.email,
        { id: row.id, to: target.address, subject: row.subject, text: words, stop: row.ofCase ? stop : null },
        links,
      )
    }
    case 'push':
      if (!channels.push) throw notSetUp('push')
      if (!target?.subscription) throw new Stopped('no browser any more')
      return sendPush(
        channels.push.keys,
        channels.push.contact,
        target.subscription,
        {
          ...{
            title: row.subject,
            body: body.replaceAll(linkMark, '').replaceAll(stopMark, '').trim(),
            url: link,
            tag: row.case ?? row.id,
          },
          ...(row.ofCase && stop && { stop: { label: tellingWords[row.language].stopPush, post: stop.post } }),
        },
        privateWebhooks,
      )
    default:
      throw notSetUp(row.channel)
  }
}
