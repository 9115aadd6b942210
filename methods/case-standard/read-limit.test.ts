import { expect, it } from 'vitest'
import { readLimit } from './read-limit.ts'

it.each([
  ['2紧急工作时', 2, 'hour'],
  ['4小时', 4, 'hour'],
  ['1.5 小时', 1.5, 'hour'],
  ['半小时', 0.5, 'hour'],
  ['２４小时内', 24, 'hour'],
  ['5天', 5, 'day'],
  ['15日', 15, 'day'],
  ['2紧急工作日', 2, 'day'],
  ['7个自然日', 7, 'day'],
  ['3工作日', 3, 'workday'],
  ['3个工作日以内', 3, 'workday'],
  ['十五个工作日', 15, 'workday'],
  ['二十三天', 23, 'day'],
  ['两小时', 2, 'hour'],
  ['4工作时', 4, 'workhour'],
  ['8个工作小时', 8, 'workhour'],
  ['30分钟', 30, 'minute'],
  ['1个月', 1, 'month'],
])('reads %s as %d %s', (text, amount, unit) => {
  expect(readLimit(text)).toEqual({ amount, unit })
})

it.each(['', '立即', '及时处置', '0天', '-2天', '2.5天', '半个月', '天', '3', '3周', '二三天', '2小时或1天', '1e3天', '十十天'])(
  'guesses nothing from “%s”',
  text => {
    expect(readLimit(text)).toBeNull()
  },
)
