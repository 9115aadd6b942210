import type { LedgerWorld, Sample } from './world.ts'

export function elderCareSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('elder')
  return w.communities.flatMap((c, n) => {
    const shops = w.buildings('shop', c.id)
    const kinds = n === 0 ? ['complex', 'canteen', 'day'] : n % 3 === 1 ? ['home', 'canteen'] : ['day', 'point']
    return kinds.map((kind, i) => {
      const beds = kind === 'home' ? draw.int(90, 180) : kind === 'complex' ? 120 : kind === 'day' ? draw.int(12, 30) : 0
      const used = Math.round(beds * draw.between(0.5, 0.95))
      const title = { home: '颐养院', complex: '养老综合体', day: '日间照料中心', point: '互助养老点', canteen: '老年食堂' }[kind]
      const added = beds > 0 && draw.chance(0.5) ? Math.min(draw.int(6, 60), Math.floor(beds / 2)) : 0
      return {
        data: {
          name: `${c.short}${title}`,
          kind,
          where: w.where(shops[14 + i] ?? shops[i]!),
          nature: draw.pick(['public', 'entrusted', 'entrusted', 'private']),
          operator: draw.pick(['云汀暖巷养老服务中心', '菱渡邻里照护社', '棹云康养公司']),
          credit: w.creditCode('52'),
          beds,
          used,
          ...(beds > 0 && { nursing: Math.round(beds * draw.between(0.4, 0.7)), carers: Math.ceil(beds / 6) }),
          ...(added > 0 && { added }),
          ...(beds > 50 && { fee: draw.int(18, 36) * 100, stars: draw.pick(['two', 'three', 'four']) }),
          licensed: w.day(draw.int(300, 2500)),
          checked: w.day(draw.int(5, 80)),
          telephone: w.telephone(),
          state: draw.chance(0.93) ? 'open' : 'works',
        },
        ...(beds > 0 && { before: { used: Math.max(0, used - draw.int(2, 9)), ...(added > 0 && { beds: beds - added }) } }),
      }
    })
  })
}

export function childcareSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('childcare')
  const kindergartens = w.buildings('school').filter(b => b.name.includes('幼儿园'))
  const nurseries = w.communities.slice(0, 4).map(c => ({ b: w.buildings('shop', c.id)[16]!, name: `${c.short}托育园` }))
  const all = [
    ...kindergartens.map(b => ({ b, name: b.name.replace(' ', ''), kind: 'kindergarten' as const })),
    ...nurseries.map(n => ({ ...n, kind: 'nursery' as const })),
  ]
  return all.map(({ b, name, kind }) => {
    const classes = kind === 'nursery' ? draw.int(2, 4) : draw.int(6, 12)
    const places = classes * (kind === 'nursery' ? 15 : 30)
    const children = Math.round(places * draw.between(0.6, 1))
    return {
      data: {
        name,
        kind,
        where: w.where(b),
        nature: draw.pick(['public', 'inclusive', 'inclusive', 'private']),
        credit: w.creditCode('52'),
        classes,
        places,
        children,
        area: places * draw.int(8, 13),
        fee: draw.int(6, 22) * 100,
        ...(kind === 'kindergarten' && draw.chance(0.4) && { stars: draw.pick(['two', 'three']) }),
        licensed: w.day(draw.int(300, 3000)),
        checked: w.day(draw.int(5, 170)),
        telephone: w.telephone(),
        state: draw.chance(0.95) ? 'open' : 'works',
      },
      before: { children: Math.max(0, children - draw.int(-8, 14)) },
    }
  })
}

export function clinicSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('clinics')
  const stations = w.communities.flatMap((c, n) => {
    const shops = w.buildings('shop', c.id)
    const lines = [['station', '卫生服务站'], ['pharmacy', '平价药店'], ...(n % 2 ? [['clinic', '口腔诊所']] : [])] as [
      string,
      string,
    ][]
    return lines.map(([kind, title], i) => ({ kind, name: `${c.short}${title}`, b: shops[18 + i] ?? shops[i]! }))
  })
  const hospital = w.buildings('health')
  return [
    { kind: 'centre', name: '菱渡社区卫生服务中心', b: hospital[1] ?? hospital[0]! },
    { kind: 'hospital', name: '菱渡医院', b: hospital[0]! },
    ...stations,
  ].map(({ kind, name, b }) => {
    const doctors = { hospital: 120, centre: 26, station: draw.int(2, 5), clinic: draw.int(1, 3) }[kind]
    return {
      data: {
        name,
        kind,
        where: w.where(b),
        nature: ['clinic', 'pharmacy'].includes(kind) ? 'private' : 'public',
        credit: w.creditCode(['clinic', 'pharmacy'].includes(kind) ? '91' : '12'),
        area: (doctors ?? 2) * draw.int(40, 60),
        ...(doctors && { doctors, nurses: doctors + draw.int(0, 6) }),
        vaccines: kind === 'centre' || (kind === 'station' && draw.chance(0.4)),
        visits: kind === 'centre' || kind === 'station',
        hours: draw.pick(['08:00-17:30', '08:00-20:00', '全天']),
        checked: w.day(draw.int(5, 170)),
        telephone: w.telephone(),
        state: 'open',
      },
      ...(kind === 'station' && draw.chance(0.4) && { before: { vaccines: false } }),
    }
  })
}
