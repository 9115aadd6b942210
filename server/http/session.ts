import { done } from '#contract/common'
import { codeBody } from '#contract/identity'
import { me, signInBody } from '#contract/office'
import { Fault } from '../errors.ts'
import { passwordFits } from '../identity/password.ts'
import { hashOf, unlock } from '../identity/secrets.ts'
import { giveCookies, meNow, meOf, openSession, refuseSignIn, selfOf, takeCookies, throttle } from '../identity/sign-in.ts'
import { totpStep } from '../identity/totp.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import { credentialsByLogin, credentialsOf, spendTotpStep } from '../store/people.ts'
import { clearedAtSignOut } from '../store/phones.ts'
import { endSession, raiseSession } from '../store/sessions.ts'
import { forgive, giveBack } from '../store/throttles.ts'
import { requireSession } from './identity.ts'
import type { Server } from './server.ts'

/** Wrong passwords that cost no waiting: per login, and per address, behind which a whole office may sit. */
const freeForLogin = 5
const freeForAddress = 50

export async function sessionRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['session']

  server.post(
    '/session',
    { schema: { tags, summary: 'Sign in with login and password', body: signInBody, response: { 200: me } } },
    async (request, reply) => {
      const login = request.body.login.trim().toLowerCase()
      const byLogin = `login:${hashOf(login)}`
      const byAddress = `address:${request.ip}`
      await throttle(request, { key: byAddress, free: freeForAddress }, { key: byLogin, free: freeForLogin })
      const person = await asSystem(office.db, 'sign-in', tx => credentialsByLogin(tx, login))
      const fits = await passwordFits(person?.active ? person.passwordHash : null, request.body.password)
      if (!person || !fits) throw await refuseSignIn(request, 'password', person?.id ?? null, person ? 'password' : 'login')
      const opened = await asSystem(office.db, 'sign-in', async tx => {
        // In the order in which an attempt counts them: two sign-ins at once must not wait for each other.
        await giveBack(tx, byAddress, office.now())
        await forgive(tx, byLogin)
        return openSession(tx, request, person, { way: 'password', secondFactor: false, agent: request.body.agent })
      })
      giveCookies(request, reply, opened)
      return meNow(request, opened.token)
    },
  )

  server.get(
    '/session',
    { schema: { tags, summary: 'Who is signed in here, and what is still pending', response: { 200: me } } },
    async request => meOf(request, requireSession(request)),
  )

  server.post(
    '/session/totp',
    { schema: { tags, summary: 'Give the second factor: six digits, each usable once', body: codeBody, response: { 200: me } } },
    async request => {
      const session = requireSession(request)
      const key = `totp:${session.person}`
      await throttle(request, { key, free: freeForLogin })
      const right = await asSystem(office.db, 'second factor', async tx => {
        const person = await credentialsOf(tx, session.person)
        if (!person?.totpSecret || person.totpConfirmedAt === null) return false
        const step = totpStep(unlock(office.config.secret, person.totpSecret), request.body.code, office.now())
        if (step === null || (await spendTotpStep(tx, person.id, step)) === 0) return false
        await forgive(tx, key)
        await raiseSession(tx, session.id)
        return true
      })
      if (!right) {
        await refuseSignIn(request, 'totp', session.person, 'code')
        throw new Fault('second-factor-wrong')
      }
      return meNow(request, request.cookies.linli_session ?? '')
    },
  )

  server.delete('/session', { schema: { tags, summary: 'Sign out', response: { 200: done } } }, async (request, reply) => {
    const { session } = request
    if (session)
      await asSystem(office.db, 'sign out', async tx => {
        await endSession(tx, session.id, session.person, office.now())
        await clearedAtSignOut(tx, session.id, office.now())
        const actor = selfOf({ ...session, id: session.person })
        await recordAudit(tx, { at: office.now(), actor, action: 'sign-out', subject: session.person })
      })
    if (session) identities.forget(session.tokenHash)
    takeCookies(reply)
    return { ok: true as const }
  })
}
