import type { CaseData } from '#kernel/define/case'
import type { Check, FieldsData } from '#kernel/define/field'

export type VisitValues = Readonly<Record<string, unknown>>
export type VisitStep = {
  readonly name: string
  readonly title: string
  readonly ask: FieldsData
  /** Needs nothing but a look at the points: one press sends it. */
  readonly direct: boolean
}

/** The visits that may be noted at a stop now, in the order of the definition. */
export const visitSteps = (def: CaseData, may: readonly string[]): VisitStep[] =>
  Object.keys(def.round?.visits ?? {}).flatMap(name => {
    const step = def.steps[name]
    if (!step || !may.includes(name)) return []
    const ask = step.ask ?? {}
    const direct = Object.values(ask).every(field => field.kind === 'checks' || !field.required)
    return [{ name, title: step.title, ask, direct }]
  })

const keysOf = (steps: readonly VisitStep[], which: (kind: string) => boolean): string[] => [
  ...new Set(steps.flatMap(({ ask }) => Object.entries(ask).flatMap(([key, field]) => (which(field.kind) ? [key] : [])))),
]
/** The checklists that any of these steps asks for: answered once for all of them. */
export const checklistsOf = (steps: readonly VisitStep[]): string[] => keysOf(steps, kind => kind === 'checks')
export const othersOf = (steps: readonly VisitStep[]): string[] => keysOf(steps, kind => kind !== 'checks')

export const answersFor = ({ ask }: VisitStep, values: VisitValues): VisitValues =>
  Object.fromEntries(Object.keys(ask).flatMap(key => (values[key] === undefined ? [] : [[key, values[key]]])))

const checked = (value: unknown): readonly Check[] => (Array.isArray(value) ? value : [])

/** How many points of the place have no answer yet, by checklist; only those with some. */
export function pointsLeft(
  keys: readonly string[],
  values: VisitValues,
  points: readonly string[],
): Readonly<Record<string, number>> {
  const left = keys.map(key => {
    const seen = new Set(checked(values[key]).map(one => one.point))
    return [key, points.filter(point => !seen.has(point)).length] as const
  })
  return Object.fromEntries(left.filter(([, count]) => count > 0))
}

/** Something was answered that is asked no more. */
export const asksOther = (keys: readonly string[], values: VisitValues, points: readonly string[]): boolean =>
  keys.some(key => checked(values[key]).some(one => !points.includes(one.point)))
