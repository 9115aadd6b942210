import { type PlaceIndex, placeAt } from '#methods/placement/index'
import type { Instant } from '#methods/working-time/index'
import type { Random } from '../random.ts'
import type { Arrival } from './arrivals.ts'
import type { Spot, Spots } from './spots.ts'

const day = 86_400_000
const tries = 60

/**
 * Where things come up. In the last days before the present the rubbish of one community is not fetched as it should be,
 * so that the command centre has something that rises.
 */
export function spotFor(
  spots: Spots,
  index: PlaceIndex,
  random: Random,
  until: Instant,
): (arrival: Arrival, where: Random) => Spot {
  let community: string | null = null
  const within = (spot: Spot) => placeAt(index, spot.at).community
  return (arrival, where) => {
    const usual = spots.pick(arrival.profile.pool, where)
    if (until - arrival.at > 5 * day || !arrival.profile.code.startsWith('02')) return usual
    community ??= within(usual)
    let spot = usual
    for (let n = 0; n < tries && within(spot) !== community; n++) spot = spots.pick(arrival.profile.pool, random)
    return spot
  }
}
