import type { Span } from '#methods/working-time/index'
import type { StateData } from '../define/case.ts'
import { fieldsOf } from '../define/check-case.ts'
import { whichSpan } from './answers.ts'
import type { Context, Def } from './context.ts'
import { givenClock, givenUntil, resumeClock, spanOf, spanUntil, startClock, stopClock } from './deadline.ts'
import type { Case, CasePlace, Clock, Data, EventBody, Task } from './model.ts'

/** The parts of a case that decide what follows from entering a state. */
type Standing = Pick<Case, 'id' | 'place' | 'unit' | 'holder' | 'data' | 'clock' | 'kept' | 'tasks' | 'limit'>

/** Reads a limit such as `limitOf('category', 'limit')` from the register row the case names. */
const limits =
  (def: Def, data: Data, ctx: Context) =>
  (itemField: string, column: string): Span | null => {
    const register = fieldsOf(def)[itemField]?.register
    const row = register ? ctx.row(register, String(data[itemField])) : null
    const limit = row?.[column]
    // A row that was written badly must not stop the case: the limit the definition falls back on runs.
    return whichSpan(limit) === null ? (limit as Span) : null
  }

/** The day an answer names, as a span from now. */
const until = (ctx: Context) => (day: string) => spanUntil(day, ctx.now, ctx.calendar)

/** The one on duty for the case's place is given the case, unless the state leaves it with whoever had it. */
export function dutyEvent(
  state: StateData,
  place: CasePlace,
  unit: string | null,
  ctx: Context,
  had: string | null = null,
): EventBody[] {
  if (state.keeps && had !== null && ctx.hasStaff(had)) return [{ kind: 'Assigned', unit, holder: had, because: 'keeps' }]
  if (!state.duty) return []
  const duty = ctx.onDuty(state.duty, place)
  // Nobody on duty: the case keeps its unit, has no holder, and its clock runs all the same.
  return [{ kind: 'Assigned', unit, holder: duty?.person ?? null, because: `duty:${state.duty}` }]
}

function clockEvent(def: Def, from: string | null, to: string, c: Standing, ctx: Context): EventBody[] {
  const state = def.states[to]!
  const span = state.within ? spanOf(state.within, c.data, limits(def, c.data, ctx), until(ctx), c.limit) : null
  const given = givenUntil(state.within, c.data, ctx.now)
  const counted = span ? startClock(to, span, ctx.now, ctx.calendar, state.warnAt) : null
  const clock: Clock | null = given === null ? counted : givenClock(to, given, ctx.now, ctx.calendar, state.warnAt)
  if (state.pauses) {
    // From one waiting state into another the same clock goes on standing still.
    const kept = c.kept ?? (c.clock && from ? stopClock(c.clock, ctx.now, ctx.calendar) : null)
    return [{ kind: 'ClockSet', clock, kept }]
  }
  if (c.kept?.for === to) return [{ kind: 'ClockSet', clock: resumeClock(c.kept, ctx.now, ctx.calendar), kept: null }]
  return clock || c.clock || c.kept ? [{ kind: 'ClockSet', clock, kept: null }] : []
}

function taskEvent(def: Def, to: string, c: Standing, command: string, ctx: Context): EventBody[] {
  const tasks = def.states[to]?.tasks
  if (!tasks) return []
  const answered = (unit: string) => c.tasks.some(t => t.state === to && t.unit === unit && t.status === 'answered')
  // A unit that already answered in an earlier round of the same case is called anew: the matter came back.
  const called = ((c.data[tasks.for] as readonly string[] | undefined) ?? []).filter(unit => !(tasks.once && answered(unit)))
  if (called.length === 0) return []
  const round = roundOf(c.tasks) + 1
  return [
    {
      kind: 'TasksCalled',
      tasks: called.map((unit, n) => callTask(def, to, { id: ctx.idFor(command, n), unit, round }, c, ctx)),
    },
  ]
}

/** The round of the last call, 0 before any. */
export const roundOf = (tasks: readonly Task[]): number => tasks.reduce((last, t) => Math.max(last, t.round), 0)

type Called = Pick<Task, 'id' | 'unit' | 'round'>
/** One unit called: its clock runs to the sign-in first, then to the answer. */
function callTask(def: Def, state: string, called: Called, standing: Pick<Standing, 'data' | 'limit'>, ctx: Context): Task {
  const tasks = def.states[state]!.tasks!
  return {
    ...called,
    state,
    status: 'called',
    calledAt: ctx.now,
    signedAt: null,
    settledAt: null,
    clock: tasks.signIn ? startClock('signIn', tasks.signIn, ctx.now, ctx.calendar) : answerClock(def, state, standing, ctx),
    answers: {},
    reason: null,
    ratedUnit: null,
    ratedLead: null,
  }
}

/** The clock a task runs on once its unit has signed in. */
export function answerClock(def: Def, state: string, { data, limit }: Pick<Case, 'data' | 'limit'>, ctx: Context): Clock | null {
  const tasks = def.states[state]?.tasks
  const within = tasks ? spanOf(tasks.within, data, limits(def, data, ctx), until(ctx), limit) : null
  const given = givenUntil(def.states[state]?.tasks?.within, data, ctx.now)
  if (given !== null) return givenClock('answer', given, ctx.now, ctx.calendar)
  return within ? startClock('answer', within, ctx.now, ctx.calendar) : null
}

/** What follows from a case coming into a state: whose turn it is, which clock runs, which units are called. */
export function enter(def: Def, from: string | null, to: string, c: Standing, command: string, ctx: Context): EventBody[] {
  return [
    ...dutyEvent(def.states[to]!, c.place, c.unit, ctx, c.holder),
    ...clockEvent(def, from, to, c, ctx),
    ...taskEvent(def, to, c, command, ctx),
  ]
}
