import type { Instant } from '#methods/working-time/index'
import type { HistoricCase } from '../history/index.ts'
import { makeWorld } from '../history/world.ts'
import { showcase } from '../office/showcase.ts'
import type { Office } from '../office/types.ts'
import { random } from '../random.ts'
import type { Town } from '../town/types.ts'
import { carePlans, careVisits } from './care.ts'
import { checklists } from './checklists.ts'
import { makeCheckpoints } from './checkpoints.ts'
import { checklistRow, checkpointRow, numbersFor, patrolOf, type RoundWorld } from './patrols.ts'
import { justReported } from './today.ts'

export interface RoundsOptions {
  readonly seed: number
  readonly until: Instant
  /** The id of the stop that a row of the register makes. */
  readonly stopId: (key: string) => string
  /** Numbers that are taken; those given are added. */
  readonly numbers: Set<string>
}

/** A row of a register of the programme `patrol`. */
export interface RoundRow {
  readonly register: 'checklists' | 'checkpoints'
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
}

/** How many places a visitor's grid worker sees: those due today, by the order of their codes, then those that are not. */
const shownDue: readonly (number | undefined)[] = [0, 0, 0, -1, 0, 0, 0, 2, 0, 1]

/**
 * Forty days of an office's rounds, acted out by the real engine: checkpoints in every grid with their visits, incidents
 * found there, and people who asked to be looked in on. The grid worker and the community worker on the sign-in page have a
 * full day before them. The same seed and present give the same rounds.
 */
export function makeRounds(
  town: Town,
  office: Office,
  { seed, until, stopId, numbers }: RoundsOptions,
): { readonly rows: readonly RoundRow[]; readonly cases: Generator<HistoricCase> } {
  const source = random(`rounds ${seed}`)
  const to: RoundWorld = {
    world: makeWorld(office, until),
    until,
    seed,
    number: numbersFor(numbers, source.fork('numbers')),
  }
  const placeOf = (role: string) => {
    const login = showcase.find(one => one.role === role)?.login
    const person = office.people.find(one => one.login === login)?.id
    return office.posts.find(post => post.person === person && post.role === role)?.place ?? null
  }
  const grid = placeOf('grid-worker')
  const more = new Map(grid ? [[grid, shownDue.length]] : [])
  const checkpoints = makeCheckpoints(town, to.world.index, source.fork('checkpoints'), more)
  const residents = office.people.filter(person => person.kind === 'resident')

  function* cases(): Generator<HistoricCase> {
    let before = ''
    let n = 0
    for (const spot of checkpoints) {
      n = spot.grid === before ? n + 1 : 0
      before = spot.grid
      const due = spot.grid === grid ? shownDue[n] : undefined
      yield* patrolOf(to, spot, n, { stopId: stopId(spot.code), due })
    }
    yield* careVisits(to, town, carePlans(town, placeOf('community-worker'), source.fork('care')), residents)
    if (grid) yield* justReported(to, town, grid, source.fork('today'))
  }
  const rows: RoundRow[] = [
    ...checklists.map(list => ({ register: 'checklists' as const, key: list.code, data: checklistRow(list) })),
    ...checkpoints.map(spot => ({ register: 'checkpoints' as const, key: spot.code, data: checkpointRow(spot) })),
  ]
  return { rows, cases: cases() }
}
