import sanitize from 'sanitize-html'
import { chartHtml, readChart } from './official/chart-html.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** Where pictures of documents lie; no other picture is shown, since it would tell a stranger who reads. */
const ownPicture = new RegExp(`^/api/public/document-files/${uuid}$`, 'i')

const options: sanitize.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'p', 'br', 'hr', 'blockquote', 'strong', 'em', 'u', 'sub', 'sup', 'a', 'img'],
    ...['ul', 'ol', 'li', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'figure', 'figcaption'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    ol: ['start'],
    figure: ['data-chart'],
  },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // What a word processor puts on the clipboard beside the text itself.
  nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'xml', 'head', 'title', 'iframe', 'svg', 'math', 'template'],
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    b: 'strong',
    i: 'em',
    a: (tagName, attribs) => ({
      tagName,
      attribs: /^https?:/i.test(attribs.href ?? '') ? { ...attribs, rel: 'noopener nofollow' } : { href: attribs.href ?? '' },
    }),
  },
  exclusiveFilter: ({ tag, text, mediaChildren, attribs }) =>
    (tag === 'img' && !ownPicture.test(attribs.src ?? '')) ||
    (tag === 'a' && !attribs.href) ||
    (['p', 'h2', 'h3', 'h4', 'li'].includes(tag) &&
      text.replace(/[\s\u00a0\u3000]/g, '') === '' &&
      (mediaChildren ?? []).length === 0),
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name]!)
const figure = /<figure data-chart="([^"]*)">[\s\S]*?<\/figure>/g

/** Every chart with the table of its own numbers, whatever stood there: what is drawn and what is said are the same. */
const tellCharts = (html: string): string =>
  html.replace(figure, (whole, json: string) => {
    const chart = readChart(unescaped(json))
    return chart ? chartHtml(chart) : whole.replace(/ data-chart="[^"]*"/, '')
  })

/**
 * The small safe part of HTML that a document may hold: headings, paragraphs, lists, tables, links, charts and the document's
 * own pictures. Whatever else was written or pasted falls away; its words stay.
 */
export function cleanHtml(html: string): string {
  const clean = sanitize(html, options).trim()
  return clean.includes('data-chart=') ? sanitize(tellCharts(clean), options).trim() : clean
}

/** The words of clean HTML: one line for each paragraph, cells of a table apart. */
export const plainText = (html: string): string =>
  html
    .replace(/[\r\n]+/g, ' ')
    .replace(/<\/(?:p|h[2-4]|li|tr|blockquote|caption|figcaption)>|<br\s*\/?>|<hr\s*\/?>/g, '\n')
    .replace(/<\/t[dh]>/g, '\t')
    .replace(/<img[^>]*\balt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name]!)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim()

/** The files of pictures shown in clean HTML, and whether each has words for those who cannot see it. */
export const picturesIn = (html: string): { readonly file: string; readonly told: boolean }[] =>
  [...html.matchAll(/<img\b[^>]*>/g)].flatMap(([tag]) => {
    const file = new RegExp(`src="/api/public/document-files/(${uuid})"`, 'i').exec(tag)?.[1]
    return file ? [{ file: file.toLowerCase(), told: /\balt="[^"]*\S[^"]*"/.test(tag) }] : []
  })
