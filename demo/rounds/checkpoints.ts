import { centroid, type PlaceIndex, placeAt } from '#methods/placement/index'
import type { Random } from '../random.ts'
import type { Point, Rings, Town, TownBuilding } from '../town/types.ts'
import { checklists, type ListKey } from './checklists.ts'

/** A row of the register, with the building it stands at. */
export interface Checkpoint {
  readonly code: string
  readonly name: string
  readonly where: { readonly point: Point; readonly address: string }
  readonly checklist: ListKey
  readonly grid: string
  readonly building: TownBuilding | null
}
interface Candidate {
  readonly at: Point
  readonly name: string
  readonly building: TownBuilding | null
}

const middle = (rings: Rings): Point => {
  const [x, y] = centroid(rings) ?? rings[0]![0]!
  return [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6]
}
const atBuilding = (b: TownBuilding): Candidate => ({ at: middle(b.polygon), name: b.name, building: b })

/** Where each list applies in the town: real houses, rooms, sheds, banks and greens of it. */
function candidates(town: Town): Readonly<Record<ListKey, readonly Candidate[]>> {
  const buildings = (fits: (b: TownBuilding) => boolean) => town.buildings.filter(fits).map(atBuilding)
  const facilities = (kind: string) =>
    town.facilities.filter(f => f.kind === kind).map(f => ({ at: f.at, name: f.name.replace(/充电桩\d*$/, ''), building: null }))
  const banks = town.water.flatMap(water =>
    water.polygons.flatMap(rings =>
      rings[0]!
        .filter((_, n) => n % 4 === 0)
        .map(([x, y], n): Candidate => ({ at: [x, y], name: `${water.name ?? '池塘'}${n + 1}号`, building: null })),
    ),
  )
  const greens = town.greens
    .filter(green => green.kind === 'park' || green.kind === 'garden' || green.kind === 'pitch')
    .flatMap(green => green.polygons.map(rings => ({ at: middle(rings), name: green.name ?? '', building: null })))
  return {
    fire: buildings(b => b.use === 'home' && b.estate !== null && b.floors >= 4),
    pump: buildings(b => b.use === 'public' && b.name.endsWith('配套用房')),
    charge: facilities('charger'),
    outfall: banks,
    play: greens,
    market: buildings(b => b.use === 'shop'),
  }
}

/** How many of each a grid has where it can; what one lacks is made up with another. */
const wanted: readonly (readonly [ListKey, number])[] = [
  ['fire', 2],
  ['charge', 1],
  ['market', 1],
  ['pump', 1],
  ['outfall', 1],
  ['play', 1],
]

/**
 * About six places in every grid where somebody looks in; more where `more` says so, e.g. where a visitor of the demo is
 * shown around.
 */
export function makeCheckpoints(
  town: Town,
  index: PlaceIndex,
  random: Random,
  more: ReadonlyMap<string, number> = new Map(),
): Checkpoint[] {
  const all = candidates(town)
  const byGrid = new Map<string, Map<ListKey, Candidate[]>>()
  for (const [key, list] of Object.entries(all) as [ListKey, Candidate[]][])
    for (const one of random.fork(key).shuffle(list)) {
      const { grid } = placeAt(index, one.at)
      if (grid === null) continue
      const lists = byGrid.get(grid) ?? new Map<ListKey, Candidate[]>()
      lists.set(key, [...(lists.get(key) ?? []), one])
      byGrid.set(grid, lists)
    }
  const taken = new Set<string>()
  return town.places
    .filter(place => place.kind === 'grid')
    .flatMap((grid, g) => {
      const lists = byGrid.get(grid.id) ?? new Map<ListKey, Candidate[]>()
      const size = more.get(grid.id) ?? 6
      const first = wanted.flatMap(([key, n]) => (lists.get(key) ?? []).slice(0, n).map(one => [key, one] as const))
      const spare = wanted.flatMap(([key, n]) => (lists.get(key) ?? []).slice(n, n + 3).map(one => [key, one] as const))
      return [...first, ...spare].slice(0, size).map(([checklist, one], n): Checkpoint => {
        const { what } = checklists.find(list => list.code === checklist)!
        const plain = `${one.name || grid.name}${what}`
        const name = taken.has(plain) ? `${plain}（${n + 1}）` : plain
        taken.add(name)
        return {
          code: `XC${String(g + 1).padStart(2, '0')}-${String(n + 1).padStart(2, '0')}`,
          name,
          where: { point: one.at, address: name },
          checklist,
          grid: grid.id,
          building: one.building,
        }
      })
    })
}
