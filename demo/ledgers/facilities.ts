import { labelPoint } from '#methods/placement/label-point'
import type { LedgerWorld, Sample } from './world.ts'

const square = (w: LedgerWorld, polygons: LedgerWorld['town']['greens'][number]['polygons']) => {
  const ring = polygons[0]?.[0] ?? []
  const scale = 111_320 * Math.cos((w.town.centre[1] * Math.PI) / 180)
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!
    return sum + x * scale * ny * 110_900 - nx * scale * y * 110_900
  }, 0)
  return Math.max(60, Math.round(Math.abs(twice) / 2))
}

export function spaceSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('spaces')
  const numbers = new Map<string, number>()
  return w.town.greens
    .filter(green => green.kind !== 'verge')
    .slice(0, 44)
    .flatMap((green): Sample[] => {
      const kind =
        green.kind === 'pitch' ? 'sports' : green.kind === 'garden' ? draw.pick(['pocket', 'play', 'green', 'corner']) : 'park'
      const base =
        green.name ??
        { sports: '运动场', pocket: '口袋公园', play: '儿童乐园', green: '绿地', corner: '街角空地' }[kind as 'pocket']
      const n = (numbers.get(base) ?? 0) + 1
      numbers.set(base, n)
      const point = labelPoint(green.polygons[0]!) ?? green.polygons[0]![0]![0]!
      const name = green.name && n === 1 ? base : `${base}${n}号`
      const state =
        kind === 'corner'
          ? 'idea'
          : draw.weighted([
              ['good', 7],
              ['repair', 2],
              ['works', 1],
            ] as const)
      if (!w.inside(point)) return []
      return [
        {
          data: {
            name,
            kind,
            where: {
              point: [Math.round(point[0] * 1e6) / 1e6, Math.round(point[1] * 1e6) / 1e6],
              address: `${w.town.street}${name}`,
            },
            area: square(w, green.polygons),
            ...(kind === 'park' && { length: draw.int(300, 1800) }),
            ...(state !== 'idea' && { opened: w.day(draw.int(800, 6000)) }),
            owner: '菱渡街道办事处',
            upkeep: '南棹区绿化养护所',
            accessible: draw.chance(0.7),
            lit: draw.chance(0.75),
            state,
            ...(state !== 'idea' && { checked: w.day(draw.int(5, 200)) }),
          },
          ...(state === 'repair' && { before: { state: 'good' } }),
        },
      ]
    })
}

const kinds = {
  lamp: ['lamp', '路灯', '南棹区市政养护所'],
  bench: ['seat', '座椅', '南棹区绿化养护所'],
  charger: ['charger', '充电桩', '棹安物业'],
  board: ['board', '宣传栏', '菱渡街道办事处'],
  manhole: ['cover', '井盖', '南棹区市政养护所'],
} as const

export function equipmentSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('equipment')
  const standing = w.town.facilities.filter((f, i) => f.kind in kinds && i % 4 === 0).slice(0, 130)
  const street = standing.map((f, i): Sample => {
    const [kind, name, owner] = kinds[f.kind as keyof typeof kinds]
    const state = draw.weighted([
      ['good', 18],
      ['broken', 2],
      ['missing', 0.5],
    ] as const)
    return {
      data: {
        code: `SS-${String(i + 1).padStart(4, '0')}`,
        name: f.name || name,
        kind,
        amount: 1,
        where: {
          point: [Math.round(f.at[0] * 1e6) / 1e6, Math.round(f.at[1] * 1e6) / 1e6],
          address: `${w.town.street}${f.name}`,
        },
        owner,
        upkeep: owner,
        installed: w.day(draw.int(300, 4000)),
        state,
        checked: w.day(draw.int(3, 150)),
      },
      ...(state !== 'good' && { before: { state: 'good' } }),
    }
  })
  const fitness = [...w.estates].slice(0, 40).map(
    ([estate, all], i): Sample => ({
      data: {
        code: `JS-${String(i + 1).padStart(4, '0')}`,
        name: `${estate}健身器材`,
        kind: 'fitness',
        amount: draw.int(3, 12),
        where: w.beside(w.where(all[0]!), `${estate}中心绿地`),
        estate,
        owner: '菱渡街道办事处',
        upkeep: draw.pick(['棹安物业', '菱邻物业', '汀和物业']),
        installed: w.day(draw.int(200, 3000)),
        state: draw.chance(0.9) ? 'good' : 'broken',
        checked: w.day(draw.int(3, 120)),
      },
    }),
  )
  return [...street, ...fitness]
}

