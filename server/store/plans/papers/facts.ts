import type { PlanStanding, Standings } from '#contract/plans'
import { type Comparator, meets } from '#kernel/engine/plan/standing'
import type { Stood } from '../plan-standing.ts'
import type { PaperPeriod } from './period.ts'

/** A promise as it stood on the day of the paper, and at the end of the period before. */
export interface Fact {
  readonly id: string
  readonly plan: string
  readonly planTitle: string
  /** The topmost heading it hangs under; of which plan, when there are several. */
  readonly goal: string
  readonly kind: 'task' | 'target' | 'milestone'
  readonly number: string
  readonly title: string
  readonly comparator: Comparator | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly per: string
  readonly baseline: number | null
  readonly start: string
  readonly due: string
  readonly cadence: string | null
  readonly lead: string | null
  readonly leadName: string
  readonly now: Stood
  /** Null: it had not begun then. */
  readonly before: Stood | null
  /** What its unit wrote last about it, up to the day of the paper. */
  readonly words: { readonly day: string; readonly words: string } | null
  /** It goes on in another plan. */
  readonly carried: { readonly plan: string; readonly reason: string } | null
}

/** What holds somebody up (阻点), as its order said on that day. */
export interface Blocking {
  readonly order: string
  readonly matter: string
  readonly unit: string
  readonly by: string
  readonly clearing: readonly string[]
  readonly clearBy: string | null
}

export interface Gathered {
  /** Null: all adopted plans. */
  readonly title: string | null
  readonly unit: string | null
  readonly period: PaperPeriod
  readonly facts: readonly Fact[]
  readonly blocking: readonly Blocking[]
}

const keys = { kept: 'kept', 'on-way': 'onWay', slow: 'slow', late: 'late', 'no-data': 'noData', 'to-set': 'toSet' } as const
export const nobody = '未明确责任单位'

/** How many of some promises stand how. */
export function countOf(stands: readonly (Pick<Stood, 'standing'> | null)[]): Standings {
  const found = { kept: 0, onWay: 0, slow: 0, late: 0, noData: 0, toSet: 0 }
  for (const one of stands) if (one && one.standing !== 'none') found[keys[one.standing]] += 1
  return found
}
export const sumOf = (c: Standings): number => c.kept + c.onWay + c.slow + c.late + c.noData + c.toSet
/** Kept or on its way: what is neither late, nor behind, nor unknown. */
export const onTime = (c: Standings): number => c.kept + c.onWay

export const standing = (facts: readonly Fact[], ...which: readonly PlanStanding[]): Fact[] =>
  facts.filter(f => which.includes(f.now.standing))
/** Kept now, and not kept when the period before ended. */
export const reachedIn = (facts: readonly Fact[]): Fact[] =>
  facts.filter(f => f.now.standing === 'kept' && f.before?.standing !== 'kept')
export const newlyLate = (facts: readonly Fact[]): Fact[] =>
  facts.filter(f => f.now.standing === 'late' && f.before !== null && f.before.standing !== 'late')
export const recovered = (facts: readonly Fact[]): Fact[] =>
  facts.filter(f => f.before?.standing === 'late' && f.now.standing !== 'late')
/** Due after the day of the paper and before the next period ends, and not kept yet; the earliest first. */
export const dueNext = (facts: readonly Fact[], { asOf, next }: PaperPeriod): Fact[] =>
  facts
    .filter(f => f.due > asOf && f.due <= next && f.now.standing !== 'kept')
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
export const dueIn = (facts: readonly Fact[], { from, asOf }: PaperPeriod): Fact[] =>
  facts.filter(f => f.due >= from && f.due <= asOf)

export interface UnitPart {
  readonly unit: string | null
  readonly name: string
  readonly facts: readonly Fact[]
  readonly counts: Standings
}
/** Each unit with what it leads, most late first. Promises that no unit leads come last. */
export function byUnit(facts: readonly Fact[]): UnitPart[] {
  const parts = [...Map.groupBy(facts, f => f.lead)].map(([unit, some]) => ({
    unit,
    name: some[0]?.leadName ?? nobody,
    facts: some,
    counts: countOf(some.map(f => f.now)),
  }))
  return parts.sort(
    (a, b) =>
      Number(a.unit === null) - Number(b.unit === null) ||
      b.counts.late - a.counts.late ||
      b.facts.length - a.facts.length ||
      (a.name < b.name ? -1 : 1),
  )
}
export const byGoal = (facts: readonly Fact[]): (readonly [goal: string, facts: readonly Fact[]])[] => [
  ...Map.groupBy(facts, f => f.goal),
]

/** Whether the value expected at the deadline is what was asked; null without a forecast. */
export function expectedToMeet(f: Fact): boolean | null {
  if (f.now.forecast === null || f.comparator === null || f.comparator === 'milestone') return null
  const asked = {
    comparator: f.comparator,
    low: f.low,
    high: f.high,
    baseline: f.baseline,
    start: f.start,
    due: f.due,
    cadence: null,
  }
  return meets(asked, f.now.forecast.value)
}
