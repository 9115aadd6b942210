import type { CaseData } from '../define/case.ts'
import { type Expr, moreTime } from '../define/expr.ts'
import type { FieldData } from '../define/field.ts'
import { allFields, type Names, noNames, titleOf, valueWords } from './values.ts'
import { type Lang, listed, phrase, quoted } from './words/phrase.ts'

type Leaf = Exclude<Expr, { op: 'and' | 'or' | 'not' }>

/**
 * The condition as words of one language, with the titles of the definition: "“类型”是“劳资”，或者“涉及人数”大于 10".
 * No full stop, so that it can stand inside a sentence.
 */
export function say(expr: Expr, def: CaseData, lang: Lang, names: Names = noNames): string {
  const fields = allFields(def)
  const write = (e: Expr, inside: boolean): string => {
    switch (e.op) {
      case 'and':
      case 'or': {
        if (e.all.length === 0) return phrase(lang, e.op === 'and' ? 'expr.always' : 'expr.never')
        const text = e.all.map(part => write(part, e.all.length > 1)).join(phrase(lang, `clause.${e.op}`))
        return inside && e.all.length > 1 ? bracketed(text, lang) : text
      }
      case 'not':
        return refuse(e.expr, inside)
      default:
        return leaf(e, fields, def, lang, names, false)
    }
  }
  const refuse = (e: Expr, inside: boolean): string => {
    switch (e.op) {
      case 'not':
        return write(e.expr, inside)
      case 'and':
      case 'or': {
        // Not both is: one of them not. The reader is spared a "not (…)".
        const op = e.op === 'and' ? 'or' : 'and'
        return write({ op, all: e.all.map((part): Expr => ({ op: 'not', expr: part })) }, inside)
      }
      default:
        return leaf(e, fields, def, lang, names, true)
    }
  }
  return write(expr, false)
}

const bracketed = (text: string, lang: Lang) => (lang === 'zh' ? `（${text}）` : `(${text})`)

function leaf(
  e: Leaf,
  fields: Readonly<Record<string, FieldData>>,
  def: CaseData,
  lang: Lang,
  names: Names,
  not: boolean,
): string {
  if (e.op === 'taken') {
    const step = quoted(lang, e.step === moreTime ? phrase(lang, 'expr.moreTime') : titleOf(def.steps, e.step))
    if (e.times === 1) return phrase(lang, not ? 'expr.neverTaken' : 'expr.takenOnce', { step })
    return phrase(lang, not ? 'expr.notTaken' : 'expr.taken', { step, count: e.times })
  }
  const field = quoted(lang, titleOf(fields, e.field))
  const data = Object.hasOwn(fields, e.field) ? fields[e.field] : undefined
  const one = (value: string | number | boolean) =>
    typeof value === 'number'
      ? String(value)
      : quoted(lang, data ? (valueWords(single(data), value, lang, names) ?? '') : String(value))
  switch (e.op) {
    case 'filled':
      return phrase(lang, not ? 'expr.notFilled' : 'expr.filled', { field })
    case 'is':
      return phrase(lang, not ? 'expr.isNot' : 'expr.is', { field, value: one(e.value) })
    case 'in':
      return phrase(lang, not ? 'expr.notIn' : 'expr.in', { field, values: listed(lang, e.values.map(one), 'list.or') })
    case 'has':
      return phrase(lang, not ? 'expr.hasNot' : 'expr.has', { field, value: one(e.value) })
    default:
      return not
        ? phrase(lang, 'expr.notCompared', { field, how: phrase(lang, `how.${e.op}`), value: e.value })
        : phrase(lang, `expr.${e.op}`, { field, value: e.value })
  }
}

/** Under which condition a field is asked, or null when it always is. */
export const sayAsked = (field: FieldData, def: CaseData, lang: Lang, names: Names = noNames): string | null =>
  field.when ? phrase(lang, 'field.askedWhen', { when: say(field.when, def, lang, names) }) : null

/** One entry of a field that holds several. */
const single = (field: FieldData): FieldData =>
  field.kind === 'choices' ? { ...field, kind: 'choice' } : field.kind === 'units' ? { ...field, kind: 'unit' } : field
