import { expect, it } from 'vitest'
import { cornersOf, drawable, emptyCorners, numbersOf } from './view-box.ts'

it('reads four numbers as typed, full width too, and gives them back', () => {
  expect(numbersOf(['109.4', ' 28.9', '１０９.6', '29.1'])).toEqual([109.4, 28.9, 109.6, 29.1])
  expect(cornersOf([109.4, 28.9, 109.6, 29.1])).toEqual(['109.4', '28.9', '109.6', '29.1'])
  expect(cornersOf(null)).toEqual(emptyCorners)
})

it('takes nothing for a number that is none', () => {
  for (const wrong of ['', ' ', '东经 109', 'Infinity', '109,4'])
    expect(numbersOf([wrong, '28.9', '109.6', '29.1'])).toBeUndefined()
})

it('draws only a box that has an inside and lies on the map', () => {
  expect(drawable([109.4, 28.9, 109.6, 29.1])).toBe(true)
  expect(drawable([109.6, 28.9, 109.4, 29.1])).toBe(false)
  expect(drawable([109.4, 29.1, 109.6, 29.1])).toBe(false)
  expect(drawable([28.9, 109.4, 29.1, 109.6])).toBe(false)
})
