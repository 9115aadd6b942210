import { z } from 'zod'
import { done, id } from '#contract/common'
import { replayBody, webhookDeliveries, webhookMade, webhookPatch, webhookPost, webhookRow } from '#contract/webhooks'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import { newId } from '../store/directory.ts'
import { hookDeliveries, insertHookDeliveries, replayHooks } from '../store/telling/webhook-deliveries.ts'
import { changeWebhook, listWebhooks, makeWebhook, removeWebhook, renewSecret } from '../store/telling/webhooks.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

/** Other programs that are told of what happens to cases. */
export async function webhookRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['webhooks']
  const one = z.object({ id })
  const mayAll = (request: Parameters<typeof requireRole>[0]) => requireRole(request, 'system-admin')

  server.get(
    '/webhooks',
    { schema: { tags, summary: 'Every address', response: { 200: z.object({ rows: z.array(webhookRow) }) } } },
    async request => {
      mayAll(request)
      return { rows: await listWebhooks(office) }
    },
  )
  server.post(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Tell an address; its secret is shown now and never again',
        body: webhookPost,
        response: { 200: webhookMade },
      },
    },
    async request => makeWebhook(office, mayAll(request), request.body),
  )
  server.patch(
    '/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Change an address, or go on after a pause',
        params: one,
        body: webhookPatch,
        response: { 200: webhookRow },
      },
    },
    async request => changeWebhook(office, mayAll(request), request.params.id, request.body),
  )
  server.post(
    '/webhooks/:id/secret',
    { schema: { tags, summary: 'A new secret', params: one, response: { 200: webhookMade } } },
    async request => renewSecret(office, mayAll(request), request.params.id),
  )
  server.delete(
    '/webhooks/:id',
    { schema: { tags, summary: 'Remove an address', params: one, response: { 200: done } } },
    async request => {
      await removeWebhook(office, mayAll(request), request.params.id)
      return { ok: true as const }
    },
  )
  server.post(
    '/webhooks/:id/test',
    { schema: { tags, summary: 'Post an event of no case', params: one, response: { 200: done } } },
    async request => {
      mayAll(request)
      const { id: hook } = request.params
      const payload = { version: 1, event: 'test', at: office.now() }
      await asSystem(office.db, 'a test event', tx =>
        insertHookDeliveries(tx, [{ id: newId(), hook, case: null, event: 'test', payload }], office.now()),
      )
      return { ok: true as const }
    },
  )
  server.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'What was posted and what the receiver answered, newest first',
        params: one,
        querystring: z.object({ before: z.string().max(60).optional() }),
        response: { 200: webhookDeliveries },
      },
    },
    async request => {
      mayAll(request)
      return asSystem(office.db, 'what was posted', tx => hookDeliveries(tx, request.params.id, request.query.before, 50))
    },
  )
  server.post(
    '/webhooks/:id/replay',
    {
      schema: {
        tags,
        summary: 'Post again: one event, or all since a moment',
        params: one,
        body: replayBody,
        response: { 200: z.object({ replayed: z.number().int() }) },
      },
    },
    async request => {
      const actor = mayAll(request)
      const { id: hook } = request.params
      const replayed = await asSystem(office.db, 'post again', async tx => {
        const n = await replayHooks(tx, hook, request.body, office.now())
        if (n === 0 && 'delivery' in request.body) throw new Fault('not-found')
        await recordAudit(tx, { at: office.now(), actor, action: 'webhook-replay', detail: { id: hook, replayed: n } })
        return n
      })
      return { replayed }
    },
  )
}
