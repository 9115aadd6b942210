import { z } from 'zod'
import { id } from '#contract/common'
import {
  documentDetail as detailShape,
  documentAct,
  documentBody,
  documentFile,
  documentPut,
  documentRow,
  documentSettings,
  documentSettingsPut,
  paperForm,
} from '#contract/documents'
import { Fault } from '../errors.ts'
import { writeOfficial } from '../ports/official/index.ts'
import { actOnDocument, createDocument, reviewerRoles, saveDocument } from '../store/documents/document-acts.ts'
import { classOfDocument, documentDetail, documentViews, listDocuments } from '../store/documents/document-desk.ts'
import { draftedClasses, drafterRole, draftsClass } from '../store/documents/document-drafters.ts'
import { takeDocumentFile } from '../store/documents/document-files.ts'
import { documentPackage } from '../store/documents/document-package.ts'
import { documentPaper } from '../store/documents/document-paper.ts'
import { documentSettingsOf, setDocumentSettings } from '../store/documents/document-settings.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const idField = z.object({ value: id })
const one = z.object({ id })
const mostBody = 2 * 1024 * 1024

/** What the office publishes: written by one person, checked by another. For persons only, never for keys. */
export async function documentRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['documents']
  type Asking = Parameters<typeof requireRole>[0]
  const works = (request: Asking) => requireRole(request, drafterRole, ...reviewerRoles)
  const seesAll = (actor: ReturnType<typeof requireStaff>) =>
    actor.posts.some(post => post.role === drafterRole || reviewerRoles.includes(post.role))
  /** Whoever drafts this document's class, and those who see them all. */
  const worksOn = async (request: Asking, document: string) => {
    const actor = requireStaff(request)
    if (seesAll(actor)) return actor
    // Whoever drafts no class at all is not told which documents there are.
    if (draftedClasses(office, actor).length === 0) return works(request)
    const name = await classOfDocument(office, document)
    return draftsClass(office, actor, name) ? actor : works(request)
  }

  server.get(
    '/documents',
    {
      schema: {
        tags,
        summary: 'Documents at the desk, last changed first',
        querystring: z.object({
          view: z.enum(documentViews).default('all'),
          q: z.string().max(100).default(''),
          limit: z.coerce.number().int().min(1).max(200).default(100),
        }),
        response: { 200: z.object({ rows: z.array(documentRow) }) },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const own = seesAll(actor) ? null : draftedClasses(office, actor)
      if (own?.length === 0) works(request)
      const { view, q, limit } = request.query
      return { rows: await listDocuments(office, view, q.replaceAll('\0', ''), limit, own) }
    },
  )

  server.post(
    '/documents',
    { bodyLimit: mostBody, schema: { tags, summary: 'Begin a draft', body: documentBody, response: { 200: detailShape } } },
    async request => {
      const actor = requireStaff(request)
      await createDocument(office, actor, request.body.id, request.body.content)
      return documentDetail(office, request.body.id)
    },
  )

  server.get(
    '/documents/:id',
    {
      schema: {
        tags,
        summary: 'A document with what is missing and what may point at a person',
        params: one,
        response: { 200: detailShape },
      },
    },
    async request => {
      await worksOn(request, request.params.id)
      return documentDetail(office, request.params.id)
    },
  )

  server.put(
    '/documents/:id',
    {
      bodyLimit: mostBody,
      schema: { tags, summary: 'Keep what was written', params: one, body: documentPut, response: { 200: detailShape } },
    },
    async request => {
      const actor = requireStaff(request)
      await saveDocument(office, actor, request.params.id, request.body.version, request.body.content)
      return documentDetail(office, request.params.id)
    },
  )

  server.post(
    '/documents/:id/acts',
    {
      schema: {
        tags,
        summary: 'Send to review, return, approve, correct, withdraw, repeal',
        description: 'Whoever wrote in a draft cannot approve it. Answers null when a draft was discarded.',
        params: one,
        body: documentAct,
        response: { 200: detailShape.nullable() },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const there = await actOnDocument(office, actor, request.params.id, request.body.version, request.body.act)
      return there ? documentDetail(office, request.params.id) : null
    },
  )

  server.post(
    '/documents/:id/files',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Send an attachment or a picture',
        description:
          'multipart/form-data with `id` (a uuid made by the sender) first, then `file`: PDF, Word, Excel, OFD or a picture up to 20 MB, judged by content.',
        params: one,
        response: { 200: documentFile },
      },
    },
    async request => {
      const actor = requireStaff(request)
      if (!draftsClass(office, actor, await classOfDocument(office, request.params.id))) requireRole(request, drafterRole)
      if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
      const part = await request.file()
      if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
      const named = idField.safeParse(part.fields.id)
      if (!named.success) {
        part.file.resume()
        throw new Fault('bad-request', { detail: { where: { id: 'a uuid, sent before the file' } } })
      }
      const bytes = await part.toBuffer()
      const file = await takeDocumentFile(
        office,
        actor.person,
        request.params.id,
        named.data.value.toLowerCase(),
        part.filename,
        bytes,
      )
      return { id: file.id, name: file.name, type: file.type, bytes: file.bytes, readable: file.words !== null }
    },
  )

  server.get(
    '/documents/:id/paper',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'A document as a file in the layout of GB/T 9704: Word or PDF',
        description: 'On record. With `inline` a PDF opens beside the page, to be printed.',
        params: one,
        querystring: z.object({ form: paperForm, inline: z.enum(['true', 'false']).default('false') }),
      },
    },
    async (request, reply) => {
      const actor = await worksOn(request, request.params.id)
      const { form, inline } = request.query
      const { name, paper, pictures } = await documentPaper(office, actor, request.params.id, form)
      const { type, bytes } = await writeOfficial(paper, pictures, form, new Date(office.now()))
      return reply
        .type(type)
        .header('content-disposition', `${inline === 'true' ? 'inline' : 'attachment'}; filename="${name}.${form}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )

  server.get(
    '/documents/:id/package.zip',
    { schema: { tags, summary: 'Everything about a document for the archive: versions, files, who checked', params: one } },
    async (request, reply) => {
      await worksOn(request, request.params.id)
      const { name, bytes } = await documentPackage(office, request.params.id)
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Buffer.from(bytes))
    },
  )

  server.get(
    '/documents-settings',
    { schema: { tags, summary: 'How documents are numbered', response: { 200: documentSettings } } },
    async request => {
      works(request)
      return documentSettingsOf(await office.directory.now())
    },
  )
  server.put(
    '/documents-settings',
    {
      schema: {
        tags,
        summary: 'Set how documents are numbered from now on',
        body: documentSettingsPut,
        response: { 200: documentSettings },
      },
    },
    async request => setDocumentSettings(office, requireRole(request, ...reviewerRoles), request.body),
  )
}
