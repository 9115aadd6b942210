import { z } from 'zod'
import { done, id } from '#contract/common'
import { leaveBody, left, oneTimePassword as oneTimeShape, personBody, personMade, personPatch } from '#contract/identity'
import { type PersonRow, personRow } from '#contract/office'
import { Fault } from '../errors.ts'
import { leave } from '../identity/leave.ts'
import { hashPassword } from '../identity/password.ts'
import { oneTimePassword } from '../identity/secrets.ts'
import { revokeApiKeysOf } from '../store/api-keys.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { touchDirectory } from '../store/directory.ts'
import { firstTime } from '../store/once.ts'
import { deletePasskeysOf } from '../store/passkeys.ts'
import {
  clearTotp,
  insertPerson,
  lockPerson,
  type Person,
  person as personOf,
  setPassword,
  staff,
  updatePerson,
} from '../store/people.ts'
import { currentPosts, type PostRow } from '../store/posts.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const rowOf = (p: Person, posts: readonly PostRow[]): PersonRow => ({ ...p, posts: posts.filter(o => o.person === p.id) })
/** Colleagues see who does what; how somebody signs in is for the security administrator. */
const plain = (row: PersonRow): PersonRow => ({ ...row, login: null, phone: null, secondFactor: false })

async function rowNow(tx: Tx, personId: string, now: number): Promise<PersonRow> {
  const found = await personOf(tx, personId)
  if (found?.kind !== 'staff') throw new Fault('not-found')
  return rowOf(found, await currentPosts(tx, now))
}

/** A unique name that somebody else already has. */
function taken(error: unknown): never {
  const { constraint } = error as { constraint?: string }
  if (constraint === 'people_login') throw new Fault('login-taken', { fields: { login: 'taken' } })
  if (constraint === 'people_subject') throw new Fault('login-taken', { fields: { subject: 'taken' } })
  throw error
}

export async function peopleRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['people']
  const changed = () => {
    identities.forget()
    office.directory.changed()
  }

  server.get(
    '/people',
    { schema: { tags, summary: 'Staff with their posts', response: { 200: z.object({ rows: z.array(personRow) }) } } },
    async request => {
      const asker = requireStaff(request)
      const all = asker.posts.some(p => p.role === 'security-admin' || p.role === 'auditor')
      return asSystem(office.db, 'staff', async tx => {
        const posts = Map.groupBy(await currentPosts(tx, office.now()), p => p.person)
        const rows = (await staff(tx)).map(p => rowOf(p, posts.get(p.id) ?? []))
        return { rows: all ? rows : rows.filter(r => r.active).map(plain) }
      })
    },
  )

  server.post(
    '/people',
    {
      schema: {
        tags,
        summary: 'Take on a colleague; the answer holds the one-time password',
        body: personBody,
        response: { 200: personMade },
      },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const { body } = request
      const now = office.now()
      const password = oneTimePassword(office.config.secret, body.id, 1)
      const passwordHash = body.login === null ? null : await hashPassword(password)
      const made = await asSystem(office.db, 'a new colleague', async tx => {
        if (await firstTime(tx, 'person', body.id, body, now)) {
          await insertPerson(tx, { ...body, kind: 'staff', passwordHash, passwordOnce: passwordHash !== null, now })
          await recordAudit(tx, { at: now, actor, action: 'person-add', subject: body.id, detail: { login: body.login } })
          await tx.run(touchDirectory(tx.tenant))
        }
        const found = await personOf(tx, body.id)
        const fresh = found?.version === 1 && found.passwordOnce
        return { ...(await rowNow(tx, body.id, now)), oneTimePassword: fresh ? password : null }
      }).catch(taken)
      changed()
      return made
    },
  )

  server.patch(
    '/people/:id',
    {
      schema: { tags, summary: 'Change a colleague', params: z.object({ id }), body: personPatch, response: { 200: personRow } },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const { version, ...change } = request.body
      const target = request.params.id
      if (change.active === false && target === actor.person) throw new Fault('not-allowed')
      const now = office.now()
      const row = await asSystem(office.db, 'change a colleague', async tx => {
        const before = await lockPerson(tx, target)
        if (before?.kind !== 'staff') throw new Fault('not-found')
        if ((await updatePerson(tx, target, version, change)) === 0)
          throw new Fault('stale-version', { detail: { version: before.version } })
        if (change.active === false) {
          await endSessionsOf(tx, target, now)
          await revokeApiKeysOf(tx, target, now)
        }
        await recordAudit(tx, {
          at: now,
          actor,
          action: 'person-change',
          subject: target,
          detail: { changed: Object.keys(change) },
        })
        await tx.run(touchDirectory(tx.tenant))
        return rowNow(tx, target, now)
      }).catch(taken)
      changed()
      return row
    },
  )

  server.post(
    '/people/:id/one-time-password',
    {
      schema: {
        tags,
        summary: 'A new one-time password for somebody who forgot theirs; their sessions end',
        params: z.object({ id }),
        response: { 200: oneTimeShape },
      },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const target = request.params.id
      const now = office.now()
      const password = await asSystem(office.db, 'a one-time password', async tx => {
        const found = await lockPerson(tx, target)
        if (found?.kind !== 'staff' || found.login === null) throw new Fault('not-found')
        const made = oneTimePassword(office.config.secret, target, found.version + 1)
        await setPassword(tx, target, await hashPassword(made), true)
        await endSessionsOf(tx, target, now)
        await recordAudit(tx, { at: now, actor, action: 'password-reset', subject: target })
        return made
      })
      changed()
      return { oneTimePassword: password }
    },
  )

  server.delete(
    '/people/:id/second-factor',
    { schema: { tags, summary: 'Take away a lost second factor', params: z.object({ id }), response: { 200: done } } },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const target = request.params.id
      if (target === actor.person) throw new Fault('not-allowed')
      const now = office.now()
      await asSystem(office.db, 'a lost second factor', async tx => {
        if ((await lockPerson(tx, target))?.kind !== 'staff') throw new Fault('not-found')
        await clearTotp(tx, target)
        await deletePasskeysOf(tx, target)
        await endSessionsOf(tx, target, now)
        await recordAudit(tx, { at: now, actor, action: 'second-factor-reset', subject: target })
      })
      changed()
      return { ok: true as const }
    },
  )

  server.post(
    '/people/:id/leave',
    {
      schema: {
        tags,
        summary: 'Somebody leaves: shut out at once, open work handed to a named colleague',
        params: z.object({ id }),
        body: leaveBody,
        response: { 200: left },
      },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      if (request.params.id === actor.person) throw new Fault('not-allowed')
      const outcome = await leave(office, actor, request.params.id, request.body.to)
      changed()
      return { ...outcome, remaining: [...outcome.remaining] }
    },
  )
}
