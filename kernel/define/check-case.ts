import { callbackMistakes } from './callback.ts'
import type { CaseData } from './case.ts'
import { wrongConditions } from './check-fields.ts'
import { roundMistakes } from './check-round.ts'
import { asksAbout, moreTime } from './expr.ts'
import type { FieldData } from './field.ts'
import { guardMistakes } from './guard.ts'
import { knownMistakes, mergedState } from './known.ts'

/** A definition that cannot be read: every mistake at once, in words for the person who wrote it. */
export class DefinitionError extends Error {
  readonly mistakes: readonly string[]
  constructor(title: string, mistakes: readonly string[]) {
    super(`${title}: ${mistakes.join('; ')}`)
    this.mistakes = mistakes
  }
}

/** Every field a case may hold: the form's, then those its steps ask for, by name. */
export function fieldsOf(def: Pick<CaseData, 'form' | 'steps'>): Readonly<Record<string, FieldData>> {
  return Object.assign({}, ...Object.values(def.steps).map(s => s.ask ?? {}), def.form)
}

/** The same fields with those that stand in the rows of one, as `rows.column`. */
export const withColumns = (fields: Readonly<Record<string, FieldData>>): Readonly<Record<string, FieldData>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => [
      [key, field] as const,
      ...Object.entries(field.columns ?? {}).map(([column, f]) => [`${key}.${column}`, f] as const),
    ]),
  )

const notInRows: readonly FieldData['kind'][] = ['rows', 'photos', 'place', 'checks', 'person', 'phone']
/** What cannot stand in the rows of a field: what needs a place of its own, and anything about a person. */
const wrongColumns = (fields: Readonly<Record<string, FieldData>>): string[] =>
  Object.entries(fields).flatMap(([key, { columns, title }]) => [
    ...(columns && Object.keys(columns).length === 0 ? [`the rows of "${key}" (${title}) ask nothing`] : []),
    ...Object.entries(columns ?? {}).flatMap(([column, f]) =>
      notInRows.includes(f.kind) || f.personal
        ? [`the rows of "${key}" cannot hold "${column}": ${f.personal ? 'personal' : f.kind}`]
        : [],
    ),
    ...wrongConditions(columns ?? {}).map(wrong => `rows of "${key}": ${wrong}`),
  ])

