import { stableId } from '../random.ts'
import { type Arrangement, outline } from './arrangement.ts'
import { area, centroid, inside, type P, type Ring } from './geometry.ts'
import { type Names, town } from './names.ts'
import { group, readingOrder } from './partition.ts'
import type { Plot } from './plots.ts'
import { toRings } from './project.ts'
import type { BlockUse, PlaceKind, Rings, TownPlace } from './types.ts'

const communityCount = 8
const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

export interface Division {
  places: TownPlace[]
  /** The grid of each plot, by the plot's place in the list. */
  gridOf: TownPlace[]
}

interface Cell {
  plots: number[]
  middle: P
}

/** Groups plots into communities along the main roads, and the plots of each community into grids. */
export function divide(
  seed: string,
  plots: readonly Plot[],
  plan: Arrangement,
  homes: (plot: Plot) => number,
  names: Names,
): Division {
  const totals = plots.reduce((sum, plot) => ({ homes: sum.homes + homes(plot), area: sum.area + area(plot.ring) }), {
    homes: 0,
    area: 0,
  })
  const load = (plot: Plot) => (0.5 * homes(plot)) / totals.homes + (0.5 * area(plot.ring)) / totals.area
  const pieceOf = (members: readonly number[]) => ({
    faces: members.map(i => plots[i]!.face),
    weight: members.reduce((sum, i) => sum + load(plots[i]!), 0),
  })
  const cellOf = (members: readonly number[]): Cell => {
    const total = members.reduce((sum, i) => sum + area(plots[i]!.ring), 0)
    const mean = (axis: 0 | 1) =>
      members.reduce((sum, i) => sum + centroid(plots[i]!.ring)[axis] * area(plots[i]!.ring), 0) / total
    return { plots: [...members], middle: [mean(0), mean(1)] }
  }
  const blocks = [...Map.groupBy(plots.keys(), i => plots[i]!.superblock).values()]
  const communities = group(blocks.map(pieceOf), plan, communityCount).map(members => cellOf(members.flatMap(i => blocks[i]!)))

  const places: TownPlace[] = []
  const gridOf: TownPlace[] = []
  const add = (
    kind: PlaceKind,
    code: string,
    name: string,
    nameEn: string,
    parent: TownPlace | null,
    members: Iterable<number>,
  ): TownPlace => {
    const list = [...members]
    const faces = new Set(list.map(i => plots[i]!.face))
    const place: TownPlace = {
      id: stableId(`${seed}/${kind}/${code}`),
      kind,
      code,
      name,
      nameEn,
      parent: parent?.id ?? null,
      polygons: polygons(outline(plan, face => faces.has(face))),
      households: 0,
    }
    places.push(place)
    return place
  }
  const streetCode = town.county + town.streetNumber
  const street = add('street', streetCode, town.street, town.streetEn, null, plots.keys())
  readingOrder(communities, c => c.middle, 420).forEach((cell, c) => {
    const code = streetCode + number(c + 1)
    const [name, nameEn] = names.community(mainUse(cell.plots.map(i => plots[i]!)))
    const community = add('community', code, name, nameEn, street, cell.plots)
    const wanted = c % 2 === 0 ? 8 : 7
    const grids = group(
      cell.plots.map(i => pieceOf([i])),
      plan,
      wanted,
    ).map(members => cellOf(members.map(m => cell.plots[m]!)))
    readingOrder(grids, g => g.middle, 160).forEach((grid, g) => {
      const place = add(
        'grid',
        code + number(g + 1),
        `${name}第${numerals[g + 1]}网格`,
        `${nameEn} Grid ${g + 1}`,
        community,
        grid.plots,
      )
      for (const i of grid.plots) gridOf[i] = place
    })
  })
  return { places, gridOf }
}

const number = (n: number) => String(n).padStart(3, '0')

function mainUse(plots: readonly Plot[]): BlockUse {
  const byUse = new Map<BlockUse, number>()
  for (const { use, ring } of plots) if (use !== 'bank') byUse.set(use, (byUse.get(use) ?? 0) + area(ring))
  return [...byUse].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['mature', 0] as [BlockUse, number])[0]
}

/** Sorts the rings of an outline into polygons with their holes. */
function polygons(rings: readonly Ring[]): Rings[] {
  const outer = rings.filter(ring => area(ring) > 0)
  const holes = rings.filter(ring => area(ring) < 0)
  return outer.map(ring =>
    toRings(
      ring,
      holes.filter(hole => inside(centroid(hole), ring)),
    ),
  )
}
