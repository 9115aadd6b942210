import { randomUUID } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { passkeyOptions, passkeySignInBody } from '#contract/identity'
import { me } from '#contract/office'
import { Fault } from '../errors.ts'
import { giveCookies, meNow, openSession, refuseSignIn } from '../identity/sign-in.ts'
import { ceremonyMs, relyingParty } from '../identity/web-authn.ts'
import { insertChallenge, takeChallenge } from '../store/challenges.ts'
import { asSystem } from '../store/db.ts'
import { type Passkey, passkeyFor, passkeysOf, usedPasskey } from '../store/passkeys.ts'
import { person as personOf } from '../store/people.ts'
import { raiseSession } from '../store/sessions.ts'
import type { Server } from './server.ts'

type Asked = { readonly challenge: string }

/** Does this answer come from that key, for this site and this question, with the person verified by the key itself? */
async function answered(
  response: AuthenticationResponseJSON,
  key: Passkey,
  challenge: string,
  site: ReturnType<typeof relyingParty>,
) {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: {
        id: key.credential,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
        counter: key.counter,
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

export async function passkeySessionRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['session']

  server.post(
    '/session/passkey/options',
    { schema: { tags, summary: 'Ask for a passkey, to sign in or as the second factor', response: { 200: passkeyOptions } } },
    async request => {
      const { session } = request
      const id = randomUUID()
      const known = session ? await asSystem(office.db, 'passkeys', tx => passkeysOf(tx, session.person)) : []
      const options = await generateAuthenticationOptions({
        rpID: relyingParty(request).id,
        userVerification: 'required',
        timeout: ceremonyMs,
        allowCredentials: known.map(k => ({ id: k.credential })),
      })
      await asSystem(office.db, 'passkey ceremony', tx =>
        insertChallenge(tx, id, 'passkey', { challenge: options.challenge }, office.now() + ceremonyMs),
      )
      return { id, options: { ...options } }
    },
  )

  server.post(
    '/session/passkey/verify',
    {
      schema: {
        tags,
        summary: 'Sign in with a passkey, which is two factors in one',
        body: passkeySignInBody,
        response: { 200: me },
      },
    },
    async (request, reply) => {
      const { body, session } = request
      const now = office.now()
      // Taken in a transaction of its own: a question is answered once, also when the answer is wrong.
      const asked = await asSystem(office.db, 'passkey ceremony', tx => takeChallenge<Asked>(tx, body.id, 'passkey', now))
      if (!asked) throw new Fault('passkey-wrong')
      const outcome = await asSystem(office.db, 'passkey', async tx => {
        const key = await passkeyFor(tx, body.response.id)
        const person = key && (await personOf(tx, key.person))
        if (!key || !person?.active || (session && session.person !== person.id)) return { refused: key?.person ?? null }
        const counter = await answered(
          body.response as unknown as AuthenticationResponseJSON,
          key,
          asked.challenge,
          relyingParty(request),
        )
        if (counter === null) return { refused: person.id }
        await usedPasskey(tx, key.id, counter, now)
        if (session) {
          await raiseSession(tx, session.id)
          return { raised: true }
        }
        return { opened: await openSession(tx, request, person, { way: 'passkey', secondFactor: true, agent: body.agent }) }
      })
      if ('refused' in outcome) {
        await refuseSignIn(request, 'passkey', outcome.refused ?? null, 'passkey')
        throw new Fault('passkey-wrong')
      }
      if (outcome.opened) giveCookies(request, reply, outcome.opened)
      return meNow(request, outcome.opened?.token ?? request.cookies.linli_session ?? '')
    },
  )
}
