import { z } from 'zod'
import { done } from '#contract/common'
import { language } from '#contract/telling'
import { objection, preview, previewBody, template, templateChannel, templatePut, templateVersion } from '#contract/templates'
import type { EventBody } from '#kernel/engine/model'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { caseOf } from '../store/case-rows.ts'
import { readCase } from '../store/cases.ts'
import { asSystem } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { touchDirectory } from '../store/directory.ts'
import { json, sql } from '../store/sql.ts'
import { listTemplates, previewOf, putTemplate, templateVersions } from '../store/telling/templates.ts'
import { caseByNumber, eventsOf } from '../store/write-case.ts'
import { linkMark, stopMark } from '../telling/fill.ts'
import { placeholdersOf, valuesFor } from '../telling/values.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const at = z.object({ type: z.string().max(60), step: z.string().max(60), channel: templateChannel, language })

/** Who keeps the system, and who answers for how residents are spoken to and may read their cases. */
const writers = ['system-admin', 'supervisor']

type Staff = Parameters<typeof readCase>[1]
/** The values of a real case: the latest in this step's history, or of the number asked for. */
async function sample(
  app: App,
  actor: Staff,
  { type, step }: { type: string; step: string },
  number: string | undefined,
  lang: 'zh' | 'en',
) {
  const of = caseType(app.programmes, type)
  const snapshot = await app.directory.now()
  const found = await asSystem(app.db, 'a case to preview with', async tx => {
    const record = number
      ? await caseByNumber(tx, number)
      : await tx
          .maybe(
            sql<{
              number: string
            }>`select number from cases where tenant_id = ${tx.tenant} and type = ${of.type} order by filed_at desc limit 1`,
          )
          .then(row => row && caseByNumber(tx, row.number))
    return record?.type === of.type ? { record, events: await eventsOf(tx, record.id) } : null
  })
  if (!found) {
    if (number) throw new Fault('not-found')
    return null
  }
  // What a stranger may not read is no preview either.
  const may = await readCase(app, actor, found.record.id, { latest: 1 }).then(
    () => true,
    () => false,
  )
  if (!may && number) throw new Fault('not-found')
  if (!may) return null
  const isStep = (body: EventBody) => body.kind === 'Stepped' && body.step === step
  const event = found.events.findLast(e => isStep(e.body)) ?? found.events[0]!
  const answers = 'answers' in event.body && isStep(event.body) ? event.body.answers : {}
  const values = valuesFor(
    of,
    { c: caseOf(found.record), number: found.record.number, step, by: event.by, answers },
    snapshot,
    lang,
  )
  const origin = (app.config.publicUrl ?? '').replace(/\/+$/, '')
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.replaceAll(linkMark, `${origin}/s/${found.record.number}#…`).replaceAll(stopMark, `${origin}/stop#…`),
    ]),
  )
  return { number: found.record.number, values: shown }
}

/** What steps say to the reporter by each channel. */
export async function templateRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['templates']

  server.get(
    '/templates',
    {
      schema: {
        tags,
        summary: 'The words of every step that is told, by channel and language',
        querystring: z.object({ type: z.string().max(60).optional() }),
        response: { 200: z.object({ rows: z.array(template), objection: objection }) },
      },
    },
    async request => {
      requireRole(request, ...writers)
      const { settings } = await office.directory.now()
      return {
        rows: await listTemplates(office, request.query.type, request.lang),
        objection: settings.objection ?? { zh: '', en: '' },
      }
    },
  )

  server.put(
    '/templates/objection',
    { schema: { tags, summary: 'Say how a decision may be objected to', body: objection, response: { 200: objection } } },
    async request => {
      const actor = requireRole(request, ...writers)
      await asSystem(office.db, 'how to object', async tx => {
        await tx.run(
          sql`update tenants set settings = settings || ${json({ objection: request.body })}::jsonb where tenant_id = ${tx.tenant}`,
        )
        await recordAudit(tx, { at: office.now(), actor, action: 'objection-set', detail: request.body })
        await tx.run(touchDirectory(tx.tenant))
      })
      office.directory.changed()
      return request.body
    },
  )

  server.put(
    '/templates/:type/:step/:channel/:language',
    {
      schema: {
        tags,
        summary: 'Write the words of a step; a new version',
        params: at,
        body: templatePut,
        response: { 200: done },
      },
    },
    async request => {
      await putTemplate(office, requireRole(request, ...writers), request.params, request.body)
      return { ok: true as const }
    },
  )

  server.get(
    '/templates/:type/:step/:channel/:language/versions',
    {
      schema: {
        tags,
        summary: 'Every version of a text, newest first',
        params: at,
        response: { 200: z.object({ rows: z.array(templateVersion) }) },
      },
    },
    async request => {
      requireRole(request, ...writers)
      return { rows: await templateVersions(office, request.params) }
    },
  )

  server.post(
    '/templates/:type/:step/:channel/:language/preview',
    { schema: { tags, summary: 'The words filled from a real case', params: at, body: previewBody, response: { 200: preview } } },
    async request => {
      const actor = requireRole(request, ...writers)
      const { params, body } = request
      const found = await sample(office, actor, params, body.number || undefined, params.language)
      const of = caseType(office.programmes, params.type)
      const meanings = Object.fromEntries(placeholdersOf(of, params.step, params.language).map(p => [p.name, `〔${p.meaning}〕`]))
      return previewOf(office, params, body, found?.values ?? meanings, found?.number ?? null)
    },
  )
}
