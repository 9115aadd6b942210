import { expect, it } from 'vitest'
import { compare } from '../../shell/i18n/catalogue.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

it('says everything about tours in both languages', () => {
  expect(compare(zh, en)).toEqual([])
})
