import { centroid, orientedBox, type P, type Ring } from '../geometry.ts'
import type { BuildingUse } from '../types.ts'
import { ellipse, rectangle, rows, type Site, shapeAt } from './site.ts'

interface Wanted {
  drawing: Ring
  floors: number
  use: BuildingUse
}

/** Tries places around the middle of a site until the drawing fits; says whether it did. */
function settle(site: Site, wanted: Wanted, angle: number, spread: number, gap: number, setBack = 6): boolean {
  const within = site.setBack(setBack)
  const { centre } = orientedBox(site.ground)
  for (let i = 0; i < 90; i++) {
    const reach = (i / 90) * spread
    const place: P = [centre[0] + site.random.between(-reach, reach), centre[1] + site.random.between(-reach, reach)]
    const ring = shapeAt(place, angle, wanted.drawing)
    if (!site.free(ring, within, gap)) continue
    site.add({ ring, floors: wanted.floors, use: wanted.use, units: 0, own: false })
    return true
  }
  return false
}

const box = (a: number, b: number): Ring => [
  [-a, -b],
  [a, -b],
  [a, b],
  [-a, b],
]
/** Teaching wings on a spine, open to the south. */
const comb = (a: number, b: number): Ring => [
  [-a, -b],
  [-a + 13, -b],
  [-a + 13, b - 12],
  [-7, b - 12],
  [-7, -b * 0.5],
  [7, -b * 0.5],
  [7, b - 12],
  [a - 13, b - 12],
  [a - 13, -b],
  [a, -b],
  [a, b],
  [-a, b],
]
const letterH = (a: number, b: number): Ring => [
  [-a, -b],
  [-a + 15, -b],
  [-a + 15, -8],
  [a - 15, -8],
  [a - 15, -b],
  [a, -b],
  [a, b],
  [a - 15, b],
  [a - 15, 8],
  [-a + 15, 8],
  [-a + 15, b],
  [-a, b],
]
const bent = (a: number, b: number): Ring => [
  [-a, -b],
  [a, -b],
  [a, -b + 26],
  [-a + 30, -b + 26],
  [-a + 30, b],
  [-a, b],
]

/** A running track with its pitch, teaching buildings and a gymnasium. */
export function school(site: Site): void {
  const { random, facing } = site
  const { centre, angle } = orientedBox(site.ground)
  const field = (scale: number): Ring => {
    const half = 34 * scale
    const bow = (middle: number, from: number) =>
      Array.from(
        { length: 11 },
        (_, i): P => [middle + half * Math.cos(from + (i / 10) * Math.PI), half * Math.sin(from + (i / 10) * Math.PI)],
      )
    return [...bow(40 * scale, -Math.PI / 2), ...bow(-40 * scale, Math.PI / 2)]
  }
  const within = site.setBack(4)
  search: for (const scale of [1, 0.85, 0.7, 0.55]) {
    for (let i = 0; i < 120; i++) {
      const place: P = [centre[0] + random.between(-90, 90), centre[1] + random.between(-90, 90)]
      const ring = shapeAt(place, angle + (i % 2 === 0 ? 0 : Math.PI / 2), field(scale))
      if (!site.free(ring, within, 0)) continue
      site.addGreen({ kind: 'pitch', ring })
      break search
    }
  }
  for (const half of [34, 28, 24]) if (settle(site, { drawing: comb(half, 24), floors: 5, use: 'school' }, facing, 90, 5)) break
  for (const half of [26, 18]) settle(site, { drawing: box(half, 7), floors: 4, use: 'school' }, facing, 100, 5)
  settle(site, { drawing: box(19, 13), floors: 2, use: 'school' }, facing, 100, 5)
  settle(site, { drawing: box(12, 6), floors: 3, use: 'school' }, facing, 100, 4)
}

