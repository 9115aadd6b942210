import { expect, test } from 'vitest'
import { compare } from '../../shell/i18n/catalogue.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

test('publishing says everything in both languages', () => {
  expect(compare(zh, en)).toEqual([])
})
