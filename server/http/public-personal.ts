import { z } from 'zod'
import { myData as myDataShape, rightsBody, rightsFiled, withdrawBody } from '#contract/personal'
import { Fault } from '../errors.ts'
import { withdrawConsent } from '../store/personal/consents-withdraw.ts'
import { fileRights, heldBy, myData } from '../store/personal/my-data.ts'
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
