import type { RuleSet } from '#methods/routing/index'
import { addSpan, type Span } from '#methods/working-time/index'
import type { AnswersOf, CaseData, FormOf, StateName, StepName } from '../define/case.ts'
import type { Fields, PlaceValue, Values } from '../define/field.ts'
import type { Role } from '../define/role.ts'
import { type Actor, roleFor } from '../engine/actor.ts'
import type { Context } from '../engine/context.ts'
import { decide } from '../engine/decide.ts'
import { evolve } from '../engine/evolve.ts'
import { decideMerge } from '../engine/merge.ts'
import { type Case, type Channel, type Command, type Data, type Event, isRefusal, type Refusal } from '../engine/model.ts'
import { publicStory } from '../engine/public-story.ts'
import { propose } from '../engine/sending.ts'
import { story } from '../engine/story.ts'
import type { Entry } from '../engine/story-parts.ts'
import { placeField } from '../engine/take.ts'
import type { Lang } from '../engine/words/phrase.ts'
import * as town from './small-town.ts'

export type Who = Actor | Role
/** Answers may be left out when none is required. */
type Asked<A> = Record<never, never> extends A ? [answers?: A] : [answers: A]
type FormValues<D> = FormOf<D> extends infer F extends Fields ? Values<F> : never
type Unnamed<C> = C extends Command ? Omit<C, 'id'> : never

export interface PlayOptions {
  /** Register rows by register and key. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, Data>>>>
  readonly start?: number
  /** The rules by which cases are sent, and the units that are no departments. */
  readonly rules?: RuleSet
  readonly kinds?: Readonly<Record<string, string>>
  /** Nobody is on duty anywhere. */
  readonly noRoster?: boolean
  /** Where two cases are played at once, the second needs an id of its own. */
  readonly id?: string
}

/**
 * One case of a definition, played through in the small town with a clock of its own: no database, no waiting.
 * Refused commands change nothing and are kept in `refused`.
 */
export class Play<D extends CaseData> {
  readonly def: D
  readonly events: Event[] = []
  refused: Refusal | null = null
  now: number
  readonly #options: PlayOptions
  #case: Case | null = null
  #commands = 0

  constructor(def: D, options: PlayOptions) {
    this.def = def
    this.now = options.start ?? town.morning
    this.#options = options
  }

  get case(): Case {
    if (!this.#case) throw new Error(`nothing was filed: ${JSON.stringify(this.refused)}`)
    return this.#case
  }
  get state(): StateName<D> {
    return this.case.state as StateName<D>
  }

  /** Files the case, as the resident unless said otherwise. */
  file(answers: FormValues<D>, who: Who = town.aunt, channel: Channel = 'portal'): this {
    return this.send({ kind: 'file', channel, answers: answers as Data }, who)
  }

  /** Takes a step as somebody, or as the first person who holds this role for the case. */
  take<N extends StepName<D>>(step: N, who: Who, ...[answers]: Asked<AnswersOf<D, N>>): this {
    return this.send({ kind: 'take', step, answers: answers ?? {} }, who)
  }
  comment(text: string, who: Who, open = false): this {
    return this.send({ kind: 'comment', text, open }, who)
  }
  attach(field: keyof FormOf<D> & string, files: readonly string[], who: Who): this {
    return this.send({ kind: 'attach', field, files }, who)
  }
  hold(person: string | null, who: Who): this {
    return this.send({ kind: 'hold', person }, who)
  }
  correct(answers: Partial<FormValues<D>>, reason: string, who: Who): this {
    return this.send({ kind: 'correct', answers: answers as Data, reason }, who)
  }
  askMoreTime(span: Span, reason: string, who: Who): this {
    return this.send({ kind: 'askMoreTime', span, reason }, who)
  }
  answerMoreTime(grant: boolean, reason: string, who: Who): this {
    return this.send({ kind: 'answerMoreTime', grant, reason }, who)
  }

  /** “I have this too”, as another resident unless said otherwise. */
  join(answers: Data = {}, who: Who = { kind: 'anonymous' }, number = `joined-${this.#commands + 1}`): this {
    return this.send({ kind: 'join', number, answers }, who)
  }
  /** Merges this case into the main one, or takes it apart again; both see what happened to them. */
  mergeInto(main: Play<D>, who: Who, reason = ''): this {
    return this.#pair('merge', main, who, reason)
  }
  takeApart(main: Play<D>, who: Who, reason = '不是同一件事'): this {
    return this.#pair('takeApart', main, who, reason)
  }
  #pair(kind: 'merge' | 'takeApart', main: Play<D>, who: Who, reason: string): this {
    const command = { kind, id: this.#nextId(), reason }
    const context = this.#context({ kind: 'hold', id: command.id, person: null }, this.actor(who))
    const numbered = (of: Play<D>) => ({ c: of.case, number: `no-${of.case.id}` })
    const result = decideMerge(this.def, numbered(this), numbered(main), command, context)
    this.refused = isRefusal(result) ? result : null
    if (isRefusal(result)) return this
    this.#fold(result.one)
    main.#fold(result.main)
    return this
  }

  /** The part of one called unit, in the latest call. */
  task(unit: string) {
    const task = this.case.tasks.findLast(t => t.unit === unit)?.id ?? `no task of ${unit}`
    const own = town.ofUnit(unit)
    return {
      signIn: (who: Who = own) => this.send({ kind: 'signIn', task }, who),
      answer: (answers: Data, who: Who = own) => this.send({ kind: 'answerTask', task, answers }, who),
      return: (reason: string, who: Who = own) => this.send({ kind: 'returnTask', task, reason }, who),
      recall: (reason: string, who: Who) => this.send({ kind: 'recallTask', task, reason }, who),
      rate: (score: number, words: string, who: Who = own) => this.send({ kind: 'rateTask', task, score, words }, who),
    }
  }

  /** Lets time pass. The clock speaks in between whenever something falls due, in order. */
  pass(span: Span): this {
    return this.passUntil(addSpan(this.now, span, town.calendar).at)
  }
  passUntil(then: number): this {
    for (let next = this.#nextTimer(); next && next.at <= then; next = this.#nextTimer()) {
      this.now = Math.max(this.now, next.at)
      this.send({ kind: next.kind, task: next.task }, { kind: 'clock' })
      if (this.refused) throw new Error(`the clock was refused: ${JSON.stringify(this.refused)}`)
    }
    this.now = then
    return this
  }

  /** Any command at all, also a wrong one. */
  send(command: Unnamed<Command>, who: Who): this {
    const named = { ...command, id: this.#case || command.kind !== 'file' ? this.#nextId() : this.#id } as Command
    const result = decide(this.def, this.#case, named, this.#context(named, this.actor(who)))
    this.refused = isRefusal(result) ? result : null
    if (isRefusal(result)) return this
    this.#fold(result)
    return this
  }
  #fold(events: readonly Event[]): void {
    this.events.push(...events)
    this.#case = events.reduce<Case | { id: string }>(evolve, this.#case ?? { id: this.#id }) as Case
  }
  #nextId(): string {
    this.#commands += 1
    return this.#options.id ? `${this.#options.id}/command-${this.#commands}` : `command-${this.#commands}`
  }
  get #id(): string {
    return this.#options.id ?? 'case-1'
  }

