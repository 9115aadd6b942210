import { distance, edges, mix, type P } from '../geometry.ts'
import { rectangle, type Site } from './site.ts'

/** Rows of small shops on the sides of a plot that face a street where people walk. */
export function shops(site: Site, facesStreet: (middle: P) => boolean, share: number): void {
  const { random } = site
  const within = site.setBack(0.5)
  for (const ring of within) {
    for (const [a, b] of edges(ring)) {
      const length = distance(a, b)
      if (length < 14 || !facesStreet(mix(a, b, 0.5))) continue
      const angle = Math.atan2(b[1] - a[1], b[0] - a[0])
      for (let way = random.between(2, 9); way < length - 9; ) {
        const front = Math.min(random.between(24, 68), length - way - 1)
        const depth = random.between(8, 11.5)
        if (front > 8 && random.chance(share)) {
          const [mx, my] = mix(a, b, (way + front / 2) / length)
          const place: P = [mx - Math.sin(angle) * (depth / 2 + 0.6), my + Math.cos(angle) * (depth / 2 + 0.6)]
          const shop = rectangle(place, front / 2, depth / 2, angle)
          if (site.free(shop, within, 1)) site.add({ ring: shop, floors: random.int(1, 3), use: 'shop', units: 0, own: true })
        }
        way += front + random.between(4, 26)
      }
    }
  }
}
