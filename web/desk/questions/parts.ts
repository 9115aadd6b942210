import type { Group, Measure, Question, QuestionFilter, Subject } from '#kernel/engine/question'
import { groupingOf, isNumber, isTimed, opsOf } from '#kernel/engine/question'

/** The list with one thing exchanged, or gone when there is none instead. */
export const exchanged = <T>(list: readonly T[], at: number, by: T | undefined): T[] =>
  list.flatMap((one, n) => (n === at ? (by === undefined ? [] : [by]) : [one]))

export const groupable = (subject: Subject): readonly string[] =>
  Object.entries(subject.columns).flatMap(([column, field]) => (groupingOf(column, field) ? [column] : []))
export const addable = (subject: Subject): readonly string[] =>
  Object.entries(subject.columns).flatMap(([column, field]) => (isNumber(field) ? [column] : []))
export const filterable = (subject: Subject): readonly string[] =>
  Object.keys(subject.columns).filter(column => opsOf(subject, column).length > 0)
export const datable = (subject: Subject): readonly string[] =>
  Object.entries(subject.columns).flatMap(([column, field]) => (isTimed(field) ? [column] : []))

/** A group as it begins when a column is chosen. */
export function groupBy(subject: Subject, by: string): Group {
  const field = subject.columns[by]
  const how = field && groupingOf(by, field)
  if (how === 'time') return { by, every: 'month' }
  return how === 'bands' ? { by, bands: [10, 50, 100] } : { by }
}

/** The ways a column may be compared, as offered: one of several says all that “is” says. */
export const offeredOps = (subject: Subject, column: string): readonly QuestionFilter['op'][] => {
  const ops = opsOf(subject, column)
  return ops.includes('in') ? ops.filter(op => op !== 'is') : ops
}

/** A condition as it begins when a column and a way are chosen: its value is still to be said. */
export function filterBy(subject: Subject, column: string, op = offeredOps(subject, column)[0] ?? 'filled'): QuestionFilter {
  if (op === 'filled' || op === 'empty') return { column, op }
  if (op === 'in') return { column, op, value: [] }
  return subject.columns[column]?.kind === 'yesno' ? { column, op, value: true } : { column, op }
}

export function measureBy(subject: Subject, what: Measure['what']): Measure {
  if (what === 'share') return { what, where: [filterBy(subject, filterable(subject)[0] ?? '')] }
  if (what === 'count' || what === 'closing' || what === 'inTime') return { what }
  return { what, column: addable(subject)[0] ?? '' }
}

export const measuresOf = (subject: Subject): readonly Measure['what'][] => [
  'count',
  ...(addable(subject).length > 0
    ? subject.persons
      ? (['sum', 'mean'] as const)
      : (['sum', 'mean', 'min', 'max'] as const)
    : []),
  'share',
  ...(subject.kind === 'cases' ? (['closing', 'inTime'] as const) : []),
]

/** The numbers in a line somebody typed: “10，50, 100”. */
export const bandsIn = (text: string): number[] =>
  text
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .map(Number)

/** Do the values of a group have an order of their own? */
export const hasOrder = ({ groups }: Question, at: number): boolean => Boolean(groups[at]?.every ?? groups[at]?.bands)

/** The group by place, when there is one: which, and whether by grid. */
export function placeGroup({ groups }: Question): { at: number; layer: 'communities' | 'grids' } | undefined {
  const at = groups.findIndex(group => group.by === '$community' || group.by === '$grid')
  return at < 0 ? undefined : { at, layer: groups[at]?.by === '$grid' ? 'grids' : 'communities' }
}
