import { type PlainWords, plainWords } from '../words/plain.ts'
import { html, type Markup } from './markup.ts'
import type { Look } from './plain-look.ts'
import type { First } from './portal-page.ts'

interface OfficeTold {
  readonly name: string
  readonly nameEn?: string
  readonly phone: string | null
}

const nameIn = (office: OfficeTold, lang: 'zh' | 'en') => (lang === 'en' ? (office.nameEn ?? office.name) : office.name)

export const callLine = (words: PlainWords, phone: string | null): Markup =>
  html`<p>${phone && html`${words.call}<a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`}</p>`

/** From a number to its report, without any script. */
export const findForm = (words: PlainWords, typed = '', fault?: string): Markup => html`<form action="/find" class="find">
<label for="f-number">${words.number}</label><p class="hint" id="h-number">${words.numberHint}</p>
<input id="f-number" name="number" value="${typed}" maxlength="60" inputmode="numeric" autocomplete="off" aria-describedby="h-number${fault && html` e-number`}"${fault && html` aria-invalid="true" autofocus`}>
${fault && html`<p class="bad" id="e-number">${fault}</p>`}
<button>${words.look}</button>
</form>`

/** Other language, larger type, more contrast: each a plain link to the same page. */
function looks(look: Look, words: PlainWords): Markup {
  const link = (name: string, value: string, text: string, lang?: string) =>
    html`<a href="?${name}=${value}"${lang && html` lang="${lang}" hreflang="${lang}"`}>${text}</a> `
  return html`<nav class="looks" aria-label="${words.change}">${
    look.lang === 'zh' ? link('language', 'en', words.looks.en, 'en') : link('language', 'zh', words.looks.zh, 'zh-CN')
  }${look.size === 'elder' ? link('size', 'normal', words.looks.normal) : link('size', 'elder', words.looks.elder)}${
    look.theme === 'contrast' ? link('theme', 'auto', words.looks.auto) : link('theme', 'contrast', words.looks.contrast)
  }</nav>`
}

interface Around {
  readonly look: Look
  readonly office: OfficeTold
  /** What would be lost by following a link is better without one. */
  readonly noLooks?: boolean
  readonly home?: boolean
}

/** The head and foot that all plain pages share. */
export function plainPage(
  { look, office, noLooks, home = true }: Around,
  title: string,
  main: Markup,
): Pick<First, 'title' | 'main'> {
  const words = plainWords[look.lang]
  const name = nameIn(office, look.lang)
  return {
    title: `${title} · ${name}`,
    main: html`<header><strong>${home ? html`<a href="/">${name}</a>` : name}</strong>${!noLooks && looks(look, words)}</header>
<div role="main"><h1>${title}</h1>
${main}</div>`,
  }
}

/** The home page before the script: report, find a report, call. */
export function firstWords(look: Look, office: OfficeTold): First {
  const words = plainWords[look.lang]
  const old = plainWords.zh.old
  const main = html`<a class="go" href="/report">${words.report}</a>
${callLine(words, office.phone)}
<p>${words.danger}</p>
<p id="linli-old" class="plain" style="display: none">${words.old}${look.lang === 'en' && html`<br><span lang="zh-CN">${old}</span>`}</p>
<h2>${words.find}</h2>
${findForm(words)}
<p><a href="/info">${words.info}</a></p>`
  return { look, ...plainPage({ look, office, home: false }, words.title, main) }
}
