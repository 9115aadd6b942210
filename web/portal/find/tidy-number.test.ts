import { expect, it } from 'vitest'
import { tidyNumber } from './tidy-number.ts'

it.each([
  '261122-1234-5678',
  '26112212345678',
  ' 261122 1234 5678 ',
  '２６１１２２－１２３４－５６７８',
  '编号：261122—1234—5678。',
])('reads %s as it is printed', typed => {
  expect(tidyNumber(typed)).toEqual({ digits: 14, number: '261122-1234-5678' })
})

it('says how many digits there are when they are not enough or too many', () => {
  expect(tidyNumber('261122-1234')).toEqual({ digits: 10, number: undefined })
  expect(tidyNumber('261122-1234-56789')).toEqual({ digits: 15, number: undefined })
  expect(tidyNumber('路灯')).toEqual({ digits: 0, number: undefined })
})
