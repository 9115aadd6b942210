import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../errors.ts'
import { caseType, inLanguage } from '../store/definitions.ts'
import { plainWords } from '../words/plain.ts'
import { originOf } from './info-pages.ts'
import { html, type Markup } from './markup.ts'
import { callLine, findForm, plainPage } from './plain-first.ts'
import { lookOf } from './plain-look.ts'
import { sentMain, statusMain } from './plain-status.ts'
import type { PortalPages } from './portal-page.ts'
import { publicView } from './public-view.ts'
import type { Server } from './server.ts'

const hide = { hide: true } as const
const byNumber = z.object({ number: z.string().max(60) })
const withKey = z.looseObject({ key: z.string().max(60).optional().catch(undefined) })

/** A number as people type it, in the form the office prints: 261122-1234-5678. */
function tidyNumber(typed: string): string | null {
  const whole = /^(\d{6})(\d{4})(\d{4})$/.exec(typed.normalize('NFKC').replace(/\D/g, ''))
  return whole ? whole.slice(1).join('-') : null
}

/** What became of a report, to read before the script and without it. */
export async function plainFollow(server: Server, portal: PortalPages): Promise<void> {
  const { office } = server
  // As strict as the API: numbers cannot be tried out here either.
  const tooMany = server.createRateLimit({ max: 30, timeWindow: '1 minute' })

  async function show(request: FastifyRequest, reply: FastifyReply, title: string, main: Markup, stays = false) {
    const look = lookOf(request)
    const page = plainPage({ look, office: await portal.office(), noLooks: true }, title, main)
    return portal.one(request, reply, { look, ...page, stays })
  }

  server.get(
    '/find',
    { schema: { ...hide, querystring: z.looseObject({ number: z.string().max(200).optional().catch('') }) } },
    async (request, reply) => {
      const words = plainWords[lookOf(request).lang]
      const typed = request.query.number
      const number = tidyNumber(typed ?? '')
      if (number) return reply.redirect(`/s/${number}`, 303)
      const { phone } = await portal.office()
      const fault = typed === undefined ? undefined : words.numberWrong
      return show(request, reply, words.find, html`${findForm(words, typed, fault)}${callLine(words, phone)}`)
    },
  )

  for (const page of ['s', 'sent'] as const)
    server.get(`/${page}/:number`, { schema: { ...hide, params: byNumber, querystring: withKey } }, async (request, reply) => {
      const look = lookOf(request)
      const words = plainWords[look.lang]
      const { phone } = await portal.office()
      const { key } = request.query
      const number = tidyNumber(request.params.number)
      const missing = () =>
        show(
          request,
          reply.status(404),
          words.missing,
          html`<p>${words.missingLead}</p>${findForm(words)}${callLine(words, phone)}`,
        )
      if (!number) return missing()
      const count = await tooMany(request)
      if (!count.isAllowed && count.isExceeded)
        return show(
          request,
          reply.status(429).header('retry-after', count.ttlInSeconds),
          words.find,
          html`<p class="plain">${words.wait}</p>${callLine(words, phone)}`,
        )
      const found = await publicView(office, number, key, look.lang).catch(error => {
        if (error instanceof Fault) return null
        throw error
      })
      if (!found) return missing()
      const { view } = found
      const around = { def: inLanguage(caseType(office.programmes, view.type), look.lang), words, lang: look.lang, phone }
      if (page === 'sent' && view.mine && key !== undefined) {
        const link = `${originOf(office, request)}/s/${number}?key=${encodeURIComponent(key)}`
        return show(request, reply, words.sent, sentMain(view, link, around), true)
      }
      return show(request, reply, words.find, statusMain(view, around), page === 's')
    })
}
