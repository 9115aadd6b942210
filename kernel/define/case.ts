import type { BesideData } from './beside.ts'
import type { CallbackData } from './callback.ts'
import { checkCase } from './check-case.ts'
import { type Asks, type Condition, conditionOf, type Expr } from './expr.ts'
import type { Fields, FieldsData, PersonalKeys, PublicKeys, Values } from './field.ts'
import type { GuardData } from './guard.ts'
import type { KnownData, KnownInput } from './known.ts'
import type { PaperData } from './paper.ts'
import type { Role } from './role.ts'
import type { Span } from './span.ts'

/** A span written down, the one in the register row that a field of the case names, or the one somebody answered. */
export type Within =
  | Span
  | { readonly row: string; readonly column: string; readonly otherwise: Span }
  | { readonly answer: string; readonly otherwise: Within }
  | { readonly routed: true; readonly otherwise: Within }
/**
 * The limit stands in the chosen register row, e.g. the case standard's handling time; `otherwise` runs when no row is
 * chosen or the row is gone, so that no case is ever without a clock.
 */
export const limitOf = (itemField: string, column: string, otherwise: Span): Within => ({ row: itemField, column, otherwise })
/**
 * The limit was answered: a `span` field says how long, a `day` field until the end of which day, a `moment` field until
 * when exactly. `otherwise` runs when it is empty or past.
 */
export const answerOf = (field: string, otherwise: Within): Within => ({ answer: field, otherwise })
/** The limit of the rule by which the case was sent to its unit; `otherwise` runs when the rule names none or was not followed. */
export const byRule = (otherwise: Within): Within => ({ routed: true, otherwise })

/** Several units at work on one case (吹哨): each signs in, answers or returns on a clock of its own. */
export interface TasksData {
  /** The `units` field whose units are called. */
  readonly for: string
  readonly by: string
  readonly signIn?: Span
  readonly within: Within
  readonly answer: FieldsData
  /** `all`: when every task is answered the case takes `into` by itself; `lead`: the lead decides. */
  readonly settled: 'all' | 'lead'
  readonly into: string
  /** Nobody reads what another unit answered until all have. */
  readonly apart?: true
  /** Whoever answered is not called again when the case comes back to the state. */
  readonly once?: true
  readonly mean?: MeanData
}

/** The weighed mean of the units' answers becomes an answer of the step they settle into. */
export interface MeanData {
  /** The `amount` that step asks for. */
  readonly into: string
  /** Numbers the units answer; each is weighed by the row of its name in `register`, column `weight`. */
  readonly of: readonly string[]
  readonly register: string
  readonly weight: string
}

/** A state as data. */
export interface StateData {
  readonly title: string
  readonly within?: Within
  /**
   * The step the clock takes when the state is late: the first whose condition holds, else the last. Without it the case is
   * marked late and stays.
   */
  readonly ifLate?: string | readonly string[]
  /** Share of the time after which the holder is warned; 0.8 unless said otherwise, 1: nobody is. */
  readonly warnAt?: number
  /** Whose turn it is: on entering, the one on duty for the case's place is given the case. */
  readonly duty?: string
  /** Whoever had the case keeps it on entering; the duty only finds somebody for a case that nobody has. */
  readonly keeps?: boolean
  /** Waiting for somebody outside the office: the clock of the state before it stands still. */
  readonly pauses?: boolean
  readonly tasks?: TasksData
  /** More time may be asked by the unit at work and granted by this role. */
  readonly moreTime?: { readonly grantedBy: string; readonly atMost: Span; readonly times: number }
  readonly ends?: Ending
}

/** `merged`: neither done nor refused, it goes on in another case. */
export type Ending = 'done' | 'refused' | 'withdrawn' | 'merged'

/** A step as data. */
export interface StepData {
  readonly title: string
  readonly from: readonly string[]
  readonly to: string
  /** Role ids; `clock` is nobody's role: the clock alone takes the step. */
  readonly by: readonly string[]
  readonly when?: Expr
  readonly ask?: FieldsData
  /** Person fields whose persons are told. */
  readonly tell?: readonly string[]
  /** The `unit` field among the answers that becomes the unit in charge. */
  readonly assign?: string
  /** Answers the reporter reads on the status page; none unless named, for what staff write may be about others. */
  readonly shows?: readonly string[]
  /** A step backwards or out: kept apart in counts, and always asks for a reason. */
  readonly returns?: boolean
  /** Something is said and nothing moves: the case stays where it is, with whoever has it, on the same clock. */
  readonly stays?: true
  /** What sort of unit may be sent what. */
  readonly guard?: readonly GuardData[]
  /** May be taken only so long after the case came into its state. */
  readonly soon?: Span
  /** Not by the person who took this step last: it needs a second one. */
  readonly notBy?: string
  /** The unit in charge gives the case back: rules do not send it there again by themselves. */
  readonly handsBack?: true
  /** Taking it erases the personal values of another case, in the same transaction. */
  readonly erases?: ErasesData
  /** Taking it raises cases, one for each row it is answered: they are shown before it is sent. */
  readonly raises?: true
}

