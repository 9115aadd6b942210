import { area, distance, edges, mix, type P, type Ring } from '../geometry.ts'
import { rectangle, rows, type Site, shapeAt } from './site.ts'

/** Lane houses of the old quarter: wall to wall along the lanes, courtyard houses behind, a few trees where nothing fits. */
export function laneHouses(site: Site): void {
  const { random } = site
  const within = site.setBack(0.6)
  const houses = Math.round(area(site.ground) / 150)
  for (const ring of within) {
    for (const [a, b] of edges(ring)) {
      const length = distance(a, b)
      const along = Math.atan2(b[1] - a[1], b[0] - a[0])
      for (let way = random.between(0.3, 1.5); way < length - 5; ) {
        const front = Math.min(random.between(8, 17), length - way - 0.3)
        const depth = random.between(10, 16)
        if (front < 6) break
        const [mx, my] = mix(a, b, (way + front / 2) / length)
        const middle: P = [mx - Math.sin(along) * (depth / 2 + 0.3), my + Math.cos(along) * (depth / 2 + 0.3)]
        const house = rectangle(middle, front / 2, depth / 2, along)
        if (!random.chance(0.06) && site.shapes.length < houses && site.free(house, within, 0.2))
          addHouse(site, middle, front, depth, along, house)
        way += front + random.between(0.45, random.chance(0.15) ? 4 : 0.8)
      }
    }
  }
  rows(
    site,
    within,
    () => random.between(19, 24),
    random.between(9, 15),
    place => {
      const front = random.between(13, 20)
      const depth = random.between(13, 18)
      const middle = place(front / 2)
      const house = rectangle(middle, front / 2, depth / 2, site.facing)
      if (!site.free(house, within, 1)) return 3
      addHouse(site, middle, front, depth, site.facing, house)
      return front + random.between(1.5, 5)
    },
  )
}

function addHouse(site: Site, middle: P, front: number, depth: number, angle: number, whole: Ring) {
  const { random } = site
  const floors = random.weighted([
    [1, 3],
    [2, 5],
    [3, 1],
  ])
  const use = random.chance(0.13) ? 'shop' : 'home'
  const units = use === 'home' ? 1 : 0
  const a = front / 2
  const b = depth / 2
  if (front > 11.5 && depth > 12) {
    const court = rectangle(middle, a - 3.6, b - 4, angle).toReversed()
    site.add({ ring: whole, court, floors: Math.min(floors, 2), use, units, own: true })
  } else if (front > 10 && random.chance(0.6)) {
    const side = random.pick([-1, 1])
    const yard: Ring = [
      [-a, -b],
      [a, -b],
      [a, b],
      [a - a * 0.9, b],
      [a - a * 0.9, b * 0.1],
      [-a, b * 0.1],
    ]
    const drawing = side === 1 ? yard : yard.map(([x, y]): P => [-x, y]).toReversed()
    site.add({ ring: shapeAt(middle, angle, drawing), floors, use, units, own: true })
  } else site.add({ ring: whole, floors, use, units, own: true })
}

/** A village the city grew around (城中村): self-built blocks a handshake apart. */
export function villageHouses(site: Site): void {
  const { random } = site
  const within = site.setBack(1)
  const depth = random.between(12, 15)
  rows(
    site,
    within,
    () => depth + random.between(3, 5.5),
    depth / 2 + 0.5,
    place => {
      if (random.chance(0.1)) return random.between(8, 16)
      const front = random.between(10, 16)
      const d = depth - random.between(0, 2)
      const ring = rectangle(place(front / 2), front / 2, d / 2, site.facing + random.between(-0.04, 0.04))
      if (!site.free(ring, within, 0.4)) return 3
      const use = random.chance(0.1) ? 'shop' : 'home'
      site.add({ ring, floors: random.int(2, 4), use, units: use === 'home' ? 1 : 0, own: true })
      return front + random.between(1.4, random.chance(0.2) ? 6 : 2.4)
    },
  )
}
