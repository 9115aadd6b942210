import type { FieldsData } from '../define/field.ts'
import { holds } from './holds.ts'
import type { Data } from './model.ts'

/** Nothing worth storing: no value, blank words, an empty list. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/**
 * The fields of a form that are asked, given what is filled in so far: conditions are read in order, and an answer to a
 * field that is itself not asked counts as not given. `before` is what the case holds already, for the form of a step.
 */
export function askedFields(fields: FieldsData, answers: Data, before: Data = {}): FieldsData {
  const data: Record<string, unknown> = { ...before }
  const asked = Object.entries(fields).filter(([key, field]) => {
    delete data[key]
    const is = !field.when || holds(field.when, { data, taken: {} })
    const value = Object.hasOwn(answers, key) ? answers[key] : undefined
    if (is && !isEmpty(value)) data[key] = value
    return is
  })
  return Object.fromEntries(asked)
}

/** The form as people fill it: without what only comes with what another system hands over. */
export const ownForm = (fields: FieldsData): FieldsData =>
  Object.values(fields).some(field => field.passedOn)
    ? Object.fromEntries(Object.entries(fields).filter(([, field]) => !field.passedOn))
    : fields