export function hospital(site: Site): void {
  const { facing } = site
  settle(site, { drawing: letterH(38, 30), floors: 14, use: 'health' }, facing, 70, 6)
  settle(site, { drawing: bent(30, 24), floors: 5, use: 'health' }, facing, 100, 6)
  for (const [a, b, floors] of [
    [24, 8, 6],
    [18, 7, 4],
    [10, 6, 2],
    [7, 5, 1],
  ] as const)
    settle(site, { drawing: box(a, b), floors, use: 'health' }, facing, 100, 5)
}

/** Malls with broad podiums, office slabs and towers, and the market hall. */
export function centre(site: Site, size: number, name: 'mall' | 'office' | 'market'): void {
  const { random, facing } = site
  const podium = Math.sqrt(size) * 0.27
  if (name === 'mall') {
    for (const scale of [1, 0.8, 0.6])
      if (
        settle(
          site,
          {
            drawing: random.pick([bent, box])(Math.max(31, podium * 1.25 * scale), Math.max(28, podium * scale)),
            floors: random.int(4, 6),
            use: 'shop',
          },
          facing,
          50,
          4,
        )
      )
        break
  } else if (name === 'market') {
    settle(site, { drawing: box(27, 20), floors: 2, use: 'shop' }, facing, 50, 4)
  }
  for (let i = 0; i < (name === 'office' ? 4 : 2); i++)
    settle(
      site,
      {
        drawing: random.pick([box(14, 12), box(20, 9), letterH(24, 18), box(11, 11)]),
        floors: random.pick([8, 12, 16, 20, 24]),
        use: 'office',
      },
      facing,
      90,
      7,
    )
  const within = site.setBack(6)
  rows(
    site,
    within,
    () => random.between(28, 34),
    random.between(7, 12),
    place => {
      const half = random.between(9, 17)
      const ring = rectangle(place(half), half, random.between(6, 8), facing)
      if (!site.free(ring, within, 5)) return 6
      site.add({ ring, floors: random.int(3, 6), use: random.chance(0.5) ? 'office' : 'shop', units: 0, own: true })
      return 2 * half + random.between(9, 18)
    },
  )
}

/** Long halls side by side, an office by the gate, loading yards left open. */
export function works(site: Site): void {
  const { random, facing } = site
  settle(site, { drawing: box(random.between(16, 24), 7.5), floors: random.int(3, 5), use: 'office' }, facing, 110, 8)
  const within = site.setBack(9)
  const depth = random.between(22, 34)
  rows(
    site,
    within,
    () => depth + random.between(16, 24),
    depth / 2 + 2,
    place => {
      for (const length of [random.between(60, 95), 46, 28]) {
        const ring = rectangle(place(length / 2), length / 2, depth / 2, facing)
        if (!site.free(ring, within, 6)) continue
        site.add({ ring, floors: random.int(1, 2), use: 'factory', units: 0, own: false })
        return length + random.between(14, 30)
      }
      return 8
    },
  )
  for (let i = 0; i < 4; i++)
    settle(site, { drawing: box(random.between(4, 8), random.between(3, 6)), floors: 1, use: 'factory' }, facing, 130, 3, 3)
}

/** Lawn and trees with, where there is room, a pond and a pavilion. */
export function park(site: Site, size: number): void {
  const { random, facing } = site
  const phase = random.between(0, 6)
  if (size > 9000) {
    const middle = centroid(site.ground)
    const pond = ellipse(
      middle,
      Math.sqrt(size) * 0.24,
      Math.sqrt(size) * 0.15,
      facing + 0.4,
      t => 1 + 0.22 * Math.sin(2 * t + phase) + 0.12 * Math.sin(3 * t),
    )
    if (site.free(pond, site.setBack(12), 0)) {
      site.ponds.push(pond)
      site.addGreen({ kind: 'park', ring: pond })
      site.greens.pop()
    }
    settle(site, { drawing: box(7, 5), floors: 1, use: 'public' }, facing, 110, 4)
  }
  settle(site, { drawing: ellipse([0, 0], 4, 4, 0), floors: 1, use: 'public' }, facing, 120, 3)
}
