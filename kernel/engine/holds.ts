import type { Expr } from '../define/expr.ts'
import type { Case } from './model.ts'

/** Does the condition hold for this case? A field that is not filled makes every comparison false. */
export function holds(expr: Expr, of: Pick<Case, 'data' | 'taken'>): boolean {
  switch (expr.op) {
    case 'and':
      return expr.all.every(e => holds(e, of))
    case 'or':
      return expr.all.some(e => holds(e, of))
    case 'not':
      return !holds(expr.expr, of)
    case 'taken':
      return (of.taken[expr.step] ?? 0) >= expr.times
  }
  const value = of.data[expr.field]
  switch (expr.op) {
    case 'filled':
      return value !== undefined && value !== null
    case 'is':
      return value === expr.value
    case 'in':
      return expr.values.some(v => v === value)
    case 'has':
      return Array.isArray(value) && value.includes(expr.value)
  }
  if (typeof value !== 'number') return false
  switch (expr.op) {
    case 'over':
      return value > expr.value
    case 'under':
      return value < expr.value
    case 'atLeast':
      return value >= expr.value
    case 'atMost':
      return value <= expr.value
  }
}
