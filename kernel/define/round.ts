import { type CaseDef, caseOf, type RoundOrder, type StateInput, type StepInput, type StopsData, type Within } from './case.ts'
import { DefinitionError } from './check-case.ts'
import type { Asks, Condition } from './expr.ts'
import type { Fields, PersonalKeys, PublicKeys } from './field.ts'
import type { Role } from './role.ts'
import type { Span } from './span.ts'

/** One way a visit can turn out: a step that leads back to waiting for the next. */
export interface VisitInput<F extends Fields> {
  readonly title: string
  /** `offered`: it was declined, which keeps the promise just as well; nobody is counted for saying no. */
  readonly counts?: 'made' | 'offered'
  readonly ask?: Fields
  readonly when?: (c: Asks<F>) => Condition
  readonly tell?: readonly PersonalKeys<F>[]
  readonly shows?: readonly string[]
}

/** What is done when no visit came in time, each for a while, before the next is tried. */
export interface MissedInput<F extends Fields> {
  readonly title: string
  /** What the history says when the clock comes to it. */
  readonly step: string
  readonly within: Within
  /** Left out when this does not hold, e.g. where no neighbour was named. */
  readonly when?: (c: Asks<F>) => Condition
}

type StepTo<M extends string> = `to${Capitalize<M>}`
type RoundSteps<V, M extends string, Steps> = V & Steps & { readonly [K in StepTo<M>]: { readonly title: string } }

const stepTo = (state: string) => `to${state[0]!.toUpperCase()}${state.slice(1)}`

/**
 * Somebody must visit each of these every so often, on this form, and the visits are counted. A round is a case that
 * comes back: filed once for every stop, it waits in `due`, and every visit leads there again with a clock wound anew.
 * So a stop has a place, a history, somebody whose turn it is and a form that works without a signal, like any case.
 * Stops are the rows of a register (`stops`), or the people who asked for it (`filedBy`, `form`, and `states` and `steps`
 * for what comes before and after). No round may begin with people taken from a list.
 * @throws DefinitionError with every mistake found
 */
export function defineRound<
  const F extends Fields,
  const V extends Readonly<Record<string, VisitInput<F>>>,
  const M extends string = never,
  const State extends string = never,
  const Steps extends Readonly<Record<string, StepInput<F, State | M | 'due'>>> = Record<never, never>,
>(def: {
  readonly title: string
  readonly form: F
  readonly list: readonly (keyof F & string)[]
  readonly open?: readonly NoInfer<PublicKeys<F>>[]
  readonly reveal?: readonly Role[]
  readonly confidential?: boolean
  readonly forget?: Span
  /** Who visits; the one on duty for the stop's place is given it. */
  readonly by: Role
  /** Who else may note a visit. */
  readonly alsoBy?: readonly Role[]
  readonly every: Within
  /** Whoever made the last visit, or was agreed on, makes the next. */
  readonly samePerson?: boolean
  readonly orders?: readonly RoundOrder[]
  readonly visits: V
  readonly ifMissed?: Readonly<Record<M, MissedInput<F>>>
  readonly stops?: StopsData
  readonly filedBy?: readonly Role[]
  /** Where a round begins that has something before its first visit. */
  readonly start?: NoInfer<State> | 'due'
  readonly dueTitle?: string
  readonly states?: Readonly<Record<State, StateInput<F, NoInfer<keyof Steps & string>>>>
  readonly steps?: Steps
}): CaseDef<F, State | M | 'due', RoundSteps<V, M, Steps>> {
  const missed = Object.entries<MissedInput<F>>(def.ifMissed ?? {})
  const own = Object.keys({ ...def.states, ...def.steps, ...def.visits })
  const clashes = ['due', ...missed.map(([name]) => name)].filter(name => own.includes(name))
  if (clashes.length > 0)
    throw new DefinitionError(
      def.title,
      clashes.map(name => `"${name}" is a state the round makes itself`),
    )

  const waiting = ['due', ...missed.map(([name]) => name)]
  /** From a state the clock goes on to the next that applies: those that may be left out, then the first that may not. */
  const after = (n: number): [string, MissedInput<F>][] => {
    const rest = missed.slice(n)
    const certain = rest.findIndex(([, m]) => !m.when)
    return certain < 0 ? rest : rest.slice(0, certain + 1)
  }
  const turn = { duty: def.by, ...(def.samePerson && { keeps: true }), warnAt: 1 }
  const late = (n: number) => {
    const next = after(n).map(([name]) => stepTo(name))
    return next.length > 0 ? { ifLate: next } : {}
  }
  const states = {
    ...def.states,
    due: { title: def.dueTitle ?? '待上门', within: def.every, ...turn, ...late(0) },
    ...Object.fromEntries(missed.map(([name, m], n) => [name, { title: m.title, within: m.within, ...turn, ...late(n + 1) }])),
  }
  const visits = Object.entries<VisitInput<F>>(def.visits).map(([name, { counts: _, ...visit }]) => [
    name,
    { ...visit, from: waiting, to: 'due', by: [def.by, ...(def.alsoBy ?? [])] },
  ])
  const escalations = missed.map(([name, m], n) => [
    stepTo(name),
    {
      title: m.step,
      from: waiting.filter((_, from) => from <= n && after(from).some(([next]) => next === name)),
      to: name,
      by: 'clock',
      ...(m.when && { when: m.when }),
    },
  ])
  const counts = Object.entries<VisitInput<F>>(def.visits).map(([name, v]) => [name, v.counts ?? 'made'])
  return caseOf({
    title: def.title,
    filedBy: def.stops ? ['clock'] : (def.filedBy ?? []).map(r => r.id),
    start: def.start ?? 'due',
    form: def.form,
    list: def.list,
    open: def.open ?? [],
    reveal: def.reveal ?? [],
    ...(def.confidential && { confidential: true }),
    ...(def.forget && { forget: def.forget }),
    states: states as Parameters<typeof caseOf>[0]['states'],
    steps: { ...def.steps, ...Object.fromEntries([...visits, ...escalations]) } as Parameters<typeof caseOf>[0]['steps'],
    round: {
      awaits: 'due',
      visits: Object.fromEntries(counts),
      ...(def.stops && { stops: def.stops }),
      orders: def.orders ?? ['due', 'walking'],
    },
  }) as CaseDef<F, State | M | 'due', RoundSteps<V, M, Steps>>
}
