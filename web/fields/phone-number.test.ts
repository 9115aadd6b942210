import { expect, it } from 'vitest'
import { isPhone, tidyPhone } from './phone-number.ts'

it.each([
  ['138 0000 0000', '13800000000'],
  ['+86 138-0000-0000', '13800000000'],
  ['１３８００００００００', '13800000000'],
  ['010-8800 0000', '010-88000000'],
])('%s is tidied to %s and is a phone number', (typed, tidy) => {
  expect(tidyPhone(typed)).toBe(tidy)
  expect(isPhone(tidy)).toBe(true)
})

it('takes service numbers and local numbers', () => {
  for (const number of ['12345', '110', '4008000000', '66880000']) expect(isPhone(number)).toBe(true)
})

it.each(['1380000000', '23800000000', 'abc', '138****0000', ''])('refuses "%s"', typed => {
  expect(isPhone(tidyPhone(typed))).toBe(false)
})
