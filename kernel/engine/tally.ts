import type { IndicatorData } from '../define/indicator.ts'
import { holds } from './holds.ts'
import type { Case } from './model.ts'

/** Is its time up and it not ended? A clock that stands still, or was lengthened, is not late. */
export const isLate = (c: Pick<Case, 'closedAt' | 'clock'>): boolean =>
  c.closedAt === null && c.clock !== null && c.clock.lateAt !== null && c.clock.dueAt !== null

/**
 * As what an open case counts where it stands now: `open`, `late`, and `nobody` when neither person nor unit has it, each
 * with the state behind it. An ended case counts as nothing.
 */
export function openCounts(c: Case): readonly string[] {
  if (c.closedAt !== null) return []
  return [
    `open ${c.state}`,
    ...(isLate(c) ? [`late ${c.state}`] : []),
    ...(c.holder === null && c.unit === null ? [`nobody ${c.state}`] : []),
  ]
}

/** The name of one count of an indicator: its denominator (`of`) or numerator (`hit`), for all or for one value of a field. */
export const countName = (
  indicator: string,
  what: 'of' | 'hit',
  by?: { readonly field: string; readonly value: string },
): string => (by ? `${indicator} ${what} ${by.field}=${by.value}` : `${indicator} ${what}`)

/**
 * As what a case counts in the indicators of its kind, on the day it was filed. A share holds only what should have ended by
 * now, so that a case whose time is not yet up is held against nobody (GB/T 30428.4: should-close). The same matter
 * reported forty times is one matter: what was merged counts where it went.
 */
export function indicatorCounts(c: Case, indicators: Readonly<Record<string, IndicatorData>>): readonly string[] {
  if (c.follows) return []
  return Object.entries(indicators).flatMap(([key, i]) => {
    const of = (!i.where || holds(i.where, c)) && (i.kind === 'tally' || c.closedAt !== null || isLate(c))
    if (!of) return []
    const hit = (!i.states || i.states.includes(c.state)) && (!i.inTime || !c.everLate)
    const groups = i.by.map(field => ({ field, value: textOf(c.data[field]) }))
    const named = hit && i.kind === 'share' ? (['of', 'hit'] as const) : (['of'] as const)
    return named.flatMap(what => [countName(key, what), ...groups.map(by => countName(key, what, by))])
  })
}

/** By what cases are told apart once they are closed: whatever an indicator of their kind tells them apart by. */
export const closedBy = (indicators: Readonly<Record<string, IndicatorData>>): readonly string[] => [
  ...new Set(Object.values(indicators).flatMap(i => i.by)),
]
/** The name of a count of closed cases, for all or for one value of a field; no indicator has a name like it. */
export const closedName = (by?: { readonly field: string; readonly value: string }): string =>
  by ? `*closed ${by.field}=${by.value}` : '*closed'

/** As what a case counts on the day it was closed; what was merged counts where it went. */
export const closedCounts = (c: Case, indicators: Readonly<Record<string, IndicatorData>>): readonly string[] =>
  c.closedAt === null || c.follows
    ? []
    : [closedName(), ...closedBy(indicators).map(field => closedName({ field, value: textOf(c.data[field]) }))]

/** A value as the database writes it out of a document. */
const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
