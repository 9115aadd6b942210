import type { Field, Fields, ValueOf } from './field.ts'

/**
 * A condition as data: one shape, three interpreters (TypeScript, SQL, words). The union is closed; a new operator
 * needs a decision record. `field` names a key of the case's data, `step` a step of the case.
 */
export type Expr =
  | { readonly op: 'is'; readonly field: string; readonly value: string | number | boolean }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly (string | number)[] }
  | { readonly op: 'has'; readonly field: string; readonly value: string }
  | { readonly op: 'over' | 'under' | 'atLeast' | 'atMost'; readonly field: string; readonly value: number }
  | { readonly op: 'filled'; readonly field: string }
  | { readonly op: 'taken'; readonly step: string; readonly times: number }
  | { readonly op: 'and' | 'or'; readonly all: readonly Expr[] }
  | { readonly op: 'not'; readonly expr: Expr }

/** An expression under construction; `JSON.stringify` of it is the expression itself. */
export interface Condition {
  readonly expr: Expr
  and(other: Condition): Condition
  or(other: Condition): Condition
  not(): Condition
}

const condition = (expr: Expr): Condition => ({
  expr,
  and: other => condition({ op: 'and', all: [expr, other.expr] }),
  or: other => condition({ op: 'or', all: [expr, other.expr] }),
  not: () => condition({ op: 'not', expr }),
})

interface Filled {
  filled(): Condition
}
interface Equal<T> extends Filled {
  is(value: T): Condition
}
interface OneOf<T> extends Equal<T> {
  in(...values: T[]): Condition
}
interface Number_ extends Equal<number> {
  over(value: number): Condition
  under(value: number): Condition
  atLeast(value: number): Condition
  atMost(value: number): Condition
}
interface Many<T> extends Filled {
  has(value: T): Condition
}

type Asked<F extends Field> =
  ValueOf<F> extends boolean
    ? Equal<boolean>
    : ValueOf<F> extends number
      ? Number_
      : ValueOf<F> extends string
        ? OneOf<ValueOf<F>>
        : ValueOf<F> extends readonly (infer T extends string)[]
          ? Many<T>
          : Filled

/** What `when` may ask about: the form's fields by name, and how often a step was taken. */
export type Asks<F extends Fields> = { readonly [K in keyof F]: Asked<F[K]> } & {
  readonly $taken: Taken
}
/** Counted like a step: how often more time was granted. */
export const moreTime = '$moreTime'
export type Taken = (step: string) => { atLeast(times: number): Condition }

const asked = (name: string) => ({
  is: (value: string | number | boolean) => condition({ op: 'is', field: name, value }),
  in: (...values: (string | number)[]) => condition({ op: 'in', field: name, values }),
  has: (value: string) => condition({ op: 'has', field: name, value }),
  over: (value: number) => condition({ op: 'over', field: name, value }),
  under: (value: number) => condition({ op: 'under', field: name, value }),
  atLeast: (value: number) => condition({ op: 'atLeast', field: name, value }),
  atMost: (value: number) => condition({ op: 'atMost', field: name, value }),
  filled: () => condition({ op: 'filled', field: name }),
})

/** Runs a `when` once against a proxy that writes down what it asks. */
export function conditionOf<F extends Fields>(when: (c: Asks<F>) => Condition): Expr {
  const asks = new Proxy({} as Asks<F>, {
    get: (_, name) =>
      name === '$taken'
        ? (step: string) => ({ atLeast: (times: number) => condition({ op: 'taken', step, times }) })
        : asked(String(name)),
  })
  return when(asks).expr
}

/** The fields and steps an expression asks about. */
export function asksAbout(expr: Expr): { readonly fields: readonly string[]; readonly steps: readonly string[] } {
  switch (expr.op) {
    case 'and':
    case 'or': {
      const parts = expr.all.map(asksAbout)
      return { fields: parts.flatMap(p => p.fields), steps: parts.flatMap(p => p.steps) }
    }
    case 'not':
      return asksAbout(expr.expr)
    case 'taken':
      return { fields: [], steps: [expr.step] }
    default:
      return { fields: [expr.field], steps: [] }
  }
}