/**
 * `target`: the text field with the number of the case concerned. `extent`: the choice of what goes, `consent` what rests on
 * consent alone, `all` every personal value of a case that has ended.
 */
export interface ErasesData {
  readonly target: string
  readonly extent: string
}

/** A case type as data: what is hashed, stored, sent to the browser and interpreted. */
export interface CaseData {
  readonly title: string
  readonly filedBy: readonly string[]
  readonly start: string
  readonly form: FieldsData
  /** The `unit` field of the form whose unit is in charge from the beginning. */
  readonly assign?: string
  readonly list: readonly string[]
  readonly open: readonly string[]
  readonly reveal: readonly string[]
  readonly states: Readonly<Record<string, StateData>>
  readonly steps: Readonly<Record<string, StepData>>
  /** Read only by those who act on it: dispatchers, supervisors and leaders do not oversee it. */
  readonly confidential?: boolean
  /** When this yes/no field says yes, the reporter wished not to be known: personal fields are hidden whole, but to these roles. */
  readonly confide?: ConfideData
  /** How long after its end the whole case is kept: then it is deleted with its history and pictures, not only masked. */
  readonly forget?: Span
  /** What makes it a round: a case that comes back to its beginning after every visit. */
  readonly round?: RoundData
  /** What makes two of them likely the same matter, so that residents may join and staff merge. */
  readonly known?: KnownData
  /** How the reporter is asked, after the work, whether it is done. */
  readonly callback?: CallbackData
  /** Open cases that belong on the same page, because they say the same in a field. */
  readonly beside?: readonly BesideData[]
  /** What may be written of it in the official layout. */
  readonly paper?: PaperData
}

export interface ConfideData {
  readonly field: string
  readonly to: readonly string[]
}

/** A round as data: which state awaits the next visit, which steps are visits, and where the stops come from. */
export interface RoundData {
  readonly awaits: string
  /** Step names: a visit made, or one that was offered and declined. Both keep the round's promise. */
  readonly visits: Readonly<Record<string, 'made' | 'offered'>>
  /** Each current row of this register is a stop. Without it somebody asks for the visits. */
  readonly stops?: StopsData
  /** In which orders a day's stops may be walked; the first is proposed. */
  readonly orders: readonly RoundOrder[]
}
/** `due`: what is due first; `walking`: a short way; `random`: so that nobody knows who comes when. */
export type RoundOrder = 'due' | 'walking' | 'random'
export interface StopsData {
  readonly register: string
  /** The form's `item` field that holds the row's key. */
  readonly field: string
  /** The register's `place` column, which becomes the case's place. */
  readonly place: string
  /** The step the clock takes when the row is gone. */
  readonly retire: string
}

/** A case type with its names known to the compiler. */
export interface CaseDef<F extends Fields = Fields, State extends string = string, Steps = Record<string, StepInput<F, State>>>
  extends CaseData {
  readonly names?: { readonly form: F; readonly state: State; readonly steps: Steps }
}

interface TasksInput<F extends Fields, Step extends string> {
  readonly for: string
  readonly by: Role
  readonly signIn?: Span
  readonly within: Within
  readonly answer: Fields
  readonly settled: 'all' | 'lead'
  readonly into: Step
  readonly apart?: true
  readonly once?: true
  readonly mean?: MeanData
  readonly form?: F
}
export interface StateInput<F extends Fields, Step extends string> {
  readonly title: string
  readonly within?: Within
  readonly ifLate?: Step | readonly Step[]
  readonly warnAt?: number
  readonly duty?: Role
  readonly keeps?: boolean
  readonly pauses?: boolean
  readonly tasks?: TasksInput<F, Step>
  readonly moreTime?: { readonly grantedBy: Role; readonly atMost: Span; readonly times: number }
  readonly ends?: Ending
}
export interface StepInput<F extends Fields, State extends string> {
  readonly title: string
  readonly from: State | readonly State[]
  readonly to: State
  readonly by: Role | readonly Role[] | 'clock'
  readonly when?: (c: Asks<F>) => Condition
  readonly ask?: Fields
  readonly tell?: readonly PersonalKeys<F>[]
  readonly assign?: string
  readonly shows?: readonly string[]
  readonly returns?: boolean
  readonly stays?: true
  readonly guard?: readonly GuardData[]
  readonly soon?: Span
  readonly notBy?: string
  readonly handsBack?: true
  readonly erases?: ErasesData
  readonly raises?: true
}

/** An end state. */
export const ends = (title: string, how: Ending = 'done') => ({ title, ends: how }) as const

/** Role ids; `clock` is nobody's role. */
const rolesOf = (by: StepInput<Fields, string>['by']): readonly string[] =>
  by === 'clock' ? ['clock'] : many(by as Role | readonly Role[]).map(r => r.id)

const many = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T])

