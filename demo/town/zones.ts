import { random as seeded } from '../random.ts'
import { type Arrangement, outline } from './arrangement.ts'
import { area, centroid, type P, type Ring } from './geometry.ts'
import { nearestOnLine } from './lines.ts'
import { frame } from './network.ts'
import type { Terrain } from './terrain.ts'
import type { BlockUse } from './types.ts'

/** A cell of the main roads that belongs to the street, and what the city plan made of it. */
export interface Superblock {
  face: number
  ring: Ring
  centre: P
  use: BlockUse
}

/** Chooses the cells that form the street, and gives each a use from where it lies. */
export function superblocks(seed: string, land: Terrain, plan: Arrangement): Superblock[] {
  const random = seeded(`${seed}/zones`)
  const bounds: Ring = [
    [frame.west, frame.south],
    [frame.east, frame.south],
    [frame.east, frame.north],
    [frame.west, frame.north],
  ]
  const flat = (p: P) => flatten(land, p)
  const within = plan.faces.flatMap(({ ring }, face) => {
    const centre = centroid(ring)
    const [u, v] = flat(centre)
    return u > bounds[0]![0] && u < bounds[1]![0] && v > bounds[0]![1] && v < bounds[2]![1] ? [{ face, ring, centre, u, v }] : []
  })
  const corner = random.pick([-1, 1])
  const cropped = within.toSorted((a, b) => a.v + corner * a.u - (b.v + corner * b.u)).at(random.chance(0.5) ? -1 : 0)!
  const kept = within.filter(cell => cell !== cropped && stillWhole(plan, within, cropped.face))
  return (kept.length > 0 ? kept : within).map(({ face, ring, centre, u, v }) => ({
    face,
    ring,
    centre,
    use: useOf(land, ring, centre, u, v),
  }))
}

const stillWhole = (plan: Arrangement, cells: readonly { face: number }[], without: number) => {
  const kept = new Set(cells.map(cell => cell.face).filter(face => face !== without))
  return outline(plan, face => kept.has(face)).length === 1
}

/** Undoes the bending by a few fixed-point steps; a metre is close enough to tell a zone. */
function flatten(land: Terrain, [x, y]: P): P {
  let u = x
  let v = y
  for (let i = 0; i < 12; i++) {
    const [bx, by] = land.bend(u, v)
    u += x - bx
    v += y - by
  }
  return [u, v]
}

function useOf(land: Terrain, ring: Ring, centre: P, u: number, v: number): BlockUse {
  const { side } = nearestOnLine(centre, land.river.middle)
  const riverside = side === 1 ? land.river.northRoad : land.river.southRoad
  if (nearestOnLine(centre, riverside).side !== side) return 'bank'
  if (area(ring) < 6000) return 'park'
  if (side === 1) {
    if (u > frame.firstBridge && u < land.canal.u && v < frame.mainEast) return v < frame.oldTop ? 'old' : 'centre'
    if (u > land.canal.u) return 'new'
    return v > 612 && u > frame.firstBridge ? 'new' : 'mature'
  }
  if (u > frame.secondBridge) return 'industry'
  return u < frame.firstBridge && v > -620 ? 'village' : 'mature'
}
