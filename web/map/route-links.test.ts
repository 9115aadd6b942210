import { describe, expect, it, test } from 'vitest'
import { toDatum } from '#methods/placement/datum'
import { metresBetween } from '#methods/placement/measure'
import { amapLink, appleLink, baiduLink, geoLink, mapApps, tencentLink } from './route-links.ts'

const tiananmen = [116.404, 39.915] as const
const pair = (link: string, name: string) => (new URL(link).searchParams.get(name) ?? '').split(/[,;:]/)

describe('what a map app is handed', () => {
  // The pairs are those printed in the readme of the widely used library coordtransform (MIT).
  it('is the published GCJ-02 point for the published WGS84 one', () => {
    const [lng, lat] = pair(amapLink(tiananmen, '门'), 'to').map(Number)
    expect(metresBetween([lng!, lat!], [116.41024449916938, 39.91640428150164])).toBeLessThan(0.2)
  })

  it('is the published BD-09 point, by way of GCJ-02', () => {
    const published = [116.41036949371029, 39.92133699351021] as const
    const gcj = [116.404, 39.915] as const
    const wgs = [116.404 - (116.41024449916938 - 116.404), 39.915 - (39.91640428150164 - 39.915)] as const
    expect(metresBetween([...toDatum([...wgs], 'gcj02')] as [number, number], [...gcj])).toBeLessThan(5)
    const [lat, lng] = pair(baiduLink(wgs, '门'), 'location').map(Number)
    expect(metresBetween([lng!, lat!], [...published])).toBeLessThan(5)
  })

  it('says in which datum it is, where the app can be told', () => {
    expect(new URL(baiduLink(tiananmen, '门')).searchParams.get('coord_type')).toBe('bd09ll')
    expect(new URL(amapLink(tiananmen, '门')).searchParams.get('coordinate')).toBe('gaode')
    expect(mapApps.phone.datum).toBe('wgs84')
  })

  it('is the same ground for AMap, Tencent and Apple', () => {
    const [amapLng, amapLat] = pair(amapLink(tiananmen, '门'), 'to')
    expect(pair(tencentLink(tiananmen, '门'), 'marker').slice(1, 3)).toEqual([amapLat, amapLng])
    expect(pair(appleLink(tiananmen, '门'), 'll')).toEqual([amapLat, amapLng])
  })

  it('cannot be broken by a name', () => {
    expect(new URL(tencentLink(tiananmen, 'a;title:b')).searchParams.get('marker')?.split(';')).toHaveLength(2)
    expect(pair(amapLink(tiananmen, 'a,b'), 'to')).toHaveLength(3)
    expect(new URL(baiduLink(tiananmen, '1&2#3')).searchParams.get('title')).toBe('1&2#3')
  })
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
