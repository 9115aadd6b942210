import type { CaseData } from './case.ts'

/** How the reporter is asked, after the work, whether it is done: by a self-service link, or by somebody who calls. */
export interface CallbackData {
  /** The state in which the case waits for the reporter's word. */
  readonly state: string
  /** The step that takes a rating: it asks `solved`, and may ask `satisfied` and `contacted`. */
  readonly rate: string
  /** The steps by which the reporter says that it is not solved; each asks a `reason`. */
  readonly notSolved: readonly string[]
  /** The step that ends it when the reporter cannot be reached. */
  readonly unreached: string
  /** The form's phone field: who left no number is not called. */
  readonly phone: string
  /** The yes/no field by which a reporter may say that they do not want to be called. */
  readonly wish?: string
}

/** What is wrong with what a kind says about calling back. */
export function callbackMistakes(def: CaseData, { state, rate, notSolved, unreached, phone, wish }: CallbackData): string[] {
  const leaves = (name: string) => def.steps[name]?.from.includes(state) === true
  const asks = (name: string, field: string) => def.steps[name]?.ask?.[field] !== undefined
  return [
    ...(def.confidential || def.forget ? ['what is confidential or deleted in the end is not counted by callbacks'] : []),
    ...(def.states[state] && !def.states[state].ends ? [] : [`callback state "${state}" is no state that waits`]),
    ...[rate, ...notSolved, unreached].filter(name => !leaves(name)).map(name => `callback step "${name}" does not leave it`),
    ...(asks(rate, 'solved') ? [] : [`callback step "${rate}" does not ask whether it is solved`]),
    ...notSolved.filter(name => !asks(name, 'reason')).map(name => `callback step "${name}" asks for no reason`),
    ...(def.form[phone]?.kind === 'phone' ? [] : [`callback phone "${phone}" is no phone field of the form`]),
    ...(wish === undefined || def.form[wish]?.kind === 'yesno' ? [] : [`callback wish "${wish}" is no yes or no of the form`]),
    ...notSolved
      .filter(name => def.states[def.steps[name]?.to ?? '']?.ends)
      .map(name => `callback step "${name}" must lead back to work`),
  ]
}