/**
 * Says what a kind of case is. Unknown states, steps, fields and choices, personal fields on the public page and telling
 * somebody who is no person do not compile; what the compiler cannot see is checked when the definition is read.
 * @throws DefinitionError with every mistake found
 */
export function defineCase<
  const F extends Fields,
  const State extends string,
  const Steps extends Readonly<Record<string, StepInput<F, State>>>,
>(def: {
  readonly title: string
  /** `clock`: nobody files it by hand, e.g. an inspection that is drawn. */
  readonly filedBy: readonly Role[] | 'clock'
  readonly start: NoInfer<State>
  readonly form: F
  readonly assign?: keyof F & string
  /** Columns of the list, in order. */
  readonly list: readonly (keyof F & string)[]
  /** Fields anybody may see on the public page. */
  readonly open: readonly NoInfer<PublicKeys<F>>[]
  /** Who may lift the mask from personal fields, each time on record. */
  readonly reveal?: readonly Role[]
  readonly confidential?: boolean
  /** The field by which the reporter wishes not to be known, and who may know all the same. */
  readonly confide?: { readonly field: keyof F & string; readonly to: readonly Role[] }
  readonly forget?: Span
  readonly known?: KnownInput<NoInfer<F>>
  readonly callback?: CallbackData
  readonly beside?: readonly BesideData[]
  readonly paper?: PaperData
  readonly states: Readonly<Record<State, StateInput<F, NoInfer<keyof Steps & string>>>>
  readonly steps: Steps
}): CaseDef<F, State, Steps> {
  return caseOf({ ...def, filedBy: rolesOf(def.filedBy) }) as CaseDef<F, State, Steps>
}

/** A case definition before its roles and conditions were written down as data. */
export interface LooseCase {
  readonly title: string
  readonly filedBy: readonly string[]
  readonly start: string
  readonly form: Fields
  readonly assign?: string
  readonly list: readonly string[]
  readonly open: readonly string[]
  readonly reveal?: readonly Role[]
  readonly confidential?: boolean
  readonly confide?: { readonly field: string; readonly to: readonly Role[] }
  readonly forget?: Span
  readonly round?: RoundData
  readonly known?: Omit<KnownData, 'by'> & { readonly by: Role | readonly Role[] }
  readonly callback?: CallbackData
  readonly beside?: readonly BesideData[]
  readonly paper?: PaperData
  readonly states: Readonly<Record<string, StateInput<Fields, string>>>
  readonly steps: Readonly<Record<string, LooseStep>>
}
/** A step whose condition asks about fields that only its own definition knows. */
type LooseStep = Omit<StepInput<Fields, string>, 'when' | 'tell'> & {
  readonly when?: (c: never) => Condition
  readonly tell?: readonly string[]
}

/** The definition as data, checked. @throws DefinitionError with every mistake found */
export function caseOf(def: LooseCase): CaseData {
  const states = Object.entries(def.states).map(([name, { duty, tasks, moreTime, ...state }]) => [
    name,
    {
      ...state,
      ...(duty && { duty: duty.id }),
      ...(tasks && { tasks: { ...tasks, by: tasks.by.id } }),
      ...(moreTime && { moreTime: { ...moreTime, grantedBy: moreTime.grantedBy.id } }),
    },
  ])
  const steps = Object.entries(def.steps).map(([name, { from, by, when, ...step }]) => [
    name,
    {
      ...step,
      from: many(from),
      by: rolesOf(by),
      ...(when && { when: conditionOf(when as (c: Asks<Fields>) => Condition) }),
    },
  ])
  const data: CaseData = {
    title: def.title,
    filedBy: def.filedBy,
    start: def.start,
    form: def.form,
    ...(def.assign && { assign: def.assign }),
    list: def.list,
    open: def.open,
    reveal: (def.reveal ?? []).map(r => r.id),
    states: Object.fromEntries(states) as CaseData['states'],
    steps: Object.fromEntries(steps) as CaseData['steps'],
    ...(def.confidential && { confidential: true }),
    ...(def.confide && { confide: { field: def.confide.field, to: def.confide.to.map(r => r.id) } }),
    ...(def.forget && { forget: def.forget }),
    ...(def.round && { round: def.round }),
    ...(def.known && { known: { ...def.known, by: rolesOf(def.known.by) } }),
    ...(def.callback && { callback: def.callback }),
    ...(def.beside && { beside: def.beside }),
    ...(def.paper && { paper: def.paper }),
  }
  checkCase(data)
  return data
}

type StepsOf<D> = D extends CaseDef<Fields, string, infer S> ? S : never
export type StepName<D> = keyof StepsOf<D> & string
export type FormOf<D> = D extends CaseDef<infer F, string, unknown> ? F : never
export type StateName<D> = D extends CaseDef<Fields, infer S, unknown> ? S : never
/** What a step asks for. */
export type AnswersOf<D, S extends StepName<D>> = StepsOf<D>[S] extends { readonly ask: infer A extends Fields }
  ? Values<A>
  : Record<never, never>
