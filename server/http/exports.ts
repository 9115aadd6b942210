import { Readable } from 'node:stream'
import { z } from 'zod'
import { caseQuery } from '#contract/cases'
import { id } from '#contract/common'
import { paperForm } from '#contract/documents'
import { momentWords } from '#kernel/engine/words/phrase'
import { writeOfficial } from '../ports/official/index.ts'
import { streamSheet } from '../ports/sheet.ts'
import { writeDocument } from '../ports/word-document.ts'
import { exportCase, exportList } from '../store/case-export.ts'
import { casePaper } from '../store/case-paper.ts'
import { pictureById } from '../store/files.ts'
import { exportWords } from '../words/exports.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Names of files are of letters every system takes. */
const disposition = (name: string) => `attachment; filename="${name.replace(/[^A-Za-z0-9._-]/g, '-')}"`
const seldom = { rateLimit: { max: 20, timeWindow: '1 minute' } }
const mostPictures = 12
/** Why persons are wanted in what leaves the office. */
const withReason = z.object({ reason: z.string().trim().min(2).max(200).optional() })
const inLang = z.object({ lang: z.enum(['zh', 'en']).optional() })

/** What leaves the office as a file: a list as a workbook, a case as a document. Each is on record. */
export async function exportRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['cases']

  server.get(
    '/cases/export.xlsx',
    {
      config: seldom,
      schema: {
        tags,
        summary: 'The list as a workbook, at most a million rows',
        description:
          'Without personal columns. With a `reason` they are there, whole where the asker may lift the mask and masked elsewhere, at most 5,000 rows; each look is on record.',
        querystring: caseQuery.omit({ limit: true, cursor: true }).extend(inLang.shape).extend(withReason.shape),
      },
    },
    async (request, reply) => {
      const actor = requireStaff(request)
      const { lang = request.lang, reason, ...query } = request.query
      const { title, columns, rows } = await exportList(office, actor, { ...query, limit: 200 }, lang, reason)
      const day = new Date(office.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      return reply
        .type(sheetType)
        .header('content-disposition', disposition(`linli-${query.view}-${day}.xlsx`))
        .header('cache-control', 'no-store')
        .send(Readable.from(streamSheet(title, columns, rows)))
    },
  )

  server.get(
    '/cases/:id/export.docx',
    {
      config: seldom,
      schema: { tags, summary: 'One case as a document', params: z.object({ id }), querystring: inLang },
    },
    async (request, reply) => {
      const actor = requireStaff(request)
      const { lang = request.lang } = request.query
      const it = await exportCase(office, actor, request.params.id, lang)
      const w = exportWords[lang]
      const pictures = await Promise.all(
        it.photos.slice(0, mostPictures).map(photo =>
          pictureById(office, photo, false).then(
            found => [found.bytes],
            () => [],
          ),
        ),
      )
      const bytes = await writeDocument({
        title: it.type,
        lead: `${it.number}　${it.state}`,
        foot: it.made,
        page: w.page,
        parts: [
          { heading: w.facts, facts: it.facts },
          { heading: w.pictures, pictures: pictures.flat() },
          {
            heading: w.story,
            lines: it.story.flatMap(entry => [
              { lead: momentWords(entry.at, lang), text: [entry.who, entry.what].filter(Boolean).join('　') },
              ...entry.details.map(({ title, value }) => ({ lead: title, text: value, inset: true })),
            ]),
          },
          { heading: w.deadline, lines: it.deadline.map(text => ({ text })) },
        ].filter(part => (part.pictures ?? part.lines ?? part.facts ?? []).length > 0),
      })
      return reply
        .type(wordType)
        .header('content-disposition', disposition(`${it.number}.docx`))
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )

  server.get(
    '/cases/:id/paper',
    {
      config: seldom,
      schema: {
        tags,
        summary: 'What is written of a case in the layout of GB/T 9704, e.g. the minutes of a meeting: Word or PDF',
        params: z.object({ id }),
        querystring: z.object({ form: paperForm }),
      },
    },
    async (request, reply) => {
      const { form } = request.query
      const { name, paper } = await casePaper(office, requireStaff(request), request.params.id)
      const { type, bytes } = await writeOfficial(paper, new Map(), form, new Date(office.now()))
      return reply
        .type(type)
        .header('content-disposition', disposition(`${name}.${form}`))
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )
}
