import { describe, expect, it } from 'vitest'
import { readPlan } from '../index.ts'

const read = (text: string) => readPlan(text)
const summary = (text: string) =>
  read(text).targets.map(({ comparator, quantity, deadline, subject }) => [comparator, quantity, deadline, subject])

describe('a whole document', () => {
  it('gives what stands under a heading with a year that year', () => {
    const text = '柏树街道2024年工作计划\n\n一、2024年主要目标\n\n(一)财政收入增长6%以上\n\n(二)新增就业1200人\n'
    expect(summary(text)).toEqual([
      ['ge', 6, '2024-12-31', '财政收入'],
      ['eq', 1200, '2024-12-31', '就业'],
    ])
  })

  it('gives a task the date of the label behind it', () => {
    const text =
      '柏树街道2024年任务分解方案\n\n一、城市管理\n1.新建口袋公园3个。\n责任单位:城管办\n完成时限:2024年10月底前\n2.修订防汛预案。(责任单位:应急办;完成时限:5月底前)\n'
    expect(summary(text)).toEqual([
      ['eq', 3, '2024-10-31', '口袋公园'],
      ['milestone', null, '2024-05-31', '防汛预案'],
    ])
  })

  it('reads a table of indicators with what they start from', () => {
    const text =
      '柏树街道2024年工作计划\n\n序号\t指标\t单位\t2023年\t2024年目标\n1\t分类准确率\t%\t82\t≥90\n2\t停车位\t个\t300\t500\n3\t网格覆盖\t-\t96%\t全覆盖\n'
    expect(summary(text)).toEqual([
      ['ge', 90, '2024-12-31', '分类准确率'],
      ['eq', 500, '2024-12-31', '停车位'],
      ['all', null, '2024-12-31', '网格覆盖'],
    ])
    expect(read(text).baselines.map(({ quantity, unit, date }) => [quantity, unit, date])).toEqual([
      [82, '%', '2023-12-31'],
      [300, '个', '2023-12-31'],
    ])
  })

  it('finds nothing in a report but in the part that looks ahead', () => {
    const text =
      '柏树街道2023年工作总结\n\n一、主要工作完成情况\n\n新建公园3个,培训1200人次,群众满意率达到96%。\n\n二、下一步工作计划\n\n2024年底前新建公园2个。\n'
    expect(summary(text)).toEqual([['eq', 2, '2024-12-31', '公园']])
  })

  it('finds nothing in a story', () => {
    expect(read('那年冬天,村里来了六十多个客人,摆了八桌。他挑着八十斤的担子走了四十里。\n').targets).toEqual([])
  })

  it('asks about two figures for one thing, a masked figure and a date before the plan begins', () => {
    const text =
      '柏树街道2024年工作计划\n\n新建停车位200个。\n\n全年绿化xx亩。\n\n新建停车位300个。\n\n2022年底前完成管网改造。\n'
    expect(read(text).questions.map(question => question.kind)).toEqual(['masked', 'deadline', 'contradiction'])
  })

  it('quotes exactly what stands at the offset, in Traditional characters and over wrapped lines', () => {
    const text = '雲林街道二〇二五年度計劃\n\n全年完成適老化改造一百二十戶,\n新增車位３０個。\n'
    const { targets } = read(text)
    expect(targets.map(({ quantity, unit, subject }) => [quantity, unit, subject])).toEqual([
      [120, '戶', '適老化改造'],
      [30, '個', '車位'],
    ])
    for (const { offset, length, quote } of targets) expect(text.slice(offset, offset + length)).toBe(quote)
  })
})

it('reads the table of goals in the part of a report that looks ahead, and nothing before it', () => {
  const text =
    '2022年度节能工作报告\n\n一、前言\n本报告总结2022年工作,提出2023年工作计划。全年用电90万千瓦时。\n\n二、2022年消费情况\n更换灯具200套。\n\n三、2023年工作计划\n指标\t2022年实际\t2023年目标\n电力(kWh)\t90\t≤88\n水(吨)\t279\t≤270\n'
  expect(summary(text)).toEqual([
    ['le', 88, '2023-12-31', '电力'],
    ['le', 270, '2023-12-31', '水'],
  ])
})

it('finds nothing in the news of a meeting', () => {
  expect(
    read('某区推进签约服务\n\n2025年3月27日,召开2025年工作推进会,与会人员学习了措施,明确部署了2025年重点工作,覆盖率达到90%。\n')
      .targets,
  ).toEqual([])
})

it('finds nothing in the story of what was done in recent years', () => {
  expect(
    read('某街道的小网格\n\n近年来,街道创新模式,划分网格186个。\n\n一、建强队伍\n组建服务队36支,开展活动480场次。\n').targets,
  ).toEqual([])
})

it('reads the cell under a heading of targets with the cell before it, and a row without a figure by that cell', () => {
  const text =
    '2025年项目清单\n\n序号\t项目名称\t建设内容\t年度目标\t责任单位\t完成时限\n1\t休憩角\t增设座椅\t12处\t城管办\t2025年6月底\n2\t旧仓库\t租用厂房2栋\t改建并开放\t文化站\t2025年10月\n'
  expect(read(text).targets.map(one => [one.quote, one.comparator, one.quantity, one.deadline])).toEqual([
    ['休憩角\t增设座椅\t12处', 'eq', 12, '2025-06-30'],
    ['改建并开放', 'milestone', null, '2025-10-31'],
  ])
})

it('finds nothing in who comes to a meeting', () => {
  const text = '关于召开工作推进会的通知\n\n一、参会人员\n(一)各社区书记1名、网格长2名;\n\n二、有关要求\n准时参会。\n'
  expect(read(text).targets).toEqual([])
})

it('takes what is to be built under a heading of goals to be built by their date', () => {
  const text =
    '全民阅读实施方案\n\n一、目标任务\n到2026年要实现以下目标\n1.阅读设施覆盖率达到90%。\n2.建成覆盖全街道的全民阅读服务体系。\n'
  expect(summary(text)).toEqual([
    ['eq', 90, '2026-12-31', '阅读设施覆盖率'],
    ['milestone', null, '2026-12-31', '覆盖全街道的全民阅读服务体系'],
  ])
})
