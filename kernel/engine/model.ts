import type { Placement } from '#methods/placement/index'
import type { Instant, Span } from '#methods/working-time/index'
import type { LngLat } from '../define/field.ts'
import type { Author } from './actor.ts'
import type { Proposal } from './sending.ts'

export type Data = Readonly<Record<string, unknown>>

/** Where a case is, as it was worked out when it was filed or last corrected. */
export interface CasePlace extends Placement {
  readonly point: LngLat | null
  readonly address: string | null
}

/** A running or standing clock, kept with the version of the rules that made it. */
export interface Clock {
  /** The state (or, in a task, 'signIn' or 'answer') it belongs to. */
  readonly for: string
  readonly span: Span
  readonly startedAt: Instant
  /** Null while the clock stands still. */
  readonly dueAt: Instant | null
  readonly warnAt: Instant | null
  /** Counted milliseconds left when it was stopped. */
  readonly leftMs: number | null
  /** Calendar id and version, e.g. "street@3". */
  readonly calendar: string
  /** The deadline came with the case and was not counted. */
  readonly given?: true
  /** True when the deadline lies in a year whose holidays are not yet announced. */
  readonly provisional: boolean
  readonly warned: boolean
  readonly lateAt: Instant | null
  /** Why it is not simply `startedAt` plus `span` any more, in order. */
  readonly changes: readonly ClockChange[]
}
export type ClockChange =
  | { readonly what: 'stopped' | 'resumed'; readonly at: Instant; readonly leftMs: number }
  | { readonly what: 'lengthened'; readonly at: Instant; readonly from: Instant; readonly span: Span }

/** One unit's part of a whistled case. */
export interface Task {
  readonly id: string
  readonly unit: string
  /** Which call of the same case it belongs to, from 1: a matter that came back calls its units anew. */
  readonly round: number
  /** The state that called it. */
  readonly state: string
  readonly status: 'called' | 'signed' | 'answered' | 'returned'
  readonly calledAt: Instant
  readonly signedAt: Instant | null
  /** When it was answered or returned, or left open as the case moved on without it. */
  readonly settledAt: Instant | null
  readonly clock: Clock | null
  readonly answers: Data
  readonly reason: string | null
  /** 双考核: the street rates the unit, the unit rates the street. 1 to 5. */
  readonly ratedUnit: Rating | null
  readonly ratedLead: Rating | null
}
export interface Rating {
  readonly score: number
  readonly words: string
}

export interface MoreTime {
  readonly span: Span
  readonly reason: string
  readonly askedAt: Instant
  readonly by: Author
}

/** Somebody who said “I have this too”: followed and told like the first reporter, and shown to no other resident. */
export interface Follower {
  /** The id of the command by which they joined. */
  readonly id: string
  /** A number of their own, under which they read what became of it. */
  readonly number: string
  readonly at: Instant
  readonly person: string | null
  /** How to reach them: the form's personal fields, as far as they gave them. */
  readonly contact: Data
  /** How they rated it, null as long as they did not. */
  readonly rated: Data | null
}

/** Another case that was merged into this one. */
export interface Gathered {
  readonly case: string
  readonly number: string
  /** How many reported it by then. */
  readonly voices: number
  readonly rated: Data | null
}

/** How a case stood when it was merged into another, its clocks standing still: what it goes back to when taken apart. */
export type Standing = Pick<Case, 'state' | 'unit' | 'holder' | 'closedAt' | 'clock' | 'kept' | 'moreTime' | 'tasks'>
/** The main case that a merged one goes on in. */
export interface Follows {
  readonly case: string
  readonly number: string
  readonly at: Instant
  readonly stood: Standing
}

/** A case as it stands: the fold of its events. */
export interface Case {
  readonly id: string
  readonly programme: string
  readonly type: string
  readonly state: string
  readonly version: number
  readonly filedAt: Instant
  readonly changedAt: Instant
  readonly closedAt: Instant | null
  readonly channel: Channel
  /** The person who filed it, when signed in. */
  readonly filer: string | null
  readonly place: CasePlace
  /** The unit in charge, and the person of it who has the case in hand. */
  readonly unit: string | null
  readonly holder: string | null
  readonly data: Data
  readonly clock: Clock | null
  /** The stopped clock of the state that waits for somebody outside. */
  readonly kept: Clock | null
  readonly tasks: readonly Task[]
  readonly moreTime: MoreTime | null
  /** How often each step was taken. */
  readonly taken: Readonly<Record<string, number>>
  /** Was any clock of this case ever late? */
  readonly everLate: boolean
  /** When it came into its state, and the limit of the rule by which it was sent. */
  readonly enteredAt?: Instant | undefined
  readonly limit?: Span
  /** The units that gave it back, in order. */
  readonly handedBack?: readonly string[]
  /** Who took the steps after which a second person is needed. */
  readonly signedBy?: Readonly<Record<string, string>>
  readonly joined: readonly Follower[]
  readonly gathered: readonly Gathered[]
  /** Set while the case is merged into another. */
  readonly follows: Follows | null
}

