import type { Random } from '../../random.ts'
import {
  at,
  type Box,
  boxesMeet,
  boxOf,
  inside,
  liesInside,
  orientedBox,
  type P,
  type Ring,
  ringsMeet,
  turn,
} from '../geometry.ts'
import { drawIn } from '../ground.ts'
import type { BuildingUse, GreenKind } from '../types.ts'

export interface Shape {
  ring: Ring
  court: Ring | null
  floors: number
  use: BuildingUse
  units: number
  /** True for a house with a door and number of its own, false for one of an estate. */
  own: boolean
}

export interface Green {
  kind: GreenKind
  ring: Ring
}

/** One plot being built on: knows its buildable ground and what stands there already. */
export interface Site {
  random: Random
  ground: Ring
  /** Angle of a row of houses looking roughly south that suits the plot, radians from due east. */
  facing: number
  shapes: Shape[]
  greens: Green[]
  ponds: Ring[]
  /** Buildable, keeping this far from the plot's edge. */
  setBack(by: number): Ring[]
  free(ring: Ring, within: readonly Ring[], gap: number): boolean
  add(shape: Omit<Shape, 'court'> & { court?: Ring }): void
  addGreen(green: Green): void
}

export function site(random: Random, ground: Ring): Site {
  const box = orientedBox(ground)
  const quarter = Math.PI / 2
  const lean = box.angle - Math.round(box.angle / quarter) * quarter
  const facing = Math.abs(lean) < 0.34 ? lean : random.between(-0.12, 0.12)
  const blocked: { ring: Ring; box: Box }[] = []
  const self: Site = {
    random,
    ground,
    facing,
    shapes: [],
    greens: [],
    ponds: [],
    setBack: by => drawIn(ground, by),
    free: (ring, within, gap) => {
      if (!within.some(w => inside(ring[0]!, w) && liesInside(ring, w))) return false
      const near = boxOf(ring)
      const wide = gap > 0 ? grown(ring, gap) : ring
      return !blocked.some(b => boxesMeet(b.box, near, gap) && ringsMeet(wide, b.ring))
    },
    add: shape => {
      self.shapes.push({ ...shape, court: shape.court ?? null })
      blocked.push({ ring: shape.ring, box: boxOf(shape.ring) })
    },
    addGreen: green => {
      self.greens.push(green)
      blocked.push({ ring: green.ring, box: boxOf(green.ring) })
    },
  }
  return self
}

/** A ring pushed out from its middle so that each side moves about the given distance. */
function grown(ring: Ring, by: number): Ring {
  const { centre, half, angle } = orientedBox(ring)
  return rectangle(centre, half[0] + by, half[1] + by, angle)
}

export function rectangle(centre: P, halfLength: number, halfDepth: number, angle: number): Ring {
  return shapeAt(centre, angle, [
    [-halfLength, -halfDepth],
    [halfLength, -halfDepth],
    [halfLength, halfDepth],
    [-halfLength, halfDepth],
  ])
}

/** A drawing about its own origin, turned and put in place. */
export function shapeAt(centre: P, angle: number, drawing: Ring): Ring {
  return drawing.map(p => {
    const [x, y] = turn(p, angle)
    return at(centre[0] + x, centre[1] + y)
  })
}

export function ellipse(centre: P, a: number, b: number, angle: number, wobble: (t: number) => number = () => 1): Ring {
  return shapeAt(
    centre,
    angle,
    Array.from({ length: 20 }, (_, i) => {
      const t = (i / 20) * 2 * Math.PI
      return [a * wobble(t) * Math.cos(t), b * wobble(t) * Math.sin(t)] as P
    }),
  )
}

/** Walks rows across a site, south to north in its facing, and calls back with places to try from west to east. */
export function rows(
  { facing }: Site,
  within: readonly Ring[],
  pitch: () => number,
  start: number,
  tryAt: (place: (halfLength: number) => P, row: number) => number,
): void {
  const [w, s, e, n] = boxOf(within.flatMap(ring => ring.map(p => turn(p, -facing))))
  let row = 0
  for (let y = s + start; y < n - 4; y += pitch()) {
    for (let x = w + 1; x < e - 5; ) x += tryAt(halfLength => turn([x + halfLength, y], facing), row)
    row++
  }
}
