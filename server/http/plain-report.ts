import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../errors.ts'
import { fileCase, keyOf } from '../store/commands.ts'
import { type CaseType, caseTypes, inLanguage } from '../store/definitions.ts'
import { errorWords } from '../words/errors.ts'
import { plainWords } from '../words/plain.ts'
import { faultOf } from './errors.ts'
import { html } from './markup.ts'
import { callLine, plainPage } from './plain-first.ts'
import { canBePlain, drawForm, type Filled, plainFields } from './plain-form.ts'
import { lookOf } from './plain-look.ts'
import { communitiesOf, readPlainPlace } from './plain-place.ts'
import { answersIn, fromOwnPage, isId, readSent } from './plain-read.ts'
import type { PortalPages } from './portal-page.ts'
import type { Server } from './server.ts'

const none: Filled = { id: '', values: {}, photos: [], faults: {}, offers: [] }
const named = z.object({ type: z.string().max(60).optional() })
const hide = { hide: true } as const

/** What the engine refused, with the titles of the fields in the reader's language. */
function inWordsOf(of: CaseType, lang: 'zh' | 'en', fault: Fault): Fault {
  const { refusal, detail } = fault
  if (!refusal) return fault
  return new Fault(fault.code, { ...(detail && { detail }), refusal: { no: refusal.no, def: inLanguage(of, lang) } })
}

/** Reporting with a plain form: before the script of the portal is there, and where it never comes. */
export async function plainReport(server: Server, portal: PortalPages): Promise<void> {
  const { office } = server
  // A form of a page is sent by hand; a photo may hang on each.
  const tooMany = server.createRateLimit({ max: 60, timeWindow: '1 minute' })
  const open = [...caseTypes(office.programmes).values()].filter(of => of.def.filedBy.includes('resident') && !of.def.round)

  const typeOf = (type: string | undefined) => {
    const found = type === undefined ? open[0] : open.find(of => of.type === type)
    return found && canBePlain(found.def.form) ? found : undefined
  }
  type Of = NonNullable<ReturnType<typeof typeOf>>

  async function draw(request: FastifyRequest, reply: FastifyReply, of: Of, filled: Filled, problem?: string) {
    const look = lookOf(request)
    const words = plainWords[look.lang]
    const told = await portal.office()
    const snapshot = await office.directory.now().catch(() => null)
    const def = inLanguage(of, look.lang)
    const communities = snapshot ? communitiesOf(snapshot, look.lang) : []
    const form = drawForm({ type: of.type, def, lang: look.lang, words, communities }, filled)
    const again = problem !== undefined
    const main = html`${again && html`<p class="plain bad" role="alert">${problem}</p>`}<p>${words.danger}</p>${form}${callLine(words, told.phone)}`
    const title = of === open[0] ? words.report : def.title
    const page = plainPage({ look, office: told, noLooks: again }, title, main)
    return portal.one(request, reply, { look, ...page, stays: !again, script: !again })
  }

  // Whatever goes wrong before the form could be read: words, and the way back to what the browser still holds.
  server.setErrorHandler(async (error, request, reply) => {
    const fault = faultOf(error)
    if (fault.code === 'internal') process.stderr.write(`${request.method} ${request.url}: ${(error as Error).stack ?? error}\n`)
    if (fault.status === 503 || fault.status === 429) reply.header('retry-after', String(fault.detail?.seconds ?? 5))
    const look = lookOf(request)
    const words = plainWords[look.lang]
    const told = await portal.office()
    const { message, mend } = errorWords(fault, look.lang)
    const back = request.method === 'POST' && html`<p class="plain">${words.brokenLead}</p>`
    const main = html`<p class="bad" role="alert">${message} ${mend}</p>${back}${callLine(words, told.phone)}`
    const page = plainPage({ look, office: told, noLooks: true }, words.broken, main)
    return portal.one(request, reply.status(fault.status), { look, ...page, script: false })
  })

  for (const url of ['/report', '/report/:type']) {
    server.get(url, { schema: { ...hide, params: named } }, async (request, reply) => {
      const of = typeOf(request.params.type)
      return of ? draw(request, reply, of, { ...none, id: randomUUID() }) : portal.any(request, reply)
    })

    server.post(url, { schema: { ...hide, params: named } }, async (request, reply) => {
      const of = typeOf(request.params.type)
      if (!of) throw new Fault('not-found')
      const { lang } = lookOf(request)
      const words = plainWords[lang]
      const form = plainFields(of.def.form)
      const [photoField] = Object.entries(form).find(([, field]) => field.kind === 'photos') ?? []
      const [placeField] = Object.entries(form).find(([, field]) => field.kind === 'place') ?? []
      const count = await tooMany(request)
      const busy = !count.isAllowed && count.isExceeded
      const own = fromOwnPage(office, request)
      const sent = await readSent(office, request, photoField, !busy && own)
      const given = sent.values.id?.[0]
      const id = isId(given) ? given : randomUUID()
      const filled = { ...none, id, values: sent.values, photos: sent.photos }
      const again = (thrown: Fault, more: Partial<Filled> = {}, said?: string) => {
        const fault = inWordsOf(of, lang, thrown)
        if (fault.status === 429 || fault.status === 503) reply.header('retry-after', String(fault.detail?.seconds ?? 5))
        const { message, mend, fields = {} } = errorWords(fault, lang)
        const plainly = fault.code === 'answers-invalid' ? words.check : [message, mend].filter(Boolean).join(' ')
        const problem = said ?? plainly
        return draw(request, reply.status(fault.status), of, { ...filled, faults: fields, ...more }, problem)
      }
      if (busy) {
        const seconds = count.ttlInSeconds
        return again(new Fault('too-many-requests', { detail: { seconds } }))
      }
      if (!own) return again(new Fault('csrf-missing'), {}, words.foreign)
      if (sent.photoFault && photoField) {
        const { message, mend } = errorWords(sent.photoFault, lang)
        return again(sent.photoFault, { faults: { [photoField]: [message, mend].filter(Boolean).join(' ') } }, words.check)
      }
      try {
        const answers = answersIn(form, sent)
        if (placeField) {
          const at = (part: string) => sent.values[placeField + part]?.[0] ?? ''
          const snapshot = await office.directory.now()
          const read = await readPlainPlace(office, snapshot, { words: at(''), community: at('.community'), chosen: at('.at') })
          if ('offers' in read)
            return again(
              new Fault('answers-invalid'),
              { faults: { [placeField]: words.whichAddress }, offers: read.offers },
              words.check,
            )
          if ('communityNeeded' in read)
            return again(new Fault('answers-invalid'), { faults: { [placeField]: words.communityNeeded } })
          if (read.place) answers[placeField] = read.place
        }
        const { c, number } = await fileCase(office, { kind: 'anonymous' }, { type: of.type, id, channel: 'portal', answers })
        return reply.redirect(`/sent/${number}?key=${keyOf(office.config.secret, c.id)}`, 303)
      } catch (error) {
        const fault = faultOf(error)
        if (fault.code === 'internal')
          process.stderr.write(`${request.method} ${request.url}: ${(error as Error).stack ?? error}\n`)
        // Sent once under this id with other words: the next press is a report of its own.
        if (fault.code === 'key-reused') return again(fault, { id: randomUUID() }, words.reused)
        if (fault.code === 'internal') throw error
        return again(fault)
      }
    })
  }
}