export function toiletSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('toilets')
  const near = w.communities.flatMap(c => [...w.buildings('shop', c.id).slice(3, 5), ...w.buildings('public', c.id).slice(1, 2)])
  return near.map((b, i) => {
    const kind = i % 11 === 5 ? 'dry' : i % 9 === 7 ? 'mobile' : 'flush'
    const name = `${b.name.replace(/ .*$|\d+号$/, '')}公厕${i + 1}`
    return {
      data: {
        name,
        where: w.beside(w.where(b), name),
        kind,
        grade: kind === 'flush' ? draw.pick(['one', 'two', 'two', 'three']) : 'none',
        men: draw.int(2, 6),
        women: draw.int(2, 9),
        accessible: kind === 'flush' && draw.chance(0.75),
        smart: kind === 'flush' && draw.chance(0.25),
        hours: draw.pick(['06:00-22:00', '全天', '05:30-23:00']),
        manager: '南棹区环卫所',
        telephone: w.telephone(),
        state: draw.weighted([
          ['open', 12],
          ['works', 1],
          ['closed', 1],
        ] as const),
        checked: w.day(draw.int(2, 100)),
      },
      ...(kind === 'flush' && draw.chance(0.15) && { before: { kind: 'dry', grade: 'none', accessible: false, smart: false } }),
    }
  })
}

export function marketSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('markets')
  return w.communities.slice(0, 6).map((c, i) => {
    const stalls = draw.int(60, 180)
    const upgrade = (['done', 'done', 'done', 'working', 'waiting', 'waiting'] as const)[i]
    return {
      data: {
        name: `${c.short}农贸市场`,
        where: w.where(w.buildings('shop', c.id)[8] ?? w.buildings('shop')[i]!),
        operator: `云汀${c.short}市场管理公司`,
        credit: w.creditCode('91'),
        area: draw.int(1200, 4200),
        stalls,
        rented: Math.round(stalls * draw.between(0.7, 1)),
        goods: ['vegetables', 'meat', 'fish', 'fruit', ...(draw.chance(0.5) ? ['cooked'] : [])],
        parking: draw.int(10, 60),
        trace: upgrade === 'done',
        upgrade,
        telephone: w.telephone(),
        state: upgrade === 'working' ? 'works' : 'open',
        checked: w.day(draw.int(5, 90)),
      },
      ...(upgrade === 'done' && { before: { upgrade: 'working', state: 'works', trace: false } }),
    }
  })
}

export function adoptionSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('adoptions')
  return [...w.estates].slice(0, 30).map(([estate, all], i) => {
    const kind = draw.pick(['green', 'tree', 'bed', 'facility', 'front'])
    const what = { green: '中心绿地', tree: '樟树三棵', bed: '门口花箱', facility: '休闲座椅', front: '沿街门前' }[kind] ?? ''
    const began = draw.int(60, 600)
    return {
      data: {
        code: `RY-${String(i + 1).padStart(3, '0')}`,
        what: `${estate}${what}`,
        kind,
        where: w.beside(w.where(all[0]!), `${estate}${what}`, 20),
        ...(kind === 'green' && { area: draw.int(30, 400) }),
        adopter: draw.pick(['棹安物业', '蓼圃志愿服务队', '菱角花店', '荻汊实验学校', '汀和物业', '桐荫书店']),
        from: w.day(began),
        until: w.day(began - 365),
        duties: '每月浇水两次，及时清理杂物，损坏告诉社区',
        cared: w.day(draw.int(1, 60)),
      },
    }
  })
}
