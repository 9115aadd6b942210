import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../errors.ts'
import { type Identities, openIdentities, type Session } from '../identity/identities.ts'
import { scopeFor } from '../identity/scopes.ts'
import { csrfOf, sameText } from '../identity/secrets.ts'

declare module 'fastify' {
  interface FastifyInstance {
    identities: Identities
  }
  interface FastifyRequest {
    /** The browser's session, also while something is still pending; null without one. */
    session: Session | null
    /** A cookie was sent, but its session is over. */
    sessionOver: boolean
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Signing in needs no earlier session, so a stale cookie must not stand in its way. */
const beginnings = new Set(['/api/session', '/api/session/passkey/options'])
/** Plain forms file for nobody in particular, whatever session the browser has: they ask no proof of it and get none of it. */
const anonymousForms = new Set(['/report', '/report/:type'])

/** `?lang` says it outright; else the first of our languages that the browser asks for. */
export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): 'zh' | 'en' {
  const { lang } = (request.query ?? {}) as { lang?: unknown }
  if (lang === 'zh' || lang === 'en') return lang
  const asked = (request.headers['accept-language'] ?? '').toLowerCase().split(',')
  const ranked = asked
    .map(part => ({ tag: part.trim().slice(0, 2), weight: Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1) }))
    .filter(({ tag, weight }) => (tag === 'zh' || tag === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return ranked[0]?.tag === 'en' ? 'en' : 'zh'
}

/** Finds out, before any handler runs, who asks and in which language. */
export function identify(server: FastifyInstance): void {
  const { office } = server
  server.decorate('identities', openIdentities(office))
  server.decorateRequest('actor')
  server.decorateRequest('lang', 'zh')
  server.decorateRequest('session', null)
  server.decorateRequest('sessionOver', false)
  server.addHook('onRequest', async request => {
    request.lang = languageOf(request)
    request.actor = { kind: 'anonymous' }
    const bearer = /^Bearer\s+(lk_\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) return byKey(request, bearer)
    const token = anonymousForms.has(request.routeOptions.url ?? '') ? undefined : request.cookies.linli_session
    if (token) await byCookie(request, token)
  })
}

async function byKey(request: FastifyRequest, key: string): Promise<void> {
  const { identities } = request.server
  const use = await identities.key(key)
  if (!use) throw new Fault('not-signed-in')
  const scope = scopeFor(request.method, request.routeOptions.url ?? '')
  if (scope === undefined || (scope !== null && !use.scopes.includes(scope)))
    throw new Fault('key-scope', { detail: { scope: scope ?? null } })
  request.actor = identities.actorOf(use)
}

async function byCookie(request: FastifyRequest, token: string): Promise<void> {
  const { identities, office } = request.server
  const session = await identities.session(token)
  if (!session) {
    if (await identities.toWipe(token)) refuseUntilCleared(request)
    request.sessionOver = true
    return
  }
  // The value is bound to the session by its HMAC, which is more than being equal to whatever cookie came along.
  const given = request.headers['x-linli-csrf']
  const fits = typeof given === 'string' && sameText(given, csrfOf(office.config.secret, session.tokenHash))
  if (!safe.has(request.method) && !fits) {
    if (request.method === 'POST' && beginnings.has(request.routeOptions.url ?? '')) return
    throw new Fault('csrf-missing')
  }
  request.session = session
  request.actor = identities.actorOf(session)
}

/** What a device to be cleared may still do: say that it was, ask again, or sign in anew. @throws Fault wipe-asked */
function refuseUntilCleared(request: FastifyRequest): void {
  const route = request.routeOptions.url ?? ''
  const may = route.startsWith('/api/session/wipe') || (request.method === 'POST' && beginnings.has(route))
  if (!may && route.startsWith('/api/')) throw new Fault('wipe-asked')
}

type Signed = Extract<Actor, { person: string }>
type Staff = Extract<Actor, { kind: 'staff' }>

/** The session, complete or not. @throws Fault not-signed-in, session-expired */
export function requireSession(request: FastifyRequest): Session {
  if (request.session) return request.session
  throw new Fault(request.sessionOver ? 'session-expired' : 'not-signed-in')
}

const stillPending = (pending: Session['pending']): Fault =>
  new Fault(pending === 'password' ? 'password-to-change' : 'second-factor-needed', { detail: { pending } })

/** A browser's session that lacks nothing, or only what this very route is there to mend. An API key has none. */
export function requireSettled(request: FastifyRequest, ...mends: readonly Session['pending'][]): Session {
  const session = requireSession(request)
  if (session.pending !== 'none' && !mends.includes(session.pending)) throw stillPending(session.pending)
  return session
}

/** @throws Fault not-signed-in, session-expired, second-factor-needed, password-to-change */
export function requireSignedIn(request: FastifyRequest): Signed {
  const { actor } = request
  if ('person' in actor) return actor
  throw stillPending(requireSession(request).pending)
}

/** @throws Fault not-allowed when a resident asks */
export function requireStaff(request: FastifyRequest): Staff {
  const actor = requireSignedIn(request)
  if (actor.kind !== 'staff') throw new Fault('not-allowed')
  return actor
}

/** @throws Fault not-allowed when none of the roles is held now */
export function requireRole(request: FastifyRequest, ...roles: readonly string[]): Staff {
  const actor = requireStaff(request)
  if (!actor.posts.some(p => roles.includes(p.role))) throw new Fault('not-allowed', { detail: { roles } })
  return actor
}
