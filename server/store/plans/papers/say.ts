import type { PlanStanding, Standings } from '#contract/plans'
import { sayDay } from '../../reports/report-period.ts'
import type { Fact } from './facts.ts'
import { sumOf } from './facts.ts'

/** What is only expected is not said to the last digit. */
export const rounded = (value: number): string => String(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10)

/** A day of the same year without its year. */
export const shortDay = (day: string, of: string): string =>
  day.slice(0, 4) === of.slice(0, 4) ? sayDay(day).replace(/^\d+年/, '') : sayDay(day)
export const plain = (value: number): string => String(Math.round(value * 100) / 100)

export const standingWords: Readonly<Record<PlanStanding, string>> = {
  kept: '已兑现',
  'on-way': '进行中',
  slow: '滞后',
  late: '逾期或严重滞后',
  'no-data': '暂无数据',
  'to-set': '数值待定',
  none: '',
}
export const countWords: readonly (readonly [keyof Standings, string])[] = [
  ['kept', '已兑现'],
  ['onWay', '进行中'],
  ['slow', '滞后'],
  ['late', '逾期或严重滞后'],
  ['noData', '暂无数据'],
  ['toSet', '数值待定'],
]

/** 已兑现40项，进行中60项，逾期或严重滞后8项: what there is none of is left out, except what is late. */
export const sayCounts = (counts: Standings): string =>
  countWords
    .filter(([key]) => counts[key] > 0 || key === 'late' || key === 'kept')
    .map(([key, words]) => `${words}${counts[key]}项`)
    .join('，')

/** How counts moved since the period before, e.g. 已兑现增加5项，滞后减少2项. Words are those of the screens. */
export function sayMoves(now: Standings, before: Standings, beforeSays: string): string {
  if (sumOf(before) === 0) return `${beforeSays}没有可以比较的数。`
  const moved = countWords.flatMap(([key, words]) => {
    const by = now[key] - before[key]
    return by === 0 ? [] : [`${words}${by > 0 ? '增加' : '减少'}${Math.abs(by)}项`]
  })
  return moved.length === 0 ? `与${beforeSays}末相比，各项数目没有变化。` : `与${beforeSays}末相比，${moved.join('，')}。`
}

const often: Readonly<Record<string, string>> = { week: '每周', month: '每月', quarter: '每季度', half: '每半年', year: '每年' }

/** What is asked, as papers say it: 不少于40张. */
export function sayAsked(f: Pick<Fact, 'comparator' | 'low' | 'high' | 'unit' | 'per' | 'cadence'>): string {
  const low = f.low === null ? null : `${plain(f.low)}${f.unit}`
  const each = `${f.cadence ? (often[f.cadence] ?? '') : ''}${f.per === 'community' ? '各社区' : ''}`
  switch (f.comparator) {
    case null:
    case 'milestone':
      return f.cadence ? `${each}${low ?? '完成'}` : '按期完成'
    case 'zero':
      return `${each}为零`
    case 'all':
      return `${each}${low ?? '全部'}`
    case 'up':
      return `${each}比基数提高`
    case 'down':
      return `${each}比基数下降`
    case 'range':
      return low === null
        ? '待定'
        : f.high === null
          ? `${each}不少于${low}`
          : `${each}${plain(f.low ?? 0)}—${plain(f.high)}${f.unit}`
    case 'le':
      return low === null ? '待定' : `${each}不超过${low}`
    case 'ge':
      return low === null ? '待定' : `${each}不少于${low}`
    case 'eq':
      return low === null ? '待定' : `${each}${low}`
  }
}

/** How far it is on the day of the paper: a figure, a day, or that nothing was said. */
export function sayValue(f: Fact): string {
  if (f.now.doneDay !== null) return `${shortDay(f.now.doneDay, f.now.doneDay.slice(0, 4))}完成`
  if (f.now.value !== null) return `${plain(f.now.value)}${f.unit}`
  return '未报'
}
export const sayShare = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`)

/** Why a promise stands as it does, in one sentence without its stop. */
export function sayWhy(f: Fact): string {
  const { why, ...b } = f.now.because
  const with_ = (key: string) => `${typeof b[key] === 'number' ? plain(Number(b[key])) : (b[key] ?? '')}${f.unit}`
  const day = (key: string) => shortDay(String(b[key]), f.due)
  switch (why) {
    case 'done':
      return `${day('day')}完成`
    case 'done-late':
      return `${day('day')}完成，比期限晚${b.days}天`
    case 'past':
      return `已过期${b.days}天，没有报告完成`
    case 'near':
      return `还有${b.days}天到期，没有报告完成`
    case 'no-value':
      return '到这一天没有数据'
    case 'long-quiet':
      return `上一次报数是${day('day')}，已经${b.days}天没有更新`
    case 'never-said':
      return `已过期${b.days}天，从未报过数`
    case 'missed-period':
      return `上一期完成${with_('value')}，要求${with_('asked')}`
    case 'every-period':
      return '每一期都按要求完成'
    case 'over-limit':
      return `目前${with_('value')}，超过了${with_('asked')}的要求`
    case 'within-limit':
      return `目前${with_('value')}，没有超过${with_('asked')}`
    case 'over-range':
      return `目前${with_('value')}，超过了上限${with_('asked')}`
    case 'missed':
      return `已过期${b.days}天，完成${with_('value')}，要求${with_('asked')}`
    case 'far-behind':
    case 'behind':
    case 'in-step':
      return `时间过了${b.time}%，目前${with_('value')}，要求${with_('asked')}，进度${b.share}%`
    case 'reached':
      return `达到${with_('value')}，要求${with_('asked')}`
    case 'no-figure':
      return '指标数值还没有定'
    case 'no-baseline':
      return '没有基数，无法比较'
    default:
      return f.now.value === null ? '没有报告进展' : `目前${plain(f.now.value)}${f.unit}，要求${sayAsked(f)}`
  }
}

/** What its unit wrote last, or that it wrote nothing. */
export const sayWords = (f: Fact): string =>
  f.words ? `责任单位${shortDay(f.words.day, f.due)}说明：${f.words.words.replace(/。$/, '')}。` : '责任单位没有书面说明原因。'

const titleOf = (f: Pick<Fact, 'title'>) => `“${f.title.replace(/[。；]$/, '')}”`
/** The promise with who leads it and until when. */
export const sayPromise = (f: Fact): string => `${titleOf(f)}（${f.leadName}，${shortDay(f.due, f.now.valueDay ?? f.due)}到期）`
export const sayPromiseShort = (f: Fact): string => `${titleOf(f)}（${f.leadName}）`
