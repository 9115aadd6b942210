import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { open311Words } from '../../words/open311.ts'
import { originOf } from '../info-pages.ts'
import type { Server } from '../server.ts'
import { type Call, streetOf } from './caller.ts'
import { discovery } from './discovery.ts'
import { fileRequest } from './file-request.ts'
import { listRequests, oneRequest, oneToken } from './list-requests.ts'
import { readForm, readQuery } from './params.ts'
import { missing, Problem, problemOf } from './problem.ts'
import { contentType, type Format, render, type Value } from './render.ts'
import { serviceBy, servicesOf, tellDefinition, tellService } from './services.ts'
import { fileUpdate, listUpdates } from './updates.ts'

interface Resource {
  readonly root: string
  readonly get: (call: Call, name: string) => Promise<Value> | Value
  readonly post?: (call: Call) => Promise<Value>
  /** How long an answer to everybody may be kept, in seconds; zero: ask each time whether it changed. */
  readonly keep: number
}

const services = ({ app, snapshot, lang }: Call) => servicesOf(app, snapshot, lang)
const resources: readonly (readonly [path: RegExp, resource: Resource])[] = [
  [/^(?:v2\/)?discovery$/, { root: 'discovery', get: discovery, keep: 300 }],
  [
    /^v2\/services$/,
    {
      root: 'services',
      keep: 300,
      get: call => {
        streetOf(call)
        return services(call).map(tellService)
      },
    },
  ],
  [
    /^v2\/services\/([^/]+)$/,
    {
      root: 'service_definition',
      keep: 300,
      get: (call, name) => {
        streetOf(call)
        return tellDefinition(serviceBy(services(call), name, call.w), call.w)
      },
    },
  ],
  [/^v2\/requests$/, { root: 'service_requests', get: listRequests, post: fileRequest, keep: 0 }],
  [/^v2\/requests\/([^/]+)$/, { root: 'service_requests', get: oneRequest, keep: 0 }],
  [/^v2\/tokens\/([^/]+)$/, { root: 'service_requests', get: oneToken, keep: 0 }],
  [/^v2\/servicerequestupdates$/, { root: 'service_request_updates', get: listUpdates, post: fileUpdate, keep: 0 }],
]

interface Asked {
  readonly path: string
  readonly format: Format
  readonly known: boolean
}

/** The resource and its format, from the ending of the address; a slash too many is forgiven. */
function askedOf(url: string): Asked {
  const path = (url.split('?')[0] ?? '').replace(/^\/open311\/?/, '').replace(/\/+$/, '')
  const ending = /^(.+)\.(xml|json)$/i.exec(path)
  if (!ending) return { path, format: 'xml', known: false }
  let plain = ending[1] ?? ''
  try {
    plain = decodeURIComponent(plain)
  } catch {
    // Not an address at all; it will not be found.
  }
  return { path: plain, format: ending[2]?.toLowerCase() === 'json' ? 'json' : 'xml', known: true }
}

const isMine = (request: FastifyRequest) => request.headers.authorization !== undefined || /[?&]api_key=/.test(request.url)

function send(request: FastifyRequest, reply: FastifyReply, format: Format, body: string, keep: number): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const caching =
    request.method === 'POST' || isMine(request) ? 'private, no-store' : keep > 0 ? `public, max-age=${keep}` : 'no-cache'
  reply.header('cache-control', caching).header('vary', 'accept-language, authorization')
  if (request.method === 'GET') reply.header('etag', etag)
  if (request.method === 'GET' && request.headers['if-none-match']?.includes(etag)) return reply.status(304).send()
  return reply.type(contentType[format]).send(body)
}

async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const app = request.server.office
  const { lang } = request
  const w = open311Words(lang)
  const { path, format, known } = askedOf(request.url)
  const found = known ? resources.find(([pattern]) => pattern.test(path)) : undefined
  if (!found) throw missing(w.noResource)
  const [pattern, resource] = found
  const takes = resource.post ? ['GET', 'POST'] : ['GET']
  if (!takes.includes(request.method)) {
    reply.header('allow', takes.join(', '))
    throw new Problem(400, w.method(takes.join(', ')), 405)
  }
  const sent = request.method === 'POST' ? await readForm(request, w) : readQuery(request)
  const call: Call = { app, request, snapshot: await app.directory.now(), lang, w, format, sent, origin: originOf(app, request) }
  const value =
    request.method === 'POST' && resource.post
      ? await resource.post(call)
      : await resource.get(call, pattern.exec(path)?.[1] ?? '')
  return send(request, reply, format, render(format, resource.root, value), resource.keep)
}

/** Open311 GeoReport v2: what residents report and what becomes of it, for other systems. */
export async function open311Routes(server: Server): Promise<void> {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  server.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.lang ?? 'zh')
    if (problem.status === 500)
      process.stderr.write(`${request.method} ${request.url.split('?')[0]}: ${(error as Error).stack ?? error}\n`)
    if (problem.status === 503 || problem.status === 429) reply.header('retry-after', '5')
    const { format } = askedOf(request.url)
    return reply
      .status(problem.status)
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'no-store')
      .type(contentType[format])
      .send(render(format, 'errors', problem.body))
  })
  server.addHook('onSend', async (_request, reply) => void reply.header('access-control-allow-origin', '*'))
  const urls = ['/open311', '/open311/*']
  for (const url of urls) {
    server.options(url, { schema: { hide: true } }, async (_request, reply) =>
      reply
        .status(204)
        .header('access-control-allow-methods', 'GET, POST')
        .header('access-control-allow-headers', 'content-type, authorization, idempotency-key')
        .header('access-control-max-age', '86400')
        .send(),
    )
    server.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url, schema: { hide: true }, handler: answer })
  }
}
