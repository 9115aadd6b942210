import type { LedgerWorld, Sample } from './world.ts'

const heads = ['棹云', '菱歌', '汀兰', '蓼圃', '荻舟', '渡口', '疏桐', '青浦岸', '云栈', '听荻', '桑陌', '榆钱']
const trades = [
  ['manufacture', '精密机械'],
  ['building', '建筑装饰'],
  ['trade', '商贸'],
  ['logistics', '供应链'],
  ['food', '餐饮管理'],
  ['tech', '软件'],
  ['business', '咨询'],
  ['life', '家政服务'],
  ['culture', '文化传播'],
  ['property', '房产经纪'],
] as const

export function spaceSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('industrial space')
  const towers = w.buildings('office').filter(b => b.estate)
  const works = [...Map.groupBy(w.buildings('factory'), b => b.estate ?? b.name)].map(([, all]) => all[0]!)
  return [...towers.map(b => ({ b, kind: 'tower' })), ...works.map(b => ({ b, kind: 'factory' }))]
    .slice(0, 48)
    .map(({ b, kind }) => {
      const area = kind === 'tower' ? b.floors * draw.int(600, 1100) : draw.int(2000, 9000)
      const vacant = draw.chance(0.25) ? 0 : Math.round(area * draw.between(0.03, 0.4))
      return {
        data: {
          name: b.name.replace(' ', ''),
          kind,
          where: w.where(b),
          owner: `${b.estate ?? '云汀'}置业公司`,
          manager: draw.pick(['棹安物业', '菱邻物业', '汀和物业', '桐荫物业']),
          area,
          vacant,
          rent: kind === 'tower' ? draw.int(28, 75) : draw.int(9, 18),
          height: kind === 'tower' ? 3.2 : draw.pick([5.4, 6, 7.5]),
          load: kind === 'tower' ? 2.5 : draw.pick([5, 8, 10]),
          firms: Math.max(1, Math.round((area - vacant) / 420)),
          ...(kind === 'tower' && { taxes: draw.chance(0.08) ? draw.int(100, 160) * 1_000_000 : draw.int(3, 80) * 1_000_000 }),
          ...(vacant > area * 0.3 && { problems: '高层空置多，停车难' }),
          telephone: w.telephone(),
        },
        ...(vacant > 0 && draw.chance(0.5) && { before: { vacant: Math.min(area, vacant + draw.int(100, 900)) } }),
      }
    })
}

export function enterpriseSamples(w: LedgerWorld, spaces: readonly Sample[]): Sample[] {
  const draw = w.random('enterprises')
  return Array.from({ length: heads.length * trades.length }, (_, i) => {
    const space = spaces[i % spaces.length]!.data
    const [industry, trade] = trades[i % trades.length]!
    const head = heads[Math.floor(i / trades.length) % heads.length]
    const scale = draw.weighted([
      ['micro', 5],
      ['small', 5],
      ['medium', 2],
      ['large', 0.5],
    ] as const)
    const staff = { micro: draw.int(2, 9), small: draw.int(10, 60), medium: draw.int(80, 260), large: draw.int(400, 900) }[scale]
    const state = draw.weighted([
      ['open', 18],
      ['idle', 1],
      ['moved', 1],
      ['closed', 0.6],
    ] as const)
    const known = draw.chance(0.35)
    return {
      data: {
        credit: w.creditCode('91'),
        name: `云汀${head}${trade}有限公司`,
        // A few are known by their words only.
        where: i % 29 === 11 ? { address: `${w.town.street}${space.name}附近` } : space.where,
        ...(i % 29 !== 11 && { space: space.name }),
        industry,
        scale,
        registered: w.day(draw.int(200, 5000)),
        staff,
        regular: scale === 'medium' || scale === 'large',
        highTech: ['manufacture', 'tech'].includes(industry) && draw.chance(0.3),
        ...(scale !== 'micro' && {
          liaison: draw.pick(['街道主任', '分管经济副主任', '社区书记']),
          visited: w.day(draw.int(5, 260)),
        }),
        ...(draw.chance(0.15) && { needs: draw.pick(['员工停车难', '想找更大的厂房', '招不到熟练工', '门口路面坑洼']) }),
        telephone: w.telephone(),
        ...(known && { contact: w.person(), mobile: w.mobile() }),
        state,
      },
      ...(state === 'open' && draw.chance(0.2) && { before: { staff: Math.max(1, Math.round(staff * draw.between(0.7, 1.2))) } }),
      ...(state !== 'open' && { before: { state: 'open' } }),
    }
  })
}

export function makerSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('makers')
  return w
    .buildings('office')
    .slice(6, 15)
    .map((b, i) => {
      const seats = draw.int(30, 220)
      return {
        data: {
          name: `${heads[i]}${['众创空间', '孵化器', '加速器'][i % 3]}`,
          stage: ['maker', 'incubator', 'accelerator'][i % 3],
          where: w.where(b),
          operator: `云汀${heads[i]}创业服务公司`,
          credit: w.creditCode('91'),
          area: seats * draw.int(6, 9),
          seats,
          used: Math.round(seats * draw.between(0.4, 0.95)),
          teams: Math.round(seats / 7),
          opened: w.day(draw.int(200, 2200)),
          telephone: w.telephone(),
        },
        before: { teams: Math.max(1, Math.round(seats / 7) - draw.int(1, 5)) },
      }
    })
}

export function idleLandSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('idle land')
  const near = [
    ...w
      .buildings('factory')
      .filter((_, i) => i % 6 === 0)
      .slice(0, 11),
    ...w.communities.map(c => w.buildings('shop', c.id)[22] ?? w.buildings('shop', c.id)[0]!),
  ]
  return near.map((b, i) => {
    const kind = b.use === 'factory' ? draw.pick(['plant', 'land']) : draw.pick(['corner', 'house', 'land'])
    const state = draw.weighted([
      ['idle', 5],
      ['talking', 2],
      ['planned', 2],
      ['used', 2],
    ] as const)
    return {
      data: {
        code: `XZ-${String(i + 1).padStart(3, '0')}`,
        name: `${b.name.replace(' ', '')}旁${{ plant: '旧厂房', land: '空地', corner: '边角地', house: '旧屋' }[kind as 'plant']}`,
        kind,
        where: w.beside(w.where(b), `${b.name}旁`, 25),
        area: draw.int(120, 6000),
        owner: b.estate ?? '南棹区国有资产公司',
        since: w.day(draw.int(300, 2500)),
        state,
        ...(draw.chance(0.5) && { limits: draw.pick(['规划为绿地', '地下有管线，不能建房', '产权待分割']) }),
        ...(state !== 'idle' && { idea: draw.pick(['停车场', '口袋公园', '社区文化站', '直播基地', '课后托管点']) }),
      },
      ...(state !== 'idle' && { before: { state: 'idle' } }),
    }
  })
}
