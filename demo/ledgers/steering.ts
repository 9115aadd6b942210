import type { Office } from '../office/types.ts'
import type { LedgerWorld, Sample } from './world.ts'

/** Leading groups of the demo office, by posts. */
export const groupSamples = (w: LedgerWorld, office: Office): Sample[] =>
  (
    [
      ['XZ01', '城市更新工作领导小组', 'group', '党工委书记', 'month', office.unit.centre],
      ['XZ02', '防汛抗旱调度', 'dispatch', '办事处主任', 'need', office.unit.safety],
      ['XZ03', '查违联席会议', 'joint', '分管副主任', 'quarter', office.unit.enforcement],
      ['XZ05', '为老服务专班', 'office', '分管副主任', 'month', office.unit.centre],
      ['XZ04', '物业服务联席会议', 'joint', '分管副主任', 'twoMonths', office.unit.centre],
    ] as const
  ).map(([code, name, kind, head, rhythm, of], n) => ({
    data: {
      code,
      name,
      kind,
      head,
      members: '办事处主任\n各分管副主任\n有关科室负责人\n各社区书记',
      memberUnits: [office.unit.enforcement, office.unit.safety, office.unit.roads],
      office: of,
      basis: `街办发〔${w.day(300).slice(0, 4)}〕${n + 3}号`,
      rhythm,
      from: w.day(300 + n * 20),
    },
  }))

export function grantSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('grants')
  const projects = ['院坝凉亭', '晾衣架更新', '老年食堂开放日', '楼道扶手', '共享菜园', '儿童画墙']
  return projects.map((name, n) => {
    const approved = draw.int(3, 12) * 1000
    const paid = n < 5 ? approved : 0
    const used = n < 3 ? approved - draw.int(0, 300) : 0
    return {
      data: {
        code: `JB${String(n + 1).padStart(2, '0')}`,
        name,
        unit: w.communities[n % w.communities.length]!.committee,
        application: `JB-${n + 1}`,
        day: w.day(40 + n * 25),
        score: draw.int(70, 95),
        approved,
        paid,
        used,
        receipts: used > 0 ? draw.int(2, 9) : 0,
        state: used > 0 ? 'used' : paid > 0 ? 'paid' : 'approved',
      },
    }
  })
}

export const cardSamples = (w: LedgerWorld): Sample[] =>
  (
    [
      [
        'TG01',
        '楼道微花园',
        'together',
        '楼道杂物清了又堆',
        '楼栋群里提出\n院坝会议定\n居民认领花箱\n定浇水公约',
        '有水源、有人认领',
        4200,
        '杂物 36 处到 3 处（同一份清单复点）',
        '冬天花箱冻坏',
      ],
      [
        'TG02',
        '午间代办',
        'service',
        '上班的人办不了事',
        '每周三中午有人\n材料先收后办',
        '两人轮班',
        0,
        '中午收件每月 40 件',
        '要补休，人手紧',
      ],
      [
        'TG03',
        '院坝会三步走',
        'together',
        '会开了没结果',
        '会前一页纸\n会上一事一议\n会后一周回话',
        '有人记录',
        0,
        '十件办成八件',
        '晚上老人来不了',
      ],
      ['TG04', '扶手换装', 'elder', '老楼梯没有扶手', '量尺寸\n楼栋投票\n统一装', '住户同意', 18000, '四栋楼装好', '一栋没投过'],
      [
        'TG05',
        '雨前三查',
        'safety',
        '大雨才发现堵',
        '查雨篦子\n查泵\n查枯枝',
        '三家单位到场',
        0,
        '积水点五处到两处',
        '夜里没人查',
      ],
    ] as const
  ).map(([code, name, topic, problem, steps, needs, cost, result, failed], n) => ({
    data: {
      code,
      name,
      unit: w.communities[n % w.communities.length]!.committee,
      topic,
      problem,
      steps,
      needs,
      cost,
      result,
      failed,
      day: w.day(8 + n * 90),
    },
  }))
