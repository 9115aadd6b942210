import type { EntryFilter } from '#contract/entries'
import type { FieldData, FieldKind } from '#kernel/define/field'
import type { Expr, FieldsData } from '#kernel/index'
import { isYear } from '../../../fields/is-year.ts'

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
  rows: 'more',
}

/** Whatever tells of a person stands with those one can speak to. */
const partOf = (field: FieldData): Part => (field.personal ? 'who' : isYear(field) ? 'when' : partOfKind[field.kind])

/** The columns by what they are about; a part without columns is left out. */
export function partsOf(columns: FieldsData): readonly { readonly part: Part; readonly keys: readonly string[] }[] {
  const keysOf = (part: Part) => Object.entries(columns).flatMap(([key, field]) => (partOf(field) === part ? [key] : []))
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

const one = (column: string, op: EntryFilter['op'], value?: EntryFilter['value']): readonly EntryFilter[] => [
  value === undefined ? { column, op } : { column, op, value },
]

/** What a list can ask instead of the contrary of an expression. */
function contraryOf(expr: Expr, columns: FieldsData): readonly EntryFilter[] | undefined {
  if (expr.op === 'filled') return one(expr.field, 'empty')
  if (expr.op === 'not') return filtersOf(expr.expr, columns)
  if (expr.op === 'or') return filtersOf({ op: 'and', all: expr.all.map(inner => ({ op: 'not', expr: inner })) }, columns)
  if (expr.op !== 'is' && expr.op !== 'in') return undefined
  const field = columns[expr.field]
  // Nothing chosen is the contrary of a choice as well, which a list cannot ask together with the others.
  if (!field?.required) return undefined
  if (field.kind === 'yesno' && expr.op === 'is') return one(expr.field, 'is', expr.value !== true)
  if (field.kind !== 'choice') return undefined
  const said = expr.op === 'is' ? [expr.value] : expr.values
  return one(
    expr.field,
    'in',
    Object.keys(field.options ?? {}).filter(option => !said.includes(option)),
  )
}

/** The conditions of a list that shows what an expression counts; nothing when a list cannot ask that. */
export function filtersOf(expr: Expr | undefined, columns: FieldsData): readonly EntryFilter[] | undefined {
  if (expr === undefined) return []
  switch (expr.op) {
    case 'and': {
      const all = expr.all.map(inner => filtersOf(inner, columns))
      return all.every(filters => filters !== undefined) ? all.flat() : undefined
    }
    case 'is':
    case 'has':
    case 'atLeast':
    case 'atMost':
      return one(expr.field, expr.op, expr.value)
    case 'over':
    case 'under': {
      const step = expr.op === 'over' ? 1 : -1
      const whole = columns[expr.field]?.kind === 'count'
      return whole ? one(expr.field, expr.op === 'over' ? 'atLeast' : 'atMost', expr.value + step) : undefined
    }
    case 'in':
      return one(expr.field, 'in', expr.values.map(String))
    case 'filled':
      return one(expr.field, 'filled')
    case 'not':
      return contraryOf(expr.expr, columns)
    default:
      return undefined
  }
}