  story(lang: Lang = 'zh'): readonly Entry[] {
    return story(this.def, this.events, lang, town.names)
  }
  publicStory(lang: Lang = 'zh'): readonly Entry[] {
    return publicStory(this.def, this.events, lang, town.names)
  }

  /** The person meant: an actor is one, a role is whoever holds it for this case. */
  actor(who: Who): Actor {
    if ('kind' in who) return who
    const c = this.#case
    return (c && [town.aunt, ...town.people].find(a => roleFor(a, [who.id], c) === who.id)) || town.someone(who)
  }

  #nextTimer(): { readonly kind: 'warn' | 'late'; readonly task: string | null; readonly at: number } | null {
    const c = this.#case
    if (!c) return null
    const clocks = [{ clock: c.clock, task: null }, ...c.tasks.map(t => ({ clock: t.clock, task: t.id }))]
    const timers = clocks.flatMap(({ clock, task }) => {
      if (!clock?.dueAt || clock.lateAt !== null) return []
      const warn = clock.warned || clock.warnAt === null ? [] : [{ kind: 'warn' as const, task, at: clock.warnAt }]
      return [...warn, { kind: 'late' as const, task, at: clock.dueAt }]
    })
    return timers.sort((a, b) => a.at - b.at || (a.kind === 'warn' ? -1 : 1))[0] ?? null
  }

  #context(command: Command, actor: Actor): Context {
    const where = placeField(this.def)
    const answers = 'answers' in command ? command.answers : {}
    const place = where ? (answers[where] as PlaceValue | undefined) : undefined
    const { rows = {}, noRoster = false, rules, kinds = {} } = this.#options
    return {
      now: this.now,
      actor,
      programme: 'play',
      type: 'play',
      calendar: town.calendar,
      // Like words without a point, what lies nowhere belongs to the street.
      place: typeof place === 'object' && place !== null ? town.placed(place) : where === null ? town.placed({}) : null,
      row: (register, key) => rows[register]?.[key] ?? null,
      hasUnit: unit => Object.hasOwn(town.units, unit),
      hasStaff: person => town.people.some(p => p.person === person),
      hasFile: file => file.startsWith('photo'),
      onDuty: (role, at) => (noRoster ? null : town.onDuty(role, at)),
      idFor: (id, n) => `${id}#${n}`,
      sending: {
        propose: c => (rules ? propose(rules, this.def, c, this.now, town.calendar) : null),
        unitKind: unit => kinds[unit] ?? 'department',
        rows: register => Object.values(rows[register] ?? {}),
      },
    }
  }
}

export const play = <D extends CaseData>(def: D, options: PlayOptions = {}): Play<D> => new Play(def, options)
