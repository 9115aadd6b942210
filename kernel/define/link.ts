import type { CaseData, FormOf, StepName } from './case.ts'
import type { Fields, PlaceValue, Values } from './field.ts'

/** What a link may draw on: the case whose step was taken, where it is, and what the step was answered. */
export interface LinkSource<A> {
  readonly data: Readonly<Record<string, unknown>>
  readonly place: PlaceValue
  readonly answers: A
}

/** Where two programmes meet: a step of one raises a case of the other, in the same transaction. */
export interface Link {
  readonly from: CaseData
  readonly step: string
  readonly to: CaseData
  readonly answers: (source: LinkSource<Readonly<Record<string, unknown>>>) => Readonly<Record<string, unknown>>
}

type StepAsks<D, S extends StepName<D>> = D extends { readonly names?: { readonly steps: infer T } }
  ? S extends keyof T
    ? T[S] extends { readonly ask: infer A extends Fields }
      ? Values<A>
      : Record<never, never>
    : never
  : never

/**
 * Says that taking `step` of one case type raises a case of another, and with which answers. Unknown steps, and answers the
 * other form does not ask, do not compile; whoever took the step files the new case.
 */
export const link = <D extends CaseData, S extends StepName<D>, T extends CaseData>(
  from: D,
  step: S,
  to: T,
  answers: (source: LinkSource<StepAsks<D, S>>) => FormOf<T> extends infer F extends Fields ? Values<F> : never,
): Link => ({ from, step, to, answers: answers as unknown as Link['answers'] })