/** Checks what types cannot see: reachability, clashing names, tasks, limits and public fields. */
export function checkCase(def: CaseData): void {
  const mistakes: string[] = []
  const expect = (right: boolean, words: string) => {
    if (!right) mistakes.push(words)
  }
  const fields = fieldsOf(def)
  const known = (state: string) => Object.hasOwn(def.states, state)

  expect(known(def.start), `start "${def.start}" is no state`)
  for (const name of [...def.list, ...def.open]) expect(Object.hasOwn(def.form, name), `"${name}" is no field of the form`)
  for (const name of def.open) expect(!def.form[name]?.personal, `personal field "${name}" must not be open`)
  mistakes.push(...wrongConditions(def.form), ...wrongColumns(fields))

  const first = def.assign === undefined ? undefined : def.form[def.assign]
  if (def.assign)
    expect(first?.kind === 'unit' && first.required && !first.when, `"${def.assign}" is no unit that the form always asks`)

  for (const [name, step] of Object.entries(def.steps)) {
    mistakes.push(...wrongConditions(step.ask ?? {}, def.form), ...guardMistakes(name, step, def, fields))
    for (const s of [...step.from, step.to]) expect(known(s), `step "${name}" names unknown state "${s}"`)
    for (const s of step.from)
      expect(!def.states[s]?.ends || step.returns === true, `step "${name}" leaves end state "${s}" without returns`)
    for (const [key, asked] of Object.entries(step.ask ?? {}))
      expect(
        fields[key]?.kind === asked.kind,
        `step "${name}" asks "${key}" as ${asked.kind}, elsewhere it is ${fields[key]?.kind}`,
      )
    // An answer overwrites what a step asked before, which the history keeps; it must never overwrite the report itself.
    for (const key of Object.keys(step.ask ?? {}))
      expect(!Object.hasOwn(def.form, key), `step "${name}" asks "${key}", which the form has already`)
    if (step.assign)
      expect(
        step.ask?.[step.assign]?.kind === 'unit' && !step.ask[step.assign]?.when,
        `step "${name}" assigns "${step.assign}", which it does not ask as a unit`,
      )
    for (const key of step.shows ?? [])
      expect(
        step.ask?.[key] !== undefined && !step.ask[key].personal,
        `step "${name}" shows "${key}", which it does not ask or which is personal`,
      )
    if (step.erases) {
      expect(fields[step.erases.target]?.kind === 'text', `step "${name}" erases "${step.erases.target}", which is no text`)
      expect(
        Object.keys(fields[step.erases.extent]?.options ?? {}).every(one => one === 'consent' || one === 'all') &&
          step.ask?.[step.erases.extent]?.kind === 'choice',
        `step "${name}" erases to an extent it does not ask as a choice of consent or all`,
      )
    }
    if (step.stays)
      expect(
        step.from.length === 1 && step.from[0] === step.to && !step.assign && !step.returns,
        `step "${name}" stays, so it leads from one state to the same and gives the case to nobody`,
      )
    if (step.returns)
      expect(
        Object.values(step.ask ?? {}).some(f => f.required && !f.when && f.kind === 'note'),
        `step "${name}" returns without asking a reason`,
      )
    if (step.when) {
      const { fields: asked, steps } = asksAbout(step.when)
      for (const f of asked) expect(Object.hasOwn(fields, f), `step "${name}" asks about unknown field "${f}"`)
      for (const s of steps)
        expect(s === moreTime || Object.hasOwn(def.steps, s), `step "${name}" asks about unknown step "${s}"`)
    }
    for (const p of step.tell ?? [])
      expect(['person', 'phone'].includes(fields[p]?.kind ?? ''), `step "${name}" tells "${p}", who is no person`)
  }

  for (const [name, state] of Object.entries(def.states)) {
    const out = Object.values(def.steps).some(s => s.from.includes(name))
    expect(out || state.ends !== undefined, `nothing leads out of state "${name}"`)
    if (state.ifLate) expect(state.within !== undefined, `state "${name}" has ifLate but no clock`)
    for (const late of [state.ifLate ?? []].flat()) {
      expect(def.steps[late]?.from.includes(name) === true, `ifLate "${late}" does not leave state "${name}"`)
      const asks = Object.values(def.steps[late]?.ask ?? {}).some(f => f.required && f.kind !== 'note')
      expect(!asks, `the clock cannot answer what step "${late}" asks`)
    }
    for (let limit = state.within; limit && !('unit' in limit); limit = limit.otherwise) {
      if ('routed' in limit) continue
      const [source, kinds] = 'row' in limit ? [limit.row, ['item']] : [limit.answer, ['span', 'day', 'moment']]
      expect(
        kinds.includes(fields[source]?.kind ?? ''),
        `state "${name}" reads its limit from "${source}", which is no ${kinds.join(' or ')}`,
      )
    }
    if (state.tasks) {
      mistakes.push(...wrongConditions(state.tasks.answer, def.form))
      // A unit's answer is shown to other units and kept with the case: nobody's personal value belongs in it.
      for (const [key, f] of Object.entries(state.tasks.answer))
        expect(!f.personal, `tasks of "${name}" ask the personal field "${key}"`)
      expect(fields[state.tasks.for]?.kind === 'units', `state "${name}" calls "${state.tasks.for}", which holds no units`)
      const { mean, answer, into } = state.tasks
      if (mean)
        expect(
          def.steps[into]?.ask?.[mean.into]?.kind === 'amount' &&
            mean.of.every(one => ['count', 'amount'].includes(answer[one]?.kind ?? '')),
          `tasks of "${name}" come to a mean of what is not asked as numbers`,
        )
      expect(
        def.steps[state.tasks.into]?.from.includes(name) === true,
        `tasks of "${name}" settle into a step that does not leave it`,
      )
    }
    if (state.pauses)
      expect(
        state.within === undefined || state.ifLate !== undefined,
        `pausing state "${name}" has a clock but nothing happens when it is late`,
      )
  }

  if (def.confide)
    expect(
      def.form[def.confide.field]?.kind === 'yesno',
      `"${def.confide.field}" asks for confidence and is no yes or no of the form`,
    )
  if (def.round) for (const wrong of roundMistakes(def, def.round)) expect(false, wrong)
  if (def.callback) mistakes.push(...callbackMistakes(def, def.callback))
  const merged = mergedState(def)
  if (def.known) mistakes.push(...knownMistakes(def, def.known))
  else expect(merged === null, `state "${merged}" is for merged cases, but nothing says what may be known already`)
  for (const [name, step] of Object.entries(def.steps))
    expect(merged === null || ![...step.from, step.to].includes(merged), `step "${name}" touches "${merged}": merging is no step`)

  const seen = new Set([def.start, ...(merged === null ? [] : [merged])])
  for (const state of seen) for (const s of Object.values(def.steps)) if (s.from.includes(state)) seen.add(s.to)
  for (const name of Object.keys(def.states)) expect(seen.has(name), `state "${name}" is never reached`)
  if (mistakes.length > 0) throw new DefinitionError(def.title, mistakes)
}
