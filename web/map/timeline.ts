import type { Points } from './points.ts'

const DAY = 86_400_000
/** China has one time zone and no summer time. */
const SHIFT = 8 * 3_600_000
/** Day 4 of 1970 was a Monday. */
const MONDAY = 4

export type Step = 'day' | 'week'
const length = { day: DAY, week: 7 * DAY } as const

/** The beginning of the day or week (from Monday) in China that holds a moment. */
export function beginningOf(moment: number, step: Step): number {
  const day = Math.floor((moment + SHIFT) / DAY)
  const first = step === 'day' ? day : day - ((((day - MONDAY) % 7) + 7) % 7)
  return first * DAY - SHIFT
}

/** Days or weeks from the oldest point (but at most `most` of them) up to now, and how many points lie in each. */
export function timelineOf(points: Points, step: Step, now: number, most: number) {
  const end = beginningOf(now, step) + length[step]
  let first = end - length[step]
  for (let i = 0; i < points.count; i += 1) {
    if (!Number.isFinite(points.time[i]!)) continue
    first = Math.min(first, beginningOf(points.time[i]!, step))
    break
  }
  const steps = Math.max(1, Math.min(most, Math.round((end - first) / length[step])))
  const from = end - steps * length[step]
  const counts = new Int32Array(steps)
  for (let i = 0; i < points.count; i += 1) {
    const n = Math.floor((points.time[i]! - from) / length[step])
    if (n >= 0 && n < steps) counts[n]! += 1
  }
  return { from, step, steps, counts: [...counts] }
}
export type Timeline = ReturnType<typeof timelineOf>

/** The window that ends with a step of the timeline and is so many steps wide. */
export function windowAt(line: Timeline, at: number, wide: number): readonly [from: number, to: number] {
  const to = line.from + (at + 1) * length[line.step]
  return [to - wide * length[line.step], to]
}
