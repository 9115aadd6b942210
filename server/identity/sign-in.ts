import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Me } from '#contract/office'
import type { Actor } from '#kernel/engine/actor'
import { isPhrase, phrase } from '#kernel/engine/words/phrase'
import type { Role } from '#kernel/index'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem, type Tx } from '../store/db.ts'
import type { Person } from '../store/people.ts'
import { insertSession } from '../store/sessions.ts'
import { type Throttle, takeAttempt } from '../store/throttles.ts'
import { rolesOf } from './duties.ts'
import { type Session, sessionTimes } from './identities.ts'
import { csrfOf, hashOf, newToken } from './secrets.ts'

/** Counts an attempt at each of these doors; the count stays, whatever becomes of the attempt. @throws Fault sign-in-throttled */
export async function throttle(request: FastifyRequest, ...doors: readonly Throttle[]): Promise<void> {
  const { office } = request.server
  const now = office.now()
  const until = await asSystem(office.db, 'throttle', async tx => {
    for (const door of doors) {
      const closed = await takeAttempt(tx, door, now)
      if (closed !== null) return closed
    }
    return null
  })
  if (until !== null) throw new Fault('sign-in-throttled', { detail: { seconds: Math.max(1, Math.ceil((until - now) / 1000)) } })
}

/** Puts a refused attempt on record, and says no more than that it failed. */
export async function refuseSignIn(request: FastifyRequest, way: string, subject: string | null, why: string): Promise<Fault> {
  const { office } = request.server
  await asSystem(office.db, 'a refused sign-in', tx =>
    recordAudit(tx, {
      at: office.now(),
      actor: { kind: 'anonymous' },
      action: 'sign-in',
      subject,
      detail: { way, why, ip: request.ip },
      result: 'refused',
    }),
  )
  return new Fault('sign-in-failed')
}

export interface Opened {
  readonly token: string
  readonly expiresAt: number
}

/** The person of a session as the trail names them, also while a second factor is pending. */
export const selfOf = (p: Pick<Person, 'kind' | 'name'> & { readonly id: string }): Actor =>
  p.kind === 'staff' ? { kind: 'staff', person: p.id, name: p.name, posts: [] } : { kind: 'resident', person: p.id, name: p.name }

/** Opens a session inside the transaction that proved who it is. */
export async function openSession(
  tx: Tx,
  request: FastifyRequest,
  person: Pick<Person, 'id' | 'kind' | 'name'>,
  how: { readonly way: string; readonly secondFactor: boolean; readonly agent?: string | undefined },
): Promise<Opened> {
  const now = request.server.office.now()
  const token = newToken()
  const expiresAt = now + sessionTimes[person.kind].whole
  const agent = (how.agent ?? request.headers['user-agent'] ?? '').slice(0, 200) || null
  await insertSession(tx, {
    id: randomUUID(),
    tokenHash: hashOf(token),
    person: person.id,
    now,
    expiresAt,
    secondFactor: how.secondFactor,
    agent,
  })
  await recordAudit(tx, {
    at: now,
    actor: selfOf(person),
    action: 'sign-in',
    subject: person.id,
    detail: { way: how.way, ip: request.ip },
  })
  return { token, expiresAt }
}

/** Gives the browser its cookies. The second one is read by our own pages, which send it back as a header. */
export function giveCookies(request: FastifyRequest, reply: FastifyReply, { token, expiresAt }: Opened): void {
  const { config } = request.server.office
  // By the length as well: a phone whose clock is days ahead would drop a cookie that only names its last moment.
  const maxAge = Math.max(1, Math.round((expiresAt - request.server.office.now()) / 1000))
  const common = { path: '/', sameSite: 'lax' as const, secure: config.secureCookies, expires: new Date(expiresAt), maxAge }
  reply.setCookie('linli_session', token, { ...common, httpOnly: true })
  reply.setCookie('linli_csrf', csrfOf(config.secret, hashOf(token)), common)
}

export function takeCookies(reply: FastifyReply): void {
  reply.clearCookie('linli_session', { path: '/' })
  reply.clearCookie('linli_csrf', { path: '/' })
}

function titleOf(role: Role, lang: 'zh' | 'en'): string {
  const key = `role.${role.id}`
  return isPhrase(key) ? phrase(lang, key) : role.title
}

/** The signed-in person as their own pages see them. */
export async function meOf(request: FastifyRequest, s: Session): Promise<Me> {
  const { office } = request.server
  const { places, units } = await office.directory.now()
  const roles = rolesOf(office.programmes)
  const english = request.lang === 'en'
  return {
    person: { id: s.person, name: s.name, kind: s.kind, login: s.login, secondFactor: s.totp || s.passkeys > 0 },
    posts: s.posts.flatMap(p => {
      const role = roles.get(p.role)
      const of = (p.unit && units.get(p.unit)) || (p.place && places.get(p.place)) || null
      if (!role) return []
      return [
        {
          ...p,
          title: titleOf(role, request.lang),
          scope: role.scope,
          of: of ? (english && of.nameEn) || of.name : null,
        },
      ]
    }),
    pending: s.pending,
  }
}

/** `me` for a session that was opened or raised just now. */
export async function meNow(request: FastifyRequest, token: string): Promise<Me> {
  const { identities } = request.server
  identities.forget(hashOf(token))
  const session = await identities.session(token)
  if (!session) throw new Fault('session-expired')
  return meOf(request, session)
}
