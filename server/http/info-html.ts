import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PublicDocument, PublicDocumentList } from '#contract/documents'
import type { DataSets } from '#contract/open-data'
import type { InfoWords } from './info-words.ts'

const shell = fileURLToPath(new URL('../../dist/web/index.html', import.meta.url))
/** Used until the pages are built: the same words without the program. */
const bare =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title></title></head><body><div id="app"></div></body></html>'

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!)

export interface InfoPage {
  readonly title: string
  readonly description: string
  readonly lang: 'zh' | 'en'
  readonly canonical: string
  readonly main: string
  readonly feeds: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  readonly data?: object
}

/** The face's own page with words in it: whoever has script sees the face take over, everybody else reads on. */
export function infoHtml(page: InfoPage): string {
  const template = existsSync(shell) ? readFileSync(shell, 'utf8') : bare
  const head = [
    `<title>${escapeHtml(page.title)}</title>`,
    `<meta name="description" content="${escapeHtml(page.description)}" />`,
    `<link rel="canonical" href="${escapeHtml(page.canonical)}" />`,
    ...page.feeds.map(
      f => `<link rel="alternate" type="${f.type}" title="${escapeHtml(f.title)}" href="${escapeHtml(f.href)}" />`,
    ),
    // A tag that ends inside a string would end the block: the sign is written as an escape.
    ...(page.data ? [`<script type="application/ld+json">${JSON.stringify(page.data).replaceAll('<', '\\u003c')}</script>`] : []),
  ]
  return template
    .replace(/<html lang="[^"]*"/, `<html lang="${page.lang === 'zh' ? 'zh-CN' : 'en'}"`)
    .replace(/<title>[^<]*<\/title>/, () => head.join('\n    '))
    .replace(
      '<div id="app"></div>',
      () =>
        `<div id="app"><main id="main" class="ui-page" style="max-width:44rem;margin:0 auto;padding:1rem">${page.main}</main></div>`,
    )
}

const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const row = (term: string, value: string | null) =>
  value === null || value === '' ? '' : `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`
const linked = (links: readonly { index: string; title: string }[]) =>
  `<ul>${links.map(l => `<li><a href="/info/d/${escapeHtml(l.index)}">${escapeHtml(l.title)}</a></li>`).join('')}</ul>`

export function documentHtml(d: PublicDocument, w: InfoWords): string {
  const gone = d.state === 'shown' ? '' : `<p><strong>${escapeHtml(d.state === 'ended' ? w.ended : w.withdrawn)}</strong></p>`
  const repealed = d.repealedOn ? `<p><strong>${escapeHtml(w.repealed(d.repealedOn))}</strong></p>` : ''
  const facts = [
    row(w.index, d.index),
    row(w.number, d.number),
    row(w.issuer, d.unit),
    row(w.class, d.classTitle),
    row(w.made, d.createdOn),
    row(w.published, dayOf(d.publishedAt)),
    row(w.effective, d.effectiveFrom),
    row(w.expires, d.effectiveTo),
    row(w.mode, d.mode === 'active' ? w.active : w.onRequest),
    row(w.reason, d.goneReason),
  ].join('')
  const files = d.attachments
    .map(a => `<li><a href="/api/public/document-files/${a.file}?download=true">${escapeHtml(a.title)}</a></li>`)
    .join('')
  // The body was cleaned when it was saved: only the small safe part of HTML is in it.
  return [
    `<p><a href="/info">${escapeHtml(w.title)}</a></p><h1>${escapeHtml(d.title)}</h1>${gone}${repealed}<dl>${facts}</dl>`,
    d.summary ? `<p>${escapeHtml(d.summary)}</p>` : '',
    `<article>${d.body}</article>`,
    files ? `<h2>${escapeHtml(w.files)}</h2><ul>${files}</ul>` : '',
    d.interprets ? `<h2>${escapeHtml(w.explains)}</h2>${linked([d.interprets])}` : '',
    d.interpretations.length > 0 ? `<h2>${escapeHtml(w.explained)}</h2>${linked(d.interpretations)}` : '',
  ].join('')
}

export function listHtml(list: PublicDocumentList, lead: string, w: InfoWords): string {
  const items = list.rows
    .map(
      r =>
        `<li><a href="/info/d/${escapeHtml(r.index)}">${escapeHtml(r.title)}</a> <time>${dayOf(r.publishedAt)}</time> ${escapeHtml(r.unit ?? '')}</li>`,
    )
    .join('')
  return [
    `<h1>${escapeHtml(w.title)}</h1><p>${escapeHtml(lead)}</p>`,
    `<form action="/info" role="search"><input name="q" aria-label="${escapeHtml(w.search)}" maxlength="100" /><button>${escapeHtml(w.search)}</button></form>`,
    `<h2>${escapeHtml(w.newest)}</h2><ul>${items}</ul>`,
    list.next ? `<p><a href="/info?cursor=${escapeHtml(list.next)}" rel="next">→</a></p>` : '',
    `<p><a href="/info/data">${escapeHtml(w.data)}</a> · <a href="/draws">${escapeHtml(w.draws)}</a></p>`,
  ].join('')
}

export const dataHtml = ({ sets }: DataSets, w: InfoWords): string =>
  `<p><a href="/info">${escapeHtml(w.title)}</a></p><h1>${escapeHtml(w.data)}</h1>${sets
    .map(
      s =>
        `<section><h2><a href="/info/data/${escapeHtml(s.id)}">${escapeHtml(s.title)}</a></h2><p>${escapeHtml(s.about)}</p><p>${s.formats
          .map(f => `<a href="/api/public/data/${escapeHtml(s.id)}.${f}">${f.toUpperCase()}</a>`)
          .join(' ')}</p></section>`,
    )
    .join('')}`

/** What a search engine is told of a document, in the words of schema.org. */
export function documentData(d: PublicDocument, address: string, office: string): object {
  const binds = d.force !== null
  const publisher = { '@type': 'GovernmentOrganization', name: office }
  return {
    '@context': 'https://schema.org',
    '@type': binds ? 'Legislation' : 'DigitalDocument',
    '@id': address,
    url: address,
    name: d.title,
    ...(d.titleEn && { alternateName: d.titleEn }),
    identifier: d.index,
    ...(d.summary && { abstract: d.summary }),
    datePublished: dayOf(d.publishedAt),
    ...(d.revisedAt && { dateModified: dayOf(d.revisedAt) }),
    ...(d.createdOn && { dateCreated: d.createdOn }),
    ...(d.effectiveTo && { expires: d.effectiveTo }),
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    keywords: d.keywords.join(','),
    publisher,
    ...(d.unit && { author: { '@type': 'GovernmentOrganization', name: d.unit } }),
    ...(binds && {
      ...(d.number && { legislationIdentifier: d.number }),
      ...(d.effectiveFrom && { legislationDate: d.effectiveFrom }),
      legislationPassedBy: publisher,
      legislationLegalForce: d.force === 'in-force' ? 'https://schema.org/InForce' : 'https://schema.org/NotInForce',
    }),
    ...(d.interprets && { about: { '@type': 'Legislation', name: d.interprets.title, identifier: d.interprets.index } }),
  }
}
