import { z } from 'zod'
import { stopped, tellChoice, tellOffer, tellState } from '#contract/telling'
import { channelsOf, offerOf } from '../store/telling/channels.ts'
import { keepTold, stopOrGoOn, tellStateOf } from '../telling/wish.ts'
import type { Server } from './server.ts'

const byNumber = z.object({ number: z.string().regex(/^[\d-]{4,30}$/) })
const withKey = z.object({ 'x-case-key': z.string().max(60).optional() })
const strict = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const token = z.object({ token: z.string().regex(/^[0-9a-f-]{36}\.[\w-]{22}$/) })

/** How a reporter is told of their own case; each call needs the case's key, or the token of a message. */
export async function publicTellRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']

  server.get(
    '/tell',
    { schema: { tags, summary: 'By which channels this office can tell a reporter', response: { 200: tellOffer } } },
    async () => offerOf(await channelsOf(office)),
  )

  server.get(
    '/cases/:number/tell',
    {
      config: strict,
      schema: {
        tags,
        summary: 'How I am told of my case, and what I was told',
        params: byNumber,
        headers: withKey,
        response: { 200: tellState },
      },
    },
    async request => tellStateOf(office, request.params.number, request.headers['x-case-key'], request.lang),
  )

  server.put(
    '/cases/:number/tell',
    {
      config: strict,
      schema: {
        tags,
        summary: 'Choose how I am told of my case',
        params: byNumber,
        headers: withKey,
        body: tellChoice,
        response: { 200: tellState },
      },
    },
    async request => {
      const { params, headers, body, lang } = request
      await keepTold(office, params.number, headers['x-case-key'], body)
      return tellStateOf(office, params.number, headers['x-case-key'], lang)
    },
  )

  // Mail programs post a form here without asking anybody (RFC 8058).
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 2000 },
    (_request, _body, done) => done(null, {}),
  )
  for (const [path, wanted] of [
    ['/tell/stop/:token', false],
    ['/tell/resume/:token', true],
  ] as const)
    server.post(
      path,
      {
        config: strict,
        schema: {
          tags,
          summary: wanted ? 'Tell me again by this channel' : 'No more messages by this channel',
          params: token,
          response: { 200: stopped },
        },
      },
      async request => stopOrGoOn(office, request.params.token, wanted),
    )
}
