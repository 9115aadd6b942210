import { expect, it } from 'vitest'
import { compare } from '../shell/i18n/catalogue.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

it('the map speaks both languages in full', () => {
  expect(compare(zh, en)).toEqual([])
})
