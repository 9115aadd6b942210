import { writeFileSync } from 'node:fs'
import { makeTown, type Point, type Rings } from '#demo/town/index'

/** Draws a demo town to an SVG for a person to look at: node tools/draw-town.ts [seed] [file]. */
const seed = Number(process.argv[2] ?? 1)
const file = process.argv[3] ?? '/tmp/town.svg'
const started = performance.now()
const town = makeTown(seed)
const took = performance.now() - started

const [west, south, east, north] = town.bounds
const metres = { x: 111_320 * Math.cos((town.centre[1] * Math.PI) / 180), y: 110_852 }
const margin = 110
const width = (east - west) * metres.x + 2 * margin
const height = (north - south) * metres.y + 2 * margin
const place = ([lng, lat]: Point) => [(lng - west) * metres.x + margin, (north - lat) * metres.y + margin] as const
const path = (points: readonly Point[]) =>
  `M${points
    .map(p =>
      place(p)
        .map(n => n.toFixed(1))
        .join(' '),
    )
    .join('L')}`
const area = (rings: Rings, style: string) =>
  `<path d="${rings.map(ring => `${path(ring)}Z`).join('')}" fill-rule="evenodd" ${style}/>`
const stroke = (points: readonly Point[], colour: string, wide: number, more = '') =>
  `<path d="${path(points)}" fill="none" stroke="${colour}" stroke-width="${wide}" stroke-linejoin="round" stroke-linecap="round" ${more}/>`
const middleOf = (rings: Rings) => {
  const points = rings[0]!.map(place)
  const mean = (axis: 0 | 1) => (Math.min(...points.map(p => p[axis])) + Math.max(...points.map(p => p[axis]))) / 2
  return [mean(0), mean(1)] as const
}
const halo =
  'paint-order="stroke" stroke="#fffdf8" stroke-linejoin="round" text-anchor="middle" font-family="Noto Sans CJK SC, sans-serif"'
const text = (x: number, y: number, words: string, size: number, colour: string, more = '') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${colour}" stroke-width="${size / 4}" ${halo} ${more}>${words}</text>`

const block = {
  old: '#f3e4cf',
  village: '#f0e3e8',
  mature: '#f3efe2',
  new: '#ecf0e2',
  centre: '#f8e2dc',
  industry: '#e6e6ec',
  school: '#f6efcd',
  health: '#f9dfe4',
  park: '#bfe0ae',
  bank: '#c9e6ba',
}
const building = {
  home: '#d2c1a8',
  shop: '#e6a78c',
  office: '#a9b6cf',
  school: '#d9bf6d',
  health: '#e090a8',
  factory: '#b4b4c2',
  public: '#bfb2cc',
}
const green = { park: '#bfe0ae', bank: '#c9e6ba', pitch: '#d99a83', garden: '#bfe0ae', verge: '#d5ebc8' }
const roadFill = { arterial: '#fbdc93', secondary: '#ffffff', lane: '#ffffff', path: '#fbfaf6' }
const dot = {
  lamp: '#e0a800',
  manhole: '#777777',
  bin: '#4a8f4a',
  bench: '#8a5a2b',
  hydrant: '#d02020',
  charger: '#2060d0',
  board: '#8030a0',
}

function* named(): Generator<string> {
  const written = new Map<string, number>()
  for (const road of town.roads) {
    if (!road.name || road.width < 6) continue
    const points = road.line.map(place).filter(([x, y]) => x > 30 && x < width - 30 && y > 20 && y < height - 20)
    if (points.length < 2 || (written.get(road.name) ?? 0) > 1) continue
    written.set(road.name, (written.get(road.name) ?? 0) + 1)
    const i = Math.max(1, Math.floor(points.length * (road.class === 'arterial' ? 0.3 : 0.45)))
    const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!]
    const slope = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI
    const upright = slope > 90 ? slope - 180 : slope < -90 ? slope + 180 : slope
    const size = road.class === 'arterial' ? 17 : road.class === 'secondary' ? 12 : 8
    yield text(
      ax,
      ay + size / 3,
      road.name,
      size,
      '#6b5a3c',
      `transform="rotate(${upright.toFixed(1)} ${ax.toFixed(1)} ${ay.toFixed(1)})"`,
    )
  }
}

const grids = town.places.filter(p => p.kind === 'grid')
const communities = town.places.filter(p => p.kind === 'community')
const lines = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height.toFixed(0)}" width="1600" height="1300"><rect x="-500" y="-500" width="4000" height="4000" fill="#f2efe8"/>`,
  ...town.greens.filter(g => g.kind === 'bank').flatMap(g => g.polygons.map(p => area(p, `fill="${green[g.kind]}"`))),
  ...town.blocks.filter(b => b.use !== 'bank').map(b => area(b.polygon, `fill="${block[b.use]}"`)),
  ...town.greens.filter(g => g.kind !== 'bank').flatMap(g => g.polygons.map(p => area(p, `fill="${green[g.kind]}"`))),
  ...town.water.flatMap(w => w.polygons.map(p => area(p, 'fill="#a6cfe8"'))),
  ...town.roads.filter(r => r.class !== 'path').map(r => stroke(r.line, '#d8cfbf', r.width + 2.5)),
  ...['path', 'lane', 'secondary', 'arterial'].flatMap(kind =>
    town.roads.filter(r => r.class === kind).map(r => stroke(r.line, roadFill[r.class], r.width)),
  ),
  ...town.buildings.map(b => area(b.polygon, `fill="${building[b.use]}" stroke="#9b8a72" stroke-width=".6"`)),
  ...town.facilities.map(
    f => `<circle cx="${place(f.at)[0].toFixed(1)}" cy="${place(f.at)[1].toFixed(1)}" r="2" fill="${dot[f.kind]}"/>`,
  ),
  ...grids.flatMap(g =>
    g.polygons.map(p => area(p, 'fill="none" stroke="#7a5cc0" stroke-width="1.6" stroke-dasharray="7 4" opacity=".75"')),
  ),
  ...communities.flatMap(c =>
    c.polygons.map(p => area(p, 'fill="none" stroke="#b0305a" stroke-width="4" stroke-dasharray="16 5 3 5" opacity=".8"')),
  ),
  ...named(),
  ...grids.map(g => text(...middleOf(g.polygons[0]!), g.code.slice(-3), 11, '#5a3ca0')),
  ...communities.map(c => text(...middleOf(c.polygons[0]!), c.name, 26, '#a02050', 'font-weight="700"')),
  '</svg>',
]
writeFileSync(file, lines.join('\n'))

const tally = (items: readonly string[]) =>
  [...Map.groupBy(items, i => i)].map(([name, list]) => `${name} ${list.length}`).join(', ')
console.log(`${town.city}${town.district}${town.street}, seed ${seed}, made in ${took.toFixed(0)} ms, drawn to ${file}`)
console.log(
  `places: ${tally(town.places.map(p => p.kind))}; buildings: ${town.buildings.length} (${tally(town.buildings.map(b => b.use))})`,
)
console.log(
  `addresses: ${town.addresses.length}; roads: ${town.roads.length}; facilities: ${town.facilities.length} (${tally(town.facilities.map(f => f.kind))})`,
)
for (const c of communities)
  console.log(
    `${c.code} ${c.name} ${c.households} households, grids ${grids
      .filter(g => g.parent === c.id)
      .map(g => g.households)
      .join(' ')}`,
  )
