import { Feed } from 'feed'
import { z } from 'zod'
import { publicDocumentQuery } from '#contract/documents'
import { publicDocuments } from '../store/documents/document-list.ts'
import { dayAt } from '../store/documents/document-rows.ts'
import { classesIn } from '../store/documents/document-year.ts'
import { feedTypes, originOf } from './info-pages.ts'
import { infoWords } from './info-words.ts'
import type { Server } from './server.ts'

const formats = Object.keys(feedTypes) as (keyof typeof feedTypes)[]
/** Characters XML cannot hold would make every reader refuse the whole feed. */
const xml = (text: string) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')

/** New documents for feed readers: all of them, of one class, of one community, or those that a search finds. */
export async function feedRoutes(server: Server): Promise<void> {
  const { office } = server
  const querystring = publicDocumentQuery.pick({ q: true, class: true, unit: true, community: true })
  for (const format of formats)
    server.get(
      `/info/feed.${format}`,
      {
        schema: {
          tags: ['public documents'],
          summary: `New documents as a feed (${format})`,
          description: 'The newest fifty; narrowed by class, unit, community or words.',
          querystring: querystring.extend({ lang: z.enum(['zh', 'en']).optional() }),
        },
      },
      async (request, reply) => {
        const { lang } = request
        const { lang: _, ...narrowed } = request.query
        const w = infoWords[lang]
        const snapshot = await office.directory.now()
        const origin = originOf(office, request)
        const classes = classesIn(office, lang)
        const { rows } = await publicDocuments(office, { ...narrowed, inForce: 'false', limit: 50 }, lang)
        const place = narrowed.community ? snapshot.places.get(narrowed.community) : undefined
        const about = [
          narrowed.class ? classes.get(narrowed.class)?.title : undefined,
          place && (lang === 'en' ? (place.nameEn ?? place.name) : place.name),
          narrowed.q,
        ].filter(Boolean)
        const name = lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name
        const self = `${origin}${request.url.replace(/[^\x21-\x7e]/g, encodeURIComponent)}`
        const feed = new Feed({
          id: self,
          title: xml([name, w.title, ...about].join(' · ')),
          description: xml(w.lead(name)),
          link: `${origin}/info`,
          language: lang === 'zh' ? 'zh-CN' : 'en',
          updated: new Date(rows[0]?.publishedAt ?? Date.UTC(2000, 0)),
          generator: 'Linli',
          copyright: name,
          feedLinks: { [format]: self },
          author: { name },
        })
        for (const row of rows) {
          const link = `${origin}/info/d/${row.index}`
          const title = lang === 'en' ? (row.titleEn ?? row.title) : row.title
          feed.addItem({
            id: link,
            title: xml(title),
            link,
            date: new Date(row.publishedAt),
            published: new Date(row.publishedAt),
            description: xml(
              row.summary || `${classes.get(row.class)?.title ?? ''} ${row.index} ${dayAt(row.publishedAt, snapshot)}`,
            ),
            category: [{ name: xml(classes.get(row.class)?.title ?? row.class) }],
            author: [{ name: xml(row.unit ?? name) }],
          })
        }
        const body = format === 'atom' ? feed.atom1() : format === 'rss' ? feed.rss2() : feed.json1()
        return reply.type(`${feedTypes[format]}; charset=utf-8`).header('cache-control', 'public, max-age=600').send(body)
      },
    )
}
