import { chineseNumber } from './numbers.ts'

/**
 * How strongly words of time bind: `by` sets a date (到2025年, 6月底前), `in` only names the time (2023年, 今年), `span` a five-year
 * period, `vague` no date that could be computed without asking, `past` a time that is over.
 */
export type TimeForce = 'by' | 'in' | 'span' | 'vague' | 'past'

export interface TimeWords {
  readonly start: number
  readonly end: number
  readonly words: string
  readonly date: string | null
  readonly force: TimeForce
  /** More than one date could be meant. */
  readonly ask: boolean
}

/** What is known of the time a document speaks in. */
export interface TimeFrame {
  /** The first and the last year it covers, and the year it was written in, as far as known. */
  readonly from: number | null
  readonly to: number | null
  readonly written: number | null
  /** The year a heading sets: 今年 and 6月底 under it mean that one. */
  readonly own?: number
  /** The day it was issued. */
  readonly day: string | null
}

const yearWords = '(?:(?:19|20)\\d\\d|[二一][〇零九][〇零一二三四五六七八九]{2})'
const monthWords = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const dayWords = '(?:[12]\\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const before = '(?:之?前|以前)'
const time = new RegExp(
  [
    // A span of years or months ends where its second part ends.
    `(?:(?<span>${yearWords})年?(?:(?<spanMonth>${monthWords})月)?(?:${dayWords}日)?(?:-|—{1,2}|~|至|到))?` +
      `(?<year>${yearWords})年(?:度)?(?:(?<yearEnd>年?底|末|年末|年终|底|内)|(?<half>[上下]半年)|第?(?<quarter>[一二三四1-4])季度末?|` +
      `(?:${monthWords}月?(?:${dayWords}日)?(?:-|—{1,2}|~|至|到))?(?<month>${monthWords})月(?:份)?(?:(?<day>${dayWords})[日号]|(?<third>[上中下]旬)|底|末)?)?(?:底)?(?<before>${before})?`,
    `(?<five>“?十(?<fiveNumber>[一二三四五六七])五”?(?:规划)?(?:期末|末期|末|期间|时期|期内|期|(?=[,、]|以来)))(?<fiveBefore>${before})?`,
    `(?:${monthWords}月?(?:${dayWords}日)?(?:-|—{1,2}|~|至|到))?(?:(?<same>同年)|(?<![\\d年第个]))(?<ownMonth>${monthWords})月(?:份)?(?:(?<ownDay>${dayWords})[日号]|(?<ownThird>[上中下]旬)|(?<ownEnd>底|末))?(?<ownBefore>${before})?`,
    `(?<own>今年年?[底末内]|今年|本年度?|年度内|年内|(?<![\\d每去上明当近几半全四五往青中少童暮晚成])年[底末终]|当年底?|全年)(?<ownHalf>[上下]半年|第?[一二三四]季度末?)?(?<nearBefore>${before})?`,
    `(?<aloneHalf>[上下]半年|第?[一二三四]季度末?)(?<aloneBefore>${before}|内|底)?`,
    `(?<next>明年年?[底末内]?)`,
    `(?<vague>首年|(?:用|通过|经过)?[一二两三四五1-5](?:至[二两三四五2-5])?年(?:左右)?(?:(?:的)?(?:时间|内|努力|之内)|(?=实现|完成|覆盖|推广)))`,
    `(?<past>去年|上年度?|过去[一二三四五]?年?|一年来|近年来|[一二两三四五]年来|近[一二两三四五几]年|截[至止](?:目前|今|当前))`,
  ].join('|'),
  'g',
)

/** One of these is in all words of time: most sentences have none and need no closer look. */
const hints = /[年月季]|五|过去|截[至止]/

const fiveYearStart: Readonly<Record<string, number>> = { 一: 2006, 二: 2011, 三: 2016, 四: 2021, 五: 2026, 六: 2031, 七: 2036 }

function yearOf(words: string): number {
  return /^\d/.test(words) ? Number(words) : (chineseNumber(words) ?? 0)
}

