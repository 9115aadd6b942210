import type { PublicCase } from '#contract/cases'
import type { CaseData } from '#kernel/index'
import type { PlainWords } from '../words/plain.ts'
import { html, type Markup } from './markup.ts'
import { callLine } from './plain-first.ts'

/** What is told of a case on a plain page. */
type Told = Pick<PublicCase, 'number' | 'state' | 'filedAt' | 'closedAt' | 'dueAt' | 'community' | 'story'> & {
  readonly mine: object | null
}

interface Around {
  readonly def: CaseData
  readonly words: PlainWords
  readonly lang: 'zh' | 'en'
  readonly phone: string | null
}

const formats = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }),
}
const sayWhen = (at: number, lang: 'zh' | 'en') => formats[lang].format(at)

/** Where it stands and by when it moves on. */
function standing(view: Told, { def, words, lang }: Around): Markup {
  const state = def.states[view.state]
  const due = !state?.ends && view.dueAt !== null && words.due(sayWhen(view.dueAt, lang))
  return html`<p><strong>${words.now(state?.title ?? view.state)}</strong>${due && html`<br>${due}`}</p>`
}

/** Thank you: the number, the private link, and what happens next. */
export const sentMain = (view: Told, link: string, around: Around): Markup => {
  const { words } = around
  return html`<p>${words.sentNumber}</p><p class="number">${view.number}</p>
<p>${words.keep}</p>
<p><a href="${link}">${link}</a></p>
<a class="go" href="${link}">${words.see}</a>
${standing(view, around)}
${callLine(words, around.phone)}`
}

/** What became of it, to read. */
export function statusMain(view: Told, around: Around): Markup {
  const { words, lang } = around
  return html`<p class="number">${view.number}</p>
${standing(view, around)}
<p>${words.filedAt(sayWhen(view.filedAt, lang))}${view.community && ` · ${view.community}`}${view.closedAt !== null && html`<br>${words.closedAt(sayWhen(view.closedAt, lang))}`}</p>
<h2>${words.story}</h2>
<ol>${view.story.map(
    entry =>
      html`<li><small>${sayWhen(entry.at, lang)} ${entry.who}</small><br>${entry.what}${entry.details.map(
        detail => html`<br>${detail.title}: ${detail.value}`,
      )}${entry.photos.map(photo => html`<br><a href="/api/public/files/${photo}?case=${view.number}">${words.photo}</a>`)}</li>`,
  )}</ol>
<p class="plain">${view.mine ? words.act : words.readOnly}</p>
${callLine(words, around.phone)}`
}
