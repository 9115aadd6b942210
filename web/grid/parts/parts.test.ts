import { expect, test } from 'vitest'
import { away } from './distance.ts'

test('distances are said as a walker says them', () => {
  expect(away([109.5, 29], [109.5, 29])).toEqual({ unit: 'm', count: 10 })
  expect(away([109.5, 29], [109.5, 29.0031])).toEqual({ unit: 'm', count: 340 })
  expect(away([109.5, 29], [109.5, 29.0125])).toEqual({ unit: 'km', count: 1.4 })
})
