import { type Calendar, type Instant, isWorkingDay } from '#methods/working-time/index'
import type { Random } from '../random.ts'
import { type Hours, type Profile, profiles } from './profile.ts'

const hour = 3_600_000
const day = 24 * hour
const east = 8 * hour

export interface Arrival {
  readonly at: Instant
  readonly profile: Profile
  /** How far behind everybody is: 1 on an ordinary day, more in a rush. */
  readonly load: number
}

/** Two emergencies: what they multiply, and by how much, day by day. */
interface Rush {
  readonly from: number
  readonly factors: readonly number[]
  readonly codes: Readonly<Record<string, number>>
}
function rushes(days: number): Rush[] {
  const storm = { '0106': 60, '0501': 45, '0708': 40, '0705': 14, '0404': 10, '0408': 8, '0309': 14, '0803': 8 }
  const burst = { '0802': 25, '0801': 120, '0106': 12, '0102': 2 }
  return [
    // The storm week lies in the last summer before the end; the burst main in the first winter.
    { from: days, factors: [3, 7, 6.5, 5, 3.5, 2.5, 1.8], codes: storm },
    { from: days, factors: [9, 6, 2.5], codes: burst },
  ]
}

/** The last days before the present are busy ones, so that the desk has something to do. */
const busy = [1.3, 1.5, 1.8, 2, 2.1, 2.2, 2]

const clockShapes: Record<Hours, readonly number[]> = {
  day: [0, 0, 0, 0, 0, 1, 3, 6, 9, 10, 9, 7, 5, 5, 7, 8, 8, 7, 6, 5, 4, 2, 1, 0],
  evening: [1, 0, 0, 0, 0, 0, 1, 3, 4, 4, 4, 4, 4, 3, 3, 4, 5, 7, 10, 13, 12, 9, 5, 2],
  night: [8, 6, 4, 3, 2, 2, 2, 3, 3, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 5, 8, 12, 12],
  rush: [0, 0, 0, 0, 0, 1, 4, 13, 12, 6, 4, 4, 4, 3, 3, 5, 9, 11, 8, 4, 2, 1, 0, 0],
  any: [2, 1, 1, 1, 1, 1, 3, 6, 8, 8, 8, 7, 6, 6, 7, 7, 7, 7, 7, 7, 7, 6, 4, 3],
}
/** Running sums of weights, for a draw by one number. */
const running = (weights: readonly number[]) => {
  let sum = 0
  return weights.map(w => {
    sum += w
    return sum
  })
}
const drawn = (sums: readonly number[], random: Random) => {
  const at = random.next() * sums.at(-1)!
  return sums.findIndex(sum => at < sum)
}
const clockSums = Object.fromEntries(Object.entries(clockShapes).map(([k, v]) => [k, running(v)])) as Record<Hours, number[]>

const localDay = (at: Instant) => new Date(at + east)
const isoDay = (at: Instant) => localDay(at).toISOString().slice(0, 10)

function weekday(at: Instant, calendar: Calendar): number {
  const working = isWorkingDay(isoDay(at), calendar)
  if (calendar.days[isoDay(at)] === 'holiday') return 0.55
  if (!working) return 0.72
  return localDay(at).getUTCDay() === 1 ? 1.22 : 1
}

/** The days of a rush: the first day with the month and day given, after `from`. */
function dayOf(month: number, date: number, first: Instant, days: number, last: boolean): number {
  const fits = Array.from({ length: days }, (_, n) => n).filter(n => {
    const d = localDay(first + n * day)
    return d.getUTCMonth() + 1 === month && d.getUTCDate() === date
  })
  return (last ? fits.at(-1) : fits[0]) ?? -100
}

/**
 * When what is reported over the two years before `until`, in order of time: exactly `cases` of them, by season, day of the
 * week, holiday, hour, and two emergencies.
 */
export function* arrivals(random: Random, calendar: Calendar, until: Instant, cases: number): Generator<Arrival> {
  const last = Math.floor((until + east) / day) * day - east
  const days = 731
  const first = last - (days - 1) * day
  const [storm, burst] = rushes(0) as [Rush, Rush]
  const storms = { ...storm, from: dayOf(7, 19, first, days, true) }
  const bursts = { ...burst, from: dayOf(1, 14, first, days, false) }

  const weightsOn = (n: number) => {
    const month = localDay(first + n * day).getUTCMonth()
    return profiles.map(profile => {
      let weight = profile.weight * profile.season[month]!
      for (const rush of [storms, bursts]) {
        const factor = rush.factors[n - rush.from] ?? 0
        if (factor > 0) weight *= 1 + ((rush.codes[profile.code] ?? 0) * factor) / 7
      }
      return weight
    })
  }
  const intensity = Array.from({ length: days }, (_, n) => {
    const at = first + n * day
    const total = weightsOn(n).reduce((a, b) => a + b, 0)
    const lately = busy[n - (days - busy.length)] ?? 1
    const part = n === days - 1 ? Math.max(0.02, (until - last) / day) : 1
    // The office grows better known over the two years.
    return total * weekday(at, calendar) * random.between(0.82, 1.18) * (0.85 + (0.3 * n) / days) * part * lately
  })
  const sum = intensity.reduce((a, b) => a + b, 0)
  let owed = 0
  let given = 0
  for (let n = 0; n < days; n++) {
    owed += (intensity[n]! / sum) * cases
    const count = n === days - 1 ? cases - given : Math.max(0, Math.round(owed) - given)
    given += count
    const rush = [storms, bursts].some(r => (r.factors[n - r.from] ?? 0) > 2)
    const load = rush ? 2.4 : n >= days - busy.length - 3 ? 1.5 : 1
    const sums = running(weightsOn(n))
    const begin = first + n * day
    const todays = Array.from({ length: count }, () => {
      const profile = profiles[drawn(sums, random)]!
      const at = begin + (drawn(clockSums[profile.hours], random) + random.next()) * hour
      return { at: Math.floor(at), profile, load }
    })
    // What would lie in the future came this morning, or last night.
    const past = todays.map(a => (a.at < until ? a : { ...a, at: begin + Math.floor(((until - begin) * (a.at - begin)) / day) }))
    yield* past.sort((a, b) => a.at - b.at)
  }
}
