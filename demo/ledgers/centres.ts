import type { LedgerWorld, Sample } from './world.ts'

const zones = ['service', 'party', 'governance', 'talk', 'culture', 'elder', 'child']

export function centreSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('centres')
  return w.communities.map((c, i) => {
    const area = [820, 1260, 640, 905, 780.5, 1500, 860, 430][i % 8]!
    return {
      data: {
        name: `${c.name}服务中心`,
        where: w.where(w.buildings('public', c.id)[0] ?? w.buildings('shop', c.id)[0]!),
        area,
        forResidents: Math.round(area * draw.between(0.6, 0.75)),
        rooms: Math.round(area / 75),
        zones: zones.slice(0, area > 1000 ? 7 : area > 800 ? 5 : 3),
        hours: draw.pick(['08:30-21:00', '08:30-17:30', '08:00-20:30']),
        accessible: area > 500,
        tenure: draw.pick(['owned', 'assigned', 'assigned', 'rented']),
        opened: w.day(draw.int(400, 3000)),
        telephone: w.telephone(),
        state: i === 7 ? 'works' : 'open',
      },
      ...(area > 1000 && { before: { area: area - 320, rooms: Math.round((area - 320) / 75) } }),
    }
  })
}

export function stationSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('stations')
  return w.communities.flatMap(c =>
    w
      .buildings('shop', c.id)
      .slice(10, 13)
      .map((b, i) => {
        const kind = draw.pick(['party', 'outdoor', 'rider', 'reading', 'elder'])
        const state = draw.weighted([
          ['open', 8],
          ['planned', 1],
          ['closed', 0.5],
        ] as const)
        return {
          data: {
            name: `${c.short}${['东', '西', '中'][i]}驿站`,
            kind,
            where: w.where(b),
            centre: `${c.name}服务中心`,
            services: [
              'water',
              'rest',
              'charge',
              ...(kind === 'reading' ? ['reading'] : ['heat']),
              ...(draw.chance(0.5) ? ['medicine', 'papers'] : []),
            ],
            area: draw.int(15, 60),
            hours: draw.pick(['07:00-21:00', '全天', '08:00-20:00']),
            accessible: draw.chance(0.6),
            keeper: `${c.name}居委会`,
            ...(state !== 'planned' && { opened: w.day(draw.int(60, 900)) }),
            telephone: w.telephone(),
            state,
          },
          ...(state === 'open' && draw.chance(0.3) && { before: { state: 'planned' } }),
        }
      }),
  )
}

const uses = [
  ['talk', '议事厅', 30],
  ['school', '四点半课堂', 24],
  ['reading', '阅览室', 20],
  ['dance', '排练厅', 40],
  ['law', '调解室', 8],
] as const

export function roomSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('rooms')
  return w.communities.flatMap(c =>
    uses.slice(0, draw.int(3, 5)).map(([kind, name, seats]) => ({
      data: {
        name: `${c.short}${name}`,
        centre: `${c.name}服务中心`,
        kind,
        where: w.where(w.buildings('public', c.id)[0] ?? w.buildings('shop', c.id)[0]!),
        area: seats * 2,
        seats: seats + draw.int(0, 10),
        hours: draw.pick(['08:30-21:00', '周一至周六 09:00-17:00', '15:30-18:30']),
        free: draw.chance(0.9),
        state: draw.chance(0.92) ? 'open' : 'works',
      },
    })),
  )
}
