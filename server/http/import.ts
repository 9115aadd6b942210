import { z } from 'zod'
import { importList, importPreview, importRun, importView } from '#contract/case-import'
import { id } from '#contract/common'
import { Fault } from '../errors.ts'
import { csvOf } from '../ports/csv.ts'
import { listImports, problemsOf, readImport, startImport, takeFile } from '../store/imports/import-runs.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const one = z.object({ id })
const channel = z.enum(['import', 'hotline']).default('import')
/** Whose work it is: orders come in at the dispatcher's desk, what another system kept is moved by who keeps this one. */
const roles = { import: ['system-admin'], hotline: ['dispatcher'] } as const
const mostBytes = 64 * 1024 * 1024

/** Cases out of files: a file is taken in, looked at, tried, and brought in while the person watches. */
export async function importRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['imports']
  type Asking = Parameters<typeof requireRole>[0]
  /** An import once taken in belongs to whoever may do that kind of import. */
  const mine = async (request: Asking, importId: string, lang: 'zh' | 'en') => {
    requireRole(request, ...roles.import, ...roles.hotline)
    const view = await readImport(office, importId, lang)
    requireRole(request, ...roles[view.channel])
    return view
  }

  server.post(
    '/imports',
    {
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Take a file in and propose how to read it',
        description:
          'multipart/form-data with `file`: CSV (UTF-8, GBK), .xlsx, .xlsm or .xls, gzipped or not, up to 64 MB. `id` is made by the sender. The answer holds the headings, the first rows and a mapping proposed from the headings, or the one this source was last read with.',
        querystring: z.object({
          id,
          channel,
          source: z.string().trim().min(1).max(60),
          type: z.string().max(60).optional(),
          sheet: z.coerce.number().int().min(1).max(200).default(1),
        }),
        response: { 200: importPreview },
      },
    },
    async request => {
      const { id: importId, ...asked } = request.query
      const actor = requireRole(request, ...roles[asked.channel])
      if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
      const part = await request.file({ limits: { fileSize: mostBytes } })
      if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
      return takeFile(office, actor, { id: importId, name: part.filename, bytes: await part.toBuffer() }, asked)
    },
  )

  server.get(
    '/imports',
    { schema: { tags, summary: 'The latest imports', querystring: z.object({ channel }), response: { 200: importList } } },
    async request => {
      requireRole(request, ...roles[request.query.channel])
      return listImports(office, request.query.channel, request.lang)
    },
  )

  server.get(
    '/imports/:id',
    { schema: { tags, summary: 'How far an import is, and what it met', params: one, response: { 200: importView } } },
    async request => mine(request, request.params.id, request.lang),
  )

  server.post(
    '/imports/:id/run',
    {
      schema: {
        tags,
        summary: 'Try an import, or bring it in; it goes on in the background',
        params: one,
        body: importRun,
        response: { 200: importView },
      },
    },
    async request => {
      const { params, body, lang } = request
      await mine(request, params.id, lang)
      const actor = requireRole(request, ...roles[body.mapping.channel])
      await startImport(office, actor, params.id, body)
      return readImport(office, params.id, lang)
    },
  )

  server.get(
    '/imports/:id/problems.csv',
    { schema: { tags, summary: 'Every row that was refused, changed or noted, and why', params: one } },
    async (request, reply) => {
      const { params, lang } = request
      await mine(request, params.id, lang)
      const rows = await problemsOf(office, params.id, lang)
      const names = ['line', 'number', 'what', 'column', 'field', 'reason', 'value']
      const cells = rows.map(p => [p.line, p.external, p.what, p.column, p.field, p.message, p.value])
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="import-problems.csv"')
        .header('cache-control', 'no-store')
        .send([...csvOf(names, cells)].join(''))
    },
  )
}
