import { z } from 'zod'
import { done } from '#contract/common'
import { type ChannelPut, channelLoad, channelPut, channelRow, channelTried, channelTry } from '#contract/telling'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { sendChat } from '../ports/chat.ts'
import { sendMail } from '../ports/mail.ts'
import { sendMessage } from '../ports/messages.ts'
import { sendPush } from '../ports/push.ts'
import { asSystem } from '../store/db.ts'
import { newId } from '../store/directory.ts'
import { sql } from '../store/sql.ts'
import { channelsOf, listChannels, putChannel, removeChannel } from '../store/telling/channels.ts'
import { tellingWords } from '../words/telling.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const one = z.object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/) })

/** @throws when the channel does not take it */
async function tryOut(app: App, id: string, { to, push }: z.output<typeof channelTry>, lang: 'zh' | 'en'): Promise<void> {
  const channels = await channelsOf(app)
  const { subject, body } = tellingWords[lang].test
  const allowed = app.config.privateWebhooks
  const chat = channels.chats.find(robot => robot.id === id)
  if (chat) return sendChat(chat, body, app.now(), allowed)
  if (id === 'push' && channels.push) {
    if (!push) throw new Fault('answers-invalid', { fields: { push: 'missing' } })
    const words = { title: subject, body, url: '/', tag: 'test' }
    return sendPush(channels.push.keys, channels.push.contact, push, words, allowed)
  }
  if (id === 'email' && channels.email) {
    if (!z.email().safeParse(to).success) throw new Fault('answers-invalid', { fields: { to: 'missing' } })
    return sendMail(channels.email, { id: newId(), to: to!, subject, text: body, stop: null }, [])
  }
  if (id === 'sms' && channels.sms) {
    if (!to) throw new Fault('answers-invalid', { fields: { to: 'missing' } })
    const nothing = { number: null, type: null, step: null, statusPage: null }
    return sendMessage(channels.sms.url, channels.sms.secret, { id: newId(), to, text: body, ...nothing })
  }
  throw new Fault('not-found')
}

/** Channels by which people are told: setting them up, and sending oneself a test. */
export async function channelRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['channels']
  const rows = z.object({ rows: z.array(channelRow), load: z.array(channelLoad) })

  server.get(
    '/channels',
    { schema: { tags, summary: 'Channels as they are set up, and what waits on them', response: { 200: rows } } },
    async request => {
      requireRole(request, 'system-admin')
      const load = await asSystem(office.db, 'what waits on the channels', tx =>
        tx.rows(sql<z.infer<typeof channelLoad>>`
        select channel, (count(*) filter (where status = 'waiting'))::int as waiting, (count(*) filter (where status = 'dead'))::int as dead
        from (
          (select channel, status from deliveries where tenant_id = ${tx.tenant} and status = 'waiting' limit 10000)
          union all (select channel, status from deliveries where tenant_id = ${tx.tenant} and status = 'dead' limit 10000)) d group by channel`),
      )
      return { rows: await listChannels(office), load }
    },
  )

  server.put(
    '/channels/:id',
    {
      schema: {
        tags,
        summary: 'Set a channel up',
        description:
          'A password or robot address is kept locked and never answered; `secret` left out keeps it, empty removes it.',
        params: one,
        body: channelPut,
        response: { 200: channelRow },
      },
    },
    async request => putChannel(office, requireRole(request, 'system-admin'), request.params.id, request.body as ChannelPut),
  )

  server.delete(
    '/channels/:id',
    {
      schema: {
        tags,
        summary: 'Remove a channel',
        params: one,
        querystring: z.object({ version: z.coerce.number().int() }),
        response: { 200: done },
      },
    },
    async request => {
      await removeChannel(office, requireRole(request, 'system-admin'), request.params.id, request.query.version)
      return { ok: true as const }
    },
  )

  server.post(
    '/channels/:id/try',
    {
      config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: { tags, summary: 'Send myself a test', params: one, body: channelTry, response: { 200: channelTried } },
    },
    async request => {
      requireRole(request, 'system-admin')
      const started = performance.now()
      const problem = await tryOut(office, request.params.id, request.body, request.lang).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Fault) throw error
          return (error as Error).message.slice(0, 300)
        },
      )
      return { ok: problem === null, milliseconds: Math.round(performance.now() - started), problem }
    },
  )
}