function small(words: string): number {
  return /^\d/.test(words) ? Number(words) : (chineseNumber(words) ?? 0)
}

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

interface Parts {
  readonly month?: string | undefined
  readonly day?: string | undefined
  readonly third?: string | undefined
  readonly half?: string | undefined
  readonly quarter?: string | undefined
}

/** The last day of what is said within a year. */
function endWithin(year: number, parts: Parts): string | null {
  if (parts.half !== undefined) return parts.half.startsWith('上') ? iso(year, 6, 30) : iso(year, 12, 31)
  if (parts.quarter !== undefined) {
    const month = small(parts.quarter.replace(/[第季度末]/g, '')) * 3
    return iso(year, month, lastDay(year, month))
  }
  if (parts.month === undefined) return iso(year, 12, 31)
  const month = small(parts.month)
  if (month < 1 || month > 12) return null
  const last = lastDay(year, month)
  if (parts.day !== undefined) {
    const day = small(parts.day)
    return day >= 1 && day <= last ? iso(year, month, day) : null
  }
  if (parts.third !== undefined && !parts.third.startsWith('下')) return iso(year, month, parts.third.startsWith('上') ? 10 : 20)
  return iso(year, month, last)
}

/** The year that 今年 and a month without a year mean: the one year of the plan, else the year it was written in. */
export function ownYear(frame: TimeFrame): number | null {
  if (frame.own !== undefined) return frame.own
  const { from, to, written } = frame
  return from !== null && (from === to || (written !== null && written < from)) ? from : (written ?? from)
}

type Reading = Pick<TimeWords, 'date' | 'force' | 'ask'>

function readDated(groups: Readonly<Record<string, string | undefined>>, text: string, start: number, frame: TimeFrame): Reading {
  const year = yearOf(groups.year ?? '')
  const date = endWithin(year, {
    month: groups.month,
    day: groups.day,
    third: groups.third,
    half: groups.half,
    quarter: groups.quarter,
  })
  const precise = [groups.month, groups.half, groups.quarter, groups.yearEnd].some(part => part !== undefined)
  const behind = text.slice(Math.max(0, start - 3), start)
  const earliest = frame.from ?? frame.written
  if (/截[至止]到?$/.test(behind) && year <= (frame.written ?? frame.from ?? year)) return { date, force: 'past', ask: false }
  if (earliest !== null && year < earliest) return { date, force: groups.before !== undefined ? 'by' : 'past', ask: false }
  // 2024年前: before the year begins, or before it is over.
  const ask = groups.before !== undefined && !precise
  const by =
    groups.before !== undefined || groups.yearEnd !== undefined || /[到至]$|展望$|(?:力争|争取|确保)[在于]?$/.test(behind)
  // 经2月18日会议研究: a day before the day of issue.
  if (!by && date !== null && frame.day !== null && date < frame.day) return { date, force: 'past', ask: false }
  return { date, force: by ? 'by' : 'in', ask }
}

function readOwn(groups: Readonly<Record<string, string | undefined>>, frame: TimeFrame): Reading {
  const year = ownYear(frame)
  const words = groups.own ?? groups.aloneHalf ?? ''
  const within = groups.ownHalf ?? groups.aloneHalf
  const parts: Parts = within === undefined ? {} : within.endsWith('半年') ? { half: within } : { quarter: within }
  const date = year === null ? null : endWithin(year, parts)
  const by = /[底末终内]/.test(words) || groups.nearBefore !== undefined || groups.aloneBefore !== undefined
  return { date, force: by ? 'by' : 'in', ask: false }
}

