import { expect, it } from 'vitest'
import { programmes } from '#programmes/index'
import { coverageOf } from './demand-cover.ts'

const held = (...titles: string[]) =>
  coverageOf(
    programmes,
    titles.map(title => ({ title, typed: false })),
    'zh',
  ).columns.map(({ held }) => held && [held.what, held.of])

it('holds what it counts, also under a heading in two levels', () => {
  expect(held('事件办理 受理数', '事件办理 超时数', '小区与住户 小区数', '小区概况 建成年代')).toEqual([
    ['indicator', expect.any(String)],
    ['case', 'incident'],
    [expect.any(String), 'estates.estates'],
    ['column', 'estates.estates'],
  ])
})

it('does not take for held what nobody counts', () => {
  expect(held('入户走访 走访户数', '意见征集 收回问卷', '宣传活动场次')).toEqual([null, null, null])
})
