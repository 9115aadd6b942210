import type { Case, Event } from '#kernel/engine/model'
import type { Instant } from '#methods/working-time/index'
import { incident } from '#programmes/incident/incident'
import type { Office } from '../office/types.ts'
import { type Random, random, stableId } from '../random.ts'
import type { Town } from '../town/types.ts'
import { callback, closed, done } from './after-work.ts'
import { type Arrival, arrivals } from './arrivals.ts'
import { checked, filed, reported } from './before-dispatch.ts'
import { arbitration, consulting, disputed, exception } from './disputes.ts'
import { report } from './file.ts'
import { handling, joint, waiting } from './handling.ts'
import { type Act, type Photo, perform, type Run, tickTo } from './run.ts'
import { makeSpots, type Spot } from './spots.ts'
import { placedBy } from './surge.ts'
import { makeWorld, type World } from './world.ts'

export type { Photo } from './run.ts'

/** A case as it stands at the office's present, with everything that happened to it. */
export interface HistoricCase {
  readonly number: string
  readonly c: Case
  readonly events: readonly Event[]
  readonly photos: readonly Photo[]
}

/** What people will do about a case that has just come into a state. */
const plans: Readonly<Record<string, (run: Run) => Act[]>> = {
  reported,
  checked,
  filed,
  handling,
  disputed,
  consulting,
  arbitration,
  exception,
  waiting,
  joint,
  done,
  callback,
  closed,
}

export interface HistoryOptions {
  readonly seed: number
  readonly until: Instant
  readonly cases: number
  /** Numbers that are taken; those given are added. */
  readonly numbers?: Set<string>
}

/**
 * Two years of an office's cases, one after the other in the order they were reported, each acted out by the real engine
 * with clocks that speak in their time. The same seed and present give the same history, letter for letter.
 * @param until the present: nothing happens after it, and what is open then is open
 */
export function* makeHistory(
  town: Town,
  office: Office,
  { seed, until, cases, numbers = new Set() }: HistoryOptions,
): Generator<HistoricCase> {
  const key = `history ${seed}`
  const source = random(key)
  const world = makeWorld(office, until)
  const spots = makeSpots(town, world.index, source.fork('spots'))
  const where = source.fork('where')
  const placed = placedBy(spots, world.index, source.fork('surge'), until)
  const digits = source.fork('numbers')
  let n = 0
  for (const came of arrivals(source.fork('arrivals'), world.calendar, until, cases)) {
    const own = random(`${key} ${n}`)
    const { arrival, spot } = placed(came, where)
    const run = actOut({ world, arrival, spot, id: stableId(`${key} case ${n++}`), own }, until)
    yield { number: newNumber(arrival.at, digits, numbers), c: run.c, events: run.events, photos: run.photos }
  }
}

/** The day, then eight digits that lead to no other case. */
export function newNumber(at: Instant, draw: Random, taken: Set<string>): string {
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '')
  for (;;) {
    const digits = String(draw.int(0, 99_999_999)).padStart(8, '0')
    const number = `${day}-${digits.slice(0, 4)}-${digits.slice(4)}`
    if (taken.has(number)) continue
    taken.add(number)
    return number
  }
}

/** What is to be acted out: something that comes up somewhere, and how it is reported. */
export interface Scene {
  readonly world: World
  readonly arrival: Arrival
  readonly spot: Spot
  readonly id: string
  readonly own: Random
  readonly begin?: (run: Run) => void
}

/** A case before its first event. */
export const newRun = ({ world, arrival, spot, id, own }: Scene): Run => ({
  world,
  programme: 'incident',
  type: 'incident',
  def: incident,
  random: own,
  id,
  arrival,
  spot,
  events: [],
  photos: [],
  now: arrival.at,
  c: null as unknown as Case,
})

export function actOut(scene: Scene, until: Instant): Run {
  const run = newRun(scene)
  ;(scene.begin ?? report)(run)
  for (;;) {
    const stood = run.c.version
    if (!live(run, until)) return run
    if (run.c.version === stood) return run
  }
}

/** One state of a case, acted out; false when nothing more happens before `until`. */
function live(run: Run, until: Instant): boolean {
  const { state } = run.c
  for (const act of plans[state]?.(run) ?? []) {
    const at = Math.floor(Math.max(act.at, run.now + 15_000))
    tickTo(run, Math.min(at, until))
    if (run.c.state !== state) return true
    if (at > until) return false
    run.now = at
    const wish = typeof act.wish === 'function' ? act.wish(run) : act.wish
    if (wish) perform(run, at, act.by(run), wish, act.place ?? run.c.place)
    if (run.c.state !== state) return true
  }
  tickTo(run, until)
  return run.c.state !== state
}