function reading(
  groups: Readonly<Record<string, string | undefined>>,
  text: string,
  start: number,
  frame: TimeFrame,
): Reading | null {
  if (groups.year !== undefined) return readDated(groups, text, start, frame)
  if (groups.five !== undefined) {
    const first = fiveYearStart[groups.fiveNumber ?? '']
    if (first === undefined) return null
    const earliest = frame.from ?? frame.written
    const over = earliest !== null && first + 4 < earliest
    const end = /末|期内/.test(groups.five) || groups.fiveBefore !== undefined
    return { date: iso(first + 4, 12, 31), force: over ? 'past' : end ? 'by' : 'span', ask: false }
  }
  if (groups.ownMonth !== undefined) {
    const year = ownYear(frame)
    const date = year === null ? null : endWithin(year, { month: groups.ownMonth, day: groups.ownDay, third: groups.ownThird })
    const by = groups.ownBefore !== undefined || groups.ownEnd !== undefined
    return { date, force: by ? 'by' : 'in', ask: false }
  }
  if (groups.own !== undefined || groups.aloneHalf !== undefined) return readOwn(groups, frame)
  if (groups.next !== undefined) {
    const year = frame.written
    return { date: year === null ? null : iso(year + 1, 12, 31), force: /[底末内]/.test(groups.next) ? 'by' : 'in', ask: false }
  }
  if (groups.vague !== undefined) {
    const wholePeriod = frame.to !== null && frame.from !== null && frame.to !== frame.from ? iso(frame.to, 12, 31) : null
    return { date: groups.vague === '首年' ? null : spanMeant(groups.vague, frame, wholePeriod), force: 'vague', ask: true }
  }
  return { date: null, force: 'past', ask: false }
}

/** 三年 is the whole period only when the period has so many years. */
function spanMeant(words: string, frame: TimeFrame, wholePeriod: string | null): string | null {
  const years = small(/[一二两三四五1-5](?=年)/.exec(words)?.[0] ?? '0')
  return frame.from !== null && frame.to !== null && frame.to - frame.from + 1 === years ? wholePeriod : null
}

const startsOnly = /^(?:[底末]?的?(?:[\d.]+%的?)?基础|起|开始|以来|第|度?[^,。;]{0,2}(?:基数|水平|为基|同期|价格))/
/** 由2024年底的50%: the state a figure starts from. */
const startsFrom = /^的?[^,。;到至]{0,8}[\d一二三四五六七八九十百xX*]/
const describes = /^(?:建成|竣工|出生|注册|投产|以前|出台|实施|入学|毕业|制定)[^,。;]{0,6}的/

/**
 * The words of time in one sentence (already in the one writing), from left to right. Years that only compare (较2020年), begin
 * something (2020年起), or describe (2000年底前建成的小区) are left out, and so are names in 《》.
 */
export function timesIn(text: string, frame: TimeFrame): TimeWords[] {
  const found: TimeWords[] = []
  let year: number | null = null
  let named: number | null = null
  if (!hints.test(text)) return found
  for (const match of text.matchAll(time)) {
    const start = match.index
    const end = start + match[0].length
    const ahead = text.slice(end, end + 14)
    const behind = text.slice(Math.max(0, start - 4), start)
    if (/(?:比|较|相比|对比|相较于?|以|建于|建成于)$/.test(behind) || startsOnly.test(ahead) || describes.test(ahead)) continue
    if (/[由从]$/.test(behind) && startsFrom.test(ahead)) continue
    if (/[《〔]$/.test(behind) || /^[^《》]{0,40}》/.test(text.slice(end, end + 42))) continue
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {}
    if (groups.ownMonth !== undefined && /(?:每|[上下本当]个?)$/.test(behind)) continue
    if (groups.aloneHalf !== undefined && /(?:每|[上下本当]个?)$/.test(behind)) continue
    if (groups.past !== undefined && (/[于同与]$/.test(behind) || /^(?:结转|遗留|未完)/.test(ahead))) continue
    // 2025年3月开工、10月底前完工: the months behind are of the same year.
    const own =
      groups.ownMonth === undefined || (named === null && groups.same === undefined)
        ? frame
        : { ...frame, own: named ?? year ?? undefined }
    if (groups.year !== undefined) {
      year = yearOf(groups.year)
      named = groups.month !== undefined ? year : named
    }
    const read = reading(groups, text, start, own as TimeFrame)
    if (read !== null) found.push({ start, end, words: match[0], ...read })
  }
  return found
}
