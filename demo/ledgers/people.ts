import type { Office } from '../office/types.ts'
import type { LedgerWorld, Sample } from './world.ts'

const posts = [
  ['Z', '正职', 7, 18, 4300],
  ['F', '副职', 4, 15, 3900],
  ['W', '委员', 1, 12, 3500],
  ['G', '专职工作者', 1, 12, 3300],
] as const

/** Four posts over eighteen levels, a step every three years: one scheme among others, as rows. */
export const gradeRows = posts.flatMap(([letter, post, low, high, base]) =>
  Array.from({ length: high - low + 1 }, (_, i) => ({
    code: `${letter}-${String(low + i).padStart(2, '0')}`,
    name: `${post} ${low + i} 级`,
    post,
    level: low + i,
    allowance: base + i * 180,
    ...(low + i < high && { next: { amount: 36, unit: 'month' }, needs: '年度考核合格' }),
  })),
)

export function workerSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('workers')
  return w.communities.flatMap((c, n) =>
    Array.from({ length: 11 }, (_, i) => {
      const letter = i === 0 ? 'Z' : i < 3 ? 'F' : i < 6 ? 'W' : 'G'
      const years = draw.int(0, 12)
      const low = { Z: 7, F: 4, W: 1, G: 1 }[letter]
      const level = low + Math.min(Math.floor(years / 3), 4)
      const certificate = draw.weighted([
        ['none', 5],
        ['assistant', 4],
        ['worker', 2],
        ['senior', 0.2],
      ] as const)
      const training = draw.weighted([
        [0, 1],
        [16, 3],
        [24, 4],
        [40, 3],
      ] as const)
      return {
        data: {
          code: `GW${n + 1}${String(i + 1).padStart(2, '0')}`,
          name: w.person(),
          mobile: w.mobile(),
          community: c.committee,
          grade: `${letter}-${String(level).padStart(2, '0')}`,
          since: w.day(years * 365 + draw.int(40, 300)),
          next: w.day(-draw.int(20, 1000)),
          education: draw.weighted([
            ['college', 4],
            ['bachelor', 6],
            ['master', 0.6],
          ] as const),
          certificate,
          training,
          insured: true,
        },
        ...(certificate === 'worker' && draw.chance(0.6) && { before: { certificate: 'assistant' } }),
      }
    }),
  )
}

const topics = [
  '民法典与邻里纠纷',
  '接待来访的语言',
  '老旧小区改造政策',
  '消防和用电检查',
  '数据表格怎么填',
  '居民议事怎么开',
  '志愿服务管理',
  '防汛应急处置',
]

export function trainingSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('trainings')
  const hall = w.where(w.buildings('public')[0]!)
  return Array.from({ length: 24 }, (_, i) => {
    const seats = draw.int(30, 80)
    return {
      data: {
        code: `PX-${String(i + 1).padStart(3, '0')}`,
        name: `${topics[i % topics.length]}${i < topics.length ? '' : `(第 ${Math.floor(i / topics.length) + 1} 期)`}`,
        abilities: [draw.pick(['policy', 'service']), draw.pick(['mediation', 'emergency', 'digital'])],
        day: w.day(20 + i * 28),
        hours: draw.pick([4, 8, 16]),
        where: hall,
        organiser: '菱渡街道办事处',
        seats,
        attended: draw.int(18, seats),
        quiz: draw.chance(0.4),
      },
    }
  })
}

export function enforcerSamples(w: LedgerWorld, office: Office): Sample[] {
  const draw = w.random('enforcers')
  return Array.from({ length: 20 }, (_, i) => {
    const issued = draw.int(100, 1900)
    const safety = i % 5 === 4
    return {
      data: {
        code: `ZF5299-${String(i + 1).padStart(4, '0')}`,
        name: w.person(),
        mobile: w.mobile(),
        unit: safety ? office.unit.safety : office.unit.enforcement,
        kind: safety ? 'safety' : draw.pick(['city', 'general', 'city', 'fire']),
        from: w.day(issued),
        until: w.day(issued - 1826),
        suspended: i === 13,
        ...(draw.chance(0.85) && { trained: w.day(draw.int(10, 300)) }),
      },
      ...(i === 13 && { before: { suspended: false } }),
    }
  })
}
