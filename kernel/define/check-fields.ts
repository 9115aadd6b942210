import { asksAbout, type Expr } from './expr.ts'
import type { FieldData, FieldKind, FieldsData } from './field.ts'

/** Which comparisons a kind of field answers at all; every kind can be filled in or not. */
const answers: Readonly<Partial<Record<FieldKind, readonly Expr['op'][]>>> = {
  text: ['is', 'in'],
  note: ['is', 'in'],
  day: ['is', 'in'],
  choice: ['is', 'in'],
  unit: ['is', 'in'],
  item: ['is', 'in'],
  yesno: ['is'],
  choices: ['has'],
  units: ['has'],
  photos: ['has'],
  count: ['is', 'over', 'under', 'atLeast', 'atMost'],
  amount: ['is', 'over', 'under', 'atLeast', 'atMost'],
  moment: ['is', 'over', 'under', 'atLeast', 'atMost'],
}

type Leaf = Exclude<Expr, { op: 'and' | 'or' | 'not' | 'taken' }>

function leaves(expr: Expr): readonly Leaf[] {
  switch (expr.op) {
    case 'and':
    case 'or':
      return expr.all.flatMap(leaves)
    case 'not':
      return leaves(expr.expr)
    case 'taken':
      return []
    default:
      return [expr]
  }
}

/**
 * What is wrong with the conditions under which fields of a form are asked. A condition looks at fields before its own or
 * at the report (`given`), never at personal ones: who may see them differs, and the form must not.
 */
export function wrongConditions(form: FieldsData, given: FieldsData = {}): readonly string[] {
  const before: Record<string, FieldData> = { ...given }
  const mistakes: string[] = []
  for (const [key, field] of Object.entries(form)) {
    if (field.when) {
      if (asksAbout(field.when).steps.length > 0) mistakes.push(`field "${key}" asks how often a step was taken`)
      for (const leaf of leaves(field.when)) {
        const asked = Object.hasOwn(before, leaf.field) ? before[leaf.field] : undefined
        const wrong = asked ? wrongWith(asked, leaf) : 'which does not stand before it'
        if (wrong) mistakes.push(`field "${key}" asks about "${leaf.field}", ${wrong}`)
      }
    }
    before[key] = field
  }
  return mistakes
}

function wrongWith(asked: FieldData, leaf: Leaf): string | null {
  if (asked.personal) return 'which is personal'
  if (leaf.op === 'filled') return null
  if (!answers[asked.kind]?.includes(leaf.op)) return `which is ${asked.kind} and cannot be asked "${leaf.op}"`
  const values = leaf.op === 'in' ? leaf.values : [leaf.value]
  const unknown = asked.options && values.find(value => !Object.hasOwn(asked.options ?? {}, String(value)))
  return unknown === undefined ? null : `which has no option "${unknown}"`
}
