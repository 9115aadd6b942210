import type { Random } from '../random.ts'
import type { DrawnLine } from './arrangement.ts'
import { at, type Line, mix, type P, type Ring } from './geometry.ts'
import { beside, cutByRing, lengthOf, nearestOnLine, smooth } from './lines.ts'
import { reach, type Terrain } from './terrain.ts'
import type { RoadClass } from './types.ts'

export interface DrawnRoad {
  class: RoadClass
  width: number
  line: Line
  /** What the road is to the town; decides which names it may bear. */
  role: 'main' | 'across' | 'along' | 'riverside' | 'old' | 'alley' | 'estate' | 'footway'
  /** Pieces of one road, parted by the river, share this; they bear one name. */
  origin: number
}

export interface Network {
  roads: DrawnRoad[]
  /** Everything that divides the ground: roads, waters' middle lines, and borders across the water. */
  lines: DrawnLine[]
}

/** The frame of the plan: where the through roads lie, in plan coordinates. */
export const frame = {
  west: -1080,
  east: 1080,
  north: 890,
  south: -860,
  firstBridge: -490,
  secondBridge: 560,
  mainEast: 335,
  oldTop: 95,
} as const

const widths = { arterial: 30, secondary: 17 }

/** Arterials, secondary streets and the old road, bent over the ground and stopped at the river where there is no bridge. */
export function network(random: Random, land: Terrain): Network {
  const roads: DrawnRoad[] = []
  const lines: DrawnLine[] = [
    { kind: 'river', line: land.river.middle },
    { kind: 'canal', line: land.canal.middle },
  ]
  const water: Ring = [...land.river.southRoad, ...land.river.northRoad.toReversed()]
  let origin = 0
  const add = (kind: 'arterial' | 'secondary', role: DrawnRoad['role'], line: Line, piece = false) => {
    if (lengthOf(line) < 60) return
    if (!piece) origin++
    roads.push({ class: kind, width: widths[kind], line, role, origin })
    lines.push({ kind, line })
  }
  /** Adds what lies on dry ground, and joins each end at the water to the river's middle by a border without a road. */
  const addOnLand = (
    kind: 'arterial' | 'secondary',
    role: DrawnRoad['role'],
    line: Line,
    wanted: (p: P) => boolean = () => true,
  ) => {
    origin++
    for (const piece of cutByRing(line, water).outside) {
      if (!wanted(piece[Math.floor(piece.length / 2)]!)) continue
      add(kind, role, piece, true)
      for (const end of [piece[0]!, piece.at(-1)!]) {
        const near = nearestOnLine(end, land.river.middle)
        if (near.d < 130) lines.push({ kind: 'cut', line: [end, at(...near.point)] })
      }
    }
  }
  const bent = (from: P, to: P) => {
    const count = Math.max(2, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / 130))
    return smooth(Array.from({ length: count + 1 }, (_, i) => land.bend(...mix(from, to, i / count))))
  }
  const upright = (u: number, from: number, to: number) => bent([u, from], [u, to])
  const level = (v: number, slope = 0) => bent([-reach.u, v - slope * reach.u], [reach.u, v + slope * reach.u])
  const isNorth = (p: P) => nearestOnLine(p, land.river.middle).side === 1
  const shake = (by: number) => random.between(-by, by)

  for (const u of [frame.firstBridge, frame.secondBridge]) add('arterial', 'main', upright(u, -reach.v, reach.v))
  for (const u of [frame.west, frame.east]) addOnLand('secondary', 'across', upright(u, -reach.v, reach.v))
  add('secondary', 'riverside', land.river.northRoad)
  add('secondary', 'riverside', land.river.southRoad)
  const slope = random.between(0.03, 0.07) * (random.chance(0.5) ? 1 : -1)
  const north = [level(frame.north), level(612 + shake(30)), level(frame.mainEast), level(frame.oldTop + shake(15))]
  const south = [level(-315 + shake(20), slope), level(-590 + shake(25), slope), level(frame.south)]
  for (const line of [level(1170), level(-1150)]) add('secondary', 'along', line)
  for (const line of north)
    addOnLand(line === north[2] ? 'arterial' : 'secondary', line === north[2] ? 'main' : 'along', line, isNorth)
  for (const line of south)
    addOnLand(line === south[2] ? 'arterial' : 'secondary', line === south[2] ? 'main' : 'along', line, p => !isNorth(p))

  const through = [frame.west, frame.firstBridge, frame.secondBridge, frame.east]
  /** Cross streets of one strip, from the line above it to the line below it. */
  const strip = (
    above: Line,
    below: Line,
    avoid: number,
    onSide: (p: P) => boolean,
    keep: (u: number) => boolean = () => true,
  ) => {
    const ring = [...above, ...below.toReversed()]
    for (const u of crossStreets(random, through, avoid).filter(keep))
      for (const piece of cutByRing(upright(u, -reach.v, reach.v), ring).inside) addOnLand('secondary', 'across', piece, onSide)
  }
  for (const i of [0, 1, 2]) strip(north[i]!, north[i + 1]!, land.canal.u, isNorth)
  strip(north[3]!, land.river.northRoad, land.canal.u, isNorth, u => u < frame.firstBridge || u > land.canal.u)
  strip(land.river.southRoad, south[0]!, 40, p => !isNorth(p))
  for (const i of [0, 1]) strip(south[i]!, south[i + 1]!, 40, p => !isNorth(p))
  addOldRoad(random, land, roads, lines)
  return { roads, lines }
}

/** Walks along the water: a promenade on either bank and a towpath by the canal. They divide nothing. */
export function footways(land: Terrain): DrawnRoad[] {
  const { river, canal } = land
  const paths = [beside(river.northBank, () => 9), beside(river.southBank, () => -9), beside(canal.middle.slice(4), () => -13)]
  return paths.map((line, i) => ({ class: 'path', width: 4, role: 'footway', origin: -1 - i, line }))
}

/** Where cross streets leave a strip: one or two between neighbouring through roads, never quite even. */
function crossStreets(random: Random, through: readonly number[], avoid: number): number[] {
  return through.slice(1).flatMap((right, i) => {
    const left = through[i]!
    const count = Math.max(1, Math.round((right - left) / random.between(250, 330)) - 1)
    const gap = (right - left) / (count + 1)
    return Array.from({ length: count }, (_, k) => left + gap * (k + 1) + random.between(-0.16, 0.16) * gap).filter(
      u => Math.abs(u - avoid) > 70,
    )
  })
}

/** The road that was there before the plan: over the old bridge, through the old quarter, out over the canal to the main road. */
function addOldRoad(random: Random, land: Terrain, roads: DrawnRoad[], lines: DrawnLine[]) {
  const start = land.river.southRoad.reduce((best, p) => (Math.abs(p[0] + 150) < Math.abs(best[0] + 150) ? p : best))
  const over = land.river.northRoad.reduce((best, p) => (Math.abs(p[0] + 175) < Math.abs(best[0] + 175) ? p : best))
  const line = smooth(
    [
      start,
      over,
      [over[0] + random.between(0, 40), over[1] + 120],
      [-60 + random.between(-40, 20), -80],
      land.bend(60, 40),
      land.bend(land.canal.u - 90, 150),
      land.bend(land.canal.u + 40, 250),
      land.bend(land.canal.u + 150, frame.mainEast),
    ],
    18,
  )
  roads.push({ class: 'secondary', width: 11, line, role: 'old', origin: 0 })
  lines.push({ kind: 'secondary', line })
}
