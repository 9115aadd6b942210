import { escapeHtml } from './info-html.ts'

/** Text that is HTML already; everything else is escaped where it is put in. */
export interface Markup {
  readonly html: string
}

type Part = string | number | Markup | readonly Markup[] | null | undefined | false

const isList = (part: Part): part is readonly Markup[] => Array.isArray(part)

function said(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (isList(part)) return part.map(one => one.html).join('')
  return typeof part === 'object' ? part.html : escapeHtml(String(part))
}

/** A piece of a page. What a person or an administrator wrote can never become a tag. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  html: texts.reduce((all, text, at) => all + said(parts[at - 1]) + text),
})
