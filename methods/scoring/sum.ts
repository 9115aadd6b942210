import type { Points } from './rule.ts'

/** One part of a score; null points: nothing there to be counted or judged. `small`: too few records to tell by. */
export interface Part {
  readonly weight: number
  readonly points: Points | null
  readonly small: boolean
}

/** The weighed sum with its bounds, and over how much of the weight it was taken. */
export interface Sum extends Points {
  readonly weight: number
  /** All parts have points, and none of them hangs on too few records: only then may it be held against other sums. */
  readonly whole: boolean
}

const hundredths = (n: number): number => Math.round(n * 100) / 100

/**
 * The weighed mean of the parts that have points, 0 to 100. Parts without any are left out and the weights of the others
 * stretched, which is said by `weight` and makes the sum not `whole`. Its bounds are the weighed bounds of the parts:
 * rather too wide than too narrow, whatever hangs together with what. Null when no part has points.
 */
export function sumOf(parts: readonly Part[]): Sum | null {
  const counted = parts.flatMap(({ weight, points }) => (points === null || weight <= 0 ? [] : [{ weight, points }]))
  const weight = counted.reduce((all, part) => all + part.weight, 0)
  if (weight === 0) return null
  const mean = (of: keyof Points) => hundredths(counted.reduce((all, part) => all + part.weight * part.points[of], 0) / weight)
  const whole = parts.every(part => part.weight <= 0 || (part.points !== null && !part.small))
  return { points: mean('points'), low: mean('low'), high: mean('high'), weight, whole }
}
