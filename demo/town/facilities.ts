import { type Random, stableId } from '../random.ts'
import { at, boxOf, inside, type P, type Ring } from './geometry.ts'
import { along, lengthOf } from './lines.ts'
import type { Plot } from './plots.ts'
import { toPoint } from './project.ts'
import type { NamedRoad } from './roads.ts'
import type { FacilityKind, TownFacility, TownPlace } from './types.ts'

interface Kind {
  count: number
  label: string
  /** Metres between places that might take one. */
  step: number
  stands: (road: NamedRoad) => boolean
  /** Metres from the road's middle. */
  from: (road: NamedRoad) => number
}

const kerb = (road: NamedRoad) => road.width / 2 + 1.2
const edge = (road: NamedRoad) => Math.max(1, road.width / 2 - 0.6)
const busy = (road: NamedRoad) => road.class === 'arterial' || road.class === 'secondary'

const kinds: Record<FacilityKind, Kind> = {
  lamp: { count: 260, label: '路灯', step: 32, stands: road => busy(road) || road.width > 5, from: kerb },
  manhole: {
    count: 150,
    label: '井盖',
    step: 36,
    stands: road => road.role !== 'footway',
    from: road => Math.min(3, road.width / 4),
  },
  bin: { count: 120, label: '果壳箱', step: 30, stands: road => road.class !== 'arterial', from: edge },
  bench: { count: 60, label: '座椅', step: 22, stands: road => road.role === 'footway', from: kerb },
  hydrant: {
    count: 80,
    label: '消火栓',
    step: 45,
    stands: road => road.class === 'secondary' || road.class === 'lane',
    from: edge,
  },
  charger: { count: 70, label: '充电桩', step: 26, stands: road => road.role === 'estate', from: kerb },
  board: { count: 60, label: '宣传栏', step: 40, stands: road => road.role === 'estate' || road.role === 'alley', from: edge },
}

/** Street furniture beside the roads, spread evenly over everything of its kind that could take it. */
export function facilities(
  seed: string,
  random: Random,
  roads: readonly NamedRoad[],
  plots: readonly Plot[],
  gridOf: readonly TownPlace[],
  river: Ring,
): TownFacility[] {
  const boxes = plots.map(plot => boxOf(plot.ring))
  const gridAt = ([x, y]: P) => {
    const index = plots.findIndex((plot, i) => {
      const [w, s, e, n] = boxes[i]!
      return x > w && x < e && y > s && y < n && inside([x, y], plot.ring)
    })
    return index < 0 ? null : gridOf[index]!
  }
  const taken = (p: P) =>
    plots.some((plot, i) => {
      const [w, s, e, n] = boxes[i]!
      return p[0] > w && p[0] < e && p[1] > s && p[1] < n && plot.shapes.some(shape => inside(p, shape.ring))
    })
  return (Object.entries(kinds) as [FacilityKind, Kind][]).flatMap(([kind, { count, label, step, stands, from }]) => {
    const spots: { point: P; grid: TownPlace; road: NamedRoad }[] = []
    for (const road of roads.filter(stands)) {
      const length = lengthOf(road.line)
      for (let way = random.between(6, step), side = 1; way < length - 4; way += step, side = -side) {
        const { point, angle } = along(road.line, way)
        const by = from(road) * side
        const place = at(point[0] - Math.sin(angle) * by, point[1] + Math.cos(angle) * by)
        const grid = gridAt(place)
        if (grid && !taken(place) && (kind === 'lamp' || !inside(place, river))) spots.push({ point: place, grid, road })
      }
    }
    const total = Math.min(count, spots.length)
    return Array.from({ length: total }, (_, i): TownFacility => {
      const { point, grid, road } = spots[Math.floor(((i + 0.5) * spots.length) / total)]!
      const number = String(i + 1).padStart(4, '0')
      return {
        id: stableId(`${seed}/${kind}/${number}`),
        kind,
        at: toPoint(point),
        grid: grid.id,
        name: `${road.name ?? grid.name}${label}${number}`,
      }
    })
  })
}
