import type { DocumentContent, DocumentTrace } from '#contract/documents'
import type { DocumentData } from '#kernel/index'
import { findTraces, mask } from '#methods/personal-traces/index'
import { cleanHtml, picturesIn, plainText } from '../../ports/rich-text.ts'
import { grams } from '../case-rows.ts'
import type { FileRecord } from './document-rows.ts'

const tidy = (text: string) => text.replace(/\p{Cc}/gu, ' ').trim()
const orNull = (text: string | null) => (text === null || tidy(text) === '' ? null : tidy(text))

/** A draft as it is kept: safe, trimmed, without files that are not its own. */
export function tidyContent(given: DocumentContent, files: readonly FileRecord[]): DocumentContent {
  const own = new Set(files.map(f => f.id))
  return {
    ...given,
    title: tidy(given.title),
    titleEn: orNull(given.titleEn),
    number: orNull(given.number),
    summary: tidy(given.summary),
    keywords: [...new Set(given.keywords.map(tidy).filter(Boolean))],
    body: cleanHtml(given.body.replaceAll('\0', '')),
    attachments: given.attachments.filter(a => own.has(a.file)).map(a => ({ ...a, title: tidy(a.title) })),
    ...(given.official && {
      official: {
        head: given.official.head,
        addressee: tidy(given.official.addressee).replace(/[：:]$/, ''),
        copies: tidy(given.official.copies).replace(/。$/, ''),
        remark: tidy(given.official.remark),
      },
    }),
    kept: given.kept.map(k => ({ text: tidy(k.text), reason: tidy(k.reason) })).filter(k => k.text && k.reason),
  }
}

/** What a draft lacks before it may go to review: field names, `pictures` for a picture without words. */
export function missingIn(content: DocumentContent, of: DocumentData | undefined): string[] {
  const missing: string[] = []
  if (!of) missing.push('class')
  if (content.title === '') missing.push('title')
  if (content.unit === null) missing.push('unit')
  if (content.createdOn === null) missing.push('createdOn')
  if (content.mode === 'active' && plainText(content.body) === '' && picturesIn(content.body).length === 0) missing.push('body')
  for (const need of of?.needs ?? []) {
    const value = content[need]
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) missing.push(need)
  }
  if (of?.explains && content.interprets === null) missing.push('interprets')
  if (picturesIn(content.body).some(picture => !picture.told)) missing.push('pictures')
  return missing
}

const around = 24

function tracesIn(text: string, file: string | null, kept: ReadonlySet<string>): DocumentTrace[] {
  return findTraces(text)
    .filter(found => !kept.has(found.text))
    .map(found => ({
      kind: found.kind,
      text: found.text,
      before: text.slice(Math.max(0, found.at - around), found.at),
      after: text.slice(found.at + found.text.length, found.at + found.text.length + around),
      how: found.how,
      file,
      masked: mask(found.kind, found.text),
    }))
}

const mostTraces = 200

/** What may point at a person, in the document and in the attachments that could be read, and nobody has said may stay. */
export function openTraces(content: DocumentContent, files: readonly FileRecord[]): DocumentTrace[] {
  const kept = new Set(content.kept.map(k => k.text))
  const attached = new Set(content.attachments.map(a => a.file))
  const { addressee = '', copies = '', remark = '' } = content.official ?? {}
  const said = [content.title, content.titleEn ?? '', content.summary, ...content.keywords, addressee, copies, remark]
  const own = [...said, plainText(content.body)].join('\n')
  const inFiles = files.filter(f => attached.has(f.id) && f.words !== null).flatMap(f => tracesIn(f.words ?? '', f.id, kept))
  return [...tracesIn(own, null, kept), ...inFiles].slice(0, mostTraces)
}

const mostGrams = 20_000

/** What a search looks through, and shows some words of. */
export function searchText(content: DocumentContent, files: readonly FileRecord[], index: string) {
  const attached = new Set(content.attachments.map(a => a.file))
  const fileWords = files.filter(f => attached.has(f.id)).map(f => f.words ?? '')
  const open = content.mode === 'active'
  const body = open ? plainText(content.body) : ''
  const names = [content.title, content.titleEn, content.number, content.summary, content.keywords.join(' ')]
  const titles = content.attachments.map(a => a.title)
  return {
    words: [body, ...(open ? titles : [])].join('\n').slice(0, 200_000),
    grams: grams([...names, ...index.split('-'), body, ...(open ? [...titles, ...fileWords] : [])], mostGrams),
  }
}
