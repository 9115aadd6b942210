import type { Actor } from '#kernel/engine/actor'
import type { Instant } from '#methods/working-time/index'
import { careVisit } from '#programmes/care-visit/index'
import type { HistoricCase } from '../history/index.ts'
import { type Played, perform, tickTo } from '../history/run.ts'
import type { World } from '../history/world.ts'
import { freshNames, mobile } from '../office/names.ts'
import type { OfficePerson } from '../office/types.ts'
import { type Random, random, stableId } from '../random.ts'
import type { Point, Town } from '../town/types.ts'
import type { RoundWorld } from './patrols.ts'
import { day, dayOf, isoDay, visitDays } from './turns.ts'

/** How the visits of one person stand today: the day the next is due, counted from today; null before they were agreed on. */
export interface CarePlan {
  readonly community: string
  readonly due: number | null
  readonly every: number
  readonly neighbour: boolean
  readonly byResident: boolean
}

/** Two people in every community; seven where a visitor of the demo is shown around, so that every state can be seen. */
export function carePlans(town: Town, shown: string | null, random: Random): CarePlan[] {
  const plan = (community: string, due: number | null, every: number, n: number): CarePlan => ({
    community,
    due,
    every,
    neighbour: n % 2 === 1,
    byResident: n % 3 !== 2,
  })
  return town.places
    .filter(place => place.kind === 'community')
    .flatMap(({ id }) =>
      id === shown
        ? [
            plan(id, 0, 3, 1),
            plan(id, 0, 7, 2),
            plan(id, 0, 2, 3),
            plan(id, -1, 3, 5),
            plan(id, 2, 7, 4),
            plan(id, 4, 7, 0),
            plan(id, null, 3, 6),
          ]
        : [0, 1].map(() => plan(id, random.int(0, 3), random.pick([3, 7, 7, 14]), random.int(0, 5))),
    )
}

const middle = (ring: readonly Point[]): Point => {
  const [x, y] = ring.slice(1).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0])
  const n = ring.length - 1
  return [Math.round((x / n) * 1e6) / 1e6, Math.round((y / n) * 1e6) / 1e6]
}

/** Somebody's home: a flat of the community. */
function homeIn(town: Town, world: World, community: string, draw: Random): { point: Point; address: string } {
  for (;;) {
    const flat = draw.pick(town.addresses)
    const building = town.buildings.find(b => b.id === flat.building)!
    const point = middle(building.polygon[0]!)
    if (building.use === 'home' && world.placeOf(point, flat.text)?.community === community) return { point, address: flat.text }
  }
}

/** Everybody here is made up, and so are their telephones. */
export function* careVisits(
  { world, until, seed, number }: RoundWorld,
  town: Town,
  plans: readonly CarePlan[],
  residents: readonly OfficePerson[],
): Generator<HistoricCase> {
  const source = random(`care ${seed}`)
  const fresh = freshNames(source.fork('names'), [])
  for (const [n, plan] of plans.entries()) {
    const own = source.fork(`visit ${n}`)
    const resident = residents[n * 7 + 3]!
    const home = homeIn(town, world, plan.community, own)
    const answers = {
      who: { name: plan.byResident ? resident.name : fresh() },
      call: mobile(3000 + n),
      where: home,
      every: { amount: plan.every, unit: 'day' },
      ...(plan.neighbour && { neighbour: { name: fresh(), phone: mobile(4000 + n) } }),
    }
    const run: Played = {
      world,
      programme: 'care-visit',
      type: 'careVisit',
      def: careVisit,
      id: stableId(`care ${seed} ${n}`),
      events: [],
      photos: [],
      now: 0,
      c: null as unknown as Played['c'],
    }
    const today = dayOf(until)
    const days = plan.due === null ? [-1] : visitDays(plan.every, plan.due, own, 0.05)
    const began = Math.floor(today + days[0]! * day + (9 + own.next() * 6) * 3_600_000)
    const place = world.placeOf(home.point, home.address)
    const visitor = (at: Instant): Actor => world.staff(world.onDuty('community-worker', run.c?.place ?? place!, at)!.person)
    const asker: Actor = plan.byResident ? { kind: 'resident', person: resident.id, name: resident.name } : visitor(began)
    perform(run, began, asker, { kind: 'file', channel: plan.byResident ? 'portal' : 'desk', answers }, place)
    if (plan.due !== null) live(run, plan, days, { today, began, until, own, visitor })
    runClocks(run, until)
    yield { number: number(began), c: run.c, events: run.events, photos: [] }
  }
}

/** Every clock up to a moment, from one state into the next. */
function runClocks(run: Played, until: Instant): void {
  for (let state = ''; state !== run.c.state; ) {
    state = run.c.state
    tickTo(run, until)
  }
}

interface Days {
  readonly today: Instant
  readonly began: Instant
  readonly until: Instant
  readonly own: Random
  readonly visitor: (at: Instant) => Actor
}

/** What was agreed on, and every visit since. */
function live(run: Played, plan: CarePlan, days: readonly number[], { today, began, until, own, visitor }: Days): void {
  const take = (at: Instant, step: string, answers: Record<string, unknown>) => {
    runClocks(run, at)
    perform(run, at, visitor(at), { kind: 'take', step, answers }, run.c.place)
  }
  const agreed = Math.floor(began + (0.5 + own.next() * 2) * 3_600_000)
  take(agreed, 'agree', {
    agreed: plan.byResident ? 'asked' : 'agreed',
    ...(plan.neighbour && { neighbourAgreed: true }),
    // The first visit was on the day that was agreed on.
    ...(days[1] !== undefined && { next: isoDay(today + days[1] * day) }),
  })
  for (const one of days.slice(1)) {
    const at = Math.floor(today + one * day + (9 + own.next() * 7) * 3_600_000)
    if (at >= until) return
    const what = own.weighted([
      ['fine', 84],
      ['needs', 9],
      ['declined', 7],
    ] as const)
    take(at, what, {})
  }
}
