import { z } from 'zod'
import { done, id } from '#contract/common'
import { lookRow, passwordBody, sessionRow, totpConfirmBody, totpSetUp, totpSetUpBody } from '#contract/identity'
import { Fault } from '../errors.ts'
import { hashPassword, passwordFits, weakness } from '../identity/password.ts'
import { lock, unlock } from '../identity/secrets.ts'
import { selfOf, throttle } from '../identity/sign-in.ts'
import { newTotpSecret, totpStep, totpUri } from '../identity/totp.ts'
import { looksAt, recordAudit } from '../store/audit.ts'
import { challengeOf, dropChallenge, insertChallenge } from '../store/challenges.ts'
import { asSystem, transact } from '../store/db.ts'
import { newId } from '../store/directory.ts'
import { credentialsOf, setPassword, setTotp } from '../store/people.ts'
import { endSession, endSessionsOf, raiseSession, sessionsOf } from '../store/sessions.ts'
import { forgive } from '../store/throttles.ts'
import { requireSession, requireSettled, requireSignedIn } from './identity.ts'
import type { Server } from './server.ts'

const setUpMs = 15 * 60_000
type SettingUp = { readonly person: string; readonly locked: string }

export async function meRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['me']

  server.get(
    '/me/sessions',
    { schema: { tags, summary: 'Where I am signed in', response: { 200: z.array(sessionRow) } } },
    async request => {
      const session = requireSession(request)
      const rows = await asSystem(office.db, 'my sessions', tx => sessionsOf(tx, session.person, office.now()))
      return rows.map(r => ({ ...r, here: r.id === session.id }))
    },
  )

  server.delete(
    '/me/sessions/:id',
    { schema: { tags, summary: 'End one of my sessions', params: z.object({ id }), response: { 200: done } } },
    async request => {
      const session = requireSession(request)
      const ended = await asSystem(office.db, 'end a session', async tx => {
        const n = await endSession(tx, request.params.id, session.person, office.now())
        if (n > 0)
          await recordAudit(tx, {
            at: office.now(),
            actor: selfOf({ ...session, id: session.person }),
            action: 'session-end',
            subject: session.person,
          })
        return n
      })
      if (ended === 0) throw new Fault('not-found')
      identities.forget()
      return { ok: true as const }
    },
  )

  server.post(
    '/me/totp',
    { schema: { tags, summary: 'Begin to set up the six digits', body: totpSetUpBody, response: { 200: totpSetUp } } },
    async request => {
      const session = requireSettled(request, 'set-up')
      const { db, config } = office
      // Replacing a factor with a session alone would let a borrowed computer take the account over.
      if (session.totp || session.passkeys > 0) {
        await throttle(request, { key: `password:${session.person}`, free: 5 })
        const person = await asSystem(db, 'set up', tx => credentialsOf(tx, session.person))
        if (!(await passwordFits(person?.passwordHash ?? null, request.body.password ?? ''))) throw new Fault('sign-in-failed')
        await asSystem(db, 'set up', tx => forgive(tx, `password:${session.person}`))
      }
      const secret = newTotpSecret()
      const challenge = newId()
      const payload: SettingUp = { person: session.person, locked: lock(config.secret, secret) }
      await asSystem(db, 'set up', tx => insertChallenge(tx, challenge, 'totp', payload, office.now() + setUpMs))
      const { name } = await office.directory.now()
      return { id: challenge, secret, uri: totpUri(secret, name || 'Linli', session.login ?? session.name) }
    },
  )

  server.post(
    '/me/totp/confirm',
    { schema: { tags, summary: 'Prove that the app is set up', body: totpConfirmBody, response: { 200: done } } },
    async request => {
      const session = requireSettled(request, 'set-up')
      const now = office.now()
      await throttle(request, { key: `totp:${session.person}`, free: 5 })
      const right = await asSystem(office.db, 'set up', async tx => {
        const asked = await challengeOf<SettingUp>(tx, request.body.id, 'totp', now)
        const step =
          asked?.person === session.person ? totpStep(unlock(office.config.secret, asked.locked), request.body.code, now) : null
        if (!asked || step === null) return false
        await dropChallenge(tx, request.body.id)
        await setTotp(tx, session.person, asked.locked, step, now)
        await forgive(tx, `totp:${session.person}`)
        await raiseSession(tx, session.id)
        await endSessionsOf(tx, session.person, now, session.id)
        await recordAudit(tx, {
          at: now,
          actor: selfOf({ ...session, id: session.person }),
          action: 'totp-set',
          subject: session.person,
        })
        return true
      })
      if (!right) throw new Fault('second-factor-wrong')
      identities.forget()
      return { ok: true as const }
    },
  )

  server.post(
    '/me/password',
    { schema: { tags, summary: 'Change my password; my other sessions end', body: passwordBody, response: { 200: done } } },
    async request => {
      const session = requireSettled(request, 'password', 'set-up')
      const key = `password:${session.person}`
      await throttle(request, { key, free: 5 })
      const person = await asSystem(office.db, 'password', tx => credentialsOf(tx, session.person))
      if (!(await passwordFits(person?.passwordHash ?? null, request.body.old))) throw new Fault('sign-in-failed')
      await asSystem(office.db, 'password', tx => forgive(tx, key))
      const why = request.body.old === request.body.new ? 'known' : weakness(request.body.new, session.login, session.name)
      if (why) throw new Fault('password-weak', { fields: { new: why }, detail: { why } })
      const hash = await hashPassword(request.body.new)
      await asSystem(office.db, 'password', async tx => {
        await setPassword(tx, session.person, hash, false)
        await endSessionsOf(tx, session.person, office.now(), session.id)
        await recordAudit(tx, {
          at: office.now(),
          actor: selfOf({ ...session, id: session.person }),
          action: 'password-change',
          subject: session.person,
        })
      })
      identities.forget()
      return { ok: true as const }
    },
  )

  server.get(
    '/me/looks',
    { schema: { tags, summary: 'Who looked at what I reported', response: { 200: z.array(lookRow) } } },
    async request => {
      const { person } = requireSignedIn(request)
      const scope = { office: false, streets: [], communities: [], grids: [], units: [], filer: person, id: null }
      return transact(office.db, { person, scope }, tx => looksAt(tx, person, 500))
    },
  )
}
