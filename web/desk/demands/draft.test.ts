import { expect, it } from 'vitest'
import { emptyDraft, linesOf, withLines } from './draft.ts'

it('takes each column once, and keeps the mark that one has to be typed', () => {
  expect(linesOf(' 小区名称 \n\n总户数\n小区名称\n')).toEqual(['小区名称', '总户数'])
  expect(withLines([{ title: '总户数', typed: true }], '小区名称\n总户数')).toEqual([
    { title: '小区名称', typed: false },
    { title: '总户数', typed: true },
  ])
})

it('ends with the year of the office', () => {
  expect(emptyDraft(Date.UTC(2026, 11, 31, 17)).until).toBe('2027-12-31')
})
