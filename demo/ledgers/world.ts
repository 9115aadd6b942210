import { buildIndex, placeAt } from '#methods/placement/index'
import { labelPoint } from '#methods/placement/label-point'
import { checkCharacterOf, organisationCheckOf } from '#methods/social-credit-code/index'
import type { Instant } from '#methods/working-time/index'
import { freshNames, mobile } from '../office/names.ts'
import type { Office } from '../office/types.ts'
import { type Random, random } from '../random.ts'
import type { BuildingUse, Town, TownBuilding } from '../town/types.ts'

/** One entry of a register as it stands now, and the columns in which it stood otherwise before. */
export interface Sample {
  readonly data: Readonly<Record<string, unknown>>
  readonly before?: Readonly<Record<string, unknown>>
}
export interface Where {
  readonly point?: readonly [number, number]
  readonly address: string
}

export interface LedgerWorld {
  readonly town: Town
  readonly communities: readonly { id: string; name: string; short: string; committee: string; property: string }[]
  /** Buildings of a use, in the order of communities; those of one community only when it is named. */
  buildings(use: BuildingUse, community?: string): readonly TownBuilding[]
  /** Residential estates with their buildings, by name. */
  readonly estates: ReadonlyMap<string, readonly TownBuilding[]>
  communityOf(building: TownBuilding): string
  where(building: TownBuilding): Where
  /** A place beside another, some metres away. */
  beside(where: Where, address: string, metres?: number): Where
  /** Does the point lie in the street? */
  inside(point: readonly [number, number]): boolean
  /** So many days ago, or ahead when negative, as YYYY-MM-DD. */
  day(ago: number): string
  random(name: string): Random
  person(): string
  mobile(): string
  /** Rings nowhere: no area code begins with three zeros. */
  telephone(): string
  /** A code that fits its check characters and belongs to nobody: there is no such county. */
  creditCode(registry: string): string
}

const rounded = ([lng, lat]: readonly [number, number]): [number, number] => [
  Math.round(lng * 1e6) / 1e6,
  Math.round(lat * 1e6) / 1e6,
]
const homes = /新村|里|小区|花园|雅苑|府|名庭|云邸$/

export function ledgerWorld(town: Town, office: Office, { seed, until }: { seed: number; until: Instant }): LedgerWorld {
  const source = random(`ledgers ${seed}`)
  const fresh = freshNames(
    source.fork('people'),
    office.people.map(p => p.name),
  )
  const unitName = new Map(office.units.map(u => [u.id, u.name]))
  const parents = new Map(town.places.flatMap(p => (p.kind === 'grid' ? [[p.id, p.parent ?? '']] : [])))
  const communities = town.places
    .filter(p => p.kind === 'community')
    .map(p => ({
      id: p.id,
      name: p.name,
      short: p.name.replace(/社区$/, ''),
      committee: office.committeeOf.get(p.id) ?? '',
      property: unitName.get(office.propertyOf.get(p.id) ?? '') ?? '',
    }))
  const communityOf = (b: TownBuilding) => parents.get(b.grid) ?? ''
  const order = new Map(communities.map((c, i) => [c.id, i]))
  const sorted = town.buildings.toSorted((a, b) => (order.get(communityOf(a)) ?? 0) - (order.get(communityOf(b)) ?? 0))
  const byUse = Map.groupBy(sorted, b => b.use)
  const owned = Map.groupBy(
    sorted.filter(b => b.estate && homes.test(b.estate)),
    b => b.estate ?? '',
  )
  const estates = new Map([...owned].filter(([, all]) => all.some(b => b.use === 'home')))
  const index = buildIndex(
    office.areas.filter(a => a.kind === 'street'),
    until,
  )
  let phones = 0
  let mobiles = 2000
  let codes = 0
  return {
    town,
    communities,
    estates,
    communityOf,
    buildings: (use, community) => (byUse.get(use) ?? []).filter(b => !community || communityOf(b) === community),
    where: b => {
      const point = labelPoint(b.polygon) ?? b.polygon[0]![0]!
      return { point: rounded(point), address: `${town.street}${b.name}` }
    },
    beside: (where, address, metres = 12) => {
      const [lng, lat] = where.point ?? town.centre
      const step = metres / 111_320
      // Towards the middle of the street, so that it stays within.
      const [east, north] = [Math.sign(town.centre[0] - lng), Math.sign(town.centre[1] - lat)]
      const point = rounded([lng + (east * step) / Math.cos((lat * Math.PI) / 180), lat + north * step])
      return { point, address: `${town.street}${address}` }
    },
    inside: point => placeAt(index, point).street !== null,
    day: ago => new Date(until + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10),
    random: name => source.fork(name),
    person: fresh,
    mobile: () => mobile(mobiles++),
    telephone: () => `0000-8802${String(1000 + phones++)}`,
    creditCode: registry => {
      const body = `MA9${String(codes++).padStart(5, '0')}`
      const first = `${registry}529901${body}${organisationCheckOf(body)}`
      return first + checkCharacterOf(first)
    },
  }
}