export type Channel = 'portal' | 'grid' | 'desk' | 'hotline' | 'api' | 'import'

/** A matter as another system kept it: since when, and, where it was over there, how it ended. */
export interface Past {
  readonly source: string
  /** Its number there. */
  readonly external: string
  readonly filedAt: Instant
  /** Until when it was due there; says whether it was late. */
  readonly dueAt: Instant | null
  readonly ended: { readonly at: Instant; readonly state: string; readonly words: string } | null
}

/** A case as another one names it: by its kind, id and number. */
export interface Origin {
  readonly type: string
  readonly id: string
  readonly number: string
}

/** What somebody wants done. `id` is made by the sender: the same id twice is the same command. */
export type Command =
  | {
      readonly kind: 'file'
      readonly id: string
      readonly channel: Channel
      readonly answers: Data
      /** What another system says of it, when it was brought in from there. */
      readonly past?: Past
      readonly from?: Origin
    }
  | { readonly kind: 'take'; readonly id: string; readonly step: string; readonly answers: Data }
  | { readonly kind: 'comment'; readonly id: string; readonly text: string; readonly open: boolean }
  | { readonly kind: 'attach'; readonly id: string; readonly field: string; readonly files: readonly string[] }
  | { readonly kind: 'hold'; readonly id: string; readonly person: string | null }
  | { readonly kind: 'correct'; readonly id: string; readonly answers: Data; readonly reason: string }
  | { readonly kind: 'signIn'; readonly id: string; readonly task: string }
  | { readonly kind: 'answerTask'; readonly id: string; readonly task: string; readonly answers: Data }
  | { readonly kind: 'returnTask'; readonly id: string; readonly task: string; readonly reason: string }
  | { readonly kind: 'recallTask'; readonly id: string; readonly task: string; readonly reason: string }
  | { readonly kind: 'rateTask'; readonly id: string; readonly task: string; readonly score: number; readonly words: string }
  | { readonly kind: 'askMoreTime'; readonly id: string; readonly span: Span; readonly reason: string }
  | { readonly kind: 'answerMoreTime'; readonly id: string; readonly grant: boolean; readonly reason: string }
  | { readonly kind: 'warn' | 'late'; readonly id: string; readonly task: string | null }
  /** I have this too. `number` is drawn for the one who joins. */
  | { readonly kind: 'join'; readonly id: string; readonly number: string; readonly answers: Data }
  /** A rating by somebody who joined, or whose own case was merged into this one: it moves nothing. */
  | { readonly kind: 'rateToo'; readonly id: string; readonly answers: Data }

