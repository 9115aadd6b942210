import type { LngLat } from '#kernel/define/field'

/** A place somebody asks about: a point, or a whole community. Never kept, only in the address of the page. */
export type Spot = { readonly name: string } & ({ readonly point: LngLat } | { readonly community: string })

export const sameSpot = (spot: Spot): string => ('point' in spot ? spot.point.join() : spot.community)

/** As it stands in the address of the page; places found by the device carry no name. */
export function spotIn(search: URLSearchParams, mine: string): Spot | undefined {
  const name = (search.get('name') ?? mine).slice(0, 100)
  const community = search.get('community')
  if (community) return { name, community }
  const point = [Number(search.get('lng') ?? Number.NaN), Number(search.get('lat') ?? Number.NaN)] as const
  return point.every(Number.isFinite) ? { name, point } : undefined
}

export function searchOf(spot: Spot, name = spot.name): URLSearchParams {
  const place = 'point' in spot ? { lng: spot.point[0].toFixed(5), lat: spot.point[1].toFixed(5) } : { community: spot.community }
  return new URLSearchParams({ ...place, ...(name && { name }) } as Record<string, string>)
}
