import type { CaseData } from '../define/case.ts'
import type { FieldData } from '../define/field.ts'
import type { Span, SpanUnit } from '../define/span.ts'
import type { FieldProblem, Refusal } from './model.ts'
import { say } from './say.ts'
import { type Names, noNames, roleTitle, titleOf } from './values.ts'
import { isPhrase, type Lang, listed, momentWords, phrase, quoted, spanWords } from './words/phrase.ts'

/** What was wrong and how to mend it: one sentence for the whole, then one for each field. */
export function explainRefusal(refusal: Refusal, def: CaseData, lang: Lang, names: Names = noNames): string[] {
  const asked = Object.entries(refusal.fields ?? {}).map(([key, problem]) => fieldLine(key, problem, refusal, def, lang))
  return [headline(refusal, def, lang, names), ...asked]
}

function headline(refusal: Refusal, def: CaseData, lang: Lang, names: Names): string {
  const { step: stepName, state, status, amount, unit } = refusal.detail ?? {}
  const step = quoted(lang, titleOf(def.steps, String(stepName)))
  const data = Object.hasOwn(def.steps, String(stepName)) ? def.steps[String(stepName)] : undefined
  const roles = (ids: readonly string[]) =>
    listed(
      lang,
      ids.map(id => roleTitle(id, lang, names)),
      'list.or',
    )
  switch (refusal.refused) {
    case 'step-not-now':
      return phrase(lang, 'refused.step-not-now', { step, state: quoted(lang, titleOf(def.states, String(state))) })
    case 'step-not-yours':
      return data
        ? phrase(lang, 'refused.step-not-yours.by', { step, roles: roles(data.by) })
        : phrase(lang, 'refused.step-not-yours')
    case 'step-condition':
      return data?.when
        ? phrase(lang, 'refused.step-condition', { step, when: say(data.when, def, lang, names) })
        : phrase(lang, 'refused.step-unknown')
    case 'merge-has-own':
      return phrase(lang, 'refused.merge-has-own', { count: Number(refusal.detail?.count) })
    case 'step-too-late':
      return phrase(lang, 'refused.step-too-late', { step, until: momentWords(Number(refusal.detail?.until), lang) })
    case 'second-person':
      return phrase(lang, 'refused.second-person', { step })
    case 'unit-not-listed':
    case 'unit-only-assists': {
      const ask = quoted(lang, titleOf(def.steps, String(refusal.detail?.ask)))
      return phrase(lang, `refused.${refusal.refused}`, { ask })
    }
    case 'file-not-yours':
      return phrase(lang, 'refused.file-not-yours', { type: def.title, roles: roles(def.filedBy) })
    case 'task-not-now':
      return phrase(lang, 'refused.task-not-now', { status: statusWords(String(status), lang) })
    case 'more-time-too-long': {
      const span: Span = { amount: Number(amount), unit: unit as SpanUnit }
      return phrase(lang, 'refused.more-time-too-long', { span: spanWords(span, lang) })
    }
    default:
      return phrase(lang, `refused.${refusal.refused}`)
  }
}

export function statusWords(status: string, lang: Lang): string {
  const key = `status.${status}`
  return isPhrase(key) ? phrase(lang, key) : status
}

function fieldLine(key: string, problem: FieldProblem, refusal: Refusal, def: CaseData, lang: Lang): string {
  return explainField(key, problem, fieldAsked(key, refusal, def), lang)
}

/** What is wrong with one field and how to mend it, in a sentence. */
export function explainField(key: string, problem: FieldProblem, field: FieldData | undefined, lang: Lang): string {
  const own = `field.${key}`
  const title = field ? quoted(lang, field.title) : isPhrase(own) ? phrase(lang, own) : key
  return phrase(lang, `problem.${problem}`, {
    field: title,
    min: field?.min ?? 1,
    max: field?.max ?? (key === 'text' ? 2000 : 1000),
  })
}

/** The same key may be asked by several steps under different titles; the refusal says which step it was. */
function fieldAsked(key: string, refusal: Refusal, def: CaseData): FieldData | undefined {
  const stepName = String(refusal.detail?.step)
  const asked = Object.hasOwn(def.steps, stepName) ? def.steps[stepName]?.ask : def.form
  if (asked && Object.hasOwn(asked, key)) return asked[key]
  // In the rows of a table: `table.row.column`.
  const [table = '', , column] = key.split('.')
  if (column !== undefined && asked && Object.hasOwn(asked, table)) return asked[table]?.columns?.[column]
  const answers = Object.values(def.states).map(s => s.tasks?.answer ?? {})
  return isPhrase(`field.${key}`) ? undefined : answers.find(fields => Object.hasOwn(fields, key))?.[key]
}
