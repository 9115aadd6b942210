import { describe, expect, it } from 'vitest'
import { timesIn } from './time-words.ts'

const fiveYears = { from: 2021, to: 2025, written: 2021, day: '2021-03-20' }
const oneYear = { from: 2023, to: 2023, written: 2022, day: '2022-12-20' }

describe('words of time', () => {
  it.each([
    ['到2025年,', '2025-12-31', 'by'],
    ['二〇二五年底前', '2025-12-31', 'by'],
    ['2022年6月底前', '2022-06-30', 'by'],
    ['2024年2月', '2024-02-29', 'in'],
    ['2022年8月10日前', '2022-08-10', 'by'],
    ['2022年7月-9月', '2022-09-30', 'in'],
    ['2023年上半年', '2023-06-30', 'in'],
    ['2023年三季度末', '2023-09-30', 'in'],
    ['2021—2023年', '2023-12-31', 'in'],
    ['“十四五”期间', '2025-12-31', 'span'],
    ['“十四五”末', '2025-12-31', 'by'],
    ['“十三五”期间', '2020-12-31', 'past'],
    ['截至2020年末', '2020-12-31', 'past'],
    ['2019年', '2019-12-31', 'past'],
    ['去年', null, 'past'],
  ])('of a plan for five years: %s', (words, date, force) => {
    expect(timesIn(words, fiveYears)).toMatchObject([{ date, force, ask: false }])
  })

  it.each([
    ['年内', '2023-12-31', 'by'],
    ['6月底前', '2023-06-30', 'by'],
    ['今年', '2023-12-31', 'in'],
    ['一季度', '2023-03-31', 'in'],
    ['5月中旬', '2023-05-20', 'in'],
  ])('of a plan for one year: %s', (words, date, force) => {
    expect(timesIn(words, oneYear)).toMatchObject([{ date, force }])
  })

  it.each(['2024年前', '三年内', '首年', '力争用三年时间'])('asks what %s means', words => {
    expect(timesIn(words, fiveYears)).toMatchObject([{ ask: true }])
  })

  it.each(['较2020年提高', '2000年底前建成的小区', '2021年起', '每月召开', '《2022年工作要点》'])('sees none in %s', words => {
    expect(timesIn(words, fiveYears)).toEqual([])
  })
})
