import { annualText, draftText, outlineText } from './texts.ts'

export interface DemoPlan {
  readonly key: 'outline' | 'annual' | 'draft'
  readonly kind: string
  readonly title: string
  readonly number: string
  readonly from: string
  readonly until: string
  readonly under: DemoPlan['key'] | null
  readonly text: string
  /** Everything in it was said yes to, and the leader adopted it. */
  readonly adopted: boolean
  readonly plain: string
}

/** How a promise of the demo came along, by words in it; shares of what is asked at the same share of the time. */
export interface DemoPace {
  readonly words: string
  /** 1: in step; below: behind; above: ahead. Null: nobody reports on it. */
  readonly pace: number | null
  readonly bound?: { readonly register: string; readonly figure?: string } | { readonly closed: string }
  readonly remark?: string
}

/** The plans of the demo's street in the year of a day: an outline of five years, this year's plan, next year's draft. */
export function makePlans(day: string): readonly DemoPlan[] {
  const year = Number(day.slice(0, 4))
  const begun = year - ((year - 2026) % 5)
  return [
    {
      key: 'outline',
      kind: 'outline',
      title: `菱渡街道${begun}—${begun + 4}年发展规划`,
      number: `菱街发〔${begun}〕2号`,
      from: `${begun}-01-01`,
      until: `${begun + 4}-12-31`,
      under: null,
      text: outlineText(begun),
      adopted: true,
      plain: '五年里，街道要把江边打开，让老小区好住，让家门口的服务够得着。',
    },
    {
      key: 'annual',
      kind: 'annual',
      title: `菱渡街道${year}年度工作计划`,
      number: `菱街发〔${year}〕5号`,
      from: `${year}-01-01`,
      until: `${year}-12-31`,
      under: 'outline',
      text: annualText(year),
      adopted: true,
      plain: '今年街道答应居民的事，每一件做到哪一步，都写在这里。',
    },
    {
      key: 'draft',
      kind: 'annual',
      title: `菱渡街道${year + 1}年工作要点（征求意见稿）`,
      number: '',
      from: `${year + 1}-01-01`,
      until: `${year + 1}-12-31`,
      under: 'outline',
      text: draftText(year + 1),
      adopted: false,
      plain: '',
    },
  ]
}

export const paces: readonly DemoPace[] = [
  { words: '养老床位总数', pace: 1, bound: { register: 'care-institutions.elderCare', figure: 'beds' } },
  { words: '养老床位', pace: 1.1, remark: '两处养老院扩建，按月验收' },
  { words: '适老化改造', pace: 0.8, remark: '部分家庭改期' },
  { words: '社区服务中心', pace: 1 },
  { words: '邻里活动室', pace: 1.3, remark: '多数由闲置用房改成' },
  { words: '招聘会', pace: 1 },
  { words: '帮助就业', pace: 1.05 },
  { words: '老旧小区改造', pace: 0.5, remark: '两个小区的业主还在商量方案' },
  { words: '加装电梯', pace: 0.85, remark: '管线迁移排队' },
  { words: '背街小巷', pace: 1 },
  { words: '路灯', pace: 1 },
  { words: '口袋公园', pace: 0.95 },
  { words: '绿地', pace: 0.95 },
  { words: '占道经营', pace: null },
  { words: '垃圾分类', pace: 1 },
  { words: '分出率', pace: 0.9 },
  { words: '清淤', pace: 0.75, remark: '汛期停工六周' },
  { words: '消防检查', pace: 1 },
  { words: '灭火器', pace: 1.2 },
  { words: '避难场所', pace: 1, bound: { register: 'emergency.shelters' } },
  { words: '应急演练', pace: 1 },
  { words: '停车泊位', pace: 0.7, remark: '一处地块权属未定' },
  { words: '诉求办结', pace: 1, bound: { closed: 'incident' } },
  { words: '满意率', pace: null },
  { words: '巡查', pace: 1 },
  { words: '围墙', pace: 0.9 },
  { words: '驿站', pace: 0.6, remark: '三处等河道批复' },
]
