import { readFileSync } from 'node:fs'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { apiPage } from './api-page.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

/** OpenAPI 3.1 from the same schemas that check requests, as JSON and as a page a person can read. */
export async function describeApi(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Linli 邻里',
        version,
        description:
          'Moments are epoch milliseconds. Every create carries an id made by the sender: sent twice, it is the same thing once. Errors are { error: { code, message, mend?, fields? } } in the language of Accept-Language.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'linli_session' },
          key: { type: 'http', scheme: 'bearer', description: 'An API key, lk_…' },
          case: { type: 'apiKey', in: 'header', name: 'X-Case-Key', description: 'The key a reporter was given for one case' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  server.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(server.swagger()),
  )
  server.get('/api/docs', { schema: { hide: true } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(server.swagger(), request.lang)),
  )
}
