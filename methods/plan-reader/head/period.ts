import type { Period } from '../types.ts'
import { yearOf } from './days.ts'

const ordinals = '一二三四五六七八九十'
const year = '(?:(?:19|20)\\d\\d|[二一][〇零Oo0九][〇零Oo0一二三四五六七八九]{2})'

/** Of a review and a plan in one paper, the year of the plan. */
const planned = new RegExp(`(${year}) ?年?度?[^\\d]{0,12}(?:计划|安排|打算|要点|思路|目标任务)`)

const years = (from: number, to: number): Period => ({ from: `${from}-01-01`, to: `${to}-12-31` })

const range = new RegExp(`(${year}) ?年? ?(?:[-—~]+|至|到) ?(${year}) ?年?`)
const fivefold = /[“"‘']?十([一二三四五六七八九])五[”"’']?/
const single = new RegExp(`(${year}) ?(?:年度?|度)`)

/** 自2024年5月起至2026年底 */
const span = new RegExp(`[于自从](${year}) ?年(?: ?\\d{1,2} ?月)?(?: ?\\d{1,2} ?日)?(?:起|开始)?,?[至到—-](${year}) ?年`)

/** 2024—2026年,全区建成… at the beginning of a paragraph. */
const leading = new RegExp(`^(${year}) ?年? ?(?:[-—~]+|至|到) ?(${year}) ?年(?! ?\\d{1,2} ?月)`)

const written = /第十([一二三四五六七八九])个五年/
const fiveYears = (ordinal: string): Period => {
  const begin = 1951 + 5 * (11 + ordinals.indexOf(ordinal))
  return years(begin, begin + 4)
}

/** The first period that an evened text names: years from and to, a five-year plan, one year. */
export function periodIn(text: string): Period | null {
  const [, from, to] = range.exec(text) ?? []
  const first = from ? yearOf(from) : null
  const last = to ? yearOf(to) : null
  if (first !== null && last !== null && first <= last && last - first <= 30) return years(first, last)
  const plan = fivefold.exec(text) ?? written.exec(text)
  if (plan) return fiveYears(plan[1]!)
  const named = planned.exec(text) ?? single.exec(text)
  const one = named ? yearOf(named[1]!) : null
  return one === null ? null : years(one, one)
}

/**
 * The period a document is for: of its title, else of what it says of itself in its first paragraphs (2021年是…,
 * 年内 of the year it was issued in), else null.
 */
export function periodOf(title: string | null, headings: readonly string[], opening: readonly string[]): Period | null {
  const named = title ? periodIn(title) : null
  if (named) return named
  for (const heading of headings) {
    if (/阶段|月/.test(heading)) continue
    const found = /(?:计划|规划|方案|要点|任务|目标|安排|总结|回顾|报告)/.test(heading) ? periodIn(heading) : null
    if (found) return found
  }
  for (const paragraph of opening) {
    const [, first, last] = span.exec(paragraph) ?? leading.exec(paragraph) ?? []
    if (first && last && yearOf(first)! <= yearOf(last)!) return years(yearOf(first)!, yearOf(last)!)
    const own =
      new RegExp(`^(${year}) ?年度?(?!\\d|[一二三四五六七八九十]{1,2}月|[起以初末底前来])`).exec(paragraph) ??
      new RegExp(
        `(?:完成好?|做好|推进|落实|确定的|^|[。,])(${year}) ?年(?:度)?(?:各项|全年|重点|目标|工作|任务|是|全[市区县镇街])`,
      ).exec(paragraph) ??
      new RegExp(`(?:今年|本年度)[((](${year})年?`).exec(paragraph) ??
      new RegExp(`(?:于|自|从|定于)(${year}) ?年 ?\\d{1,2} ?月(?: ?\\d{1,2} ?日)?(?:起|至|到|-|—)`).exec(paragraph)
    const one = own ? yearOf(own[1]!) : null
    if (one !== null) return years(one, one)
  }
  return null
}
