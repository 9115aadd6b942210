import { spanWords } from '#kernel/engine/words/phrase'
import type { CaseData, FieldData, FieldsData } from '#kernel/index'
import type { PlainWords } from '../words/plain.ts'
import { html, type Markup } from './markup.ts'

/** What a form holds when it is drawn: nothing at first, later what was sent and what is wrong with it. */
export interface Filled {
  /** Made with the page: however often it is sent, the office files it once. */
  readonly id: string
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Pictures that have arrived already. */
  readonly photos: readonly string[]
  readonly faults: Readonly<Record<string, string>>
  /** Addresses of the office among which the person has to choose. */
  readonly offers: readonly { readonly id: string; readonly text: string }[]
}

export interface FormAround {
  readonly type: string
  readonly def: CaseData
  readonly lang: 'zh' | 'en'
  readonly words: PlainWords
  readonly communities: readonly { readonly id: string; readonly name: string }[]
}

const kinds = new Set([
  'text',
  'note',
  'count',
  'amount',
  'choice',
  'choices',
  'yesno',
  'day',
  'photos',
  'place',
  'person',
  'phone',
])

/** The fields a page without script can ask; what only another system hands over is asked of nobody. */
export const plainFields = (form: FieldsData): FieldsData =>
  Object.fromEntries(Object.entries(form).filter(([, field]) => kinds.has(field.kind) && !('passedOn' in field)))

/** Can the whole matter be reported without script? */
export const canBePlain = (form: FieldsData): boolean =>
  Object.values(form).every(field => !field.required || kinds.has(field.kind))

const withPhone = (form: FieldsData) => Object.values(form).some(field => field.kind === 'phone')

interface Drawn {
  readonly name: string
  readonly field: FieldData
  readonly filled: Filled
  readonly around: FormAround
  readonly focus: boolean
}

const one = ({ name, filled }: Drawn, part = '') => filled.values[name + part]?.[0] ?? ''
const checked = (is: boolean) => is && html` checked`
const selected = (is: boolean) => is && html` selected`

/** What ties a control to its hint and its fault. */
function ties({ name, field, filled, focus }: Drawn): Markup {
  const fault = filled.faults[name] !== undefined
  const by = [field.hint && `h-${name}`, fault && `e-${name}`].filter(Boolean).join(' ')
  return html`${by && html` aria-describedby="${by}"`}${fault && html` aria-invalid="true"`}${field.required && html` required`}${focus && html` autofocus`}`
}

const options = (all: readonly (readonly [value: string, title: string])[], now: string, choose: string): Markup =>
  html`<option value="">${choose}</option>${all.map(([value, title]) => html`<option value="${value}"${selected(value === now)}>${title}</option>`)}`

const inputs: Partial<Record<FieldData['kind'], string>> = { count: 'numeric', amount: 'decimal', phone: 'tel' }
const completes: Partial<Record<FieldData['kind'], string>> = { phone: 'tel', person: 'name' }

function line(drawn: Drawn, id: string): Markup {
  const { name, field } = drawn
  const mode = inputs[field.kind]
  const complete = completes[field.kind]
  const most = field.kind === 'text' ? (field.max ?? 200) : field.kind === 'person' ? 60 : 40
  return html`<input id="${id}" name="${name}" value="${one(drawn)}" maxlength="${most}"${field.kind === 'day' && html` type="date"`}${mode && html` inputmode="${mode}"`}${complete && html` autocomplete="${complete}"`}${ties(drawn)}>`
}

function control(drawn: Drawn, id: string): Markup {
  const { name, field, around, filled } = drawn
  const { words } = around
  const all = Object.entries(field.options ?? {})
  switch (field.kind) {
    case 'note':
      return html`<textarea id="${id}" name="${name}" rows="4" maxlength="${field.max ?? 4000}"${ties(drawn)}>
${one(drawn)}</textarea>`
    case 'choice':
      return html`<select id="${id}" name="${name}"${ties(drawn)}>${options(all, one(drawn), words.choose)}</select>`
    case 'yesno':
      return html`<select id="${id}" name="${name}"${ties(drawn)}>${options(
        [
          ['yes', words.yes],
          ['no', words.no],
        ],
        one(drawn),
        words.choose,
      )}</select>`
    case 'choices':
      return html`${all.map(([value, title]) => html`<label class="line"><input type="checkbox" name="${name}" value="${value}"${checked(filled.values[name]?.includes(value) ?? false)}> ${title}</label>`)}`
    case 'photos':
      return html`${filled.photos.map(photo => html`<input type="hidden" name="${name}.kept" value="${photo}">`)}${filled.photos.length > 0 && html`<p class="ok">${words.photosKept(filled.photos.length)}</p>`}<input id="${id}" name="${name}" type="file" accept="image/*" multiple${ties(drawn)}><p class="hint">${words.photosHint}</p>`
    default:
      return line(drawn, id)
  }
}

