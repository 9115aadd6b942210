import type { CaseData, FormOf, StepName } from './case.ts'
import type { Fields, PlaceValue, Values } from './field.ts'

/** What a link may draw on: the case whose step was taken, where it is, and what the step was answered. */
export interface LinkSource<A> {
  readonly data: Readonly<Record<string, unknown>>
  readonly place: PlaceValue
  readonly answers: A
}

/** Where two programmes meet: a step of one raises cases of the other, or takes a step of them, in the same transaction. */
export interface Link {
  readonly from: CaseData
  readonly step: string
  readonly to: CaseData
  /** What each case that is raised is filed with, in order; none when there is nothing to raise. */
  readonly answers: (source: LinkSource<Readonly<Record<string, unknown>>>) => readonly Readonly<Record<string, unknown>>[]
  /** Nothing is raised: this step of cases that are there is taken, each named by `number` beside the step's answers. */
  readonly takes?: string
}

type StepAsks<D, S extends StepName<D>> = D extends { readonly names?: { readonly steps: infer T } }
  ? S extends keyof T
    ? T[S] extends { readonly ask: infer A extends Fields }
      ? Values<A>
      : Record<never, never>
    : never
  : never

type Filled<T> = FormOf<T> extends infer F extends Fields ? Values<F> : never

/**
 * Says that taking `step` of one case type raises as many cases of another as there are answers for, e.g. one for each
 * decision of a meeting, all in the step's transaction. Unknown steps, and answers the other form does not ask, do not
 * compile; whoever took the step files the new cases.
 */
export const linkEach = <D extends CaseData, S extends StepName<D>, T extends CaseData>(
  from: D,
  step: S,
  to: T,
  answers: (source: LinkSource<StepAsks<D, S>>) => readonly Filled<T>[],
): Link => ({ from, step, to, answers: answers as unknown as Link['answers'] })

/** The same for a step that raises exactly one. */
export const link = <D extends CaseData, S extends StepName<D>, T extends CaseData>(
  from: D,
  step: S,
  to: T,
  answers: (source: LinkSource<StepAsks<D, S>>) => Filled<T>,
): Link => linkEach(from, step, to, source => [answers(source)])

/**
 * Says that taking `step` of one case takes `takes` of others, each named by its number: what a meeting decided is decided.
 * A case that is not there, of another kind, or in which the step cannot be taken by this person now is left as it is.
 */
export const linkStep = <D extends CaseData, S extends StepName<D>, T extends CaseData, N extends StepName<T>>(
  from: D,
  step: S,
  to: T,
  takes: N,
  answers: (source: LinkSource<StepAsks<D, S>>) => readonly ({ readonly number: string } & StepAsks<T, N>)[],
): Link => ({ from, step, to, takes, answers: answers as unknown as Link['answers'] })
