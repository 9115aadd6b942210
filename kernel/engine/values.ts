import type { CaseData } from '../define/case.ts'
import { fieldsOf } from '../define/check-case.ts'
import type { Check, FieldData, PersonValue, PlaceValue } from '../define/field.ts'
import type { Span } from '../define/span.ts'
import { dayWords, isPhrase, type Lang, listed, momentWords, phrase, spanWords } from './words/phrase.ts'

/** The titles of things a definition does not know; ids when the office has none. */
export interface Names {
  readonly unit: (id: string) => string
  readonly person: (id: string) => string
  readonly place: (id: string) => string
  /** A role a programme added itself; the roles every office has need no lookup. */
  readonly role?: (id: string) => string
  /** The title of a register row. */
  readonly row?: (register: string, key: string) => string
}

/** Names that are the ids themselves. */
export const noNames: Names = { unit: id => id, person: id => id, place: id => id }

export function roleTitle(id: string, lang: Lang, names: Names = noNames): string {
  const key = `role.${id}`
  return isPhrase(key) ? phrase(lang, key) : (names.role?.(id) ?? id)
}

/** A value as a person reads it. `null` for what is no text: photos are shown, not told. */
export function valueWords(field: FieldData, value: unknown, lang: Lang, names: Names = noNames): string | null {
  if (value === null || value === undefined) return phrase(lang, 'value.none')
  switch (field.kind) {
    case 'photos':
      return null
    case 'choice':
      return field.options?.[String(value)] ?? String(value)
    case 'choices':
      return listed(
        lang,
        (value as readonly string[]).map(v => field.options?.[v] ?? v),
      )
    case 'yesno':
      return phrase(lang, value === true ? 'value.yes' : 'value.no')
    case 'amount':
      return field.measure
        ? `${Math.round((value as number) * 100) / 100} ${field.measure}`
        : phrase(lang, 'value.money', { amount: (value as number).toFixed(2) })
    case 'day':
      return dayWords(value as string, lang)
    case 'moment':
      return momentWords(value as number, lang)
    case 'span':
      return spanWords(value as Span, lang)
    case 'place': {
      const { address, point } = value as PlaceValue
      return address ?? point?.map(n => n.toFixed(5)).join(', ') ?? phrase(lang, 'value.none')
    }
    case 'person': {
      const { name, phone } = value as PersonValue
      return phone ? phrase(lang, 'value.person', { name, phone }) : name
    }
    case 'checks': {
      const points = value as readonly Check[]
      const wrong = points.filter(c => c.found === 'wrong').map(c => c.point)
      const fine = points.filter(c => c.found === 'fine').length
      return wrong.length > 0
        ? phrase(lang, 'value.checksWrong', { wrong: listed(lang, wrong), fine })
        : phrase(lang, 'value.checksFine', { fine })
    }
    case 'rows': {
      // An older definition asked it in one text.
      if (!Array.isArray(value)) return String(value)
      const columns = Object.entries(field.columns ?? {})
      const said = (row: Readonly<Record<string, unknown>>) =>
        columns.flatMap(([key, column]) => (row[key] === undefined ? [] : (valueWords(column, row[key], lang, names) ?? [])))
      return (value as readonly Readonly<Record<string, unknown>>[])
        .map((row, n) => `${n + 1}. ${said(row).join(' · ')}`)
        .join('\n')
    }
    case 'unit':
      return names.unit(value as string)
    case 'units':
      return listed(lang, (value as readonly string[]).map(names.unit))
    case 'item':
      return names.row?.(field.register ?? '', value as string) ?? String(value)
    default:
      return String(value)
  }
}

/** Every field's data of a case type, also those the called units answer. */
export const allFields = (def: Pick<CaseData, 'form' | 'steps' | 'states'>): Readonly<Record<string, FieldData>> => ({
  ...Object.assign({}, ...Object.values(def.states).map(s => s.tasks?.answer ?? {})),
  ...fieldsOf(def),
})

export const titleOf = (things: Readonly<Record<string, { readonly title: string }>>, name: string): string =>
  (Object.hasOwn(things, name) ? things[name]?.title : undefined) ?? name
