import { displayScope } from '#contract/choices'
import type { Actor } from '#kernel/engine/actor'
import type { Role } from '#kernel/index'
import type { App } from '../app.ts'
import { type ApiKeyUse, liveApiKey, usedApiKey } from '../store/api-keys.ts'
import { asSystem } from '../store/db.ts'
import { wipeAskedByToken } from '../store/phones.ts'
import { liveSession, type SessionRecord, seenSession } from '../store/sessions.ts'
import { rolesOf } from './duties.ts'
import { hashOf } from './secrets.ts'

const hour = 3_600_000
/** How long a session lasts without use, and at all. */
export const sessionTimes = {
  staff: { idle: 12 * hour, whole: 7 * 24 * hour },
  resident: { idle: 7 * 24 * hour, whole: 30 * 24 * hour },
} as const
/** How long a look-up is believed. Within one process, whatever ends a session also forgets it here. */
const believeMs = 5000
const touchMs = 60_000
const most = 20_000

export type Pending = 'none' | 'totp' | 'password' | 'set-up'
export interface Session extends SessionRecord {
  readonly tokenHash: string
  readonly pending: Pending
}

export interface Identities {
  /** The session behind a cookie's token, or null when there is none any more. */
  session(token: string): Promise<Session | null>
  /** Is the device behind the token of a session that is over to clear what it kept? */
  toWipe(token: string): Promise<boolean>
  key(key: string): Promise<ApiKeyUse | null>
  /** Who a session or key acts as. */
  actorOf(of: Session | ApiKeyUse): Actor
  /** After a change to one session, or to people, posts or keys: what was looked up before is believed no longer. */
  forget(tokenHash?: string): void
}

type Held = SessionRecord['posts']

const staffActor = (roles: ReadonlyMap<string, Role>, person: string, name: string, posts: Held): Actor => ({
  kind: 'staff',
  person,
  name,
  posts: posts.flatMap(p => {
    const role = roles.get(p.role)
    return role ? [{ ...p, scope: role.scope }] : []
  }),
})

/** A display has a role of its own, which reads no case by itself; whoever made its link lends it nothing. */
const displayActor = (of: ApiKeyUse): Actor => ({
  kind: 'staff',
  person: of.person,
  name: of.name,
  posts: [{ role: 'display', scope: of.place === null ? 'office' : 'street', unit: null, place: of.place }],
})

/** What a session still lacks before it may act. */
function pendingOf(s: SessionRecord, required: boolean): Pending {
  if (!s.secondFactor && (s.totp || s.passkeys > 0)) return 'totp'
  if (s.passwordOnce) return 'password'
  return s.kind === 'staff' && required && !s.totp && s.passkeys === 0 ? 'set-up' : 'none'
}

export function openIdentities(app: App): Identities {
  const roles = rolesOf(app.programmes)
  const sessions = new Map<string, { readonly until: number; seenAt: number; readonly record: SessionRecord }>()
  const keys = new Map<string, { readonly until: number; readonly use: ApiKeyUse }>()
  /** Moves on with every change, so that a look-up begun before the change is not believed after it. */
  let round = 0

  const sessionOf = async (tokenHash: string, now: number) => {
    const known = sessions.get(tokenHash)
    if (known && now < known.until) return known
    const before = round
    const found = await asSystem(app.db, 'who asks', async tx => {
      const record = await liveSession(tx, tokenHash, now)
      if (!record || now - record.seenAt > sessionTimes[record.kind].idle) return null
      const touch = now - record.seenAt > touchMs
      if (touch) await seenSession(tx, tokenHash, now)
      return { until: Math.min(now + believeMs, record.expiresAt), seenAt: touch ? now : record.seenAt, record }
    })
    sessions.delete(tokenHash)
    if (sessions.size >= most) sessions.clear()
    if (found && before === round) sessions.set(tokenHash, found)
    return found
  }

  return {
    async session(token) {
      const tokenHash = hashOf(token)
      const found = await sessionOf(tokenHash, app.now())
      if (!found) return null
      const { settings } = await app.directory.now()
      const required = settings.secondFactor ? settings.secondFactor === 'required' : settings.demo !== true
      return { ...found.record, tokenHash, pending: pendingOf(found.record, required) }
    },
    toWipe: token => asSystem(app.db, 'is it to be cleared', tx => wipeAskedByToken(tx, hashOf(token))),
    async key(key) {
      const keyHash = hashOf(key)
      const now = app.now()
      const known = keys.get(keyHash)
      if (known && now < known.until) return known.use
      const before = round
      const use = await asSystem(app.db, 'whose key', async tx => {
        const found = await liveApiKey(tx, keyHash, now)
        if (found && now - (found.usedAt ?? 0) > touchMs) await usedApiKey(tx, found.id, now)
        return found
      })
      keys.delete(keyHash)
      if (use && before === round)
        keys.set(keyHash, { until: Math.min(now + believeMs, use.expiresAt ?? Number.POSITIVE_INFINITY), use })
      return use
    },
    actorOf(of) {
      if ('scopes' in of) {
        if (of.scopes.every(scope => scope === displayScope)) return displayActor(of)
        // A key has no second factor, so it never carries the duties over people and over the trail.
        const posts = of.posts.filter(p => p.role !== 'security-admin' && p.role !== 'auditor')
        return staffActor(roles, of.person, of.personName, posts)
      }
      if (of.pending !== 'none') return { kind: 'anonymous' }
      return of.kind === 'staff'
        ? staffActor(roles, of.person, of.name, of.posts)
        : { kind: 'resident', person: of.person, name: of.name }
    },
    forget(tokenHash) {
      round += 1
      if (tokenHash !== undefined) return void sessions.delete(tokenHash)
      sessions.clear()
      keys.clear()
    },
  }
}
