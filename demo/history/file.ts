import type { Actor } from '#kernel/engine/actor'
import type { Channel } from '#kernel/engine/model'
import type { Random } from '../random.ts'
import type { Point } from '../town/types.ts'
import type { Arrival } from './arrivals.ts'
import { kindTicked, reporterOf, reportWords, type Voice } from './report.ts'
import { perform, type Run } from './run.ts'
import type { Spot } from './spots.ts'
import type { World } from './world.ts'

const east = 8 * 3_600_000
const hourOf = (at: number) => new Date(at + east).getUTCHours()

/** How somebody reports: staff by day only, residents at any time, by telephone more in the day. */
function voiceFor({ at, profile, load }: Arrival, random: Random): Voice {
  const hour = hourOf(at)
  if (hour >= 8 && hour < 19 && random.chance(load > 2 ? profile.found * 0.6 : profile.found)) return 'grid'
  return random.weighted<Voice>([
    ['portal', 62],
    ['hotline', hour >= 7 && hour < 22 ? 27 : 8],
    ['desk', hour >= 9 && hour < 17 ? 22 : 0],
  ])
}

/** A phone's idea of where it stands: some metres off. */
function standing(spot: Spot, voice: Voice, random: Random): Point {
  const metres = voice === 'portal' ? 6 : voice === 'grid' ? 2 : 0
  return [spot.at[0] + random.normal(0, metres) / 97_000, spot.at[1] + random.normal(0, metres) / 111_000].map(
    n => Math.round(n * 1e6) / 1e6,
  ) as Point
}

/** A spot with the point reported for it, placed in its grid. */
export function placed(world: World, spot: Spot, voice: Voice, random: Random) {
  const point = standing(spot, voice, random)
  const place = world.placeOf(point, spot.address) ?? world.placeOf(spot.at, spot.address)
  if (!place) throw new Error(`"${spot.address}" lies in no grid`)
  return {
    place,
    where: { point: place.point, address: spot.address, ...(voice === 'portal' && { accuracy: random.int(4, 30) }) },
  }
}

const channels: Readonly<Record<Voice, Channel>> = { portal: 'portal', grid: 'grid', hotline: 'hotline', desk: 'desk' }

/** Reports the case: the first thing that happens to it. */
export function report(run: Run): Voice {
  const { world, random, arrival, spot } = run
  let voice = voiceFor(arrival, random)
  const { place, where } = placed(world, spot, voice, random)
  const clerk = voice === 'desk' ? world.communityWorker(place.community, random) : null
  if (voice === 'desk' && !clerk) voice = 'hotline'
  const answers = {
    words: reportWords(voice, arrival.profile, spot, random),
    where,
    kind: kindTicked(arrival.profile, voice, random),
    ...reporterOf(voice, random),
  }
  const actor = (): Actor => {
    if (voice === 'grid') {
      const duty = world.onDuty('grid-worker', place, arrival.at)!
      return world.staff(duty.person, { role: 'grid-worker', scope: 'grid', unit: duty.unit, place: place.grid })
    }
    if (voice === 'hotline') return world.staff(world.onDuty('dispatcher', place, arrival.at)!.person)
    if (clerk) return world.staff(clerk)
    if (!random.chance(0.24)) return { kind: 'anonymous' }
    const resident = world.residents[Math.floor(random.next() ** 2 * world.residents.length)]!
    return { kind: 'resident', person: resident.id, name: resident.name }
  }
  perform(run, arrival.at, actor(), { kind: 'file', channel: channels[voice], answers }, place)
  return voice
}
