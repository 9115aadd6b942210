import type { CaseData } from '#kernel/define/case'
import type { FieldsData } from '#kernel/define/field'
import { readAnswers } from '#kernel/engine/answers'
import { explainRefusal } from '#kernel/engine/explain-refusal'
import type { Lang } from '#kernel/engine/words/phrase'

type Answers = Readonly<Record<string, unknown>>
type Checked = { readonly answers: Answers } | { readonly errors: Readonly<Record<string, string>> }

/**
 * The engine's own check, before anything is put on its way: without a signal nobody else would say what is missing.
 * What only the office knows (units, rows, files) is taken as right here and checked there.
 */
export function checkAnswers(
  def: CaseData,
  fields: FieldsData,
  values: Answers,
  lang: Lang,
  step?: string,
  before?: Answers,
): Checked {
  const known = { now: Date.now(), row: () => ({}), hasUnit: () => true, hasFile: () => true }
  const read = readAnswers(fields, values, known, before)
  if (!('refused' in read)) return { answers: read.answers }
  const said = explainRefusal({ ...read, ...(step ? { detail: { step } } : {}) }, def, lang)
  return { errors: Object.fromEntries(Object.keys(read.fields ?? {}).map((key, at) => [key, said[at + 1] ?? ''])) }
}

/** Photos first: the worker stands in front of the thing. */
export const cameraFirst = (fields: FieldsData): string[] => {
  const keys = Object.keys(fields)
  const isPhoto = (key: string) => fields[key]?.kind === 'photos'
  return [...keys.filter(isPhoto), ...keys.filter(key => !isPhoto(key))]
}
