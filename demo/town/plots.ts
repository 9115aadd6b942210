import type { Random } from '../random.ts'
import type { Arrangement } from './arrangement.ts'
import { towers, walkUps } from './fill/estates.ts'
import { shops } from './fill/frontage.ts'
import { laneHouses, villageHouses } from './fill/houses.ts'
import { centre, hospital, park, school, works } from './fill/institutions.ts'
import { type Green, type Shape, site } from './fill/site.ts'
import { area, centroid, inside, mix, nearestOnSegment, type P, type Ring } from './geometry.ts'
import { remaining, type Taken } from './ground.ts'
import type { BlockUse } from './types.ts'
import type { Superblock } from './zones.ts'

/** The smallest cell between roads, what it is for, and what was built there. */
export interface Plot {
  face: number
  ring: Ring
  superblock: number
  use: BlockUse
  blocks: Ring[]
  shapes: Shape[]
  greens: Green[]
  ponds: Ring[]
}

/** A point surely inside a ring, near its middle when that is inside. */
export function pointWithin(ring: Ring): P {
  const middle = centroid(ring)
  if (inside(middle, ring)) return middle
  for (let i = 0; i < ring.length; i++)
    for (const share of [0.5, 0.2]) {
      const probe = mix(mix(ring[i]!, ring[(i + 2) % ring.length]!, 0.5), ring[(i + 1) % ring.length]!, share)
      if (inside(probe, ring)) return probe
    }
  throw new Error('a ring without an inside')
}

/** Finds the cells of the finished plan that lie in the street, each with its superblock. */
export function plotsOf(plan: Arrangement, cells: readonly Superblock[]): Plot[] {
  return plan.faces.flatMap(({ ring }, face) => {
    const probe = pointWithin(ring)
    const superblock = cells.findIndex(cell => inside(probe, cell.ring))
    return superblock < 0
      ? []
      : [{ face, ring, superblock, use: cells[superblock]!.use, blocks: [], shapes: [], greens: [], ponds: [] }]
  })
}

/** Sets aside plots of the right size for schools, a hospital and parks, spread over the street. */
export function setAside(plots: Plot[]): void {
  const used: P[] = []
  const claim = (use: BlockUse, from: BlockUse, least: number, most: number, near: P) => {
    const apart = (p: Plot) => Math.min(400, ...used.map(u => Math.hypot(u[0] - centroid(p.ring)[0], u[1] - centroid(p.ring)[1])))
    const score = (p: Plot) => Math.hypot(centroid(p.ring)[0] - near[0], centroid(p.ring)[1] - near[1]) - 2 * apart(p)
    const best = plots
      .filter(p => p.use === from && area(p.ring) > least && area(p.ring) < most)
      .sort((a, b) => score(a) - score(b))[0]
    if (!best) return
    best.use = use
    used.push(centroid(best.ring))
  }
  claim('health', 'mature', 14_000, 26_000, [-300, 450])
  claim('school', 'mature', 14_500, 30_000, [-800, 500])
  claim('school', 'mature', 14_500, 30_000, [200, -600])
  claim('school', 'new', 17_000, 46_000, [800, 500])
  claim('park', 'new', 12_000, 40_000, [350, 420])
  claim('park', 'mature', 6000, 16_000, [-700, 100])
  claim('park', 'village', 3000, 9000, [-700, -500])
  claim('park', 'old', 2500, 7000, [-200, 0])
}

const setback: Record<BlockUse, number> = {
  old: 0,
  village: 2,
  mature: 6,
  new: 10,
  centre: 6,
  industry: 8,
  school: 5,
  health: 6,
  park: 6,
  bank: 0,
}

/** Works out the ground left between the roads and builds on it as its use asks. */
export function build(random: Random, plots: Plot[], plan: Arrangement, taken: readonly Taken[]): void {
  let halls = 0
  for (const plot of plots) {
    plot.blocks = remaining(plot.ring, taken, setback[plot.use])
    const streets = plan.faces[plot.face]!.halves.map(h => plan.halves[h]!)
      .filter(h => h.kind === 'arterial' || h.kind === 'secondary')
      .map(h => [plan.points[h.from]!, plan.points[h.to]!] as const)
    const facesStreet = (p: P) => streets.some(([a, b]) => nearestOnSegment(p, a, b).d < 24)
    for (const [i, ground] of plot.blocks.entries()) {
      const at = site(random.fork(`plot ${plot.face} ${i}`), ground)
      const size = area(ground)
      if (plot.use === 'old') laneHouses(at)
      else if (plot.use === 'village') villageHouses(at)
      else if (plot.use === 'mature') {
        shops(at, facesStreet, 0.3)
        walkUps(at, size)
      } else if (plot.use === 'new') {
        shops(at, facesStreet, 0.2)
        towers(at, size)
      } else if (plot.use === 'centre') centre(at, size, (['mall', 'office', 'mall', 'market', 'office'] as const)[halls++ % 5]!)
      else if (plot.use === 'industry') works(at)
      else if (plot.use === 'school') school(at)
      else if (plot.use === 'health') hospital(at)
      else if (size > 1500) park(at, plot.use === 'bank' ? Math.min(size, 8000) : size)
      plot.shapes.push(...at.shapes)
      plot.greens.push(...at.greens)
      plot.ponds.push(...at.ponds)
    }
  }
}
