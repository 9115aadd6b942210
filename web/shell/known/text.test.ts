import { expect, it } from 'vitest'
import { compare } from '../i18n/catalogue.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

it('says in both languages what may be known already', () => {
  expect(compare(zh, en)).toEqual([])
})
