import { route } from './route.ts'
import type { Matter, RuleSet } from './types.ts'

export interface PastCase {
  readonly id: string
  readonly matter: Matter
}
export interface Changed {
  readonly id: string
  /** The unit under the old and the new rules; null: none. */
  readonly from: string | null
  readonly to: string | null
  /** The positions of the rules that decide. */
  readonly oldRule: number | null
  readonly newRule: number | null
}
export interface DryRun {
  readonly cases: number
  /** How many cases go from which unit to which, those that stay included. */
  readonly matrix: readonly { readonly from: string | null; readonly to: string | null; readonly cases: number }[]
  /** All that change, in the order given. */
  readonly changed: readonly Changed[]
}

export const nothingRun: DryRun = { cases: 0, matrix: [], changed: [] }

/** Sends past cases by the old and by the new rules, and says who would get more, who less and which cases change. */
export function dryRun(before: RuleSet, after: RuleSet, cases: readonly PastCase[]): DryRun {
  const pairs = cases.map(({ id, matter }) => {
    const old = route(before, matter)
    const now = route(after, matter)
    return {
      id,
      from: old?.unit ?? null,
      to: now?.unit ?? null,
      oldRule: old?.position ?? null,
      newRule: now?.position ?? null,
    }
  })
  return {
    cases: cases.length,
    matrix: counted(pairs.map(pair => ({ ...pair, cases: 1 }))),
    changed: pairs.filter(pair => pair.from !== pair.to),
  }
}

function counted(cells: DryRun['matrix']): DryRun['matrix'] {
  const sums = new Map<string, DryRun['matrix'][number]>()
  for (const { from, to, cases } of cells) {
    const key = `${from} ${to}`
    sums.set(key, { from, to, cases: (sums.get(key)?.cases ?? 0) + cases })
  }
  return [...sums.values()].sort((a, b) => b.cases - a.cases)
}

/** Two parts of one dry run as one, for cases that are read in portions. */
export const addRuns = (a: DryRun, b: DryRun): DryRun => ({
  cases: a.cases + b.cases,
  matrix: counted([...a.matrix, ...b.matrix]),
  changed: [...a.changed, ...b.changed],
})

/** Cases each unit gets under the old and the new rules, the greatest change first. */
export function loads({ matrix }: Pick<DryRun, 'matrix'>): { unit: string; before: number; after: number }[] {
  const sums = new Map<string, { unit: string; before: number; after: number }>()
  const at = (unit: string) => sums.get(unit) ?? { unit, before: 0, after: 0 }
  for (const { from, to, cases } of matrix) {
    if (from !== null) sums.set(from, { ...at(from), before: at(from).before + cases })
    if (to !== null) sums.set(to, { ...at(to), after: at(to).after + cases })
  }
  const change = (x: { before: number; after: number }) => Math.abs(x.after - x.before)
  return [...sums.values()].sort((a, b) => change(b) - change(a) || b.before - a.before || (a.unit < b.unit ? -1 : 1))
}