/** What happened. Events say all that `evolve` needs, so an old history folds the same under a new definition. */
export type EventBody =
  | {
      readonly kind: 'Filed'
      readonly programme: string
      readonly type: string
      readonly state: string
      readonly channel: Channel
      readonly filer: string | null
      readonly place: CasePlace
      readonly answers: Data
      /** The case whose step raised this one. */
      readonly from?: Origin
    }
  | {
      readonly kind: 'Stepped'
      readonly step: string
      readonly from: string
      readonly to: string
      readonly answers: Data
      readonly ends: boolean
      readonly returns: boolean
      /** The unit in charge gave the case back. */
      readonly handsBack?: true
      /** A later step needs another person. */
      readonly signed?: true
      /** Something was said; nothing moved. */
      readonly stays?: true
    }
  | {
      readonly kind: 'Assigned'
      readonly unit: string | null
      readonly holder: string | null
      readonly because: string
      /** What the office's rules said when it was sent, also when it was sent elsewhere. */
      readonly proposed?: Proposal
      /** The limit of the rule that was followed. */
      readonly limit?: Span
    }
  | { readonly kind: 'ClockSet'; readonly clock: Clock | null; readonly kept: Clock | null }
  | { readonly kind: 'TasksCalled'; readonly tasks: readonly Task[] }
  | {
      readonly kind: 'TaskChanged'
      readonly task: Task
      readonly what: 'signed' | 'answered' | 'returned' | 'recalled' | 'ratedUnit' | 'ratedLead' | 'warned' | 'late'
    }
  | { readonly kind: 'MoreTimeAsked'; readonly span: Span; readonly reason: string }
  | { readonly kind: 'MoreTimeAnswered'; readonly grant: boolean; readonly span: Span; readonly reason: string }
  | { readonly kind: 'Commented'; readonly text: string; readonly open: boolean }
  | { readonly kind: 'Attached'; readonly field: string; readonly files: readonly string[] }
  | { readonly kind: 'Corrected'; readonly answers: Data; readonly place: CasePlace | null; readonly reason: string }
  /** It was brought in from another system at `recordedAt`; what came before stands there. `to` is its state from now on. */
  | {
      readonly kind: 'Imported'
      readonly source: string
      readonly external: string
      readonly recordedAt: Instant
      readonly to: string
      readonly ends: boolean
      readonly words: string
    }
  /** A step raised another case, e.g. a finding of a patrol an incident. */
  | ({ readonly kind: 'Raised' } & Origin)
  /** Personal values were erased, from here and from the history: which ones and why stays, what they were does not. */
  | {
      readonly kind: 'Erased'
      readonly fields: readonly string[]
      readonly because: 'withdrawn' | 'request'
      /** Set when where it is was personal too. */
      readonly place: CasePlace | null
    }
  | { readonly kind: 'Warned'; readonly dueAt: Instant }
  | { readonly kind: 'WentLate'; readonly dueAt: Instant }
  | { readonly kind: 'Joined'; readonly number: string; readonly person: string | null; readonly answers: Data }
  | { readonly kind: 'RatedToo'; readonly voice: string; readonly answers: Data }
  /** This case goes on in another one; that one has `Gathered` it. */
  | {
      readonly kind: 'Merged'
      readonly into: string
      readonly number: string
      readonly to: string
      readonly reason: string
      readonly stood: Standing
    }
  | {
      readonly kind: 'Gathered'
      readonly case: string
      readonly number: string
      readonly voices: number
      readonly reason: string
    }
  /** Taken apart again: this case stands as it stood, and the other has `LetGo` of it. */
  | {
      readonly kind: 'TakenApart'
      readonly from: string
      readonly number: string
      readonly reason: string
      readonly stands: Standing
    }
  | { readonly kind: 'LetGo'; readonly case: string; readonly number: string; readonly reason: string }

export interface Event {
  readonly at: Instant
  readonly by: Author
  /** The command that caused it. */
  readonly command: string
  readonly body: EventBody
}

/** A no, with everything needed to say it in anybody's language. `field` maps a field to what is wrong with it. */
export interface Refusal {
  readonly refused: RefusalCode
  readonly fields?: Readonly<Record<string, FieldProblem>>
  readonly detail?: Readonly<Record<string, string | number>>
}
export type RefusalCode =
  | 'answers-invalid'
  | 'step-unknown'
  | 'step-not-now'
  | 'step-not-yours'
  | 'step-condition'
  | 'step-too-late'
  | 'second-person'
  | 'unit-not-listed'
  | 'unit-only-assists'
  | 'file-not-yours'
  | 'place-outside'
  | 'task-unknown'
  | 'task-not-now'
  | 'more-time-not-now'
  | 'more-time-too-long'
  | 'case-ended'
  | 'nothing-to-do'
  | 'known-not-here'
  | 'join-ended'
  | 'joined-already'
  | 'joined-full'
  | 'merge-itself'
  | 'merge-other-type'
  | 'merge-ended'
  | 'merge-has-own'
  | 'merge-not-merged'
export type FieldProblem =
  | 'missing'
  | 'unknown'
  | 'wrong-kind'
  | 'masked'
  | 'too-long'
  | 'too-short'
  | 'too-many'
  | 'too-few'
  | 'too-big'
  | 'too-small'
  | 'not-an-option'
  | 'no-credit-code'
  | 'wrong-check-digit'
  | 'not-a-date'
  | 'in-the-future'
  | 'absurd-date'
  | 'outside'
  | 'no-such-row'
  | 'circle'
  | 'twice'
  | 'no-such-unit'
  | 'no-such-person'
  | 'no-such-file'
  | 'control-characters'

export const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'refused' in result
