import type { Actor } from '#kernel/engine/actor'
import { evolve } from '#kernel/engine/evolve'
import type { Case, CasePlace, Data, Event, Origin } from '#kernel/engine/model'
import type { CaseData } from '#kernel/index'
import { addSpan, type Instant } from '#methods/working-time/index'
import { type HistoricCase, newNumber } from '../history/index.ts'
import { type Photo, type Played, perform, tickTo, type Wish } from '../history/run.ts'
import type { World } from '../history/world.ts'
import { matters } from '../office/catalogue.ts'
import type { Office } from '../office/types.ts'
import { type Random, stableId } from '../random.ts'

export interface Stage {
  readonly world: World
  readonly office: Office
  readonly until: Instant
  readonly numbers: Set<string>
  readonly draw: Random
  /** Rows of the programmes' own registers, by register and key. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, Data>>>>
  readonly street: CasePlace
}
/** Somebody by login or id, or the clock. */
type Who = string
export type Act = readonly [workdaysAgo: number, who: Who, wish: Wish | ((c: Case) => Wish)]
export interface Script {
  /** Where something else names the case by it. */
  readonly id?: string
  readonly name: string
  readonly programme: string
  readonly type: string
  readonly def: CaseData
  readonly place?: CasePlace
  /** The case whose step raised it. */
  readonly from?: Origin
  /** Answers that are pictures are drawn where they are asked. */
  readonly filed: readonly [workdaysAgo: number, who: Who, answers: Data]
  readonly acts: readonly Act[]
}

export const take = (step: string, answers: Data = {}): Wish => ({ kind: 'take', step, answers })

/** A moment of a working day, so many working days before the present. */
export function momentAgo({ until, world, draw }: Stage, ago: number): Instant {
  const day = 86_400_000
  let at = until
  // Going back by natural days until so many working days lie between.
  for (let n = 0; n < 120 && addSpan(at, { amount: Math.max(1, ago), unit: 'workday' }, world.calendar).at > until; n++) at -= day
  const office = Math.floor((at + 8 * 3_600_000) / day) * day + 1.5 * 3_600_000 + draw.int(0, 240) * 60_000
  return Math.min(ago === 0 ? until - draw.int(5, 90) * 60_000 : office, until - 60_000)
}

const actorOf = ({ office, world }: Stage, who: Who): Actor => {
  if (who === 'clock') return { kind: 'clock' }
  const person = office.people.find(p => p.login === who || p.id === who)
  if (!person) throw new RangeError(`nobody signs in as "${who}"`)
  return world.staff(person.id)
}

/** What a step of one case raised: its kind and its first answers. */
export type Raises = (
  run: Played,
  step: string,
  answers: Data,
) => readonly (Omit<Script, 'acts' | 'filed'> & { readonly answers: Data; readonly acts?: readonly Act[] })[]

/** Acts a case out by the real engine, its clocks in between, and what it raised. */
export function actOut(stage: Stage, script: Script, raises: Raises = () => []): HistoricCase[] {
  const { numbers, draw, until } = stage
  const id = script.id ?? stableId(`steering ${script.name}`)
  const photos: Photo[] = []
  const { world } = stage
  const run: Played = {
    world: { ...world, row: (register, key) => stage.rows[register]?.[key] ?? world.row(register, key) },
    programme: script.programme,
    type: script.type,
    def: script.def,
    id,
    events: [],
    photos,
    now: 0,
    c: null as unknown as Case,
  }
  const place = script.place ?? stage.street
  /** A picture wherever the fields ask for one. */
  const drawn = (fields: CaseData['form'], answers: Data, at: Instant, by: Actor): Data => {
    const added = Object.entries(fields).flatMap(([key, field]) => {
      if (field.kind !== 'photos' || !field.required) return []
      const photo = { id: stableId(`${id} photo ${photos.length}`), at, by: 'person' in by ? by.person : null }
      photos.push({ ...photo, matter: matters[photos.length % matters.length]!.code, what: 'seen' })
      return [[key, [photo.id]] as const]
    })
    return { ...answers, ...Object.fromEntries(added) }
  }
  const [ago, who, answers] = script.filed
  const began = momentAgo(stage, ago)
  const filer = actorOf(stage, who)
  const number = newNumber(began, draw, numbers)
  const said = drawn(script.def.form, answers, began, filer)
  perform(run, began, filer, { kind: 'file', channel: 'desk', answers: said, ...(script.from && { from: script.from }) }, place)
  const others: HistoricCase[] = []
  for (const [when, by, wished] of script.acts) {
    const at = Math.max(momentAgo(stage, when), run.now + 20 * 60_000)
    if (at > until) break
    tickTo(run, at)
    const actor = actorOf(stage, by)
    const wish = typeof wished === 'function' ? wished(run.c) : wished
    const step = wish.kind === 'take' ? wish.step : ''
    const asked = script.def.steps[step]?.ask
    const whole = wish.kind === 'take' && asked ? { ...wish, answers: drawn(asked, wish.answers, at, actor) } : wish
    perform(run, Math.max(at, run.now), actor, whole, place)
    const stepped = run.events.at(-1)!
    const from = { type: run.type, id, number }
    for (const raised of wish.kind === 'take' ? raises(run, step, wish.answers) : []) {
      const [child] = actOut(stage, { acts: [], ...raised, from, filed: [when, by, raised.answers] })
      if (!child) continue
      others.push(child)
      const event: Event = { ...stepped, body: { kind: 'Raised', type: raised.type, id: child.c.id, number: child.number } }
      run.events.push(event)
      run.c = evolve(run.c, event)
    }
  }
  tickTo(run, until)
  return [{ number, c: run.c, events: run.events, photos }, ...others]
}
