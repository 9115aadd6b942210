import type { FieldsData } from '#kernel/index'

/** What people fill in by hand: without what only another system hands over. */
export const askedColumns = (columns: FieldsData): readonly string[] =>
  Object.entries(columns).flatMap(([key, field]) => (field.passedOn ? [] : [key]))

export const personalColumns = (columns: FieldsData): readonly string[] =>
  Object.entries(columns).flatMap(([key, field]) => (field.personal ? [key] : []))

/** The values of an entry as a form begins with them; masked ones are left out, so that a mask is never written down. */
export function firstValues(columns: FieldsData, data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const hidden = personalColumns(columns)
  return Object.fromEntries(
    Object.entries(data).filter(([key, value]) => !hidden.includes(key) && value !== null && value !== undefined),
  )
}

type Values = Readonly<Record<string, unknown>>
export type Conflict = { readonly column: string; readonly mine: unknown; readonly theirs: unknown }

/** Columns both changed since one began, each to something else. */
export function conflictsOf(begun: Values, theirs: Values, mine: Values): readonly Conflict[] {
  const text = (value: unknown) => JSON.stringify(value ?? null)
  return Object.keys(mine)
    .filter(column => text(theirs[column]) !== text(begun[column]) && text(theirs[column]) !== text(mine[column]))
    .map(column => ({ column, mine: mine[column], theirs: theirs[column] }))
}
