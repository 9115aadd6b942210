import { randomUUID } from 'node:crypto'
import { generateRegistrationOptions, type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import { done, id } from '#contract/common'
import { passkeyBody, passkeyOptions, passkeyRow } from '#contract/identity'
import { Fault } from '../errors.ts'
import { selfOf } from '../identity/sign-in.ts'
import { ceremonyMs, relyingParty } from '../identity/web-authn.ts'
import { recordAudit } from '../store/audit.ts'
import { insertChallenge, takeChallenge } from '../store/challenges.ts'
import { asSystem } from '../store/db.ts'
import { deletePasskey, insertPasskey, passkeysOf } from '../store/passkeys.ts'
import { raiseSession } from '../store/sessions.ts'
import { requireSettled } from './identity.ts'
import type { Server } from './server.ts'

type Asked = { readonly challenge: string; readonly person: string }

export async function myPasskeyRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['me']

  server.get(
    '/me/passkeys',
    { schema: { tags, summary: 'My passkeys', response: { 200: z.array(passkeyRow) } } },
    async request => {
      const { person } = requireSettled(request, 'set-up')
      return asSystem(office.db, 'my passkeys', tx => passkeysOf(tx, person))
    },
  )

  server.post(
    '/me/passkeys/options',
    { schema: { tags, summary: 'Begin to make a passkey', response: { 200: passkeyOptions } } },
    async request => {
      const session = requireSettled(request, 'set-up')
      const known = await asSystem(office.db, 'my passkeys', tx => passkeysOf(tx, session.person))
      const { name } = await office.directory.now()
      const options = await generateRegistrationOptions({
        rpName: name || 'Linli',
        rpID: relyingParty(request).id,
        userID: new TextEncoder().encode(session.person),
        userName: session.login ?? session.name,
        userDisplayName: session.name,
        timeout: ceremonyMs,
        attestationType: 'none',
        excludeCredentials: known.map(k => ({ id: k.credential })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      const challenge = randomUUID()
      const payload: Asked = { challenge: options.challenge, person: session.person }
      await asSystem(office.db, 'passkey ceremony', tx =>
        insertChallenge(tx, challenge, 'passkey-new', payload, office.now() + ceremonyMs),
      )
      return { id: challenge, options: { ...options } }
    },
  )

  server.post(
    '/me/passkeys/verify',
    { schema: { tags, summary: 'Keep the new passkey', body: passkeyBody, response: { 200: passkeyRow } } },
    async request => {
      const session = requireSettled(request, 'set-up')
      const { body } = request
      const now = office.now()
      const asked = await asSystem(office.db, 'passkey ceremony', tx => takeChallenge<Asked>(tx, body.id, 'passkey-new', now))
      if (asked?.person !== session.person) throw new Fault('passkey-wrong')
      const site = relyingParty(request)
      const proof = await verifyRegistrationResponse({
        response: body.response as unknown as RegistrationResponseJSON,
        expectedChallenge: asked.challenge,
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        requireUserVerification: true,
      }).catch(() => null)
      if (!proof?.verified) throw new Fault('passkey-wrong')
      const { credential } = proof.registrationInfo
      const row = { id: randomUUID(), name: body.name, createdAt: now, usedAt: null }
      await asSystem(office.db, 'a new passkey', async tx => {
        await insertPasskey(tx, {
          ...row,
          credential: credential.id,
          person: session.person,
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          transports: credential.transports ?? [],
        })
        await raiseSession(tx, session.id)
        await recordAudit(tx, {
          at: now,
          actor: selfOf({ ...session, id: session.person }),
          action: 'passkey-add',
          subject: session.person,
        })
      })
      identities.forget()
      return row
    },
  )

  server.delete(
    '/me/passkeys/:id',
    { schema: { tags, summary: 'Give up a passkey', params: z.object({ id }), response: { 200: done } } },
    async request => {
      const session = requireSettled(request)
      const gone = await asSystem(office.db, 'a passkey less', async tx => {
        const n = await deletePasskey(tx, request.params.id, session.person)
        if (n > 0)
          await recordAudit(tx, {
            at: office.now(),
            actor: selfOf({ ...session, id: session.person }),
            action: 'passkey-remove',
            subject: session.person,
          })
        return n
      })
      if (gone === 0) throw new Fault('not-found')
      identities.forget()
      return { ok: true as const }
    },
  )
}
