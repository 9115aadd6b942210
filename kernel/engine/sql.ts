import type { Expr } from '../define/expr.ts'

/** SQL text with `$n` placeholders, and the values to bind to them in order. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
}

const compare = { over: '>', under: '<', atLeast: '>=', atMost: '<=' } as const

/**
 * The condition as a PostgreSQL expression over a row with the columns `data jsonb not null` and `taken jsonb not null`,
 * meaning exactly what `holds` means: it is true or false for every row, never null, so `not` turns it round also where
 * a field is not filled. Equality uses `@>`, which a GIN index on `data` answers.
 * @param alias the row's name in the query, a plain lower-case identifier
 * @param from the number of the first placeholder
 */
export function toSql(expr: Expr, alias: string, from = 1): Sql {
  if (!/^[a-z_][a-z0-9_]*$/.test(alias)) throw new RangeError(`"${alias}" is no plain identifier`)
  const values: unknown[] = []
  const bind = (value: unknown, type: string) => `$${from + values.push(value) - 1}::${type}`
  const contains = (field: string, value: unknown) => `${alias}.data @> ${bind(JSON.stringify({ [field]: value }), 'jsonb')}`

  const write = (e: Expr): string => {
    switch (e.op) {
      case 'and':
        return e.all.length === 0 ? 'true' : `(${e.all.map(write).join(' and ')})`
      case 'or':
        return e.all.length === 0 ? 'false' : `(${e.all.map(write).join(' or ')})`
      case 'not':
        return `not (${write(e.expr)})`
      case 'is':
        return contains(e.field, e.value)
      case 'in':
        return e.values.length === 0 ? 'false' : `(${e.values.map(v => contains(e.field, v)).join(' or ')})`
      case 'has':
        return contains(e.field, [e.value])
      case 'filled':
        return `coalesce(jsonb_typeof(${alias}.data -> ${bind(e.field, 'text')}) <> 'null', false)`
      case 'taken':
        return `coalesce((${alias}.taken ->> ${bind(e.step, 'text')})::numeric, 0) >= ${bind(e.times, 'numeric')}`
      default: {
        const value = `${alias}.data -> ${bind(e.field, 'text')}`
        // `case` keeps the cast away from values that are no numbers.
        return `case when jsonb_typeof(${value}) = 'number' then (${value})::numeric ${compare[e.op]} ${bind(e.value, 'numeric')} else false end`
      }
    }
  }
  return { text: write(expr), values }
}
