import type { CaseData, CaseDef, FormOf, StateName } from './case.ts'
import { type Asks, type Condition, conditionOf, type Expr } from './expr.ts'
import type { Fields, PublicKeys } from './field.ts'

/** A number the office answers for, with numerator and denominator that open into the cases behind them. */
export interface IndicatorData {
  readonly title: string
  readonly kind: 'tally' | 'share'
  readonly of: CaseData
  /** Numerator: the case stands in one of these states, and `where` holds. */
  readonly states?: readonly string[]
  readonly where?: Expr
  readonly inTime?: boolean
  readonly by: readonly string[]
  readonly target?: number
}

interface More<F extends Fields> {
  readonly where?: (c: Asks<F>) => Condition
  readonly inTime?: boolean
  /** Never a personal field: the office counts matters, not people. */
  readonly by?: readonly NoInfer<PublicKeys<F>>[]
  readonly target?: number
}

const indicator = <F extends Fields, S extends string>(
  kind: 'tally' | 'share',
  title: string,
  of: CaseDef<F, S, unknown>,
  states: readonly S[],
  more: More<F>,
): IndicatorData => ({
  kind,
  title,
  of,
  ...(states.length > 0 && { states }),
  ...(more.where && { where: conditionOf(more.where) }),
  ...(more.inTime && { inTime: true }),
  by: more.by ?? [],
  ...(more.target !== undefined && { target: more.target }),
})

/** How many cases. */
export const tally = <D extends CaseDef<Fields, string, unknown>>(title: string, of: D, more: More<FormOf<D>> = {}) =>
  indicator('tally', title, of as unknown as CaseDef<FormOf<D>, StateName<D>, unknown>, [], more)
/** The share of cases that stand in one of `states`, or were closed in time. */
export const share = <D extends CaseDef<Fields, string, unknown>>(
  title: string,
  of: D,
  states: readonly NoInfer<StateName<D>>[],
  more: More<FormOf<D>> = {},
) => indicator('share', title, of as unknown as CaseDef<FormOf<D>, StateName<D>, unknown>, states, more)
