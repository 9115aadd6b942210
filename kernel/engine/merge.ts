import { mergedState } from '../define/known.ts'
import { authorOf, roleFor } from './actor.ts'
import { problemWithWords, wrong } from './answers.ts'
import type { Context, Def } from './context.ts'
import { resumeClock, stopClock } from './deadline.ts'
import { voicesOf } from './join.ts'
import type { Case, Clock, Event, EventBody, Refusal, Standing } from './model.ts'

/** What staff want done with two cases that are the same matter. The same id twice is the same command. */
export interface MergeCommand {
  readonly kind: 'merge' | 'takeApart'
  readonly id: string
  readonly reason: string
}
export interface Numbered {
  readonly c: Case
  readonly number: string
}
/** What happens to each of the two, in one transaction. */
export interface PairEvents {
  readonly one: readonly Event[]
  readonly main: readonly Event[]
}

/** The role in which the actor may merge this case, or null: each of the two must lie within reach. */
export const mergeRole = (def: Def, actor: Context['actor'], c: Case): string | null =>
  actor.kind === 'staff' && def.known ? roleFor(actor, def.known.by, c) : null

/** Only what is open or was done can be the same matter: what was refused or withdrawn is none. */
const alive = (def: Def, c: Case): boolean => [undefined, 'done'].includes(def.states[c.state]?.ends)

/** May `one` go on in `main`? Null, or why not. */
export function whyNotMerge(def: Def, one: Case, main: Case): Refusal | null {
  if (!def.known || mergedState(def) === null) return { refused: 'known-not-here' }
  // A case that the main one follows would make a circle, and so would the case itself.
  if (one.id === main.id || main.follows?.case === one.id) return { refused: 'merge-itself' }
  if (one.type !== main.type || one.programme !== main.programme) return { refused: 'merge-other-type' }
  if (one.follows || main.follows)
    return { refused: 'merge-ended', detail: { number: (one.follows ?? main.follows)?.number ?? '' } }
  if (!alive(def, one) || !alive(def, main)) return { refused: 'merge-ended', detail: { number: '' } }
  return one.gathered.length > 0 ? { refused: 'merge-has-own', detail: { count: one.gathered.length } } : null
}

/** Merges `one` into `main`, or takes it out again. */
export function decideMerge(def: Def, one: Numbered, main: Numbered, command: MergeCommand, ctx: Context): PairEvents | Refusal {
  const role = mergeRole(def, ctx.actor, one.c) && mergeRole(def, ctx.actor, main.c)
  if (!def.known) return { refused: 'known-not-here' }
  if (role === null) return { refused: 'step-not-yours' }
  const reason = command.reason.trim()
  const told = (body: EventBody): Event[] => [{ at: ctx.now, by: authorOf(ctx.actor, role), command: command.id, body }]
  if (command.kind === 'takeApart') return takeApart(def, one, main, reason, told, ctx)
  const no = whyNotMerge(def, one.c, main.c) ?? (reason === '' ? null : wrong({ reason: problemWithWords(reason) }))
  if (no) return no
  const to = mergedState(def) ?? one.c.state
  return {
    one: told({ kind: 'Merged', into: main.c.id, number: main.number, to, reason, stood: standing(one.c, ctx) }),
    main: told({ kind: 'Gathered', case: one.c.id, number: one.number, voices: voicesOf(one.c), reason }),
  }
}

function takeApart(
  def: Def,
  one: Numbered,
  main: Numbered,
  reason: string,
  told: (body: EventBody) => Event[],
  ctx: Context,
): PairEvents | Refusal {
  const { follows } = one.c
  if (follows?.case !== main.c.id) return { refused: 'merge-not-merged' }
  const no = wrong({ reason: problemWithWords(reason) })
  if (no) return no
  return {
    one: told({ kind: 'TakenApart', from: main.c.id, number: main.number, reason, stands: runsAgain(def, follows.stood, ctx) }),
    main: told({ kind: 'LetGo', case: one.c.id, number: one.number, reason }),
  }
}

/** A clock that is late already has nothing left to keep. */
const still = (clock: Clock | null, ctx: Context) =>
  clock && clock.lateAt === null ? stopClock(clock, ctx.now, ctx.calendar) : clock
const runs = (clock: Clock | null, ctx: Context) =>
  clock && clock.dueAt === null && clock.leftMs !== null ? resumeClock(clock, ctx.now, ctx.calendar) : clock

function standing(c: Case, ctx: Context): Standing {
  const { state, unit, holder, closedAt, kept, moreTime } = c
  const tasks = c.tasks.map(t => ({ ...t, clock: still(t.clock, ctx) }))
  return { state, unit, holder, closedAt, kept, moreTime, tasks, clock: still(c.clock, ctx) }
}

/** As it stood, with the clocks running on what they had left. Whoever has left the office meanwhile holds it no more. */
function runsAgain(def: Def, stood: Standing, ctx: Context): Standing {
  const holder = stood.holder !== null && ctx.hasStaff(stood.holder) ? stood.holder : null
  const state = Object.hasOwn(def.states, stood.state) ? stood.state : def.start
  return {
    ...stood,
    state,
    holder,
    clock: runs(stood.clock, ctx),
    tasks: stood.tasks.map(t => ({ ...t, clock: runs(t.clock, ctx) })),
  }
}
