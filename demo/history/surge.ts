import { type PlaceIndex, placeAt } from '#methods/placement/index'
import type { Instant } from '#methods/working-time/index'
import type { Random } from '../random.ts'
import type { Arrival } from './arrivals.ts'
import { profiles } from './profile.ts'
import type { Spot, Spots } from './spots.ts'

const day = 86_400_000
const tries = 60
const rubbish = profiles.filter(profile => profile.code.startsWith('02'))

/**
 * What comes up where. In the last days before the present the rubbish of one community is not fetched as it should be,
 * so that the command centre has something that rises.
 */
export function placedBy(spots: Spots, index: PlaceIndex, random: Random, until: Instant) {
  let community: string | null = null
  const within = (spot: Spot) => placeAt(index, spot.at).community
  return (arrival: Arrival, where: Random): { readonly arrival: Arrival; readonly spot: Spot } => {
    const usual = spots.pick(arrival.profile.pool, where)
    if (until - arrival.at > 5 * day) return { arrival, spot: usual }
    const isRubbish = arrival.profile.code.startsWith('02')
    if (!isRubbish && !random.chance(0.3)) return { arrival, spot: usual }
    const profile = isRubbish ? arrival.profile : random.pick(rubbish)
    let spot = isRubbish ? usual : spots.pick(profile.pool, random)
    community ??= within(spot)
    for (let n = 0; n < tries && within(spot) !== community; n++) spot = spots.pick(profile.pool, random)
    return { arrival: { ...arrival, profile }, spot }
  }
}
