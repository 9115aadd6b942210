import type { Actor } from '#kernel/engine/actor'
import type { Context } from '#kernel/engine/context'
import { decide } from '#kernel/engine/decide'
import { evolve } from '#kernel/engine/evolve'
import { type Case, type CasePlace, type Clock, type Command, type Event, isRefusal } from '#kernel/engine/model'
import type { CaseData } from '#kernel/index'
import { addSpan, type Instant } from '#methods/working-time/index'
import { type Random, stableId } from '../random.ts'
import type { Arrival } from './arrivals.ts'
import type { Spot } from './spots.ts'
import { taskId, type World } from './world.ts'

type Without<C> = C extends unknown ? Omit<C, 'id'> : never
export type Wish = Without<Command>
/** Something somebody will do, unless the case has moved on by then. Who it is, is asked when the time comes. */
export interface Act {
  readonly at: Instant
  readonly by: (run: Run) => Actor
  readonly wish: Wish | ((run: Run) => Wish | null)
  /** Where the answers lie, for a report or a correction. */
  readonly place?: CasePlace | null
}
export interface Photo {
  readonly id: string
  readonly at: Instant
  readonly by: string | null
  readonly matter: string
  readonly what: 'before' | 'after' | 'seen'
}

/** One case on its way through simulated time, by the real engine. Clocks always speak before people. */
export interface Played {
  readonly world: Pick<World, 'calendar' | 'row' | 'hasUnit' | 'hasStaff' | 'onDuty'> & Partial<Pick<World, 'sending'>>
  readonly programme: string
  readonly type: string
  readonly def: CaseData
  readonly id: string
  readonly events: Event[]
  readonly photos: Photo[]
  now: Instant
  c: Case
}
/** A reported incident. */
export interface Run extends Played {
  readonly world: World
  readonly random: Random
  readonly arrival: Arrival
  spot: Spot
}

const clockActor: Actor = { kind: 'clock' }

interface Tick {
  readonly at: Instant
  readonly kind: 'warn' | 'late'
  readonly task: string | null
}
function ticksOf(task: string | null, clock: Clock | null): Tick[] {
  if (!clock?.dueAt || clock.lateAt !== null) return []
  const late: Tick = { at: clock.dueAt, kind: 'late', task }
  return clock.warned || clock.warnAt === null ? [late] : [{ at: clock.warnAt, kind: 'warn', task }, late]
}
function nextTick(c: Case): Tick | null {
  if (c.closedAt !== null) return null
  let first: Tick | null = null
  const look = (tick: Tick) => {
    if (!first || tick.at < first.at) first = tick
  }
  ticksOf(null, c.clock).forEach(look)
  for (const task of c.tasks) if (task.settledAt === null) ticksOf(task.id, task.clock).forEach(look)
  return first
}

/** Runs every clock that is due up to `until`; stops early, at that moment, when one moves the case to another state. */
export function tickTo(run: Played, until: Instant): void {
  const state = run.c.state
  for (;;) {
    const tick = nextTick(run.c)
    if (!tick || tick.at > until) break
    perform(run, Math.max(tick.at, run.now), clockActor, { kind: tick.kind, task: tick.task }, run.c.place)
    if (run.c.state !== state) return
  }
}

/** @throws Error when the engine refuses: then the history is not one that could have happened */
export function perform(run: Played, at: Instant, actor: Actor, wish: Wish, place: CasePlace | null): void {
  const { world } = run
  const first = run.events.length === 0
  const id = first ? run.id : stableId(`${run.id} ${run.events.length}`)
  const context: Context = {
    now: at,
    actor,
    programme: run.programme,
    type: run.type,
    calendar: world.calendar,
    place,
    row: world.row,
    hasUnit: world.hasUnit,
    hasStaff: world.hasStaff,
    hasFile: file => run.photos.some(photo => photo.id === file),
    onDuty: (role, where) => world.onDuty(role, where, at),
    idFor: taskId,
    ...(world.sending && { sending: world.sending(at) }),
  }
  const events = decide(run.def, first ? null : run.c, { ...wish, id } as Command, context)
  if (isRefusal(events)) {
    const what = 'step' in wish ? wish.step : wish.kind
    throw new Error(`the demo history asked for "${what}" in "${run.c?.state}" and was refused: ${JSON.stringify(events)}`)
  }
  run.events.push(...events)
  run.c = events.reduce<Case | { id: string }>(evolve, first ? { id: run.id } : run.c) as Case
  run.now = at
}

/** A picture taken now by whoever acts. */
export function photo(run: Run, at: Instant, by: Actor, what: Photo['what']): string {
  const id = stableId(`${run.id} photo ${run.photos.length}`)
  run.photos.push({ id, at, by: 'person' in by ? by.person : null, matter: run.arrival.profile.code, what })
  return id
}

/** The moment after so many minutes of office hours. */
export const afterWork = (run: Run, from: Instant, minutes: number): Instant =>
  addSpan(Math.floor(from), { amount: Math.max(0.02, minutes / 60), unit: 'workhour' }, run.world.calendar).at +
  Math.floor(run.random.next() * 240_000)

/** A lasting-longer-than-usual kind of number: half are below `median`, few far above. */
export const skewed = (random: Random, median: number, spread: number): number => median * Math.exp(random.normal(0, spread))
