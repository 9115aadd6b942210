import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../errors.ts'
import { giveCookies, openSession, refuseSignIn } from '../identity/sign-in.ts'
import { openSignOn, type SignOnAnswer, type SignOnQuestion } from '../identity/sign-on.ts'
import { insertChallenge, takeChallenge } from '../store/challenges.ts'
import { asSystem } from '../store/db.ts'
import { credentialsBySubject } from '../store/people.ts'
import type { Server } from './server.ts'

const waitMs = 10 * 60_000
const cookiePath = '/api/session/oidc'
/** The page that opens afterwards, and the page that says why it did not work. */
const inside = '/desk'
const outside = (code: string): string => `/desk?sign-in=${code}`

export async function signOnRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['session']
  const signOn = office.config.oidc ? openSignOn(office.config.oidc) : null

  server.get(
    '/session/oidc',
    { schema: { tags, summary: "Go to the office's own sign-on", response: { 302: z.null().describe('on to the sign-on') } } },
    async (request, reply) => {
      if (!signOn) throw new Fault('not-found')
      const asked = await signOn.ask().catch(async (error: Error) => {
        await refuseSignIn(request, 'oidc', null, error.message.slice(0, 200))
        return null
      })
      if (!asked) return reply.redirect(outside('sign-in-failed'), 302)
      const { url, question } = asked
      const id = randomUUID()
      await asSystem(office.db, 'sign-on', tx => insertChallenge(tx, id, 'oidc', { ...question }, office.now() + waitMs))
      // Ties the answer to the browser that asked, so nobody can be signed in as somebody else by a link.
      reply.setCookie('linli_oidc', id, {
        path: cookiePath,
        httpOnly: true,
        sameSite: 'lax',
        secure: office.config.secureCookies,
        maxAge: waitMs / 1000,
      })
      return reply.redirect(url, 302)
    },
  )

  server.get(
    '/session/oidc/back',
    { schema: { tags, summary: 'The way back from the sign-on', response: { 302: z.null().describe('on to the desk') } } },
    async (request, reply) => {
      if (!signOn) throw new Fault('not-found')
      reply.clearCookie('linli_oidc', { path: cookiePath })
      const { data: id } = z.uuid().safeParse(request.cookies.linli_oidc)
      const question =
        id && (await asSystem(office.db, 'sign-on', tx => takeChallenge<SignOnQuestion>(tx, id, 'oidc', office.now())))
      if (!question) return reply.redirect(outside('session-expired'), 302)
      const query = request.url.slice(request.url.indexOf('?') + 1)
      const answer = await signOn.answer(query, question).catch(async (error: Error) => {
        await refuseSignIn(request, 'oidc', null, error.message.slice(0, 200))
        return null
      })
      return reply.redirect(answer && (await enter(request, reply, answer)) ? inside : outside('sign-in-failed'), 302)
    },
  )
}

/** Lets in whom the office knows by this name; nobody becomes staff by signing on elsewhere. */
async function enter(request: FastifyRequest, reply: FastifyReply, { subject, secondFactor }: SignOnAnswer): Promise<boolean> {
  const { db } = request.server.office
  const opened = await asSystem(db, 'sign-on', async tx => {
    const person = await credentialsBySubject(tx, subject)
    return person?.active ? openSession(tx, request, person, { way: 'oidc', secondFactor }) : null
  })
  if (opened) giveCookies(request, reply, opened)
  else await refuseSignIn(request, 'oidc', null, `unknown subject ${subject.slice(0, 100)}`)
  return opened !== null
}
