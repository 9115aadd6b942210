import type { Instant } from '#methods/working-time/index'
import type { Random } from '../random.ts'

export const day = 86_400_000
const east = 8 * 3_600_000
/** The beginning of the day in China that a moment belongs to. */
export const dayOf = (at: Instant): Instant => Math.floor((at + east) / day) * day - east
export const isoDay = (at: Instant): string => new Date(at + east).toISOString().slice(0, 10)

/** How long the demo office has kept its rounds, in days. */
export const memory = 40

/**
 * On which days a stop was visited, worked out backwards from the day its next visit is due, so that what is due today is
 * known beforehand. Most visits come on the last day or the one before; now and then one comes too late.
 * @param every days between visits
 * @param due the day of the next visit, counted from today: 0 is today, -1 was yesterday and is late
 * @returns days before today, the earliest first; the first is when the stop was taken up
 */
export function visitDays(every: number, due: number, random: Random, lateShare: number): number[] {
  const days: number[] = []
  for (let at = due - every; at > -memory; ) {
    days.unshift(at)
    const early = every > 2 && random.chance(0.3) ? random.int(1, Math.floor(every / 3)) : 0
    const late = random.chance(lateShare) ? random.int(1, 2) : 0
    at -= late > 0 ? every + late : every - early
  }
  days.unshift((days[0] ?? due) - random.int(1, every))
  return days
}

/** When the next visit of a stop is due, counted from today; some are late, some were made this morning. */
export function dueDay(every: number, random: Random, mayToday: boolean): number {
  if (random.chance(0.05)) return -random.int(1, 2)
  return random.int(0, mayToday ? every : every - 1)
}
