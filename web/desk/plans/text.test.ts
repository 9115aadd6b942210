import { expect, it } from 'vitest'
import { compare } from '../../shell/i18n/catalogue.ts'
import { en } from './en.ts'
import { en as reviewEn } from './review/en.ts'
import { zh as reviewZh } from './review/zh.ts'
import { zh } from './zh.ts'

it('says everything about plans in both languages', () => {
  expect(compare(zh, en)).toEqual([])
  expect(compare(reviewZh, reviewEn)).toEqual([])
})
