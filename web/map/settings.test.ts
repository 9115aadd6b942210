import { expect, it } from 'vitest'
import { scaleOf } from './scale.ts'
import { readChoices, toggled } from './settings.ts'

it('choices on a map survive an older version and a meddling hand', () => {
  const fresh = readChoices(null)
  expect(readChoices('not json')).toEqual(fresh)
  expect(readChoices('{"density":"smooth","hidden":[1,"grids"],"base":7}')).toEqual({ ...fresh, hidden: ['grids'] })
  expect(readChoices('{"base":"own","density":"cells","measure":"rate"}')).toMatchObject({
    base: 'own',
    density: 'cells',
    measure: 'rate',
  })
})

it('a switch turned twice is as it was', () => {
  expect(toggled(toggled(['a'], 'b'), 'b')).toEqual(['a'])
})

it('the scale is a round length that fits', () => {
  expect(scaleOf(3.1, 96)).toEqual({ metres: 200, pixels: 65 })
  expect(scaleOf(0.3, 96)).toEqual({ metres: 20, pixels: 67 })
  expect(scaleOf(60, 96).metres).toBe(5000)
})
