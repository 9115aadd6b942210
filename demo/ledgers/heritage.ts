import type { LedgerWorld, Sample } from './world.ts'

const lines = [
  ['渡口石阶', 'relic', '清', 'district'],
  ['更楼', 'relic', '清末', 'city'],
  ['水门旧址', 'relic', '明', 'province'],
  ['戏台', 'building', '清', 'district'],
  ['老盐仓', 'building', '民国', 'district'],
  ['船机厂红砖车间', 'industry', '1958 年', 'city'],
  ['纺织厂锯齿厂房', 'industry', '1961 年', 'district'],
  ['轴承厂办公楼', 'industry', '1956 年', 'none'],
  ['箍桶巷', 'street', '清', 'district'],
  ['银匠巷', 'street', '民国', 'none'],
  ['桥头古樟', 'tree', '约 320 年', 'city'],
  ['井头古槐', 'tree', '约 180 年', 'district'],
  ['塔下银杏', 'tree', '约 410 年', 'city'],
  ['箍桶手艺', 'craft', '', 'district'],
  ['渡口号子', 'craft', '', 'city'],
  ['糕团制作', 'craft', '', 'district'],
  ['油纸伞制作', 'craft', '', 'none'],
  ['书院门楼', 'building', '清', 'city'],
  ['染坊晒场', 'industry', '民国', 'none'],
  ['磨坊水渠', 'relic', '清', 'none'],
] as const

/** All made up, as the town is. */
export function heritageSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('heritage')
  return lines.map(([name, kind, era, level], i) => {
    const community = w.communities[i % w.communities.length]!
    const b = w.buildings('shop', community.id)[5 + (i % 5)] ?? w.buildings('shop')[i]!
    const condition = draw.weighted([
      ['good', 6],
      ['fair', 5],
      ['poor', 2],
      ['danger', 0.6],
    ] as const)
    return {
      data: {
        code: `WW-${String(i + 1).padStart(3, '0')}`,
        name,
        kind,
        level,
        ...(era && { era }),
        where: w.beside(w.where(b), name, 18),
        ...(!['tree', 'craft'].includes(kind) && { area: draw.int(30, 2400), owner: '菱渡街道办事处' }),
        manager: `${community.name}居委会`,
        ...(kind === 'building' && { use: draw.pick(['社区书屋', '展厅', '茶馆']) }),
        condition,
        visitors: draw.chance(0.7),
        story: `老人说，${community.short}一带早先靠${name}认路。`,
        checked: w.day(draw.int(5, 170)),
      },
      ...(condition === 'poor' && { before: { condition: 'fair' } }),
    }
  })
}
