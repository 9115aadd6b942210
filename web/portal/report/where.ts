import type { z } from 'zod'
import type { placement } from '#contract/office'
import type { LngLat, PlaceValue } from '#kernel/define/field'
import { api } from '../../shell/api.ts'
import type { Text } from '../text.ts'

export type Placement = z.infer<typeof placement>
export type AddressRow = { readonly id: string; readonly text: string; readonly point: LngLat }

export const placeAt = ([lng, lat]: LngLat, signal: AbortSignal) =>
  api.get<Placement>('/places/at', { query: { lng, lat }, signal })

export const findAddresses = async (q: string, signal: AbortSignal): Promise<readonly AddressRow[]> =>
  (await api.get<{ rows: readonly AddressRow[] }>('/addresses', { query: { q: q.slice(0, 100) }, signal })).rows

/** A distance as people say it. */
export const sayDistance = (metres: number, t: Text): string =>
  metres < 950
    ? t('portal.place.metres', { count: Math.max(10, Math.round(metres / 10) * 10) })
    : t('portal.place.kilometres', { count: (metres / 1000).toFixed(1) })

/** Where a point is, in words: the nearest address, else the community. */
export function sayPlacement(at: Placement, t: Text): string {
  if (at.address) return t('portal.place.near', { address: at.address })
  const name = at.names[at.community ?? ''] ?? at.names[at.street ?? '']
  return name ? t('portal.place.in', { place: name }) : t('portal.place.point')
}

export function readPlace(value: unknown): PlaceValue {
  return typeof value === 'object' && value !== null ? (value as PlaceValue) : {}
}

/** Nothing instead of an empty place, so that "required" sees it. */
export const placeOrNothing = ({ point, address, accuracy }: PlaceValue): PlaceValue | undefined =>
  point === undefined && !address
    ? undefined
    : { ...(point && { point }), ...(address && { address }), ...(point && accuracy !== undefined && { accuracy }) }

const settings: PositionOptions = { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 }

export type Located = { is: 'here'; point: LngLat; accuracy: number } | { is: 'denied' } | { is: 'nowhere' }

/** Asks the device where it is, once and only when pressed. */
export function locate(): Promise<Located> {
  return new Promise(resolve => {
    if (!('geolocation' in navigator)) return resolve({ is: 'nowhere' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          is: 'here',
          point: [coords.longitude, coords.latitude],
          accuracy: Math.min(40_000_000, Math.round(coords.accuracy)),
        }),
      error => resolve({ is: error.code === error.PERMISSION_DENIED ? 'denied' : 'nowhere' }),
      settings,
    )
  })
}
