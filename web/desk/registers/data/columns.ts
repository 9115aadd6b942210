import type { EntryFilter } from '#contract/entries'
import type { FieldKind } from '#kernel/define/field'
import type { Expr, FieldsData } from '#kernel/index'

/** What the columns of a register are about, in the order of a card. */
export const parts = ['what', 'where', 'size', 'who', 'when', 'more'] as const
export type Part = (typeof parts)[number]

const partOfKind: Readonly<Record<FieldKind, Part>> = {
  text: 'what',
  choice: 'what',
  choices: 'what',
  yesno: 'what',
  item: 'what',
  place: 'where',
  count: 'size',
  amount: 'size',
  person: 'who',
  phone: 'who',
  unit: 'who',
  units: 'who',
  day: 'when',
  moment: 'when',
  span: 'when',
  note: 'more',
  photos: 'more',
  checks: 'more',
}

/** The columns by what they are about; a part without columns is left out. */
export function partsOf(columns: FieldsData): readonly { readonly part: Part; readonly keys: readonly string[] }[] {
  const keysOf = (part: Part) =>
    Object.entries(columns).flatMap(([key, field]) =>
      // Whatever tells of a person stands with those one can speak to.
      (field.personal ? 'who' : partOfKind[field.kind]) === part ? [key] : [],
    )
  return parts.map(part => ({ part, keys: keysOf(part) })).filter(({ keys }) => keys.length > 0)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Columns in which two sets of values differ, in the order of the definition. */
export const differing = (
  columns: FieldsData,
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): readonly string[] => Object.keys(columns).filter(key => !same(a[key], b[key]))

/** What has to be sent to make `before` into `after`: changed columns alone, null for emptied ones. */
export function patchOf(
  columns: FieldsData,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(differing(columns, before, after).map(key => [key, after[key] ?? null]))
}

/** The conditions of a list that shows what an expression counts; nothing when a list cannot ask that. */
export function filtersOf(expr: Expr | undefined): readonly EntryFilter[] | undefined {
  if (expr === undefined) return []
  switch (expr.op) {
    case 'and': {
      const all = expr.all.map(filtersOf)
      return all.every(one => one !== undefined) ? all.flat() : undefined
    }
    case 'is':
    case 'has':
    case 'atLeast':
    case 'atMost':
      return [{ column: expr.field, op: expr.op, value: expr.value }]
    case 'in':
      return [{ column: expr.field, op: 'in', value: expr.values.map(String) }]
    case 'filled':
      return [{ column: expr.field, op: 'filled' }]
    case 'not':
      return expr.expr.op === 'filled' ? [{ column: expr.expr.field, op: 'empty' }] : undefined
    default:
      return undefined
  }
}
