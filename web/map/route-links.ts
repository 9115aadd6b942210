import { type Datum, toDatum } from '#methods/placement/datum'
import type { LngLat } from './types.ts'

/** The map apps people have, and the datum each reads a point in. What we store is WGS84 and is converted here only. */
export const mapApps = {
  phone: { datum: 'wgs84', link: geoLink },
  amap: { datum: 'gcj02', link: amapLink },
  baidu: { datum: 'bd09', link: baiduLink },
  tencent: { datum: 'gcj02', link: tencentLink },
  apple: { datum: 'gcj02', link: appleLink },
} as const satisfies Record<string, { datum: Datum; link: (at: LngLat, name: string) => string }>
export type MapApp = keyof typeof mapApps

const six = (n: number) => n.toFixed(6)
const within = (point: LngLat, datum: Datum): readonly [lng: string, lat: string] => {
  const [lng, lat] = toDatum([point[0], point[1]], datum)
  return [six(lng), six(lat)]
}

/** Opens whatever map app the phone has (RFC 5870, WGS84); the second part is what Android apps read for the pin's name. */
export function geoLink([lng, lat]: LngLat, name: string): string {
  const at = `${six(lat)},${six(lng)}`
  return `geo:${at}?q=${at}(${encodeURIComponent(name)})`
}

/** Walking there with AMap (高德), whose maps are drawn in GCJ-02: an unconverted point would lie some 500 m off. */
export function amapLink(point: LngLat, name: string): string {
  const [lng, lat] = within(point, 'gcj02')
  // A comma in the name would end it for AMap.
  const query = new URLSearchParams({
    to: `${lng},${lat},${name.replaceAll(',', '，')}`,
    mode: 'walk',
    coordinate: 'gaode',
    callnative: '1',
  })
  return `https://uri.amap.com/navigation?${query}`
}

/** The point on Baidu's map (百度), in BD-09, latitude first. */
export function baiduLink(point: LngLat, name: string): string {
  const [lng, lat] = within(point, 'bd09')
  const query = new URLSearchParams({
    location: `${lat},${lng}`,
    title: name,
    content: name,
    coord_type: 'bd09ll',
    output: 'html',
    src: 'linli',
  })
  return `https://api.map.baidu.com/marker?${query}`
}

/** The point on Tencent's map (腾讯), in GCJ-02, latitude first. */
export function tencentLink(point: LngLat, name: string): string {
  const [lng, lat] = within(point, 'gcj02')
  // The parts of a marker are parted by semicolons and colons.
  const title = name.replace(/[;:]/g, ' ')
  const query = new URLSearchParams({ marker: `coord:${lat},${lng};title:${title}`, coord_type: '1', referer: 'linli' })
  return `https://apis.map.qq.com/uri/v1/marker?${query}`
}

/** The point in Apple Maps (苹果), whose map of China is AMap's and reads GCJ-02 there. */
export function appleLink(point: LngLat, name: string): string {
  const [lng, lat] = within(point, 'gcj02')
  return `https://maps.apple.com/?${new URLSearchParams({ ll: `${lat},${lng}`, q: name })}`
}
