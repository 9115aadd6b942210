import type { Actor } from '#kernel/engine/actor'
import { evolve } from '#kernel/engine/evolve'
import type { Event } from '#kernel/engine/model'
import type { Check } from '#kernel/index'
import type { Instant } from '#methods/working-time/index'
import { links } from '#programmes/links'
import { patrol } from '#programmes/patrol/index'
import { actOut, type HistoricCase, newNumber } from '../history/index.ts'
import { profiles } from '../history/profile.ts'
import { type Played, perform, photo, type Run, tickTo } from '../history/run.ts'
import type { World } from '../history/world.ts'
import { type Random, random, stableId } from '../random.ts'
import { type Checklist, checklists, type Finding } from './checklists.ts'
import type { Checkpoint } from './checkpoints.ts'
import { day, dayOf, dueDay, visitDays } from './turns.ts'

export interface RoundWorld {
  readonly world: World
  readonly until: Instant
  readonly seed: number
  /** The number of a case that began then. */
  readonly number: (at: Instant) => string
}
export const numbersFor = (taken: Set<string>, draw: Random) => (at: Instant) => newNumber(at, draw, taken)

const link = links.find(one => one.from === patrol && one.step === 'found')

/** Somebody walks past the places of a grid one after the other: the hour follows from the day and the place in the row. */
const hourOf = (grid: string, n: number, at: Instant): number => {
  const draw = random(`walk ${grid} ${at}`)
  return at + Math.floor((8.6 + draw.next() * 2.2) * 3_600_000) + n * 11 * 60_000 + draw.int(0, 5) * 60_000
}

const walker = (world: World, run: Played, at: Instant): Actor => {
  const duty = world.onDuty('grid-worker', run.c.place, at)
  if (!duty) throw new Error(`nobody walks in ${run.c.place.grid}`)
  return world.staff(duty.person, { role: 'grid-worker', scope: 'grid', unit: duty.unit, place: run.c.place.grid })
}

/** A stop of the patrol with its visits, and the incidents that were found there. */
export function* patrolOf(
  { world, until, seed, number }: RoundWorld,
  spot: Checkpoint,
  /** Where it stands in the walk of its grid. */
  n: number,
  options: { readonly stopId: string; readonly due?: number | undefined },
): Generator<HistoricCase> {
  const own = random(`patrol ${seed} ${spot.code}`)
  const list = checklists.find(one => one.code === spot.checklist)!
  const today = dayOf(until)
  const walked = until > hourOf(spot.grid, 9, today)
  const due = options.due ?? dueDay(list.every.amount, own, walked)
  const place = world.placeOf(spot.where.point, spot.where.address)
  // Some communities keep their rounds better than others.
  const slack = random(`slack ${seed} ${place?.community}`).between(0.02, 0.19)
  const [began, ...days] = visitDays(list.every.amount, due, own, slack)
  if (!place) throw new Error(`"${spot.name}" lies in no grid`)
  const run: Played = {
    world: { ...world, row: rowOf(spot, list) },
    programme: 'patrol',
    type: 'patrol',
    def: patrol,
    id: options.stopId,
    events: [],
    photos: [],
    now: 0,
    c: null as unknown as Played['c'],
  }
  const start = today + began! * day + 8 * 3_600_000
  const answers = { spot: spot.code, where: spot.where }
  perform(run, start, { kind: 'clock' }, { kind: 'file', channel: 'import', answers }, place)
  for (const one of days) {
    const at = hourOf(spot.grid, n, today + one * day)
    if (at >= until) break
    tickTo(run, at)
    const raised = visit({ world, until, seed, number }, run, at, spot, list, own)
    if (raised) yield raised
  }
  tickTo(run, until)
  yield { number: number(start), c: run.c, events: run.events, photos: [] }
}

const rowOf = (spot: Checkpoint, list: Checklist) => {
  const rows = { checkpoints: checkpointRow(spot), checklists: checklistRow(list) }
  return (register: string) => rows[register as keyof typeof rows] ?? null
}
/** A row of the registers, as an administrator would have typed it. */
export const checkpointRow = ({ code, name, where, checklist }: Checkpoint) => ({
  code,
  name,
  where,
  checklist,
  every: checklists.find(list => list.code === checklist)!.every,
})
export const checklistRow = ({ code, name, points, basis }: Checklist) => ({ code, name, points: points.join('\n'), basis })

/** One visit; answers with the incident it raised. */
function visit(to: RoundWorld, run: Played, at: Instant, spot: Checkpoint, list: Checklist, own: Random): HistoricCase | null {
  const actor = walker(to.world, run, at)
  const checked = (wrong?: Finding): Check[] =>
    list.points.map((point, n) => ({ point, found: n === wrong?.point ? 'wrong' : 'fine' }))
  const kind = own.weighted([
    ['fine', 94.3],
    ['shut', 4.5],
    ['found', 1.2],
  ] as const)
  const take = (step: string, answers: Record<string, unknown>) =>
    perform(run, at, actor, { kind: 'take', step, answers }, run.c.place)
  if (kind === 'shut') take('shut', { because: own.pick(list.shut) })
  else if (kind === 'fine') take('fine', { checked: checked(), ...(own.chance(0.12) && { remark: own.pick(list.remarks) }) })
  else return find(to, run, at, spot, own.pick(list.findings), checked, own, actor)
  return null
}

function find(
  { world, until, number }: RoundWorld,
  run: Played,
  at: Instant,
  spot: Checkpoint,
  finding: Finding,
  checked: (wrong: Finding) => Check[],
  own: Random,
  actor: Actor,
): HistoricCase {
  const profile = profiles.find(one => one.code === finding.matter)
  if (!profile || !link) throw new Error(`the catalogue has no matter "${finding.matter}"`)
  const id = stableId(`${run.id} found ${at}`)
  const picture = stableId(`${id} photo 0`)
  const answers = { checked: checked(finding), problem: finding.words, pictures: [picture] }
  // The picture lies with the incident; here it only has to be known.
  run.photos.push({ id: picture, at, by: 'person' in actor ? actor.person : null, matter: finding.matter, what: 'before' })
  perform(run, at, actor, { kind: 'take', step: 'found', answers }, run.c.place)
  const begin = (child: Run) => {
    photo(child, at, actor, 'before')
    const [given = {}] = link.answers({ data: run.c.data, place: spot.where, answers })
    perform(child, at, actor, { kind: 'file', channel: 'grid', answers: given }, run.c.place)
  }
  const where = { at: spot.where.point, address: spot.where.address, say: spot.name, building: spot.building }
  const child = actOut({ world, arrival: { at, profile, load: 1 }, spot: where, id, own: own.fork(id), begin }, until)
  const filed = number(at)
  const stepped = run.events.find(e => e.at === at && e.body.kind === 'Stepped')!
  const raised: Event = { ...stepped, body: { kind: 'Raised', type: 'incident', id, number: filed } }
  run.events.push(raised)
  run.c = evolve(run.c, raised)
  return { number: filed, c: child.c, events: child.events, photos: child.photos }
}
