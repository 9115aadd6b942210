import { expect, it } from 'vitest'
import { readPlan } from './index.ts'
import * as texts from './testing/texts.ts'

const head = (text: string) => {
  const { title, issued, period } = readPlan(text)
  return [title, issued, period && `${period.from} ${period.to}`]
}

it('reads title, day and year of a signed scheme', () => {
  expect(head(texts.wrapped)).toEqual(['临江街道2024年老旧小区改造实施方案', '2024-03-08', '2024-01-01 2024-12-31'])
})

it('reads the five years of an outline, written out', () => {
  expect(head(texts.withContents)[2]).toBe('2021-01-01 2025-12-31')
  expect(head('某市“十五五”规划\n一、要求\n')[2]).toBe('2026-01-01 2030-12-31')
})

it('reads the years of a plan of several', () => {
  expect(head(texts.rules)).toEqual(['桃源街道物业管理服务提升三年行动方案（2023-2025年）', null, '2023-01-01 2025-12-31'])
})

it('takes the title of the scheme that a notice hands on, in one line too', () => {
  expect(head(texts.oneParagraph)).toEqual(['白石镇2022年河湖长制工作要点', '2022-03-15', '2022-01-01 2022-12-31'])
})

it('takes the day of the page where the document has none', () => {
  expect(head(texts.copiedPage)).toEqual(['云杉街道2024年度重点工作安排', '2024-02-19', '2024-01-01 2024-12-31'])
})

it('reads a day in Chinese numerals', () => {
  expect(head('某街道工作方案\n（二〇二一年十二月二十五日）\n一、要求\n认真落实。\n')[1]).toBe('2021-12-25')
})

it('takes the year of the plan from a review and a plan in one paper', () => {
  expect(head('石榴街道2023年工作总结及2024年工作计划\n一、成效\n')[2]).toBe('2024-01-01 2024-12-31')
})

it('takes no time limit for the day of issue', () => {
  expect(head('某街道任务清单\n任务：修路\n完成时限：2023年6月30日\n')[1]).toBe(null)
})

it('takes the period from the opening, and none from the date of a phase', () => {
  const period = (text: string) => readPlan(`电动车整治方案\n\n${text}\n`).period
  expect(period('自2024年5月起至2026年底,用两年半时间,在全区集中开展电动自行车安全隐患整治,现制定如下方案。')).toEqual({
    from: '2024-01-01',
    to: '2026-12-31',
  })
  expect(period('一、步骤\n(一)全面实施阶段(2023年6月至2025年10月)\n抓好落实。')).toBeNull()
})

it('leaves out of the title what a site printed behind it', () => {
  expect(readPlan('某街道创建工作方案_第1页\n某街道创建工作方案_第2页\n一、背景\n略。\n').title).toBe('某街道创建工作方案')
})

it('finds a title below what a page prints over it', () => {
  const page = '网站首页\n机构概况\n新闻动态\n互动交流\n扫一扫在手机打开当前页\n'
  expect(head(`${page}梧桐街道2025年防汛工作计划\n来源：梧桐街道\n一、工作目标\n`)[0]).toBe('梧桐街道2025年防汛工作计划')
})

it('finds a title that ends with its sentence, or that the first line only names', () => {
  expect(head('关于支持夜间经济的八条措施。为活跃市场，提出以下措施。1.延长营业。2.增设摊位。')[0]).toBe(
    '关于支持夜间经济的八条措施',
  )
  expect(head('《某县全民阅读实施计划（2021-2025年）》已经下发，一起看看有哪些内容。\n一、要求\n二、任务\n').slice(0, 3)).toEqual(
    ['某县全民阅读实施计划（2021-2025年）', null, '2021-01-01 2025-12-31'],
  )
})
