import type { Office } from '../office/types.ts'
import type { LedgerWorld, Sample } from './world.ts'

export function expertSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('experts')
  const kinds = ['planner', 'strategist', 'designer'] as const
  return w.communities.flatMap((c, n) =>
    kinds.slice(0, n % 3 === 2 ? 2 : 3).map((kind, i) => {
      const began = draw.int(30, 330)
      const visits = draw.int(0, 14)
      return {
        data: {
          code: `SS-${n + 1}${i + 1}`,
          kind,
          community: c.committee,
          firm: draw.pick(['云汀规划设计院', '汀上建筑事务所', '菱歌策划工作室']),
          name: w.person(),
          mobile: w.mobile(),
          from: w.day(began),
          until: w.day(began - 365),
          fee: draw.int(3, 8) * 10_000,
          visits,
          proposals: Math.round(visits / 3),
        },
        before: { visits: Math.max(0, visits - 2) },
      }
    }),
  )
}

const services = [
  '居家上门照护',
  '社区环境满意度调查',
  '课后托管',
  '社区社会组织培育',
  '公共空间微设计',
  '垃圾分类宣传',
  '法律咨询进社区',
  '老年食堂送餐',
]

export function contractSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('contracts')
  return Array.from({ length: 26 }, (_, i) => {
    const began = draw.int(40, 600)
    const price = draw.int(6, 90) * 10_000
    const share = began > 365 ? 1 : draw.pick([0.3, 0.5, 0.7])
    return {
      data: {
        code: `HT-${w.day(began).slice(0, 4)}-${String(i + 1).padStart(3, '0')}`,
        name: `${w.communities[i % w.communities.length]!.short}${services[i % services.length]}`,
        scope: '按合同附件的清单提供服务，每季度交一次服务记录',
        provider: draw.pick([
          '同邻社会工作服务中心',
          '云汀暖巷养老服务中心',
          '棹歌青少年成长中心',
          '清和调解服务中心',
          '绿汀环保社',
        ]),
        credit: w.creditCode('52'),
        buyer: office.unit.centre,
        method: price > 400_000 ? 'tender' : draw.pick(['talks', 'inquiry', 'direct']),
        price,
        paid: Math.round(price * share),
        from: w.day(began),
        until: w.day(began - 365),
        state: began > 365 ? 'ended' : i === 11 ? 'stopped' : 'running',
        quality: '服务对象满意率不低于 85%',
        accepted:
          began > 365
            ? draw.weighted([
                ['done', 9],
                ['failed', 0.6],
              ] as const)
            : draw.pick(['none', 'partly']),
        ...(began > 180 && { satisfied: draw.int(78, 99) }),
      },
      before: { paid: Math.round((price * share) / 2) },
    }
  })
}

export function donationSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('donations')
  return Array.from({ length: 32 }, (_, i) => {
    const goods = draw.chance(0.45)
    const worth = draw.int(5, 300) * 100
    const spent = draw.chance(0.6) ? worth : Math.round(worth * draw.between(0, 0.8))
    return {
      data: {
        code: `JZ-${String(i + 1).padStart(3, '0')}`,
        day: w.day(draw.int(5, 500)),
        donor: draw.pick(['爱心居民', '爱心居民', '云帆物流厂', '渡口商会', '棹安物业', '菱渡食品厂']),
        kind: goods ? 'goods' : 'money',
        worth,
        ...(goods && { goods: draw.pick(['大米 20 袋', '图书 120 册', '轮椅 4 台', '棉被 30 床']) }),
        purpose: draw.pick(['助学', '助老', '社区食堂', '儿童阅览', '防汛慰问']),
        spent,
        ...(spent > 0 && { helped: draw.int(1, 60) }),
        receipt: draw.chance(0.95),
      },
      ...(spent > 0 && { before: { spent: 0, helped: undefined } }),
    }
  })
}
