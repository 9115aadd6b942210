import { metresBetween } from '#methods/placement/measure'
import type { LngLat } from '../../map/types.ts'

export type Away = { readonly unit: 'm' | 'km'; readonly count: number }

/** How far as a walker would say it: to 10 m below one kilometre, then to 100 m. */
export const away = (from: LngLat, to: LngLat): Away => lengthOf(metresBetween(from, to))

export function lengthOf(metres: number): Away {
  if (metres < 995) return { unit: 'm', count: Math.max(10, Math.round(metres / 10) * 10) }
  return { unit: 'km', count: Math.round(metres / 100) / 10 }
}
