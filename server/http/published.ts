import { z } from 'zod'
import { id } from '#contract/common'
import {
  authorsBody,
  authorsPart as authorsShape,
  lookBody,
  lookList,
  lookQuery,
  lookRow,
  publishedCase,
  publishedList,
  publishedQuery,
  publishedSettingsPut,
  publishedSettings as settingsShape,
} from '#contract/published'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { keyFits } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { foundByIds, listPublished, wordsOf } from '../store/published/published.ts'
import { authorsPart, setAuthorsPart } from '../store/published/published-author.ts'
import { look, lookingRoles, looks } from '../store/published/published-look.ts'
import { idOfRef } from '../store/published/published-ref.ts'
import { publishedSettings, setPublishedSettings } from '../store/published/published-settings.ts'
import { tellPublished } from '../store/published/published-story.ts'
import { caseByNumber } from '../store/write-case.ts'
import { sendPicture } from './files.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const strict = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const byRef = z.object({ ref: z.string().regex(/^[0-9a-f]{32}$/) })

async function published(app: App, ref: string, lang: 'zh' | 'en') {
  const caseId = idOfRef(app.config.secret, ref)
  const [row] = caseId === null ? [] : await foundByIds(app, [caseId])
  const told = row && (await tellPublished(app, row, (await wordsOf(app, [row.id])).get(row.id), lang))
  if (!told) throw new Fault('not-found')
  return told
}

/** What everybody may see of the office's matters, without an account; and their authors' say in it. */
export async function publishedRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']

  server.get(
    '/published',
    {
      config: strict,
      schema: {
        tags,
        summary: 'All published matters of the office',
        description:
          'Newest first, by kind, stage, community and time of filing. Words and pictures only where somebody at the office has looked at them; places to some 100 metres.',
        querystring: publishedQuery,
        response: { 200: publishedList },
      },
    },
    async ({ query, lang }) => listPublished(office, query, lang),
  )

  server.get(
    '/published/:ref',
    {
      config: strict,
      schema: {
        tags,
        summary: 'One published matter with its story and who decided',
        params: byRef,
        response: { 200: publishedCase },
      },
    },
    async ({ params, lang }) => published(office, params.ref, lang),
  )

  server.get(
    '/published/:ref/photos/:id',
    {
      schema: {
        tags,
        summary: 'A picture somebody has looked at',
        params: byRef.extend({ id }),
        querystring: z.object({ thumb: z.coerce.boolean().optional() }),
      },
    },
    async (request, reply) => {
      const { photos } = await published(office, request.params.ref, 'zh')
      if (!photos.includes(request.params.id)) throw new Fault('not-found')
      reply.header('access-control-allow-origin', '*')
      return sendPicture(office, reply, request.params.id, request.query.thumb === true)
    },
  )

  const own = {
    params: z.object({ number: z.string().regex(/^[\d-]{4,30}$/) }),
    headers: z.object({ 'x-case-key': z.string().max(60) }),
    response: { 200: authorsShape.nullable() },
  }
  const authored = async (number: string, key: string) => {
    const record = await asSystem(office.db, 'a case whose author asks', tx => caseByNumber(tx, number))
    if (!record || !keyFits(office.config.secret, record.id, key)) throw new Fault('not-found')
    return record
  }

  server.get(
    '/cases/:number/published',
    { config: strict, schema: { tags, summary: 'What everybody sees of my report', ...own } },
    async ({ params, headers }) => authorsPart(office, await authored(params.number, headers['x-case-key'])),
  )

  server.put(
    '/cases/:number/published',
    {
      config: strict,
      schema: { tags, summary: 'Other words for everybody to read, or none', body: authorsBody, ...own },
    },
    async ({ params, headers, body }) => {
      const record = await authored(params.number, headers['x-case-key'])
      if (!(await authorsPart(office, record))) throw new Fault('not-found')
      await setAuthorsPart(office, record.id, body.version, body.words)
      return authorsPart(office, record)
    },
  )
}

/** The desk's part: looking at words before everybody reads them, and which kinds are published at all. */
export async function lookRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['published']

  server.get(
    '/published/looks',
    {
      schema: {
        tags,
        summary: 'Words that wait for a look, or have had one',
        querystring: lookQuery,
        response: { 200: lookList },
      },
    },
    async request => looks(office, requireRole(request, ...lookingRoles), request.query, request.lang),
  )

  server.post(
    '/published/looks/:id',
    {
      schema: {
        tags,
        summary: 'Decide what everybody reads of one matter',
        params: z.object({ id }),
        body: lookBody,
        response: { 200: lookRow },
      },
    },
    async request => look(office, requireRole(request, ...lookingRoles), request.params.id, request.body, request.lang),
  )

  server.get(
    '/published/settings',
    { schema: { tags, summary: 'Which kinds everybody may see, and how', response: { 200: settingsShape } } },
    async request => {
      requireStaff(request)
      return publishedSettings(office, request.lang)
    },
  )

  server.put(
    '/published/settings',
    {
      schema: {
        tags,
        summary: 'Set which kinds everybody may see, and how',
        body: publishedSettingsPut,
        response: { 200: settingsShape },
      },
    },
    async request => setPublishedSettings(office, requireRole(request, 'supervisor', 'system-admin'), request.body, request.lang),
  )
}
