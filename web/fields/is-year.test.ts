import { expect, it } from 'vitest'
import { count } from '#kernel/index'
import { isYear } from './is-year.ts'

it('knows a year from how many there are', () => {
  expect(isYear(count('建成年份', { min: 1900, max: 2100 }))).toBe(true)
  expect(isYear(count('户数', { measure: '户' }))).toBe(false)
  expect(isYear(count('人数', { max: 2000 }))).toBe(false)
})
