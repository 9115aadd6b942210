import { z } from 'zod'
import { id } from '#contract/common'
import {
  documentChanges as changesShape,
  documentFacets,
  publicDocument as documentShape,
  publicDocumentList,
  publicDocumentQuery,
  documentYear as yearShape,
} from '#contract/documents'
import { reviewerRoles } from '../store/documents/document-acts.ts'
import { documentChanges } from '../store/documents/document-changes.ts'
import { draftsClass } from '../store/documents/document-drafters.ts'
import { documentFileFor } from '../store/documents/document-files.ts'
import { facetsOf, openFacets, publicDocuments } from '../store/documents/document-list.ts'
import { countView, publicDocument } from '../store/documents/document-public.ts'
import { classesIn, documentYear, yearSheet } from '../store/documents/document-year.ts'
import type { Server } from './server.ts'

const indexed = z.object({ index: z.string().regex(/^[A-Za-z0-9-]{4,60}$/) })
const asPicture = /^image\//

/** What the office has published, for anybody. */
export async function publicDocumentRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public documents']
  const counted = openFacets(office)

  server.get(
    '/documents',
    {
      schema: {
        tags,
        summary: 'Published documents, newest first, or found by words',
        description:
          '`q` searches title, body and attachments by pairs of Chinese characters and whole Latin words; an index number finds its document.',
        querystring: publicDocumentQuery,
        response: { 200: publicDocumentList },
      },
    },
    async ({ query, lang }) =>
      publicDocuments(office, { ...query, ...(query.q !== undefined && { q: query.q.replaceAll('\0', '') }) }, lang),
  )

  server.get(
    '/documents/facets',
    { schema: { tags, summary: 'How many there are of what', response: { 200: documentFacets } } },
    async ({ lang }) => facetsOf(await counted(lang), classesIn(office, lang), await office.directory.now(), lang),
  )

  const yearQuery = z.object({ year: z.coerce.number().int().min(1949).max(2200).optional() })
  const thisYear = () => new Date(office.now() + 8 * 3_600_000).getUTCFullYear()
  server.get(
    '/documents/yearly',
    {
      schema: {
        tags,
        summary: 'Data of the yearly report, by class and month',
        querystring: yearQuery,
        response: { 200: yearShape },
      },
    },
    async ({ query, lang }) => documentYear(office, query.year ?? thisYear(), lang),
  )
  server.get(
    '/documents/yearly.xlsx',
    { schema: { tags, summary: 'The same as a workbook', querystring: yearQuery } },
    async ({ query, lang }, reply) => {
      const year = query.year ?? thisYear()
      const bytes = await yearSheet(await documentYear(office, year, lang), lang)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="open-information-${year}.xlsx"`)
        .send(Buffer.from(bytes))
    },
  )

  server.get(
    '/documents/:index',
    {
      schema: {
        tags,
        summary: 'A document, or the tombstone of one that is no longer shown',
        params: indexed,
        response: { 200: documentShape },
      },
    },
    async ({ params, lang }) => {
      const found = await publicDocument(office, params.index, lang)
      return { ...found, classTitle: classesIn(office, lang).get(found.class)?.title ?? found.classTitle }
    },
  )

  server.get(
    '/documents/:index/changes',
    {
      schema: {
        tags,
        summary: 'What changed between two versions',
        params: indexed,
        querystring: z.object({
          from: z.coerce.number().int().min(1).max(100_000),
          to: z.coerce.number().int().min(1).max(100_000),
        }),
        response: { 200: changesShape },
      },
    },
    async ({ params, query }) => documentChanges(office, params.index, query.from, query.to),
  )

  server.post(
    '/documents/:index/views',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'One more reading; nothing is kept of the reader',
        params: indexed,
        response: { 200: z.object({ views: z.number().int() }) },
      },
    },
    async ({ params }) => ({ views: await countView(office, params.index) }),
  )

  server.get(
    '/document-files/:id',
    {
      schema: {
        tags,
        summary: 'An attachment or picture of a published document',
        params: z.object({ id }),
        querystring: z.object({ download: z.enum(['true', 'false']).default('false') }),
      },
    },
    async (request, reply) => {
      const { actor } = request
      const reviews = actor.kind === 'staff' && actor.posts.some(p => reviewerRoles.includes(p.role))
      const works = (name: string) => reviews || (actor.kind === 'staff' && draftsClass(office, actor, name))
      const file = await documentFileFor(office, request.params.id, works)
      const inline = request.query.download !== 'true' && (asPicture.test(file.type) || file.type === 'application/pdf')
      reply
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', file.type === 'application/pdf' ? "default-src 'none'" : "default-src 'none'; sandbox")
        .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        // Asked for anew each time: a document may be withdrawn at any moment.
        .header('cache-control', 'no-cache')
        .header('etag', file.etag)
      if (request.headers['if-none-match'] === file.etag) return reply.status(304).send()
      return reply.type(file.type).send(Buffer.from(file.bytes))
    },
  )
}
