import type { Office } from '../office/types.ts'
import type { LedgerWorld, Sample } from './world.ts'

export function teamSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('emergency teams')
  const offices = w.buildings('office')
  const { unit } = office
  const own = [
    ['街道应急小队', 'rescue', unit.safety],
    ['市政抢修班', 'repair', unit.roads],
    ['河道巡护队', 'flood', unit.river],
    ['环卫机动组', 'repair', unit.sanitation],
    ['医疗救护组', 'medical', unit.centre],
  ].map(([name, kind, of], i) => ({ name: name!, kind: kind!, of: of!, where: w.where(offices[i]!), members: draw.int(8, 20) }))
  const stations = w.communities.flatMap(c => [
    {
      name: `${c.short}微型消防站`,
      kind: 'fire',
      of: c.committee,
      where: w.where(w.buildings('shop', c.id)[2]!),
      members: draw.int(6, 10),
    },
    {
      name: `${c.short}应急志愿队`,
      kind: 'volunteer',
      of: c.committee,
      where: w.where(w.buildings('public', c.id)[0] ?? w.buildings('shop', c.id)[1]!),
      members: draw.int(10, 30),
    },
  ])
  return [...own, ...stations].map(({ name, kind, of, where, members }) => {
    const ready = draw.chance(0.9)
    return {
      data: {
        name,
        kind,
        unit: of,
        where,
        members,
        vehicles: kind === 'volunteer' ? 0 : draw.int(1, 4),
        gear:
          { fire: '水带、灭火器、手抬泵', flood: '排水泵、救生衣、沙袋', repair: '工程车、警示牌', medical: '担架、除颤仪' }[
            kind
          ] ?? '对讲机、手电、警戒带',
        dutyPhone: w.telephone(),
        allDay: kind !== 'volunteer',
        ...(draw.chance(0.85) && { drilled: w.day(draw.int(10, 200)) }),
        ready,
      },
      ...(draw.chance(0.25) && { before: { members: Math.max(2, members - draw.int(1, 4)) } }),
    }
  })
}

const goods = [
  ['防汛沙袋', 'flood', '只', 600],
  ['移动排水泵', 'flood', '台', 3],
  ['救生衣', 'flood', '件', 20],
  ['灭火器', 'fire', '具', 40],
  ['消防水带', 'fire', '盘', 12],
  ['应急发电机', 'power', '台', 2],
  ['强光手电', 'power', '只', 30],
  ['饮用水', 'food', '箱', 120],
  ['方便食品', 'food', '箱', 60],
  ['医用口罩', 'medical', '盒', 200],
  ['急救包', 'medical', '个', 20],
  ['棉被', 'bedding', '床', 50],
  ['帐篷', 'bedding', '顶', 10],
  ['油锯', 'tool', '把', 4],
  ['警示锥', 'signal', '只', 40],
] as const
const perishable = ['food', 'medical', 'fire']

export function supplySamples(w: LedgerWorld): Sample[] {
  const draw = w.random('supplies')
  return w.communities.flatMap((c, n) => {
    const where = w.where(w.buildings('public', c.id)[0] ?? w.buildings('shop', c.id)[0]!)
    return goods
      .filter((_, i) => (i + n) % 4 !== 0)
      .map(([name, kind, measure, usual], i) => {
        const amount = Math.round(usual * draw.between(0.5, 1.5))
        return {
          data: {
            code: `WZ-${String(n + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`,
            name,
            kind,
            store: `${c.short}应急库`,
            where,
            unit: c.committee,
            amount,
            measure,
            enough: amount >= usual * 0.8,
            ...(perishable.includes(kind) && { expires: w.day(draw.int(-900, 60)) }),
            checked: w.day(draw.int(2, 60)),
          },
          ...(draw.chance(0.25) && { before: { amount: amount + draw.int(1, 30) } }),
        }
      })
  })
}

export function shelterSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('shelters')
  const indoors = w
    .buildings('school')
    .filter(b => !b.name.includes('幼儿园'))
    .map(b => ({ name: `${b.name.replace(' ', '')}避难场所`, kind: 'indoor', where: w.where(b) }))
  const outdoors = w.communities.map(c => ({
    name: `${c.short}避难广场`,
    kind: 'outdoor',
    where: w.beside(w.where(w.buildings('home', c.id)[0]!), `${c.short}中心绿地`, 30),
  }))
  return [...indoors, ...outdoors].map(({ name, kind, where }) => {
    const area = draw.int(400, 3600)
    return {
      data: {
        name,
        kind,
        grade: kind === 'indoor' ? draw.pick(['short', 'long']) : draw.pick(['urgent', 'short']),
        where,
        unit: office.unit.safety,
        area,
        people: Math.round(area / (kind === 'indoor' ? 4 : 2)),
        ...(kind === 'indoor' && { beds: draw.int(40, 260) }),
        water: true,
        power: kind === 'indoor' || draw.chance(0.6),
        accessible: draw.chance(0.7),
        dutyPhone: w.telephone(),
        state: draw.weighted([
          ['ready', 8],
          ['prepared', 3],
          ['closed', 1],
        ] as const),
        checked: w.day(draw.int(5, 120)),
      },
    }
  })
}
