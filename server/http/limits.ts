import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'

/** Pages and what they load are the same for everybody and ready made; a whole neighbourhood may come from one address. */
const readyMade = (url: string) => url.startsWith('/assets/')

/** A generous limit per caller for everything, so that one loop gone wild does not starve the office; stricter ones stand at their routes. */
export async function limitRates(server: FastifyInstance): Promise<void> {
  const max = server.office.config.requestsPerMinute
  await server.register(rateLimit, {
    global: max > 0,
    max,
    // Turned off, it is off for the stricter routes too.
    allowList: request => max === 0 || readyMade(request.url),
    timeWindow: '1 minute',
    // After it is known who asks, before the body is read. A cookie or key that opens nothing is nobody's: who makes up
    // new ones is still the same caller.
    hook: 'preParsing',
    keyGenerator: request => ('person' in request.actor ? request.actor.person : request.ip),
    errorResponseBuilder: (_request, context) =>
      new Fault('too-many-requests', { detail: { seconds: Math.ceil(context.ttl / 1000) } }),
  })
}
