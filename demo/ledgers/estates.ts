import type { LedgerWorld, Sample } from './world.ts'

const isNew = /(花园|雅苑|府|名庭|云邸)$/
const yearOf = (name: string, spread: number) =>
  isNew.test(name) ? 2003 + Math.round(spread * 17) : 1982 + Math.round(spread * 20)
const homesOn = (floors: number) => (floors > 13 ? 4 : 2)

/** What the drawn town says of its estates, with a history that fits it. */
export function estateSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('estates')
  return [...w.estates].map(([name, all]) => {
    const own = all.filter(b => b.use === 'home')
    const year = yearOf(name, draw.next())
    const homes = own.reduce((sum, b) => sum + b.floors * Math.max(b.units, 1) * homesOn(b.floors), 0)
    const community = w.communities.find(c => c.id === w.communityOf(own[0]!))
    const fresh = isNew.test(name)
    const managed = fresh
      ? 'firm'
      : draw.weighted([
          ['firm', 5],
          ['community', 2],
          ['owners', 1],
          ['none', 2],
        ] as const)
    const renewal =
      year > 2000
        ? 'outside'
        : draw.weighted([
            ['waiting', 3],
            ['working', 2],
            ['done', 4],
          ] as const)
    const lifts = own.reduce((sum, b) => sum + (b.floors > 7 ? Math.max(b.units, 1) : 0), 0)
    const parking = Math.round(homes * (fresh ? draw.between(0.6, 1.1) : draw.between(0.05, 0.3)))
    return {
      data: {
        name,
        kind: fresh
          ? 'market'
          : draw.weighted([
              ['reformed', 5],
              ['resettled', 2],
              ['unit', 2],
            ] as const),
        where: w.where(own[0]!),
        year,
        buildings: own.length,
        homes,
        area: homes * draw.int(fresh ? 88 : 56, fresh ? 118 : 74),
        parking,
        ...(lifts > 0 && { lifts }),
        managed,
        ...(managed === 'firm' && { firm: community?.property, telephone: w.telephone() }),
        owners: fresh
          ? draw.weighted([
              ['committee', 5],
              ['preparing', 2],
              ['none', 3],
            ] as const)
          : draw.weighted([
              ['none', 6],
              ['board', 3],
            ] as const),
        renewal,
        ...(renewal === 'waiting' && {
          problems: draw.pick(['雨污管网老化，大雨积水', '楼道照明和扶手损坏', '缺停车位，飞线充电', '外墙脱落，屋面渗漏']),
        }),
      },
      ...(renewal === 'working' && { before: { renewal: 'waiting' } }),
      ...(renewal === 'done' && { before: { renewal: 'working', parking: Math.max(0, parking - draw.int(4, 20)) } }),
    }
  })
}

/** Whole estates, until each community has about two dozen buildings. */
export function buildingSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('buildings')
  const perCommunity = new Map<string, number>()
  return [...w.estates].flatMap(([estate, all]) => {
    const own = all.filter(b => b.use === 'home')
    const community = w.communityOf(own[0]!)
    const had = perCommunity.get(community) ?? 0
    if (had >= 20) return []
    perCommunity.set(community, had + own.length)
    const year = yearOf(estate, draw.next())
    return own.map(b => {
      const tall = b.floors >= 10
      const threeNo = draw.chance(tall ? 0.12 : isNew.test(estate) ? 0 : 0.15)
      const hydrant = tall
        ? draw.weighted([
            ['water', 8],
            ['low', 1],
            ['dry', threeNo ? 3 : 0.3],
            ['unknown', 1],
          ] as const)
        : b.floors > 7
          ? 'water'
          : 'none'
      const homes = b.floors * Math.max(b.units, 1) * homesOn(b.floors)
      return {
        data: {
          name: b.name,
          estate,
          where: w.where(b),
          use: 'home',
          structure: tall ? 'shear' : b.floors > 6 ? 'frame' : 'brick',
          year,
          floors: b.floors,
          stairs: Math.max(b.units, 1),
          homes,
          area: homes * draw.int(60, 110),
          ...(tall && { lifts: Math.max(b.units, 1) * 2 }),
          threeNo,
          hydrant,
          ...(hydrant !== 'none' && hydrant !== 'unknown' && { tested: w.day(draw.int(20, 300)) }),
          ...(year < 1995 && {
            safety: draw.weighted([
              ['b', 8],
              ['c', 2],
              ['d', 0.3],
            ] as const),
          }),
        },
        ...(hydrant === 'water' && draw.chance(0.1) && { before: { hydrant: 'dry' } }),
      }
    })
  })
}

/** Door plates along the streets; a few were assigned in advance or struck off. */
export function addressSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('addresses')
  const shops = w.communities.flatMap(c => w.buildings('shop', c.id).slice(0, 20))
  return shops.flatMap((b): Sample[] => {
    const [, road, number] = b.name.match(/^(.*[路街道巷弄])(\d+号)$/) ?? []
    if (!road || !number) return []
    const state = draw.weighted([
      ['used', 24],
      ['planned', 1],
      ['gone', 1],
    ] as const)
    // Where nobody has been yet, the plate is known by its words only.
    const where = draw.chance(0.04) ? { address: `${w.town.street}${b.name}` } : w.where(b)
    return [
      {
        data: {
          code: b.code,
          full: `${w.town.district}${w.town.street}${b.name}`,
          level: 'plate',
          road,
          number,
          where,
          state,
          since: w.day(draw.int(500, 700)),
        },
        ...(state === 'gone' && { before: { state: 'used' } }),
      },
    ]
  })
}
