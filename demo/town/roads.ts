import type { Random } from '../random.ts'
import { type Box, boxOf, type P } from './geometry.ts'
import { lengthOf, nearestOnLine } from './lines.ts'
import type { Names } from './names.ts'
import type { DrawnRoad } from './network.ts'

export interface NamedRoad extends DrawnRoad {
  name: string | null
  box: Box
}

/** Gives roads their names; paths inside estates and short alleys stay without one. */
export function nameRoads(random: Random, roads: readonly DrawnRoad[], names: Names): NamedRoad[] {
  const known = new Map<number, string | null>()
  let riverside = 0
  const nameOf = (road: DrawnRoad): string | null => {
    switch (road.role) {
      case 'main':
        return names.avenue()
      case 'along':
      case 'across':
        return names.road()
      case 'riverside':
        return ['沿江北路', '沿江南路'][riverside++] ?? names.road()
      case 'old':
        return '老埠街'
      case 'footway':
        return ['北岸步道', '南岸步道', '荻汊河纤道'][-1 - road.origin] ?? null
      case 'alley':
        if (road.width < 6 && (lengthOf(road.line) < 45 || random.chance(0.25))) return null
        return road.width < 6 ? names.alley() : names.villageLane()
      case 'estate':
        return null
    }
  }
  return roads.map(road => {
    if (!known.has(road.origin)) known.set(road.origin, nameOf(road))
    return { ...road, name: known.get(road.origin)!, box: boxOf(road.line) }
  })
}

/** The nearest road that bears a name and takes house numbers. */
export function nearestNamed(p: P, roads: readonly NamedRoad[]): { road: number; way: number; side: 1 | -1; d: number } {
  let best = { road: -1, way: 0, side: 1 as 1 | -1, d: Infinity }
  roads.forEach((road, index) => {
    if (road.name === null || road.role === 'footway') return
    const [w, s, e, n] = road.box
    if (Math.hypot(Math.max(w - p[0], 0, p[0] - e), Math.max(s - p[1], 0, p[1] - n)) >= best.d) return
    const near = nearestOnLine(p, road.line)
    if (near.d < best.d) best = { road: index, way: near.way, side: near.side, d: near.d }
  })
  return best
}
