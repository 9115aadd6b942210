import type { CaseDetail } from '#contract/cases'
import type { Case, Data } from '#kernel/engine/model'
import { type Guesser, guesserOf, type Matter } from '#methods/classify/guess'
import { classifierOf, type Model, type Verdict } from '#methods/classify/index'
import type { CaseType } from './definitions.ts'
import type { Snapshot } from './directory.ts'

/** What the office's own cases have taught, by case type; in memory only, learned anew after a start. */
export interface Learned {
  ask(type: string): ((words: string) => Verdict) | undefined
  keep(type: string, model: Model): void
}

export function keepLearned(): Learned {
  const known = new Map<string, (words: string) => Verdict>()
  return {
    ask: type => known.get(type),
    keep: (type, model) => {
      const classify = classifierOf(model)
      known.set(type, words => classify({ body: words }))
    },
  }
}

/**
 * The step's field in which somebody says which row of a register a case is about, and that register: one with keywords.
 * Where nobody but those at work on a case may know of it, nothing is learned from it either.
 */
export function categoryOf({ programme, def }: CaseType): { readonly field: string; readonly register: string } | null {
  if (def.confidential) return null
  for (const step of Object.values(def.steps))
    for (const [field, { kind, register }] of Object.entries(step.ask ?? {}))
      if (kind === 'item' && register && programme.registers[register]?.columns.keywords) return { field, register }
  return null
}

/** What was said of the matter: words of the report's form that are about nobody. */
export const wordFields = (of: CaseType): string[] =>
  Object.entries(of.def.form).flatMap(([key, field]) => (field.kind === 'note' && !field.personal ? [key] : []))

export const wordsIn = (of: CaseType, data: Data): string =>
  wordFields(of)
    .flatMap(key => (typeof data[key] === 'string' ? [data[key]] : []))
    .join('\n')

/** A row of a register as a matter to guess, and what it says in one text. */
export const matterOf = (key: string, row: Data): Matter => {
  const text = (column: string) => (typeof row[column] === 'string' ? row[column] : '')
  return { key, class: text('class'), subclass: text('subclass'), when: text('when'), keywords: text('keywords') }
}

/** Built once for each state of a register: a changed register is another map. */
const guessers = new WeakMap<ReadonlyMap<string, Data>, Guesser>()
function guesserFor(rows: ReadonlyMap<string, Data>): Guesser {
  const there = guessers.get(rows)
  if (there) return there
  const made = guesserOf([...rows].map(([key, row]) => matterOf(key, row)))
  guessers.set(rows, made)
  return made
}

/**
 * For the step that asks for a category: which one the words speak of. What the office's closed cases taught comes first;
 * where that is not sure, or nothing was taught yet, the catalogue's own words; else nothing. A person decides.
 */
export function categoriesFor(of: CaseType, c: Case, snapshot: Snapshot, learned: Learned): Pick<CaseDetail, 'categories'> {
  const category = categoryOf(of)
  const asked = Object.values(of.def.steps).some(
    step => step.from.includes(c.state) && category !== null && Object.hasOwn(step.ask ?? {}, category.field),
  )
  const rows = category && snapshot.registers.get(`${of.programme.id}.${category.register}`)
  if (!category || !asked || !rows) return {}
  const words = wordsIn(of, c.data)
  const verdict = learned.ask(of.type)?.(words)
  if (verdict && !verdict.abstain && rows.has(verdict.label)) {
    const { label, confidence, because } = verdict
    return { categories: { [category.field]: { item: label, because: [...because], confidence } } }
  }
  const guess = guesserFor(rows)(words)
  return guess
    ? { categories: { [category.field]: { item: guess.matter.key, because: guess.because.slice(0, 5), confidence: null } } }
    : {}
}
