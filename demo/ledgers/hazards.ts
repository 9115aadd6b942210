import type { Office } from '../office/types.ts'
import type { LedgerWorld, Sample } from './world.ts'

export function slopeSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('slopes')
  const near = w.communities.flatMap(c =>
    [w.buildings('home', c.id)[5]!, w.buildings('factory', c.id)[0]].filter(b => b !== undefined),
  )
  return near.map((b, i) => {
    const kind = draw.weighted([
      ['slope', 6],
      ['wall', 4],
      ['landfill', 1],
      ['slide', 1],
    ] as const)
    const grade = draw.weighted([
      ['major', 0.6],
      ['larger', 2],
      ['general', 5],
      ['low', 3],
    ] as const)
    const state = draw.weighted([
      ['found', 3],
      ['treating', 2],
      ['done', 5],
      ['gone', 1],
    ] as const)
    return {
      data: {
        code: `BP-${String(i + 1).padStart(3, '0')}`,
        name: `${b.name.replace(/ .*$/, '')}后${{ slope: '边坡', wall: '挡土墙', landfill: '受纳场', slide: '滑坡点' }[kind]}${i + 1}`,
        kind,
        where: w.beside(w.where(b), `${b.name}后`, 30),
        height: draw.int(3, 22),
        area: draw.int(60, 2400),
        threatened: state === 'gone' ? 0 : draw.int(0, 36),
        grade,
        unit: office.unit.housing,
        watched: draw.weighted([
          ['patrol', 6],
          ['device', 2],
          ['none', 1],
        ] as const),
        rain: draw.pick([50, 80, 100]),
        state,
        checked: w.day(draw.int(2, 50)),
      },
      ...(state !== 'found' && { before: { state: state === 'treating' ? 'found' : 'treating' } }),
    }
  })
}

export function waterSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('waters')
  return w.town.water
    .filter(water => water.name)
    .flatMap((water, n) => {
      const inside = (water.polygons[0]?.[0] ?? []).filter(at => w.inside(at))
      const step = Math.max(1, Math.floor(inside.length / 12))
      return inside
        .filter((_, i) => i % step === 0)
        .slice(0, 12)
        .map((at, i) => {
          const kind = i % 3 === 0 ? 'segment' : i % 7 === 5 ? 'polluter' : 'outfall'
          const quality = draw.weighted([
            ['clear', 9],
            ['turbid', 2],
            ['black', 0.8],
            ['dry', 0.5],
          ] as const)
          const state =
            quality === 'black'
              ? draw.pick(['waiting', 'treating'])
              : quality === 'turbid'
                ? 'treating'
                : draw.pick(['normal', 'normal', 'done'])
          const name = `${water.name}${{ segment: '河段', outfall: '排口', polluter: '岸边作坊' }[kind]}${i + 1}`
          return {
            data: {
              code: `SH-${n + 1}${String(i + 1).padStart(2, '0')}`,
              name,
              kind,
              water: water.name ?? '',
              where: {
                point: [Math.round(at[0] * 1e6) / 1e6, Math.round(at[1] * 1e6) / 1e6],
                address: `${w.town.street}${name}`,
              },
              ...(kind === 'segment' && { length: draw.int(200, 900) }),
              unit: office.unit.river,
              quality,
              sampled: w.day(draw.int(5, 90)),
              ...(state === 'treating' && { action: '已查到上游错接，正在改管' }),
              state,
              checked: w.day(draw.int(2, 45)),
            },
            ...(quality === 'clear' && draw.chance(0.25) && { before: { quality: 'turbid', state: 'treating' } }),
          }
        })
    })
}

export function wasteSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('waste')
  return [...w.estates].flatMap(([estate, all]) =>
    all
      .filter((b, i) => b.use === 'home' && i % 6 === 0)
      .slice(0, 2)
      .map((b, i) => {
        const kind = draw.weighted([
          ['house', 2],
          ['pavilion', 4],
          ['bins', 3],
          ['bulky', 0.6],
        ] as const)
        const state = draw.weighted([
          ['good', 8],
          ['dirty', 1.5],
          ['broken', 0.8],
        ] as const)
        const score = state === 'good' ? draw.int(86, 100) : draw.int(55, 84)
        return {
          data: {
            code: `TF-${w.communities.findIndex(c => c.id === w.communityOf(b)) + 1}-${b.code.slice(-6)}`,
            name: `${estate}${i + 1}号投放点`,
            kind,
            where: w.beside(w.where(b), `${estate}${i + 1}号投放点`),
            estate,
            bins: draw.int(4, 12),
            hours: draw.pick(['06:30-09:30 18:00-21:00', '全天']),
            staffed: draw.chance(0.4),
            collected: draw.weighted([
              ['twice', 4],
              ['daily', 6],
              ['less', 0.7],
            ] as const),
            score,
            unit: office.unit.sanitation,
            state,
            checked: w.day(draw.int(1, 40)),
          },
          ...(draw.chance(0.3) && { before: { score: Math.max(40, score - draw.int(2, 15)) } }),
        }
      }),
  )
}

const shops = [
  ['shop', '便利店'],
  ['food', '面馆'],
  ['shop', '理发店'],
  ['workshop', '裁缝铺'],
  ['food', '早餐店'],
  ['leisure', '棋牌室'],
  ['shop', '五金店'],
  ['store', '快递仓'],
  ['lodging', '旅馆'],
] as const

export function premisesSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('premises')
  const near = w.communities.flatMap(c => w.buildings('shop', c.id).slice(0, 20))
  return near.map((b, i) => {
    const [kind, title] = shops[(i * 5) % shops.length]!
    const dangers = draw.weighted([
      [0, 8],
      [1, 2],
      [2, 1],
      [4, 0.4],
    ] as const)
    return {
      data: {
        code: `SX-${String(i + 1).padStart(4, '0')}`,
        name: `${b.name.replace(/[路街道巷弄]\d+号$/, '')}${title}${i + 1}`,
        ...(draw.chance(0.6) && { credit: w.creditCode('92') }),
        kind,
        where: i % 41 === 17 ? { address: `${w.town.street}${b.name}隔壁` } : w.where(b),
        area: draw.int(12, 160),
        grade: dangers > 2 ? 'd' : dangers > 0 ? draw.pick(['b', 'c']) : draw.pick(['a', 'a', 'b']),
        lodged: draw.chance(0.06),
        exits: draw.int(1, 2),
        extinguishers: draw.int(1, 4),
        alarm: draw.chance(0.65),
        gas: kind === 'food' ? draw.pick(['piped', 'bottled']) : 'none',
        dangers,
        checked: w.day(draw.int(2, 140)),
        telephone: w.telephone(),
        state: draw.chance(0.93) ? 'open' : 'closed',
      },
      ...(draw.chance(0.3) && { before: { dangers: dangers + draw.int(1, 3) } }),
    }
  })
}
