import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from '../app.ts'
import { answerErrors } from './errors.ts'
import { identify } from './identity.ts'
import { limitRates } from './limits.ts'
import { describeApi } from './openapi.ts'
import { routes } from './routes.ts'
import { serveWeb } from './web.ts'

export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** The HTTP server over an app. Listens to nothing yet: tests call `inject`. */
export async function buildServer(app: App): Promise<Server> {
  const server = fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    // One proxy of the office's own: what callers write into the header themselves is not believed.
    trustProxy: (_address, hop) => app.config.publicUrl !== null && hop === 0,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.decorate('office', app)
  answerErrors(server)
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 5, fieldSize: 1000 } })
  await describeApi(server)
  identify(server)
  await limitRates(server)
  for (const [prefix, route] of routes) await server.register(async inner => route(inner as unknown as Server), { prefix })
  await serveWeb(server)
  await server.ready()
  return server
}
