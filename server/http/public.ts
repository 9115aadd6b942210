import { z } from 'zod'
import { commandBody, publicCase } from '#contract/cases'
import { id } from '#contract/common'
import { mySteps, openData } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { publicStory } from '#kernel/engine/public-story'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { looksAtCase } from '../store/audit.ts'
import { caseOf } from '../store/case-rows.ts'
import { caseForOwner, eventsForOwner, namesFor } from '../store/cases.ts'
import { keyFits, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { caseType, inLanguage } from '../store/definitions.ts'
import { caseByNumber, eventsOf } from '../store/write-case.ts'
import { sendPicture } from './files.ts'
import type { Server } from './server.ts'

/** What the holder of a number may see, and with the key also do. Nothing here tells names or what staff say among themselves. */
async function publicView(app: App, number: string, key: string | undefined, lang: 'zh' | 'en') {
  const found = await asSystem(app.db, 'status page by number', async tx => {
    const record = await caseByNumber(tx, number)
    return record && { record, events: await eventsOf(tx, record.id), looks: await looksAtCase(tx, record.id) }
  })
  if (!found) throw new Fault('not-found')
  const { record, events, looks } = found
  const of = caseType(app.programmes, record.type)
  const def = inLanguage(of, lang)
  const c = caseOf(record)
  const snapshot = await app.directory.now()
  const holds = key !== undefined && keyFits(app.config.secret, c.id, key)
  // That somebody is looked in on is nobody else's business: without the key there is no such number.
  if (of.def.confidential && !holds) throw new Fault('not-found')
  const actor: Actor = holds ? { kind: 'bearer', case: c.id } : { kind: 'anonymous' }
  const place = c.place.community ? snapshot.places.get(c.place.community) : undefined
  return {
    actor,
    c,
    view: {
      number: record.number,
      programme: c.programme,
      type: c.type,
      state: c.state,
      passed: [of.def.start, ...events.flatMap(e => (e.body.kind === 'Stepped' ? [e.body.to] : []))],
      filedAt: c.filedAt,
      closedAt: c.closedAt,
      dueAt: c.clock?.dueAt ?? null,
      community: place ? (lang === 'en' ? (place.nameEn ?? place.name) : place.name) : null,
      data: openData(def, c.data) as Record<string, unknown>,
      story: publicStory(def, events, lang, namesFor(of, snapshot, lang)).map(s => ({
        ...s,
        details: [...s.details],
        photos: [...s.photos],
      })),
      mine: holds
        ? {
            id: c.id,
            version: c.version,
            steps: [...mySteps(of.def, actor, c)],
            looks,
            data: caseForOwner(of, c, eventsForOwner(of, events)).data as Record<string, unknown>,
          }
        : null,
    },
  }
}

const byNumber = z.object({ number: z.string().regex(/^[\d-]{4,30}$/) })
const withKey = z.object({ 'x-case-key': z.string().max(60).optional() })
const strict = { rateLimit: { max: 30, timeWindow: '1 minute' } }

/** The status page: by number without an account, throttled so that numbers cannot be tried out. */
export async function publicRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']
  server.get(
    '/cases/:number',
    {
      config: strict,
      schema: { tags, summary: 'A case by its number', params: byNumber, headers: withKey, response: { 200: publicCase } },
    },
    async request => {
      return (await publicView(office, request.params.number, request.headers['x-case-key'], request.lang)).view
    },
  )

  server.post(
    '/cases/:number/commands',
    {
      config: strict,
      schema: {
        tags,
        summary: 'Rate, say it is not solved, add something',
        params: byNumber,
        headers: withKey,
        body: commandBody,
        response: { 200: publicCase },
      },
    },
    async request => {
      const { params, headers, body, lang } = request
      const { actor, c } = await publicView(office, params.number, headers['x-case-key'], lang)
      if (actor.kind !== 'bearer') throw new Fault('not-allowed')
      await runCommand(office, actor, c.id, body.version, body.command)
      return (await publicView(office, params.number, headers['x-case-key'], lang)).view
    },
  )

  const picture = z.object({ id })
  server.get(
    '/files/:id',
    {
      schema: {
        tags,
        summary: 'A picture of an open field',
        params: picture,
        querystring: z.object({ case: z.string(), thumb: z.coerce.boolean().optional() }),
      },
    },
    async (request, reply) => {
      const { view } = await publicView(office, request.query.case, undefined, 'zh')
      const shown = [...Object.values(view.data).flat(), ...view.story.flatMap(s => s.photos)]
      if (!shown.includes(request.params.id)) throw new Fault('not-found')
      return sendPicture(office, reply, request.params.id, request.query.thumb === true)
    },
  )
}