function placeControls(drawn: Drawn, fault: Markup | false): Markup {
  const { name, filled, around } = drawn
  const { words, communities } = around
  const at = one(drawn, '.at')
  const radio = (value: string, text: string) =>
    html`<label class="line"><input type="radio" name="${name}.at" value="${value}"${checked(value === at)}> ${text}</label>`
  return html`<label for="f-${name}">${words.where}</label><p class="hint" id="h-${name}">${words.whereHint}</p>
<input id="f-${name}" name="${name}" value="${one(drawn)}" maxlength="200" autocomplete="street-address"${ties({ ...drawn, field: { ...drawn.field, hint: words.whereHint } })}>${fault}
${filled.offers.length > 0 && html`<fieldset class="offers"><legend>${words.address}</legend>${filled.offers.map(offer => radio(offer.id, offer.text))}${radio('words', words.noneOfThese)}</fieldset>`}
${
  communities.length > 1 &&
  html`<label for="f-${name}.community">${words.community}</label><p class="hint">${words.communityHint}</p><select id="f-${name}.community" name="${name}.community">${options(
    communities.map(c => [c.id, c.name]),
    one(drawn, '.community'),
    words.choose,
  )}</select>`
}`
}

function drawField(drawn: Drawn): Markup {
  const { name, field, filled, around } = drawn
  const { words, def } = around
  const fault = filled.faults[name]
  // The first person a form asks for is whoever fills it.
  const filer = field === Object.values(def.form).find(one => one.kind === 'person')
  const title = filer && withPhone(def.form) ? words.name : field.title
  const label = html`${title}${!field.required && html` <small>${words.optional}</small>`}`
  const hint = field.hint && html`<p class="hint" id="h-${name}">${field.hint}</p>`
  const said = fault !== undefined && html`<p class="bad" id="e-${name}">${fault}</p>`
  if (field.kind === 'place') return html`<fieldset class="ask"><legend>${label}</legend>${placeControls(drawn, said)}</fieldset>`
  if (field.kind === 'choices')
    return html`<fieldset class="ask"><legend>${label}</legend>${hint}${control(drawn, '')}${said}</fieldset>`
  const id = `f-${name}`
  return html`<div class="ask"><label for="${id}">${label}</label>${hint}${control(drawn, id)}${said}</div>`
}

/** Nobody counts 730 days: whole years are said as years. */
function kept(personal: NonNullable<FieldData['personal']>, { lang, words }: FormAround): string {
  const { amount, unit } = personal.keep
  const years = unit === 'day' ? amount / 365 : unit === 'month' ? amount / 12 : 0.5
  return Number.isInteger(years) ? words.years(years) : spanWords(personal.keep, lang)
}

/** Purpose, ground and span of the personal fields; fields with the same reason share a line. */
function whyAsked(fields: readonly FieldData[], around: FormAround): Markup {
  const { words } = around
  const lines = Map.groupBy(fields, field => JSON.stringify(field.personal))
  return html`<div class="why"><strong>${words.why}</strong>${[...lines.values()].map(same => {
    const personal = same[0]!.personal!
    const titles = same.map(field => field.title).join(words.and)
    return html`<p>${words.whyLine(titles, personal.purpose, words.basis[personal.basis], kept(personal, around))}</p>`
  })}${fields.every(field => !field.required) && html`<p>${words.whyFree}</p>`}</div>`
}

/** The whole form of a matter, drawn from its definition: what is needed first, photos, then what may be left out, folded. */
export function drawForm(around: FormAround, filled: Filled): Markup {
  const { type, def, words } = around
  const all = Object.entries(plainFields(def.form))
  const first = all.filter(([, field]) => field.required || field.kind === 'photos')
  const rest = all.filter(entry => !first.includes(entry))
  const firstWrong = all.find(([name]) => filled.faults[name])?.[0]
  const draw = ([name, field]: readonly [string, FieldData], at: number) =>
    drawField({
      name,
      field,
      filled,
      around,
      focus: firstWrong === undefined ? at === 0 && first[0]?.[0] === name : name === firstWrong,
    })
  const [open, personal] = [rest.filter(([, f]) => !f.personal), rest.filter(([, f]) => f.personal)]
  const unfolded = rest.some(([name]) => filled.faults[name] || filled.values[name]?.some(Boolean))
  return html`<form method="post" action="/report/${type}" enctype="multipart/form-data" accept-charset="utf-8" data-kind="${type}">
<input type="hidden" name="id" value="${filled.id}" autocomplete="off">
${first.map(draw)}
${
  rest.length > 0 &&
  html`<details${unfolded && html` open`}><summary>${words.more}</summary>${open.map(draw)}${
    personal.length > 0 &&
    whyAsked(
      personal.map(([, f]) => f),
      around,
    )
  }${personal.map(draw)}</details>`
}
<button class="go">${words.send}</button>
</form>`
}
