import { centroid, type PlaceIndex, placeAt } from '#methods/placement/index'
import type { Random } from '../random.ts'
import type { Point, Rings, Town, TownBuilding } from '../town/types.ts'
import type { Pool } from './profile.ts'

/** A place something may be reported at. */
export interface Spot {
  readonly at: Point
  /** As an address, e.g. 橘汀路10号. */
  readonly address: string
  /** As people say it in a sentence. */
  readonly say: string
  readonly building: TownBuilding | null
}
export interface Spots {
  pick(pool: Pool, random: Random): Spot
}

const outer = (rings: Rings): Point => {
  const [x, y] = centroid(rings) ?? rings[0]![0]!
  return [x, y]
}

/** A point some metres before the door: outside the middle of the building's longest wall. */
function beforeDoor({ polygon }: TownBuilding): Point {
  const ring = polygon[0]!
  const [cx, cy] = outer(polygon)
  let best: Point = [cx, cy]
  let longest = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!]
    const length = Math.hypot(a[0] - b[0], a[1] - b[1])
    if (length <= longest) continue
    longest = length
    best = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  }
  const away = Math.hypot(best[0] - cx, best[1] - cy) || 1
  return [best[0] + ((best[0] - cx) / away) * 4e-5, best[1] + ((best[1] - cy) / away) * 4e-5]
}

const door = ['门口', '门前', '对面', '附近', '']

/** All places of the town where things are reported, by what kind of thing it is. */
export function makeSpots(town: Town, index: PlaceIndex, random: Random): Spots {
  const ofFacility = (kind: string, saying: (name: string) => string): Spot[] =>
    town.facilities
      .filter(f => f.kind === kind)
      .map(f => ({ at: f.at, address: f.name, say: saying(f.name.replace(/\d+$/, '')), building: null }))
  const bare = (name: string) => name.replace(/(路灯|井盖|果壳箱|消火栓|充电桩|座椅|宣传栏)$/, '').replace(/第.+网格$/, '里面')
  const buildings = (fits: (b: TownBuilding) => boolean, where: 'inside' | 'door'): Spot[] =>
    town.buildings.filter(fits).map((b, i) => {
      const name = b.name.replace(' ', '')
      return where === 'inside'
        ? { at: outer(b.polygon), address: b.name, say: name, building: b }
        : { at: beforeDoor(b), address: b.name, say: name + door[i % door.length]!, building: b }
    })
  const homes = (b: TownBuilding) => b.use === 'home' && b.estate !== null
  const park = town.greens.filter(green => green.kind === 'park' || green.kind === 'pitch' || green.kind === 'bank')
  const greens = park.flatMap(green =>
    green.polygons.map(
      (rings): Spot => ({ at: outer(rings), address: green.name ?? '街心绿地', say: green.name ?? '街心绿地', building: null }),
    ),
  )
  const benches = ofFacility('bench', bare)
  const water = town.water.flatMap(body =>
    body.polygons.flatMap(rings =>
      rings[0]!.map((at): Spot => {
        const name = body.name ?? '小池塘'
        return {
          at: [at[0], at[1]],
          address: `${name}边`,
          say: random.pick([`${name}边`, `${name}`, `${name}步道`, `${name}桥下`]),
          building: null,
        }
      }),
    ),
  )
  const shops = buildings(b => b.use === 'shop', 'door')
  const named = buildings(b => /[路街道]\d+号/.test(b.name), 'door')
  const sites = buildings(b => b.use === 'factory' || b.use === 'office', 'door').filter((_, i) => i % 9 === 0)
  const inside = (spots: Spot[]) => spots.filter(spot => placeAt(index, spot.at).grid !== null)
  const pools: Record<Pool, Spot[]> = {
    lamp: ofFacility('lamp', name => `${bare(name)}`),
    manhole: ofFacility('manhole', name => `${bare(name)}`),
    bin: ofFacility('bin', name => bare(name)),
    bench: [...benches, ...ofFacility('board', bare)],
    hydrant: ofFacility('hydrant', name => bare(name)),
    charger: ofFacility('charger', name => bare(name)),
    road: [...named, ...ofFacility('lamp', name => `${bare(name)}`)],
    lane: buildings(b => /[巷弄]\d+号/.test(b.name), 'door'),
    shop: shops,
    home: buildings(homes, 'inside'),
    tower: buildings(b => homes(b) && b.floors > 9, 'inside'),
    oldHome: buildings(b => b.use === 'home' && b.floors < 7, 'inside'),
    river: water,
    park: [...greens, ...benches],
    works: sites.map(spot => ({ ...spot, say: `${spot.building!.name.replace(' ', '')}旁边的工地` })),
    factory: buildings(b => b.use === 'factory', 'door'),
    school: buildings(b => b.use === 'school', 'door'),
  }
  for (const [name, spots] of Object.entries(pools) as [Pool, Spot[]][]) {
    // In random order: the first ones are the hot spots.
    pools[name] = random.shuffle(inside(spots))
    if (pools[name].length === 0) throw new RangeError(`the town has no place for "${name}"`)
  }
  return {
    pick: (pool, draw) => {
      const spots = pools[pool]
      const at = draw.chance(0.22) ? draw.next() ** 2.6 : draw.next()
      return spots[Math.floor(at * spots.length)]!
    },
  }
}
