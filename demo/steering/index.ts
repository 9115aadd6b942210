import type { CasePlace } from '#kernel/engine/model'
import { promises as promised } from '#kernel/index'
import type { Instant } from '#methods/working-time/index'
import type { HistoricCase } from '../history/index.ts'
import { makeWorld } from '../history/world.ts'
import type { Office } from '../office/types.ts'
import { random } from '../random.ts'
import type { Town } from '../town/types.ts'
import { decisionRaises, meetingScripts } from './meetings.ts'
import { orderScripts } from './orders.ts'
import { otherScripts } from './others.ts'
import { actOut, type Stage } from './play.ts'
import { steeringRows } from './rows.ts'

export { type DemoDraw, type DrawnFrom, makeDraws } from './draws.ts'
export { steeringRows } from './rows.ts'

/** Names of the ledger rows that the cases of this story name. */
const groups = { XZ01: { code: 'XZ01' } }
const named = { groups, 'meetings.groups': groups, cards: { TG01: { code: 'TG01' } } }

interface Making {
  readonly seed: number
  readonly until: Instant
  /** Numbers that are taken; those given are added. */
  readonly numbers: Set<string>
  /** What the office's plans promise: orders are about some of it. */
  readonly promises: readonly { readonly id: string; readonly title: string }[]
}

/** What everything of this story is acted out on. */
export function steeringStage(town: Town, office: Office, { seed, until, numbers, promises }: Making): Stage {
  const world = makeWorld(office, until)
  const street = town.places.find(p => p.kind === 'street')?.id ?? null
  const ownRows = Object.entries(steeringRows).map(([name, rows]) => [name.split('.')[1] ?? name, rows] as const)
  return {
    world,
    office,
    until,
    numbers,
    draw: random(`steering ${seed}`),
    rows: { ...Object.fromEntries(ownRows), ...named, [promised]: Object.fromEntries(promises.map(one => [one.id, one])) },
    street: { street, community: null, grid: null, building: null, boundary: null, point: null, address: null },
  }
}

/**
 * How an office steers: orders and what became of them, a meeting with its decisions and what it left open, and a courtyard
 * that became a pilot, a card, a grant and a stop of a tour. The same seed and present give the same.
 */
export function makeSteering(town: Town, stage: Stage): HistoricCase[] {
  const { world, office, until } = stage
  const day = (ahead: number) => new Date(until + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10)
  const sites = town.places
    .filter(p => p.kind === 'community')
    .flatMap((community, n) => {
      const committee = office.committeeOf.get(community.id)
      const building = town.buildings.find(b => town.places.some(g => g.id === b.grid && g.parent === community.id))
      const corner = building?.polygon[0]?.[0]
      const place: CasePlace | null = corner ? world.placeOf([corner[0], corner[1]], building?.name ?? '') : null
      return committee && place ? [{ committee, worker: `sq${String(2 * n + 1).padStart(2, '0')}`, place }] : []
    })
  const promiseOf = (words: string) => {
    const found = Object.entries(stage.rows[promised] ?? {}).find(([, one]) => String(one.title).includes(words))
    if (!found) throw new RangeError(`no plan promises "${words}"`)
    return { id: found[0], title: String(found[1].title) }
  }
  const scripts = [
    ...orderScripts(office, day, promiseOf),
    ...meetingScripts(office, day, until, promiseOf),
    ...otherScripts(office, sites, day),
  ]
  return scripts.flatMap(script => actOut(stage, script, decisionRaises(office, day)))
}
