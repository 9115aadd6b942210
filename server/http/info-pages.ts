import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type PublicDocument, publicDocumentQuery } from '#contract/documents'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { publicDocuments } from '../store/documents/document-list.ts'
import { publicDocument, shownIndexes } from '../store/documents/document-public.ts'
import { classesIn } from '../store/documents/document-year.ts'
import { describeSets } from '../store/published/open-data.ts'
import { dataHtml, documentData, documentHtml, escapeHtml, infoHtml, listHtml } from './info-html.ts'
import { infoWords } from './info-words.ts'
import type { Server } from './server.ts'

/** Where this office stands for the reader: what the operator set, else what the reader asked for. */
export function originOf(app: App, request: FastifyRequest): string {
  if (app.config.publicUrl) return app.config.publicUrl.replace(/\/+$/, '')
  // A host that is no host could break out of an address.
  const host = /^[\w.:[\]-]{1,200}$/.test(request.host) ? request.host : 'localhost'
  return `${request.protocol}://${host}`
}

export const feedTypes = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
} as const
export const feedLinks = (title: string, query = '') =>
  Object.entries(feedTypes).map(([format, type]) => ({ type, href: `/info/feed.${format}${query}`, title }))

/** Public pages as plain HTML, so that they can be found, read without script and linked to; the portal takes over from there. */
export async function infoPageRoutes(server: Server): Promise<void> {
  const { office } = server
  const html = 'text/html; charset=utf-8'
  const hide = { hide: true } as const
  const nameIn = async (lang: 'zh' | 'en') => {
    const { name, settings } = await office.directory.now()
    return lang === 'en' ? (settings.nameEn ?? name) : name
  }

  server.get(
    '/info',
    { schema: { ...hide, querystring: publicDocumentQuery.catch({ inForce: 'false', limit: 20 }) } },
    async (request, reply) => {
      const { lang, query } = request
      const w = infoWords[lang]
      const name = await nameIn(lang)
      const list = await publicDocuments(office, { ...query, limit: 50 }, lang).catch(error => {
        // A page somebody kept a strange address of still opens.
        if (error instanceof Fault) return { rows: [], next: null }
        throw error
      })
      const page = {
        title: `${w.title} · ${name}`,
        description: w.lead(name),
        lang,
        canonical: `${originOf(office, request)}/info`,
        feeds: feedLinks(w.title),
        main: listHtml(list, w.lead(name), w),
      }
      return reply.type(html).header('cache-control', 'no-cache').send(infoHtml(page))
    },
  )

  server.get(
    '/info/d/:index',
    { schema: { ...hide, params: z.object({ index: z.string().max(60) }) } },
    async (request, reply) => {
      const { lang } = request
      const w = infoWords[lang]
      const { index } = request.params
      const address = `${originOf(office, request)}/info/d/${encodeURIComponent(index)}`
      const base = { lang, canonical: address, feeds: feedLinks(w.title) }
      const found: PublicDocument | null = await publicDocument(office, index.replaceAll('\0', ''), lang).catch(error => {
        if (error instanceof Fault && error.code === 'not-found') return null
        throw error
      })
      reply.type(html).header('cache-control', 'no-cache')
      if (!found) {
        const main = `<h1>${escapeHtml(w.missing)}</h1><p><a href="/info">${escapeHtml(w.all)}</a></p>`
        return reply.status(404).send(infoHtml({ ...base, title: w.missing, description: w.missing, main }))
      }
      const d = { ...found, classTitle: classesIn(office, lang).get(found.class)?.title ?? found.classTitle }
      const name = await nameIn(lang)
      const page = {
        ...base,
        title: `${d.title} · ${name}`,
        description: d.summary || `${d.classTitle} ${d.index}`,
        main: documentHtml(d, w),
        ...(d.state === 'shown' && { data: documentData(d, address, name) }),
      }
      return reply.status(d.state === 'shown' ? 200 : 410).send(infoHtml(page))
    },
  )

  const dataPage = async (request: FastifyRequest) => {
    const { lang } = request
    const w = infoWords[lang]
    return infoHtml({
      title: `${w.data} · ${await nameIn(lang)}`,
      description: w.data,
      lang,
      canonical: `${originOf(office, request)}/info/data`,
      feeds: [],
      main: dataHtml(await describeSets(office, lang), w),
    })
  }
  for (const path of ['/info/data', '/info/data/:set'])
    server.get(path, { schema: hide }, async (request, reply) =>
      reply
        .type(html)
        .header('cache-control', 'no-cache')
        .send(await dataPage(request)),
    )

  server.get('/sitemap.xml', { schema: hide }, async (request, reply) => {
    const origin = originOf(office, request)
    const shown = await shownIndexes(office)
    const url = (path: string, at?: number) =>
      `<url><loc>${escapeHtml(origin + path)}</loc>${at ? `<lastmod>${new Date(at).toISOString()}</lastmod>` : ''}</url>`
    const urls = [
      url('/'),
      url('/info'),
      url('/info/data'),
      ...shown.slice(0, 49_990).map(d => url(`/info/d/${d.index}`, d.changedAt)),
    ]
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
      )
  })

  server.get('/robots.txt', { schema: hide }, async (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      // Progress pages are for those who hold the number; the desk and the grid app for staff.
      .send(
        `User-agent: *\nAllow: /\nDisallow: /api/\nAllow: /api/public/document-files/\nAllow: /api/public/data/\nDisallow: /desk/\nDisallow: /grid/\nDisallow: /s/\nDisallow: /sent/\nSitemap: ${originOf(office, request)}/sitemap.xml\n`,
      ),
  )
}
