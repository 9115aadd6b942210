import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'
import { contentPolicy } from './content-policy.ts'
import { plainFollow } from './plain-follow.ts'
import { plainReport } from './plain-report.ts'
import { portalPages } from './portal-page.ts'
import type { Server } from './server.ts'

const built = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/** The built pages. Hashed assets are kept for a year, pages are asked for each time; any path of a face gives its page. */
export async function serveWeb(server: FastifyInstance): Promise<void> {
  server.addHook('onSend', async (request, reply) => {
    // What the office answers is for whoever asked, and for now.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin')
    if (String(reply.getHeader('content-type') ?? '').startsWith('text/html'))
      reply.header('content-security-policy', await contentPolicy(server.office))
  })
  const there = existsSync(built)
  const portal = portalPages(server, `${built}index.html`)
  await server.register(async inner => {
    inner.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    )
    await plainReport(inner as unknown as Server, portal)
    await plainFollow(inner as unknown as Server, portal)
  })
  if (there) for (const url of ['/', '/index.html']) server.get(url, { schema: { hide: true } }, portal.any)
  if (there)
    await server.register(fastifyStatic, {
      root: built,
      preCompressed: true,
      index: ['index.html'],
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
        // The field app's worker answers for its own face only, and a newer one is never hidden by a cache.
        if (path.endsWith('/grid/sw.js')) reply.header('service-worker-allowed', '/grid/')
        if (path.endsWith('.webmanifest')) reply.header('content-type', 'application/manifest+json; charset=utf-8')
        if (/\.mjs(\.br|\.gz)?$/.test(path)) reply.header('content-type', 'text/javascript; charset=utf-8')
      },
    })
  server.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
    if (!wantsPage || !there) throw new Fault('not-found')
    // The portal's page stands at the top; every other face has a folder.
    const face = ['desk', 'grid', 'command', 'gallery'].find(f => request.url === `/${f}` || request.url.startsWith(`/${f}/`))
    return face ? reply.header('cache-control', 'no-cache').sendFile(`${face}/index.html`) : portal.any(request, reply)
  })
}
