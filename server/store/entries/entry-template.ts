import type { FieldData, FieldsData } from '#kernel/index'
import { type SheetFormat, type TemplateColumn, writeTemplate } from '../../ports/sheets/template.ts'
import { templateWords } from '../../words/templates.ts'
import { asSystem } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import type { EntryApp } from './entries.ts'
import { askedOf } from './entry-import-asked.ts'
import { namesOfItems } from './entry-import-names.ts'
import { type Ledger, ledgerIn } from './entry-rows.ts'

type Lang = 'zh' | 'en'

/** How a column of a field is kept in a sheet: numbers as numbers, days as days, everything else as text. */
export const sheetFormatOf = (field: Pick<FieldData, 'kind'>): SheetFormat =>
  field.kind === 'count'
    ? 'whole'
    : field.kind === 'amount'
      ? 'decimal'
      : field.kind === 'day' || field.kind === 'moment'
        ? field.kind
        : 'text'

const widths: Readonly<Record<string, number>> = {
  note: 40,
  text: 20,
  place: 34,
  unit: 20,
  units: 28,
  choices: 24,
  count: 12,
  amount: 14,
  day: 13,
  moment: 18,
  yesno: 10,
}
/** Longer lists than this are typed, not chosen. */
const mostOptions = 5000

/** What may be chosen in a column, by field: units, rows of other registers. */
export type TemplateLists = ReadonlyMap<string, readonly string[]>

const fill = (text: string, filling: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(filling[name] ?? ''))

function columnOf(key: string, field: FieldData, names: readonly string[] | undefined, lang: Lang): TemplateColumn {
  const words = templateWords(lang)
  const measure = field.measure ?? (field.kind === 'amount' ? words.yuan : undefined)
  const options =
    field.kind === 'choice'
      ? Object.values(field.options ?? {})
      : field.kind === 'yesno'
        ? [words.yes, words.no]
        : names?.slice(0, mostOptions)
  const several = field.kind === 'choices' ? fill(words.options, { options: Object.values(field.options ?? {}).join('、') }) : ''
  const said = [
    field.hint ?? '',
    several,
    field.min === undefined || !['count', 'amount'].includes(field.kind) ? '' : fill(words.from, { least: field.min }),
    field.max === undefined || !['count', 'amount'].includes(field.kind) ? '' : fill(words.upTo, { most: field.max }),
    field.personal ? fill(words.personal, { purpose: field.personal.purpose }) : '',
  ].filter(text => text !== '')
  const kind = field.form === 'credit-code' ? words.kinds.code : (words.kinds as Readonly<Record<string, string>>)[field.kind]
  const number = field.kind === 'count' || field.kind === 'amount'
  return {
    title: measure === undefined ? field.title : `${field.title}（${measure}）`,
    required: field.required,
    width: Math.max(widths[field.kind] ?? 16, field.title.length * 2 + 6),
    format: sheetFormatOf(field),
    ...(options && options.length > 0 && field.kind !== 'choices' && field.kind !== 'units' && { options }),
    ...(number && field.min !== undefined && { min: field.min }),
    ...(number && field.max !== undefined && { max: field.max }),
    note: [kind ?? '', ...said].filter(text => text !== '').join('\n'),
    explained: [field.required ? words.yes : '', kind ?? key, said.join(lang === 'zh' ? '；' : '; ')],
  }
}

/** The columns of a template for any list of fields; a place is asked as an address, a point and a community. */
export function templateColumns(fields: FieldsData, lists: TemplateLists, lang: Lang): TemplateColumn[] {
  const words = templateWords(lang)
  return askedOf(fields).map(({ key, field, part }) => {
    if (part === null) return columnOf(key, field, lists.get(key), lang)
    if (part === 'community') return columnOf(key, { ...field, title: words.community }, lists.get('community'), lang)
    const degrees = columnOf(
      key,
      { ...field, title: part === 'lng' ? words.longitude : words.latitude, kind: 'amount', measure: words.degreesMeasure },
      undefined,
      lang,
    )
    // A point needs more decimals than money.
    return { ...degrees, format: 'text', width: 16, note: words.point, explained: ['', words.kinds.degrees, words.point] }
  })
}

async function listsOf(app: EntryApp, ledger: Ledger, snapshot: Snapshot): Promise<TemplateLists> {
  const lists = new Map<string, readonly string[]>()
  const units = [...snapshot.units.values()].filter(u => u.active).map(u => u.name)
  const columns = Object.entries(ledger.def.columns)
  for (const [key, field] of columns) if (field.kind === 'unit') lists.set(key, units)
  const items = await asSystem(app.db, 'names for a template', tx =>
    namesOfItems(tx, ledger, app.programmes, snapshot, new Set(columns.map(([key]) => key))),
  )
  for (const [key, names] of items) {
    const titles = names.titles(mostOptions + 1)
    if (titles.length <= mostOptions) lists.set(key, titles)
  }
  lists.set(
    'community',
    [...snapshot.places.values()].flatMap(p => (p.kind === 'community' ? [p.name] : [])),
  )
  return lists
}

/** A sheet to fill in for a register, in the layout the import reads without a question. */
export async function entryTemplate(app: EntryApp, ledger: Ledger, lang: Lang): Promise<Uint8Array> {
  const def = ledgerIn(ledger, lang)
  const words = templateWords(lang)
  const columns = templateColumns(def.columns, await listsOf(app, ledger, await app.directory.now()), lang)
  return writeTemplate(columns, {
    sheet: def.title,
    explanations: words.explanations,
    lists: words.lists,
    explainedHead: words.head,
    lead: words.lead,
    wrongTitle: words.wrongTitle,
    wrong: words.wrong,
  })
}
