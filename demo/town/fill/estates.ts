import { centroid, type P, type Ring } from '../geometry.ts'
import { ellipse, rectangle, rows, type Site, shapeAt } from './site.ts'

/** A slab of stairwells side by side: flat to the south, stair bays to the north, sometimes stepped. */
function slab(units: number, unitWidth: number, depth: number, step: number): Ring {
  const half = (units * unitWidth) / 2
  const south: P[] = []
  const north: P[] = []
  for (let i = 0; i < units; i++) {
    const shift = i % 2 === 0 ? 0 : step
    const left = -half + i * unitWidth
    south.push([left, -depth / 2 + shift], [left + unitWidth, -depth / 2 + shift])
    const middle = left + unitWidth / 2
    const top = depth / 2 + shift
    north.push(
      [left, top],
      [middle - 1.7, top],
      [middle - 1.7, top + 1.3],
      [middle + 1.7, top + 1.3],
      [middle + 1.7, top],
      [left + unitWidth, top],
    )
  }
  return tidy([...south, ...north.toReversed()])
}

const tidy = (ring: Ring): Ring => ring.filter((p, i) => Math.hypot(p[0] - ring.at(i - 1)![0], p[1] - ring.at(i - 1)![1]) > 0.01)

/** Floor plans of towers, one to four flats round a core. */
const towerPlans: ((a: number, b: number) => Ring)[] = [
  (a, b) => [
    [-a, -b],
    [-a * 0.3, -b],
    [-a * 0.3, -b * 0.72],
    [a * 0.3, -b * 0.72],
    [a * 0.3, -b],
    [a, -b],
    [a, b * 0.5],
    [a * 0.4, b * 0.5],
    [a * 0.4, b],
    [-a * 0.4, b],
    [-a * 0.4, b * 0.5],
    [-a, b * 0.5],
  ],
  (a, b) => [
    [-a, -b * 0.5],
    [-a * 0.55, -b * 0.5],
    [-a * 0.55, -b],
    [a * 0.55, -b],
    [a * 0.55, -b * 0.5],
    [a, -b * 0.5],
    [a, b * 0.6],
    [a * 0.5, b * 0.6],
    [a * 0.5, b],
    [-a * 0.5, b],
    [-a * 0.5, b * 0.6],
    [-a, b * 0.6],
  ],
  (a, b) => [
    [-a, -b],
    [-a * 0.1, -b],
    [-a * 0.1, -b * 0.6],
    [a * 0.1, -b * 0.6],
    [a * 0.1, -b],
    [a, -b],
    [a, b],
    [a * 0.2, b],
    [a * 0.2, b * 0.6],
    [-a * 0.2, b * 0.6],
    [-a * 0.2, b],
    [-a, b],
  ],
]

/** A shared garden in the middle of a large estate; nothing is built there. */
function garden(site: Site, size: number) {
  const c = centroid(site.ground)
  const phase = site.random.between(0, 6)
  const middle: P = [c[0] + site.random.between(-12, 12), c[1] + site.random.between(-10, 10)]
  const ring = ellipse(
    middle,
    size * 1.5,
    size,
    site.facing,
    t => 1 + 0.16 * Math.sin(2 * t + phase) + 0.1 * Math.sin(3 * t - phase),
  )
  if (site.free(ring, [site.ground], 0)) site.addGreen({ kind: 'garden', ring })
}

/** Walk-up estates of the eighties and nineties (新村): even rows of slabs, a bicycle shed or kiosk here and there. */
export function walkUps(site: Site, size: number): void {
  const { random } = site
  if (size > 13_000) garden(site, random.between(9, 15))
  const within = site.setBack(5)
  const depth = random.between(10.5, 12.5)
  const unitWidth = random.between(13, 16)
  const step = random.chance(0.3) ? random.between(1.2, 2.4) : 0
  const floors = random.int(4, 6)
  const spacing = depth + random.between(16.5, 21)
  rows(
    site,
    within,
    () => spacing,
    depth / 2 + random.between(1, 4),
    place => {
      if (random.chance(0.03)) return 22
      for (const units of random.chance(0.5) ? [3, 2] : [4, 3, 2]) {
        const ring = shapeAt(place((units * unitWidth) / 2), site.facing, slab(units, unitWidth, depth, step))
        if (!site.free(ring, within, 3)) continue
        site.add({ ring, floors, use: 'home', units, own: false })
        return units * unitWidth + random.between(7, 10)
      }
      return 4
    },
  )
  sheds(site, random.int(0, 1))
}

/** Estates since 2005 (小区): point towers or eleven-storey slabs around gardens, a kindergarten or club house by the gate. */
export function towers(site: Site, size: number): void {
  const { random } = site
  if (size > 16_000) garden(site, random.between(15, 24))
  const within = site.setBack(10)
  const tall = random.chance(0.55)
  const plan = random.pick(towerPlans)
  const depth = tall ? random.between(15, 17) : random.between(12.5, 14)
  const floors = tall ? random.pick([16, 17, 18, 18, 24, 26]) : random.pick([7, 8, 9, 11, 11])
  const width = tall ? random.between(24, 33) : random.between(15, 17)
  const spacing = tall ? random.between(40, 50) : random.between(32, 38)
  const lag = random.between(6, 16)
  rows(
    site,
    within,
    () => spacing + random.between(-2, 3),
    depth / 2 + random.between(0, 6),
    (place, row) => {
      const units = tall ? 1 : random.int(2, 3)
      const shift = row % 2 === 0 ? 0 : lag
      const half = (units * width) / 2
      const drawing = tall ? plan(half, depth / 2) : slab(units, width, depth, 0)
      const ring = shapeAt(place(half + shift), site.facing, drawing)
      if (!site.free(ring, within, 8)) return 5
      site.add({ ring, floors: floors + (random.chance(0.2) ? -1 : 0), use: 'home', units, own: false })
      return units * width + random.between(tall ? 14 : 10, tall ? 24 : 15)
    },
  )
  const club = rectangle(centroid(site.ground), 11, 7, site.facing)
  for (let i = 0; i < 30; i++) {
    const by: P = [random.between(-90, 90), random.between(-90, 90)]
    const ring = club.map(([x, y]): P => [x + by[0], y + by[1]])
    if (!site.free(ring, within, 7)) continue
    site.add({ ring, floors: random.int(2, 3), use: random.chance(0.4) ? 'school' : 'public', units: 0, own: false })
    break
  }
  sheds(site, random.int(0, 1))
}

/** The small change of an estate: gate house, bicycle shed, transformer room. */
function sheds(site: Site, count: number): void {
  const within = site.setBack(1)
  const c = centroid(site.ground)
  for (let i = 0, made = 0; i < 40 && made < count; i++) {
    const near: P = [c[0] + site.random.between(-80, 80), c[1] + site.random.between(-80, 80)]
    const ring = rectangle(near, site.random.between(2.5, 7), site.random.between(2, 3), site.facing)
    if (!site.free(ring, within, 2.5)) continue
    site.add({ ring, floors: 1, use: 'public', units: 0, own: false })
    made++
  }
}
