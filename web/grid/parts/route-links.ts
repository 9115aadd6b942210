import { toDatum } from '#methods/placement/datum'
import type { LngLat } from '../../map/types.ts'

const six = (n: number) => n.toFixed(6)

/** Opens whatever map app the phone has (RFC 5870); the second part is what Android apps read for the pin's name. */
export function geoLink([lng, lat]: LngLat, name: string): string {
  const at = `${six(lat)},${six(lng)}`
  return `geo:${at}?q=${at}(${encodeURIComponent(name)})`
}

/** Walking there with AMap, whose maps are drawn in GCJ-02: an unconverted point would lie some 500 m off. */
export function amapLink(point: LngLat, name: string): string {
  const [lng, lat] = toDatum([point[0], point[1]], 'gcj02')
  const query = new URLSearchParams({ to: `${six(lng)},${six(lat)},${name}`, mode: 'walk', coordinate: 'gaode', callnative: '1' })
  return `https://uri.amap.com/navigation?${query}`
}
