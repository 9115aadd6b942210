import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { id } from '#contract/common'
import { publicDrawOf, publicDrawsOf } from '../store/draws/public-draws.ts'
import { drawWords } from '../words/draws.ts'
import { infoHtml } from './info-html.ts'
import { originOf } from './info-pages.ts'
import { html, type Markup } from './markup.ts'
import type { Server } from './server.ts'

type Lang = 'zh' | 'en'
const formats = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }),
}
const sayWhen = (at: number, lang: Lang) => formats[lang].format(at)

/** What everybody may read of draws, as plain pages; the portal takes over from there. */
export async function drawPageRoutes(server: Server): Promise<void> {
  const { office } = server
  const type = 'text/html; charset=utf-8'
  const hide = { hide: true } as const
  const nameIn = async (lang: Lang) => {
    const { name, settings } = await office.directory.now()
    return lang === 'en' ? (settings.nameEn ?? name) : name
  }
  const page = async (request: FastifyRequest, title: string, main: Markup) =>
    infoHtml({
      title: `${title} · ${await nameIn(request.lang)}`,
      description: drawWords[request.lang].lead,
      lang: request.lang,
      canonical: `${originOf(office, request)}${request.url.split('?')[0]}`,
      feeds: [],
      main: html`<h1>${title}</h1>${main}`.html,
    })

  server.get('/draws', { schema: hide }, async (request, reply) => {
    const { lang } = request
    const w = drawWords[lang]
    const rows = await publicDrawsOf(office, lang)
    const list = rows.map(
      d =>
        html`<li><a href="/draws/${d.id}">${d.title}</a><br>${w.states[d.state]} · ${sayWhen(d.drawnAt ?? d.frozenAt, lang)}</li>`,
    )
    const main = html`<p>${w.lead}</p>${rows.length === 0 ? html`<p>${w.none}</p>` : html`<ul>${list}</ul>`}`
    return reply
      .type(type)
      .header('cache-control', 'no-cache')
      .send(await page(request, w.title, main))
  })

  server.get('/draws/:id', { schema: { ...hide, params: z.object({ id }) } }, async (request, reply) => {
    const { lang, params } = request
    const w = drawWords[lang]
    const d = await publicDrawOf(office, params.id, lang)
    const fact = (term: string, value: string | null) => value !== null && html`<dt>${term}</dt><dd>${value}</dd>`
    const outcomes = d.outcomes.map(
      one =>
        html`<li>${one.name}: ${one.outcome}${one.inspectors.length > 0 && html`<br><small>${w.sent}: ${one.inspectors.join(' · ')}</small>`}</li>`,
    )
    const main = html`<p>${w.lead}</p>
<p><strong>${w.states[d.state]}</strong></p>
<dl>${fact(w.hash, d.hash)}${fact(w.frozen, sayWhen(d.frozenAt, lang))}${fact(w.number, d.number)}${fact(w.drawn, d.drawnAt === null ? null : sayWhen(d.drawnAt, lang))}${fact(w.seed, d.seed && [...d.seed.room, d.seed.number].join(' · '))}${fact(w.withdrawn, d.withdrawn)}</dl>
${outcomes.length > 0 && html`<h2>${w.outcomes}</h2><ul>${outcomes}</ul>`}
${d.file ? html`<p><a href="/draws/${d.id}/file" download>${w.file}</a><br><small>${w.how}</small></p>` : d.state === 'drawn' && html`<p>${w.later}</p>`}
<p><a href="/draws">${w.back}</a></p>`
    return reply
      .type(type)
      .header('cache-control', 'no-cache')
      .send(await page(request, d.title, main))
  })

  server.get('/draws/:id/file', { schema: { ...hide, params: z.object({ id }) } }, async (request, reply) => {
    const { lang, params } = request
    const d = await publicDrawOf(office, params.id, lang)
    if (!d.file)
      return reply
        .code(404)
        .type(type)
        .send(await page(request, d.title, html`<p>${drawWords[lang].later}</p>`))
    return reply.header('content-disposition', `attachment; filename="draw-${d.id}.json"`).send(d.file)
  })
}
