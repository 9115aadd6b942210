import { random, stableId } from '../random.ts'
import { arrange } from './arrangement.ts'
import { populate } from './buildings.ts'
import { estates } from './estates.ts'
import { facilities } from './facilities.ts'
import type { Ring } from './geometry.ts'
import { road, water } from './ground.ts'
import { lanes } from './lanes.ts'
import { cutByRing } from './lines.ts'
import { names, town } from './names.ts'
import { type DrawnRoad, footways, network } from './network.ts'
import { divide } from './places.ts'
import { build, type Plot, plotsOf, setAside } from './plots.ts'
import { middle, toLine, toRings } from './project.ts'
import { nameRoads } from './roads.ts'
import { type Terrain, terrain } from './terrain.ts'
import type { Town, TownArea } from './types.ts'
import { superblocks } from './zones.ts'

export type * from './types.ts'

/**
 * Draws one street (sub-district) of a made-up Chinese city: river, roads, plots, buildings, households' addresses,
 * street furniture, and the division into communities and grids. The same seed gives the same town, point for point.
 */
export function makeTown(seed: number): Town {
  const key = `town ${seed}`
  const source = random(key)
  const land = terrain(source.fork('land'))
  const { roads: main, lines } = network(source.fork('network'), land)
  const cells = superblocks(key, land, arrange(lines))
  const small: DrawnRoad[] = []
  for (const cell of cells) small.push(...lanes(source.fork(`lanes ${cell.face}`), cell.ring, cell.use, 1000 + small.length))
  const plan = arrange([...lines, ...small.map(lane => ({ kind: lane.class, line: lane.line }))])

  const plots = plotsOf(plan, cells)
  setAside(plots)
  const walks = footways(land)
  const pavement = (drawn: DrawnRoad) => drawn.width + (drawn.width >= 8 ? 5 : 1)
  const taken = [...main, ...small].map(drawn => road(drawn.line, pavement(drawn)))
  taken.push(water(land.river.shape), water(land.canal.shape), ...walks.map(drawn => road(drawn.line, drawn.width)))
  build(source.fork('build'), plots, plan, taken)

  const given = names(source.fork('names'))
  const onLand = small.flatMap(lane => cutByRing(lane.line, land.canal.shape).outside.map(line => ({ ...lane, line })))
  const roads = nameRoads(source.fork('roads'), [...main, ...onLand, ...walks], given)
  const { places, gridOf } = divide(key, plots, plan, homes, given)
  const owners = estates(plots, given)
  const { buildings, addresses } = populate(key, source.fork('people'), plots, gridOf, owners, roads)
  addUp(places)
  const corners = places[0]!.polygons.flat(2)

  return {
    seed,
    city: town.city,
    cityEn: town.cityEn,
    district: town.district,
    districtEn: town.districtEn,
    street: town.street,
    streetEn: town.streetEn,
    centre: middle,
    bounds: [
      Math.min(...corners.map(p => p[0])),
      Math.min(...corners.map(p => p[1])),
      Math.max(...corners.map(p => p[0])),
      Math.max(...corners.map(p => p[1])),
    ],
    places,
    buildings,
    addresses,
    roads: roads.map((r, i) => ({
      id: stableId(`${key}/road/${i}`),
      name: r.name,
      class: r.class,
      line: toLine(r.line),
      width: r.width,
    })),
    water: waters(key, land, plots),
    greens: greens(key, land, plots, new Map(owners.flatMap(owner => owner.plots.map(plot => [plot, owner.name] as const)))),
    blocks: plots.flatMap(plot =>
      plot.blocks.map((ring, i) => ({ id: stableId(`${key}/block/${plot.face}/${i}`), use: plot.use, polygon: toRings(ring) })),
    ),
    facilities: facilities(key, source.fork('facilities'), roads, plots, gridOf, land.river.shape),
  }
}

/** About how many households a plot holds; used to balance grids. */
const homes = (plot: Plot) =>
  plot.shapes.reduce((sum, s) => sum + (s.use !== 'home' ? 0 : s.own ? 1 : s.units * s.floors * (s.floors > 13 ? 4 : 2)), 0)

/** Households of communities and the street are those of their grids. */
function addUp(places: Town['places']) {
  const byId = new Map(places.map(place => [place.id, place]))
  for (const grid of places.filter(place => place.kind === 'grid')) {
    for (let parent = byId.get(grid.parent ?? ''); parent; parent = byId.get(parent.parent ?? ''))
      parent.households += grid.households
  }
}

function waters(key: string, land: Terrain, plots: readonly Plot[]): Town['water'] {
  const of = (kind: 'river' | 'canal' | 'pond', name: string | null, ring: Ring, n = 0): Town['water'][number] => ({
    id: stableId(`${key}/${kind}/${n}`),
    name,
    kind,
    polygons: [toRings(ring)],
  })
  const ponds = plots.flatMap(plot => plot.ponds).map((ring, n) => of('pond', null, ring, n))
  return [of('river', town.river, land.river.shape), of('canal', town.canal, land.canal.shape), ...ponds]
}

/** Parks, pitches and gardens, and the green banks of the river over its whole drawn length. */
function greens(key: string, land: Terrain, plots: readonly Plot[], nameOf: ReadonlyMap<number, string>): Town['greens'] {
  const result: Town['greens'] = []
  const add = (kind: TownArea<Town['greens'][number]['kind']>['kind'], name: string | null, ring: Ring) =>
    result.push({ id: stableId(`${key}/green/${result.length}`), name, kind, polygons: [toRings(ring)] })
  const { northBank, northRoad, southBank, southRoad } = land.river
  add('bank', '青棹江滨江公园', [...northBank, ...northRoad.toReversed()])
  add('bank', '青棹江滨江公园', [...southRoad, ...southBank.toReversed()])
  plots.forEach((plot, i) => {
    if (plot.use === 'park') for (const block of plot.blocks) add('park', nameOf.get(i) ?? null, block)
    for (const green of plot.greens) add(green.kind, null, green.ring)
  })
  return result
}
