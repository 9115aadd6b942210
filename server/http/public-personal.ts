import { z } from 'zod'
import { done } from '#contract/common'
import { myCode, myData as myDataShape, myEntries, myEntriesAsk, rightsBody, rightsFiled, withdrawBody } from '#contract/personal'
import { Fault } from '../errors.ts'
import { hashOf } from '../identity/secrets.ts'
import { throttle } from '../identity/sign-in.ts'
import { withdrawConsent } from '../store/personal/consents-withdraw.ts'
import { fileRights, heldBy, myData } from '../store/personal/my-data.ts'
import { mayProve, myEntries as mine, plainPhone, sendMyCode } from '../store/personal/my-entries.ts'
import type { Server } from './server.ts'

const byNumber = z.object({ number: z.string().regex(/^[\d-]{4,30}$/) })
const withKey = z.object({ 'x-case-key': z.string().max(60).optional() })
const strict = { rateLimit: { max: 30, timeWindow: '1 minute' } }

/** “My data”: for whoever holds the key of a number, or filed it signed in. */
export async function publicPersonalRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']

  server.get(
    '/cases/:number/my-data',
    {
      config: strict,
      schema: {
        tags,
        summary: 'What the office holds of me in this matter, why, until when, and who looked',
        params: byNumber,
        headers: withKey,
        response: { 200: myDataShape },
      },
    },
    async ({ params, headers, lang, actor }, reply) => {
      reply.header('cache-control', 'no-store')
      const held = await heldBy(office, actor, params.number, headers['x-case-key'])
      return myData(office, held.found, held.actor, lang)
    },
  )

  server.post(
    '/cases/:number/my-data/withdraw',
    {
      config: strict,
      schema: {
        tags,
        summary: 'Take a consent back: what rested on it is erased',
        params: byNumber,
        headers: withKey,
        body: withdrawBody,
        response: { 200: myDataShape },
      },
    },
    async ({ params, headers, lang, actor, body }) => {
      const key = headers['x-case-key']
      const held = await heldBy(office, actor, params.number, key)
      if (!held.found.own) throw new Fault('consent-none')
      await withdrawConsent(office, held.actor, held.record.id, body)
      const after = await heldBy(office, actor, params.number, key)
      return myData(office, after.found, after.actor, lang)
    },
  )

  server.get(
    '/my-data',
    {
      schema: {
        tags,
        summary: 'Whether a telephone can be proved here',
        response: { 200: z.object({ byPhone: z.boolean() }) },
      },
    },
    async () => ({ byPhone: await mayProve(office) }),
  )

  server.post(
    '/my-data/code',
    {
      config: { rateLimit: { max: 6, timeWindow: '10 minutes' } },
      schema: {
        tags,
        summary: 'Send six digits to a telephone; the answer is the same whether anything is held under it or not',
        body: myCode,
        response: { 200: done },
      },
    },
    async request => {
      await throttle(request, { key: `my-data:${hashOf(plainPhone(request.body.phone))}`, free: 3 })
      await sendMyCode(office, request.body, request.lang)
      return { ok: true as const }
    },
  )

  server.post(
    '/my-data/entries',
    {
      config: strict,
      schema: {
        tags,
        summary: 'What registers hold of whoever has the code and tells the name that stands there',
        body: myEntriesAsk,
        response: { 200: myEntries },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return mine(office, request.body, request.lang)
    },
  )

  server.post(
    '/cases/:number/my-data/requests',
    {
      config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'Ask for a copy, a correction, an erasure or an explanation',
        params: byNumber,
        headers: withKey,
        body: rightsBody,
        response: { 200: rightsFiled },
      },
    },
    async ({ params, headers, actor, body }) => fileRights(office, actor, params.number, headers['x-case-key'], body),
  )
}
