import type { BulkLook } from '#contract/bulk'
import type { CaseData, StepData } from '#kernel/index'

type Looked = BulkLook['rows'][number]

/** A step on the selected cases: which take it, and which do not. */
export type BulkAct = {
  readonly step: string
  readonly title: string
  readonly will: readonly Looked[]
  readonly wont: readonly Looked[]
}

/** Everyday steps before those that send back or end. */
const rank = (step: StepData) => (step.returns ? 2 : 0) + (Object.keys(step.ask ?? {}).length > 4 ? 1 : 0)

/** What can be done with these cases: what all of them allow first, then what only some do. */
export function bulkActs(
  def: CaseData,
  rows: readonly Looked[],
): { readonly all: readonly BulkAct[]; readonly some: readonly BulkAct[] } {
  const known = Object.entries(def.steps).filter(([name]) => rows.some(row => row.steps.includes(name)))
  const acts = known
    .map(([name, step]) => ({ step, act: actOf(name, step.title, rows) }))
    .sort((a, b) => rank(a.step) - rank(b.step))
    .map(({ act }) => act)
  return { all: acts.filter(act => act.wont.length === 0), some: acts.filter(act => act.wont.length > 0) }
}

const actOf = (step: string, title: string, rows: readonly Looked[]): BulkAct => ({
  step,
  title,
  will: rows.filter(row => row.steps.includes(step)),
  wont: rows.filter(row => !row.steps.includes(step)),
})

/** Why the others will not: they stand elsewhere, or they are not this person's. */
export function whyNot(
  def: CaseData,
  act: BulkAct,
): readonly { readonly state: string; readonly elsewhere: boolean; readonly count: number }[] {
  const from = def.steps[act.step]?.from ?? []
  const counts = new Map<string, number>()
  for (const row of act.wont) counts.set(row.state, (counts.get(row.state) ?? 0) + 1)
  return [...counts].map(([state, count]) => ({ state, count, elsewhere: !from.includes(state) }))
}

/** The step by which cases go to a unit, with the field that names it; the one that asks least else. */
export function assigningStep(
  def: CaseData,
  acts: readonly BulkAct[],
): { readonly act: BulkAct; readonly field: string } | undefined {
  const found = acts.flatMap(act => {
    const data = def.steps[act.step]
    const field = data?.assign
    if (!field || data.ask?.[field]?.kind !== 'unit') return []
    const asks = Object.entries(data.ask).filter(([key, one]) => key !== field && one.required).length
    return [{ act, field, asks }]
  })
  return found.sort((a, b) => a.asks - b.asks || b.act.will.length - a.act.will.length)[0]
}

/** The field of a step that the office's rules can fill for each case by itself. */
export const suggestedField = (step: StepData | undefined): string | undefined =>
  Object.entries(step?.ask ?? {}).find(([, field]) => field.kind === 'unit' && field.routed)?.[0]
