import { expect, test } from 'vitest'
import { metresBetween } from '#methods/placement/measure'
import { away } from './distance.ts'
import { amapLink, geoLink } from './route-links.ts'

test('distances are said as a walker says them', () => {
  expect(away([109.5, 29], [109.5, 29])).toEqual({ unit: 'm', count: 10 })
  expect(away([109.5, 29], [109.5, 29.0031])).toEqual({ unit: 'm', count: 340 })
  expect(away([109.5, 29], [109.5, 29.0125])).toEqual({ unit: 'km', count: 1.4 })
})

test('the link for AMap leads to the point as AMap draws it, some hundred metres from the same figures in WGS84', () => {
  const to = new URL(amapLink([109.5, 29], '幸福里 3 号楼')).searchParams.get('to') ?? ''
  const [lng = 0, lat = 0] = to.split(',').map(Number)
  const shift = metresBetween([109.5, 29], [lng, lat])
  expect(shift).toBeGreaterThan(100)
  expect(shift).toBeLessThan(1000)
  expect(to.endsWith('幸福里 3 号楼')).toBe(true)
})

test('the link for the phone’s own map app stays in WGS84, latitude first', () => {
  expect(geoLink([109.5, 29], 'a b')).toBe('geo:29.000000,109.500000?q=29.000000,109.500000(a%20b)')
})
