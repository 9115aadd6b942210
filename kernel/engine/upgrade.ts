import type { CaseData } from '../define/case.ts'
import { fieldsOf } from '../define/check-case.ts'
import type { Upgrade } from '../define/programme.ts'
import type { Case, Clock, Data } from './model.ts'

/** A change that stored cases would not survive, and what in the programme's `upgrades` would mend it. */
export interface Breaking {
  /** e.g. "states.checked", "form.kind.street", "steps.file.category" */
  readonly path: string
  readonly what: 'state-removed' | 'end-changed' | 'field-removed' | 'kind-changed' | 'option-removed'
  /** For the person who wrote the new definition. */
  readonly mend: string
}

const renamed = (map: Readonly<Record<string, string>> | undefined, name: string): string =>
  map && Object.hasOwn(map, name) ? map[name]! : name

/**
 * What of the old definition live cases need and the new one, with its upgrade, no longer has. Additions pass: new
 * states, steps, fields and options, and stricter limits, which hold from the next write on. Empty means safe to start.
 */
export function breaking(old: CaseData, next: CaseData, upgrade: Upgrade = {}): readonly Breaking[] {
  return [...brokenStates(old, next, upgrade), ...brokenFields(old, next, upgrade)]
}

function brokenStates(old: CaseData, next: CaseData, upgrade: Upgrade): Breaking[] {
  return Object.entries(old.states).flatMap(([name, state]): Breaking[] => {
    const to = renamed(upgrade.states, name)
    const path = `states.${name}`
    if (!Object.hasOwn(next.states, to))
      return [
        { path, what: 'state-removed', mend: `map it: states: { ${JSON.stringify(name)}: "a state of the new definition" }` },
      ]
    if ((state.ends === undefined) !== (next.states[to]?.ends === undefined))
      return [{ path, what: 'end-changed', mend: `keep "${to}" as it was and add a new state, or map "${name}" to another` }]
    return []
  })
}

function brokenFields(old: CaseData, next: CaseData, upgrade: Upgrade): Breaking[] {
  const fields = fieldsOf(next)
  return Object.entries(fieldsOf(old)).flatMap(([name, field]): Breaking[] => {
    const to = renamed(upgrade.fields, name)
    const path = pathOf(old, name)
    const now = Object.hasOwn(fields, to) ? fields[to] : undefined
    if (!now)
      return [
        { path, what: 'field-removed', mend: `map it: fields: { ${JSON.stringify(name)}: "a field of the new definition" }` },
      ]
    if (now.kind !== field.kind)
      return [{ path, what: 'kind-changed', mend: `"${to}" was ${field.kind} and is ${now.kind}: give the new one another name` }]
    const options = upgrade.options && Object.hasOwn(upgrade.options, to) ? upgrade.options[to] : undefined
    return Object.keys(field.options ?? {})
      .filter(option => !Object.hasOwn(now.options ?? {}, renamed(options, option)))
      .map(option => ({
        path: `${path}.${option}`,
        what: 'option-removed',
        mend: `map it: options: { ${JSON.stringify(to)}: { ${JSON.stringify(option)}: "an option of the new definition" } }`,
      }))
  })
}

const pathOf = (def: CaseData, name: string): string => {
  if (Object.hasOwn(def.form, name)) return `form.${name}`
  const step = Object.entries(def.steps).find(([, s]) => s.ask && Object.hasOwn(s.ask, name))?.[0]
  return `steps.${step}.${name}`
}

/** A stored case under the new names. Its history stays as it was written. */
export function upgradeCase(c: Case, upgrade: Upgrade): Case {
  const state = (name: string) => renamed(upgrade.states, name)
  const clock = (k: Clock | null) => k && { ...k, for: state(k.for) }
  const tasks = (all: Case['tasks']) => all.map(t => ({ ...t, state: state(t.state), answers: upgradeData(t.answers, upgrade) }))
  return {
    ...c,
    state: state(c.state),
    data: upgradeData(c.data, upgrade),
    clock: clock(c.clock),
    kept: clock(c.kept),
    tasks: tasks(c.tasks),
    follows: c.follows && {
      ...c.follows,
      stood: {
        ...c.follows.stood,
        state: state(c.follows.stood.state),
        clock: clock(c.follows.stood.clock),
        kept: clock(c.follows.stood.kept),
        tasks: tasks(c.follows.stood.tasks),
      },
    },
  }
}

function upgradeData(data: Data, upgrade: Upgrade): Data {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const to = renamed(upgrade.fields, key)
      const options = upgrade.options && Object.hasOwn(upgrade.options, to) ? upgrade.options[to] : undefined
      const option = (v: unknown) => (typeof v === 'string' ? renamed(options, v) : v)
      return [to, Array.isArray(value) ? value.map(option) : option(value)]
    }),
  )
}

/**
 * The definition as stable text, to be hashed: the same whatever order its keys were written in. Not to be read back for
 * drawing, since the order of fields and options is lost.
 */
export const canonical = (def: unknown): string => JSON.stringify(def, (_, value) => (isPlain(value) ? sorted(value) : value))

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const sorted = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
