import type { Office } from '../office/types.ts'
import type { LedgerWorld, Sample } from './world.ts'

const social = [
  ['云汀暖巷养老服务中心', 'elder'],
  ['菱渡邻里照护社', 'elder'],
  ['棹歌青少年成长中心', 'child'],
  ['萤火课后托管社', 'child'],
  ['渡口助残服务社', 'disabled'],
  ['菱歌合唱团', 'culture'],
  ['青棹戏曲社', 'culture'],
  ['绿汀环保社', 'green'],
  ['河岸净滩队', 'green'],
  ['清和调解服务中心', 'law'],
  ['街坊议事促进会', 'general'],
  ['同邻社会工作服务中心', 'general'],
] as const

/** The unit's name, its kind and where: the office's own units, schools and works of the town, and invented societies. */
export function organisationSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('organisations')
  const offices = w.buildings('office')
  const own = office.units
    .filter(u => u.kind === 'department' || u.kind === 'utility' || u.kind === 'organisation')
    .map((u, i) => ({
      name: u.name,
      kind: u.kind === 'organisation' ? 'property' : u.kind === 'utility' ? 'resident' : 'government',
      b: offices[i % offices.length]!,
    }))
  const schools = [...Map.groupBy(w.buildings('school'), b => b.estate ?? b.name)]
    .filter(([, all]) => all.every(b => !b.name.includes('幼儿园')))
    .map(([name, all]) => ({ name, kind: 'government', b: all[0]! }))
  const works = [...Map.groupBy(w.buildings('factory'), b => b.estate ?? '')]
    .filter(([name]) => name !== '')
    .map(([name, all]) => ({ name, kind: 'resident', b: all[0]! }))
  const societies = social.map(([name, field], i) => ({ name, kind: 'social', field, b: offices[(i * 3) % offices.length]! }))
  const teams = w.communities.flatMap(c =>
    ['太极队', '楼组议事会'].map((title, i) => ({
      name: `${c.short}${title}`,
      kind: 'team',
      b: w.buildings('public', c.id)[i] ?? w.buildings('shop', c.id)[i]!,
    })),
  )
  const owners = [...w.estates].slice(0, 14).map(([estate, all]) => ({ name: `${estate}业主委员会`, kind: 'owners', b: all[0]! }))
  return [...own, ...schools, ...works, ...societies, ...teams, ...owners].map(({ name, kind, b, ...more }) => {
    const registry = { government: '12', resident: '91', property: '91', social: '52' }[kind]
    const alliance = draw.chance(kind === 'owners' || kind === 'team' ? 0.1 : 0.55)
    return {
      data: {
        name,
        kind,
        ...(registry && { credit: w.creditCode(registry) }),
        where: w.where(b),
        ...(kind === 'property' ? { field: 'property' } : kind === 'team' ? { field: 'culture' } : more),
        registered: w.day(draw.int(400, 5000)),
        ...(kind === 'social' && {
          stage: draw.pick(['registered', 'incubating', 'grown']),
          grade: draw.pick(['three', 'four', 'two']),
        }),
        ...(kind === 'team' && { stage: 'filed' }),
        ...(registry && { staff: draw.int(6, 240) }),
        alliance,
        ...(alliance && { signed: w.day(draw.int(30, 380)) }),
        telephone: w.telephone(),
        ...(kind === 'social' && draw.chance(0.5) && { contact: w.person() }),
        state: draw.weighted([
          ['active', 14],
          ['idle', 1],
        ] as const),
      },
      ...(alliance && draw.chance(0.4) && { before: { alliance: false } }),
    }
  })
}

const offers = [
  ['parking', '夜间停车位', 40, '每天 18:30-次日 07:30'],
  ['room', '会议室', 30, '周一至周五 18:00-21:00'],
  ['sports', '篮球场', 1, '周六日 08:00-18:00'],
  ['hall', '礼堂', 200, '提前一周约'],
  ['canteen', '职工食堂', 80, '工作日 11:30-13:00'],
  ['reading', '图书室', 24, '周六日 09:00-17:00'],
] as const

export function sharedSamples(w: LedgerWorld, organisations: readonly Sample[]): Sample[] {
  const draw = w.random('shared')
  const units = organisations
    .filter(({ data }) => data.alliance === true && data.kind !== 'team' && data.kind !== 'owners')
    .slice(0, 30)
  return units.map(({ data: unit }, i) => {
    const [kind, title, amount, hours] = offers[i % offers.length]!
    const free = draw.chance(0.8)
    const began = draw.int(20, 360)
    return {
      data: {
        code: `GX-${String(i + 1).padStart(3, '0')}`,
        name: `${unit.name}${title}`,
        owner: unit.name,
        kind,
        where: unit.where,
        amount: Math.max(1, Math.round(amount * draw.between(0.6, 1.4))),
        hours,
        free,
        ...(!free && { fee: draw.int(1, 8) * 10 }),
        rules: '先打电话约，用完恢复原样',
        telephone: unit.telephone,
        from: w.day(began),
        ...(draw.chance(0.4) && { until: w.day(began - 730) }),
      },
      ...(draw.chance(0.2) && { before: { hours: '周六日 09:00-12:00' } }),
    }
  })
}
